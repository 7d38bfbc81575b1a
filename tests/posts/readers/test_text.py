from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.posts.post import Post
from litman.posts.readers.text import post_from_text, read_text_post

_BODY = (
    "Dogs grow in the first year of their life and then they stop, which every owner of a dog knows, "
    "and so do their vets."
)


def _kinds(text: str) -> list[tuple[str, str]]:
    post = post_from_text(Path("p.txt"), text)
    return [(block.kind, " ".join(post.text[block.start : block.end].split())[:20]) for block in post.blocks]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            f"Home\nBlog posts\nHow dogs grow up\n{_BODY}",
            ["navigation", "navigation", "title", "paragraph"],
            id="menu and title",
        ),
        pytest.param(
            f"How dogs grow up\nBy Ann Moss\nMay 3, 2020\n{_BODY}",
            ["title", "byline", "byline", "paragraph"],
            id="bylines",
        ),
        pytest.param(_BODY, ["paragraph"], id="no title"),
        pytest.param(
            f"{_BODY}\nWhat they eat\n{_BODY}",
            ["paragraph", "heading", "paragraph"],
            id="heading without empty lines",
        ),
        pytest.param(
            f"{_BODY}\n\nDo they bark?\n\n{_BODY}",
            ["paragraph", "heading", "paragraph"],
            id="question as heading",
        ),
        pytest.param(
            f"{_BODY}\n1. Legs\n- {_BODY}\n2. Tails\n{_BODY}",
            ["paragraph", "heading", "list-item", "heading", "paragraph"],
            id="numbered headings",
        ),
        pytest.param(
            f"{_BODY}\n1. Legs\n2. Tails\n3. Ears\n{_BODY}",
            ["paragraph", "list-item", "list-item", "list-item", "paragraph"],
            id="numbered items",
        ),
        pytest.param(f"{_BODY}\n• Legs\n• Tails", ["paragraph", "list-item", "list-item"], id="bullets"),
        pytest.param(
            f"{_BODY}\n“Dogs are the best of all animals.”\n{_BODY}",
            ["paragraph", "quotation", "paragraph"],
            id="quotation",
        ),
        pytest.param(
            f"{_BODY}\nAPA Reference\nMoss, A.\n(2020). Dogs. Retrieved\nfrom https://example.org",
            ["paragraph", "boilerplate", "boilerplate", "boilerplate"],
            id="citation of itself",
        ),
        pytest.param(
            f"{_BODY}\n\nAbout the author\n\nAnn likes dogs.\n\nBack to top",
            ["paragraph", "heading", "biography", "navigation"],
            id="about the author",
        ),
        pytest.param(
            f"{_BODY}\n\n{_BODY}\n\nAnn B. Moss, MD\n\nAnn grew up with dogs.",
            ["paragraph", "paragraph", "byline", "biography"],
            id="name and biography",
        ),
        pytest.param(
            f"{_BODY}\n\n© 2020 Dog Press. All rights reserved.", ["paragraph", "boilerplate"], id="rights"
        ),
    ],
)
def test_each_paragraph_is_known_by_shape_and_place(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _kinds(text)] == kinds


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Dogs in the yard\n\nDogs grow in the first year of their life\nand then they stop, which "
        "every owner of a\ndog knows. Cats do so too, as every owner\nof a cat knows.\n\nThey rest.\n"
    )
    assert [kind for kind, _ in _kinds(text)] == ["title", "paragraph", "paragraph"]


def test_offsets_are_those_of_the_file_without_its_byte_order_mark() -> None:
    post = read_text_post(Path("p.txt"), b"\xef\xbb\xbfDogs\r\n\r\nCats grow.\r\n")
    assert post.text == "Dogs\r\n\r\nCats grow.\r\n"
    assert post.place(post.text.index("grow")).line == 3
    assert post.place(post.text.index("grow")).column == 6


def test_a_list_item_starts_after_its_bullet() -> None:
    post = post_from_text(Path("p.txt"), f"{_BODY}\n- Legs\n    - Toes")
    items = [(post.text[b.start : b.end], b.marker, b.level) for b in post.blocks if b.kind == "list-item"]
    assert items == [("Legs", "-", 1), ("Toes", "-", 3)]


@given(st.text(max_size=400))
def test_any_text_is_read_and_no_letter_falls_between_blocks(text: str) -> None:
    post = post_from_text(Path("p.txt"), text)
    _check(post)


def _check(post: Post) -> None:
    last = 0
    for block in post.blocks:
        gap = post.text[last : block.start].strip()
        assert len(gap) <= 6, "only a bullet or a number stands between blocks"
        assert block.start < block.end
        last = block.end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Tea helps people to sleep [1].\n\nReferences\n\n1. Moss A. Tea. J Tea. 2001;1(2):1-9.\n",
            id="English",
        ),
        pytest.param(
            "茶有助于睡眠[1]。\n\n参考文献\n[1] 王伟. 茶与睡眠[J]. 中国茶, 2019, 3(2): 10-12.\n", id="Chinese"
        ),
        pytest.param("Чай помогает уснуть [1].\n\nЛитература\n1. Иванов И. Чай. 2001.\n", id="Russian"),
    ],
)
def test_a_short_post_of_one_sentence_and_a_list_has_no_title(text: str) -> None:
    post = post_from_text(Path("post.txt"), text)
    assert post.title is None
    assert post.blocks[0].kind == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Dogs and growth\n\nDogs grow.\n\nReferences\n\n1. Okafor M. Dogs. 2011.\n\nWhy cats purr at night",
            id="a line behind",
        ),
        pytest.param(
            "Dogs and growth\n\nMira Okafor1 and Jan Ruzek2\n\n1 Department of Dogs, University of Oslo\n\nDogs grow.",
            id="names",
        ),
        pytest.param(
            "Dogs and growth\n\nSunday, July 07, 2013 by: Mira Okafor\n\nDogs grow in a year.", id="date"
        ),
        pytest.param("Dogs and growth\n\nDogs grow in a year [1].", id="sentence that ends in a marker"),
    ],
)
def test_a_short_text_has_the_title_of_its_first_line(text: str) -> None:
    assert post_from_text(Path("p.txt"), text).title == "Dogs and growth"


def test_a_paragraph_of_several_sentences_is_no_title() -> None:
    text = "Petra Holm1, Ivo Brandt2\n\n1 University of Bergen\n\nWalks lift moods.1 They calm people.2\n"
    post = post_from_text(Path("p.txt"), text)
    kinds = {text[block.start : block.end]: block.kind for block in post.blocks}
    assert kinds["Walks lift moods.1 They calm people.2"] == "paragraph"


def test_keys_in_brackets_cite_in_plain_text_and_bare_names_do_not() -> None:
    post = post_from_text(
        Path("a.txt"), "Tea helps most of the adults [@moss2019, p. 3], says @anybody to the others.\n"
    )
    assert [(post.text[hint.start : hint.end], hint.items[0].key) for hint in post.hints] == [
        ("[@moss2019, p. 3]", "moss2019")
    ]
