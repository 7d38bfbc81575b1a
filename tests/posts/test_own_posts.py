"""Posts of our own in all formats, each with what an editor sees in it as data beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from tests.posts.docx_maker import coffee_docx

DATA = Path(__file__).parent.parent / "data" / "posts"
NAMES = [
    "sleep.txt",
    "vaccines.txt",
    "gut.txt",
    "iron.txt",
    "colds.txt",
    "probiotics.txt",
    "languages.txt",
    "nutrition.md",
    "exercise.html",
    "screens.html",
    "yawning.html",
    "naps.html",
    "coffee.docx",
]


def _analysis(name: str) -> Analysis:
    data = coffee_docx() if name == "coffee.docx" else None
    return analyse_post(read_post(DATA / name, data=data))


def _sentence(found: Analysis, start: int, end: int) -> str:
    return " ".join(found.post.text[start:end].split())


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[Analysis, dict[str, Any]]:
    expected = json.loads((DATA / f"{Path(request.param).stem}.expected.json").read_text("utf-8"))
    return _analysis(request.param), expected


def test_the_posts_own_facts_are_read(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    facts = {
        name: getattr(found.post, name) for name in ("title", "authors", "date", "canonical_url", "site")
    }
    wanted = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in expected.items()
        if name in facts
    }
    assert {name: facts[name] for name in wanted} == wanted


def test_every_marker_is_found_and_no_other(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    assert [list(use.marker.labels) for use in found.markers] == expected["markers"]


def test_each_marker_belongs_to_its_sentence(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    own = [_sentence(found, *use.covers[0]) for use in found.markers]
    assert len(own) == len(expected["own_sentences"])
    assert [
        s for s, wanted in zip(own, expected["own_sentences"], strict=True) if not s.startswith(wanted)
    ] == []


def test_references_are_counted_and_labelled(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    assert [item.label for item in found.references] == expected["references"]


def test_the_claims_are_those_that_an_editor_would_check(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    claims = [_sentence(found, claim.start, claim.end) for claim in found.claims]
    missed = [
        wanted for wanted in expected["claims"] if not any(claim.startswith(wanted) for claim in claims)
    ]
    extra = [claim for claim in claims if not any(claim.startswith(wanted) for wanted in expected["claims"])]
    assert (missed, extra) == ([], [])


def test_fragments_keep_the_heading_that_they_need(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    contexts = {
        _sentence(found, claim.start, claim.end): _sentence(found, *claim.sentence.context)
        for claim in found.claims
        if claim.sentence.context
    }
    wanted = expected.get("contexts", {})
    assert {name: contexts.get(name) for name in wanted} == wanted


def test_sources_named_in_words_are_kept_as_they_stand(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    sources = [source for claim in found.claims for source in claim.sentence.named_sources]
    assert [source.name for source in sources if not source.vague] == expected.get("named_sources", [])
    assert [source.name for source in sources if source.vague] == expected.get("vague_sources", [])


def test_what_quotations_left_out_is_kept(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    with_omissions = [quotation for quotation in found.quotations if quotation.omissions]
    assert len(with_omissions) == expected.get("quotations_with_omissions", 0)


def test_the_citation_of_the_post_itself_is_no_reference(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    shown = found.post.text[slice(*found.self_citation)] if found.self_citation else None
    wanted = expected.get("self_citation")
    assert (shown is None) == (wanted is None)


def test_biographies_make_no_claims(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    text = found.post.text
    biographies = [text[block.start : block.end] for block in found.post.blocks if block.kind == "biography"]
    wanted = expected.get("biographies", [])
    assert [start for start in wanted if not any(one.startswith(start) for one in biographies)] == []


def test_what_nobody_sees_is_not_read(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    assert [hidden for hidden in expected.get("absent", []) if hidden in found.post.text] == []


def test_problems_are_those_that_there_are(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, expected = case
    assert sorted({problem.kind for problem in found.problems}) == sorted(expected["problems"])


def test_blocks_hints_and_spans_lie_in_the_text(case: tuple[Analysis, dict[str, Any]]) -> None:
    found, _ = case
    text, last = found.post.text, 0
    for block in found.post.blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
    for use in found.markers:
        assert text[use.marker.start : use.marker.end] == use.marker.text
    for item in found.references:
        assert text[item.start : item.end] == item.text
    assert all(0 <= hint.start <= hint.end <= len(text) for hint in found.post.hints)
