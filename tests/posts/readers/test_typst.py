from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.read import read_post


@pytest.mark.parametrize(
    ("call", "blocks"),
    [
        pytest.param(
            '#figure(image("a.png"), caption: [Tea grows.])', [("caption", "Tea grows.")], id="a caption"
        ),
        pytest.param(
            "#figure(table(columns: 2, [tea], [It grows.]), caption: [Two drinks.])",
            [("table-cell", "tea"), ("table-cell", "It grows."), ("caption", "Two drinks.")],
            id="a table in a figure",
        ),
        pytest.param(
            "#quote(block: true, attribution: [Moss])[Dogs dream.]",
            [("caption", "Moss"), ("quotation", "Dogs dream.")],
            id="a quotation on lines of its own",
        ),
        pytest.param(
            "He says #quote(attribution: [Moss])[dogs dream] of it.",
            [("paragraph", "He says dogs dream of it.")],
            id="one within a sentence, whose author is not printed",
        ),
    ],
)
def test_what_stands_apart_is_a_block_of_its_own(call: str, blocks: list[tuple[str, str]]) -> None:
    post = read_post(Path("p.typ"), data=f"Before.\n\n{call}\n\nBehind.\n".encode())
    found = [(block.kind, post.text[block.start : block.end]) for block in post.blocks]
    assert found == [("paragraph", "Before."), *blocks, ("paragraph", "Behind.")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param('Tea "at //noon" grows.', 'Tea "at //noon" grows.', id="in quotation marks"),
        pytest.param('Tea \\" grows. // so "they" say', 'Tea " grows.', id="behind an escaped mark"),
        pytest.param("Tea grows. // so they say", "Tea grows.", id="a comment"),
    ],
)
def test_what_stands_behind_slashes_is_text_in_a_string_alone(source: str, text: str) -> None:
    post = read_post(Path("p.typ"), data=f"{source}\n".encode())
    assert post.text.strip() == text


def test_what_is_raised_is_known_as_raised() -> None:
    post = read_post(Path("lamps.typ"), data=b"Lamps burn.#super[2] Oil is dear [1].\n")
    (hint,) = (hint for hint in post.hints if hint.kind == "superscript")
    assert post.text[hint.start : hint.end] == "2"
