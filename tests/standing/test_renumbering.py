"""A reference is itself, not its number: whatever is put in, taken out or moved, no claim leans on a wrong work."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.claims import edit
from litman.claims.claim import Checked
from tests.standing.posts import Scans, Source, Written, sentence
from tests.trials import trials

SOURCES = [Source(number, has_doi=number % 3 != 1) for number in range(24)]
FORMS = ("md", "txt", "html", "docx")


def first_post() -> Written:
    return Written([(sentence(number), [SOURCES[number]]) for number in range(4)] + [(sentence(4), [])])


def truth(post: Written) -> dict[str, set[str]]:
    return {text: {source.key for source in sources} for text, sources in post.sentences}


def in_front(post: Written) -> None:
    post.sentences.insert(0, (sentence(10), [SOURCES[10]]))


def in_the_middle(post: Written) -> None:
    post.sentences.insert(2, (sentence(11), [SOURCES[11], SOURCES[0]]))


def taken_out(post: Written) -> None:
    del post.sentences[1]


def moved(post: Written) -> None:
    post.sentences.insert(0, post.sentences.pop(3))


def cited_elsewhere(post: Written) -> None:
    """The first sentence cites another work now, and its own is cited further down."""
    post.sentences[0] = (post.sentences[0][0], [SOURCES[12]])
    post.sentences[4] = (post.sentences[4][0], [SOURCES[0]])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [in_front, in_the_middle, taken_out, moved, cited_elsewhere])
def test_no_claim_leans_on_another_work_after_an_edit(tmp_path: Path, form: str, change: object) -> None:
    post, scans = first_post(), Scans(tmp_path, form, SOURCES)
    scans.scan(post)
    assert scans.leans() == truth(post)
    ids = {claim.anchor.exact: claim.id for claim in scans.file.claims}
    change(post)  # type: ignore[operator]
    scans.scan(post)
    leans = scans.leans()
    assert {text: leans[text] for text in truth(post)} == truth(post)
    labels = [item.label for item in scans.file.references if not item.gone]
    assert labels == sorted(set(labels), key=labels.index), "two references with one label"
    assert {item.key for item in scans.file.references} == {source.key for source in post.cited()}
    assert len(set(ids.values())) == len(ids)
    before = scans.data
    scans.scan(post)
    assert scans.data == before


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "move", "cite", "word"]), st.integers(0, 30), st.integers(0, 30)
    ),
    min_size=1,
    max_size=4,
)


def edited(post: Written, kind: str, one: int, other: int, unused: list[int]) -> None:
    """Change the post: a new sentence, one less, one elsewhere, another citation, another word."""
    count = len(post.sentences)
    at = one % count
    text, sources = post.sentences[at]
    if kind == "insert" and unused:
        number = unused.pop()
        cited = [SOURCES[number], SOURCES[other % 24]] if other % 3 == 0 else [SOURCES[number]]
        post.sentences.insert(at, (sentence(number), cited[: 1 + (cited[0] != cited[-1])]))
    elif kind == "delete" and count > 2:
        del post.sentences[at]
    elif kind == "move":
        post.sentences.insert(other % count, post.sentences.pop(at))
    elif kind == "cite":
        post.sentences[at] = (text, [] if other % 4 == 0 else [SOURCES[other % 24]])
    elif kind == "word" and "study" in text:
        post.sentences[at] = (text.replace("in study", "in the long study"), sources)


@settings(
    max_examples=trials(200), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(form=st.sampled_from(["md", "txt", "html"]), rounds=st.lists(EDITS, min_size=1, max_size=2))
def test_random_edits_tie_no_claim_to_a_wrong_work_and_lose_none(
    form: str, rounds: list[list[tuple[str, int, int]]]
) -> None:
    with TemporaryDirectory() as folder:
        post, scans = copy.deepcopy(first_post()), Scans(Path(folder), form, SOURCES)
        unused = list(range(5, 16))
        scans.scan(post)
        for edits in rounds:
            for kind, one, other in edits:
                edited(post, kind, one, other, unused)
            scans.scan(post)
            leans = scans.leans()
            assert {text: leans.get(text) for text in truth(post)} == truth(post)


def judge(scans: Scans) -> None:
    """Confirm the first four claims, each with its own work."""
    said = {"verdict": "confirmed", "quote": "so it is", "by": "AB", "at": date(2026, 11, 1)}
    for number, claim in enumerate(scans.file.claims[:4]):
        values = said | {"checked": Checked(claim.anchor.fingerprint, "none known")}
        scans.data = edit.set_link(scans.data, claim.id, SOURCES[number].key, **values)
    scans.file = scans.read()


@settings(
    max_examples=trials(30), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(form=st.sampled_from(FORMS), rounds=st.lists(EDITS, min_size=1, max_size=2))
def test_verdicts_outlive_random_edits(form: str, rounds: list[list[tuple[str, int, int]]]) -> None:
    with TemporaryDirectory() as folder:
        post, scans = copy.deepcopy(first_post()), Scans(Path(folder), form, SOURCES)
        unused = list(range(5, 16))
        scans.scan(post)
        judge(scans)
        for edits in rounds:
            for kind, one, other in edits:
                edited(post, kind, one, other, unused)
            scans.scan(post)
            judged = [link for claim in scans.file.claims for link in claim.links if link.is_judged]
            assert {link.key for link in judged} == {SOURCES[number].key for number in range(4)}
            assert all(link.quote == "so it is" and link.checked for link in judged)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [in_front, in_the_middle, taken_out, moved, cited_elsewhere])
def test_a_verdict_outlives_every_edit(tmp_path: Path, form: str, change: object) -> None:
    post, scans = first_post(), Scans(tmp_path, form, SOURCES)
    scans.scan(post)
    judge(scans)
    change(post)  # type: ignore[operator]
    standing = scans.scan(post)
    judged = {link.key: link for claim in scans.file.claims for link in claim.links if link.is_judged}
    assert set(judged) == {SOURCES[number].key for number in range(4)}
    assert all(link.quote == "so it is" and link.checked for link in judged.values())
    stale = {item.key for claim in standing.claims for item in claim.links if item.is_stale}
    assert stale == ({SOURCES[0].key} if change is cited_elsewhere else set())
