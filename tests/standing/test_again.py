"""After claims of its file were changed, a post stands as if it had been laid out anew, and little is looked at."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.claims import edit, edit_post
from litman.claims.claim import Anchor, Claim, Commented, Link
from litman.claims.read import read_claims
from litman.errors import ClaimsFileError
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.standing.again import changed_claims, stand_again
from litman.standing.stand import Stander, stand
from tests.standing.posts import Scans, Source, Written, sentence, write_post
from tests.trials import trials

DAY = date(2026, 11, 28)
SOURCES = [Source(number, has_doi=number % 3 != 1) for number in range(9)]
Edit = Callable[[bytes], bytes]


def of_claim(change: str) -> Edit:
    """Return an edit of the claims `c02` or `c05` that says nothing of where they stand."""
    first, fifth = SOURCES[1].key, SOURCES[8].key
    return {
        "a verdict": lambda data: edit.set_link(data, "c02", first, verdict="partly", by="AB", at=DAY),
        "a link": lambda data: edit.add_link(data, "c05", Link(fifth, "supports")),
        "a link that the post makes": lambda data: edit.remove_link(data, "c02", first),
        "a link taken off": lambda data: edit_post.set_claims(
            edit.remove_link(data, "c02", first), {"c02": {"unlinked": (first,)}}
        ),
        "a link to nobody": lambda data: edit.add_link(data, "c05", Link("nobody", "supports")),
        "a comment": lambda data: edit_post.set_claim(
            data, "c05", comment="So?", commented=Commented("AB", DAY)
        ),
        "a statement": lambda data: edit_post.set_claim(data, "c02", statement="tea", stance="denies"),
        "a marker": lambda data: edit_post.set_claims(data, {"c05": {"markers": [{"label": "9"}]}}),
        "other words": lambda data: edit_post.set_claim(data, "c02", text="In words of my own."),
    }[change]


CHANGES = (
    "a verdict",
    "a link",
    "a link that the post makes",
    "a link taken off",
    "a link to nobody",
    "a comment",
    "a statement",
    "a marker",
    "other words",
)


def post() -> Written:
    made = Written([(sentence(number), [SOURCES[number]]) for number in range(4)] + [(sentence(4), [])])
    made.sentences.append((sentence(5), [SOURCES[2], SOURCES[3]]))
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=trials(30), deadline=None)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4, unique=True), st.booleans())
def test_it_stands_as_if_it_was_laid_out_anew(tmp_path: Path, changes: list[str], is_edited: bool) -> None:
    scans, written = Scans(tmp_path, "md", SOURCES), post()
    scans.scan(written)
    if is_edited:
        del written.sentences[3]
        written.sentences[1:2] = [(f"Surely {sentence(1)} too", [SOURCES[1]]), (sentence(7), [SOURCES[0]])]
    analysis = analyse_post(read_post(write_post(tmp_path, "md", written)))
    before = scans.file
    assert before is not None
    standing = stand(analysis, before, scans.known)
    for change in changes:
        with suppress(ClaimsFileError):  # a link that is gone already
            scans.data = of_claim(change)(scans.data)
    after = read_claims(scans.path, scans.data)[0]
    assert after is not None
    again = stand_again(analysis, after, scans.known, before=before, standing=standing)
    assert again in (stand(analysis, after, scans.known), *([None] if is_edited else []))
    if again is not None:
        assert set(changed_claims(standing, again)) <= {"c02", "c05"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: edit.remove_claim(data, "c02"), id="a claim less"),
        pytest.param(lambda data: edit.add_claim(data, Claim("c20", "One more.")), id="a claim more"),
        pytest.param(
            lambda data: edit_post.set_post(data, dropped=("0123456789ab",)), id="a sentence dropped"
        ),
        pytest.param(lambda data: edit_post.set_anchor(data, "c02", Anchor(exact="Else.")), id="an anchor"),
        pytest.param(lambda data: edit_post.remove_references(data, [1]), id="a reference less"),
    ],
)
def test_what_says_more_than_claims_do_is_laid_out_anew(tmp_path: Path, change: Edit) -> None:
    scans, written = Scans(tmp_path, "md", SOURCES), post()
    scans.scan(written)
    analysis = analyse_post(read_post(write_post(tmp_path, "md", written)))
    before = scans.file
    assert before is not None
    standing = stand(analysis, before, scans.known)
    after = read_claims(scans.path, change(scans.data))[0]
    assert after is not None
    assert stand_again(analysis, after, scans.known, before=before, standing=standing) is None


def test_no_other_claim_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scans, written = Scans(tmp_path, "md", SOURCES), post()
    scans.scan(written)
    analysis = analyse_post(read_post(write_post(tmp_path, "md", written)))
    before = scans.file
    assert before is not None
    standing = stand(analysis, before, scans.known)
    after = read_claims(scans.path, of_claim("a verdict")(scans.data))[0]
    assert after is not None
    seen: list[str] = []
    known = Stander.known
    monkeypatch.setattr(
        Stander, "known", lambda self, claim, *rest: seen.append(claim.id) or known(self, claim, *rest)
    )
    assert stand_again(analysis, after, scans.known, before=before, standing=standing) is not None
    assert seen == ["c02"]
