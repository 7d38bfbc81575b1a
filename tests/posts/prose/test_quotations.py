from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.post import Block, Post, Span
from litman.posts.prose.quotations import find_quotations


def _found(text: str, kind: str = "paragraph") -> list[tuple[str, list[str]]]:
    post = Post(Path("p.txt"), "text", text, (Block(kind, 0, len(text)),))  # type: ignore[arg-type]
    quotations = find_quotations(post, [Span(0, len(text))])
    return [(text[q.start : q.end], [text[a:b] for a, b in q.omissions]) for q in quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        pytest.param("He said “it grew and grew” twice.", [("“it grew and grew”", [])], id="curly"),
        pytest.param(
            'He said "it grew . . . and grew" twice.',
            [('"it grew . . . and grew"', [". . ."])],
            id="straight, with an omission",
        ),
        pytest.param(
            "„Es wuchs […] immer weiter“, sagte er.",
            [("„Es wuchs […] immer weiter“", ["[…]"])],
            id="low opening mark",
        ),
        pytest.param("He said 'it grew and grew' twice.", [("'it grew and grew'", [])], id="single"),
        pytest.param(
            "He said ‘it didn’t grow, did it’ twice.", [("‘it didn’t grow, did it’", [])], id="curly single"
        ),
        pytest.param(
            "Er sagte ‚es wuchs immer weiter‘ zu ihr.", [("‚es wuchs immer weiter‘", [])], id="low single"
        ),
        pytest.param("The dogs' bowls aren't as old as the cats' are.", [], id="apostrophes"),
        pytest.param("It isn't so; the '90s' were as old as that.", [], id="a decade"),
        pytest.param("A so-called “reset” of it.", [], id="a term"),
        pytest.param('It was 5" long and 6" wide and more.', [], id="inches"),
        pytest.param("It “never closes and goes on", [], id="never closed"),
    ],
)
def test_quotations_are_found_with_what_they_left_out(
    text: str, quotations: list[tuple[str, list[str]]]
) -> None:
    assert _found(text) == quotations


def test_a_block_quotation_is_one_without_marks() -> None:
    assert _found("It grew ... and grew.", "quotation") == [("It grew ... and grew.", ["..."])]
