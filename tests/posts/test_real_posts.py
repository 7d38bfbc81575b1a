"""The five posts that the library is about, against labels made before any rule was written."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.text.folding import fold
from tests.growth import takes_at_most

ROOT = Path(__file__).parents[2]
POSTS = ROOT.parent / "shared" / "posts"
LABELS: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "data" / "posts" / "real_posts.json").read_text("utf-8")
)["posts"]
pytestmark = pytest.mark.skipif(
    not POSTS.is_dir(), reason="the five real posts are not beside the repository"
)


def _digest(sentence: str) -> str:
    letters = re.sub(r"[\W\d_]+", "", fold(sentence))
    return hashlib.sha256(letters.encode()).hexdigest()[:12]


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return {entry["post"][:3]: analyse_post(read_post(POSTS / entry["post"])) for entry in LABELS}


def _shown(analysis: Analysis, start: int, end: int) -> str:
    return _digest(analysis.post.text[start:end])


def test_claims_are_found_and_few_others(found: dict[str, Analysis]) -> None:
    right = wanted = claimed = 0
    for entry in LABELS:
        analysis = found[entry["post"][:3]]
        claims = {_shown(analysis, claim.start, claim.end) for claim in analysis.claims}
        right += len(claims & set(entry["claims"]))
        wanted += len(entry["claims"])
        claimed += len(claims)
    assert right / wanted >= 0.98
    assert right / claimed >= 0.88


@pytest.mark.parametrize("entry", LABELS, ids=[entry["post"][:3] for entry in LABELS])
def test_markers_are_those_that_are_there_each_at_its_sentence(
    found: dict[str, Analysis], entry: dict[str, Any]
) -> None:
    analysis = found[entry["post"][:3]]
    own = {use.marker.label: _shown(analysis, *use.covers[0]) for use in analysis.markers}
    assert own == entry["markers"]
    assert len(analysis.markers) == len(entry["markers"])


def test_four_references_stay_four_with_their_identifiers(found: dict[str, Analysis]) -> None:
    references = found["000"].references
    works = [item.parts.work for item in references if item.parts]
    assert [item.label for item in references] == ["1", "2", "3", "4"]
    assert [work.DOI for work in works] == [
        None,
        "10.1176/appi.ajp.2019.19010044",
        None,
        "10.1016/s2215-0366(17)30272-9",
    ]
    addresses = [work.URL for work in works if work.URL]
    assert len(addresses) == 2
    assert all(address.startswith("https://www.sciencedaily.com/releases/") for address in addresses)
    assert [use.references for use in found["000"].markers] == [(0,), (1,), (2,), (3,)]


def test_markers_without_a_list_all_dangle_and_the_gap_is_said(found: dict[str, Analysis]) -> None:
    analysis = found["001"]
    assert all(use.dangling and not use.references for use in analysis.markers)
    kinds = [problem.kind for problem in analysis.problems]
    assert kinds.count("marker-without-reference") == 13
    assert kinds.count("missing-list") == 1
    assert [problem.labels for problem in analysis.problems if problem.kind == "missing-number"] == [("11",)]


def test_a_named_source_a_quotation_and_the_citation_of_itself_are_told_apart(
    found: dict[str, Analysis],
) -> None:
    analysis = found["002"]
    named = {(s.start, s.name) for c in analysis.claims for s in c.sentence.named_sources if not s.vague}
    assert len(named) == 1
    assert "eLife" in next(iter(named))[1]
    assert sum(bool(quotation.omissions) for quotation in analysis.quotations) == 1
    assert analysis.references == ()
    assert analysis.self_citation is not None
    assert analysis.self_citation.end == len(analysis.post.text)


def test_posts_without_markers_have_none(found: dict[str, Analysis]) -> None:
    for name in ("002", "003", "004"):
        assert found[name].markers == ()
        assert all(not claim.markers for claim in found[name].claims)


def test_offsets_are_those_of_the_file(found: dict[str, Analysis]) -> None:
    for entry in LABELS:
        text = (POSTS / entry["post"]).read_bytes().decode("utf-8")
        assert found[entry["post"][:3]].post.text == text


@pytest.mark.growth
def test_five_thousand_words_take_less_than_a_second() -> None:
    text = "\n\n".join((POSTS / entry["post"]).read_text("utf-8") for entry in LABELS)
    data = " ".join(text.split(" ")[:5000]).encode()
    analyse_post(read_post(Path("warm-up.txt"), data=data[:3000]))
    takes_at_most(1, lambda: analyse_post(read_post(Path("long.txt"), data=data)))
