from __future__ import annotations

import pytest

from litman.posts.post import Block, BlockKind
from litman.posts.prose.people import mark_biographies


def _marked(
    *parts: tuple[BlockKind, str], bylines: tuple[str, ...] = ()
) -> tuple[list[str], tuple[str, ...]]:
    text, blocks = "", []
    for kind, line in parts:
        blocks.append(Block(kind, len(text), len(text) + len(line)))
        text += line + "\n\n"
    marked, authors = mark_biographies(text, tuple(blocks), bylines)
    return [block.kind for block in marked], authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        pytest.param("By Ann Moss and Ben Ray", ("Ann Moss", "Ben Ray"), id="two"),
        pytest.param("Written by Ann Moss, PhD on May 3, 2020", ("Ann Moss",), id="degree and day"),
        pytest.param(
            "Medically reviewed by Ben Ray, MD — Written by Ann Moss",
            ("Ann Moss",),
            id="a reviewer is no author",
        ),
        pytest.param("Source: Ann Moss", ("Ann Moss",), id="source"),
        pytest.param("May 3, 2020", (), id="a day"),
    ],
)
def test_authors_are_those_whom_bylines_name(byline: str, authors: tuple[str, ...]) -> None:
    assert _marked(("paragraph", "x"), bylines=(byline,))[1] == authors


def test_a_paragraph_about_the_author_at_the_end_is_a_biography() -> None:
    parts: list[tuple[BlockKind, str]] = [("paragraph", "Dogs grow.")] * 5
    kinds, _ = _marked(
        *parts,
        ("paragraph", "Ann Moss is a vet."),
        ("paragraph", "She likes dogs."),
        bylines=("By Ann Moss",),
    )
    assert kinds == ["paragraph"] * 5 + ["biography"] * 2


def test_the_same_words_at_the_start_are_none() -> None:
    kinds, _ = _marked(
        ("paragraph", "Ann Moss is a vet."), *[("paragraph", "Dogs grow.")] * 5, bylines=("By Ann Moss",)
    )  # type: ignore[list-item]
    assert kinds == ["paragraph"] * 6


def test_paragraphs_about_things_are_none() -> None:
    kinds, _ = _marked(
        *[("paragraph", "Dogs grow.")] * 5,
        ("paragraph", "Vitamin D is a hormone."),
        ("paragraph", "Lower Saxony has dogs."),
    )  # type: ignore[list-item]
    assert kinds == ["paragraph"] * 7
