"""Text, Markdown, HTML and Word read one post that cites by numbers: forms, traps, lists, claims and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from tests.posts.formats.numbered import FURTHER, MADE, REFERENCES, ROWS, TITLE, TRAPS


@pytest.fixture(scope="module", params=MADE)
def read(request: pytest.FixtureRequest) -> Analysis:
    return analyse_post(read_post(Path(f"lamps{request.param}"), data=MADE[request.param]()))


def test_every_form_is_found_and_tied_and_no_trap(read: Analysis) -> None:
    found = [" ".join(read.references[at].label or "" for at in use.references) for use in read.markers]
    assert len(found) >= 25
    assert found == [row.labels for row in ROWS]
    assert [problem.kind for problem in read.problems] == ["never-cited"] * len(FURTHER)


def test_each_marker_speaks_for_its_own_sentence(read: Analysis) -> None:
    for row, use in zip(ROWS, read.markers, strict=True):
        span = use.covers[0]
        assert read.post.text[span.start : span.end].startswith(row.before.strip()[:20])


def test_both_lists_are_read_and_only_the_first_has_numbers(read: Analysis) -> None:
    listed = [(item.label, item.text) for item in read.references]
    assert [label for label, _ in listed[: len(REFERENCES)]] == ["1", "2", "3", "4", "5", "6"]
    assert [text.split(". ")[0] for _, text in listed[len(REFERENCES) :]] == [
        text.split(". ")[0] for text in FURTHER
    ]


def test_its_sentences_are_claims_and_its_lists_are_none(read: Analysis) -> None:
    claims = [read.post.text[claim.start : claim.end] for claim in read.claims]
    assert read.post.title == TITLE
    assert all(any(claim.startswith(row.before.strip()[:20]) for claim in claims) for row in ROWS)
    assert not any(reference[:12] in claim for reference in (*REFERENCES, *FURTHER) for claim in claims)


def test_a_place_is_that_of_the_sentence_in_its_file(read: Analysis) -> None:
    place = read.post.place(read.post.text.index(TRAPS[0]))
    if read.post.path.suffix == ".docx":
        assert place.line == 1 + -(-len(ROWS) // 4) + 1  # paragraphs
        return
    lines = MADE[read.post.path.suffix]().decode().split("\n")
    assert lines[place.line - 1][place.column - 1 :].startswith(TRAPS[0][:20])
