"""A journal is abbreviated where the style asks for it, in one form in a list."""

from __future__ import annotations

from typing import Any

import pytest

from litman.export.styles.catalogue import find_style
from litman.export.styles.short_journals import prints_short_journals, with_short_journals


def article(id: str, title: str, **fields: str) -> dict[str, Any]:
    names = {"short": "container-title-short"}
    more = {names.get(name, name): value for name, value in fields.items()}
    return {"id": id, "type": "article-journal", "container-title": title, **more}


def shorts(*items: dict[str, Any], style: str = "nature") -> list[Any]:
    return [item.get("container-title-short") for item in with_short_journals(items, find_style(style))]


@pytest.mark.parametrize(
    ("style", "is_asked"),
    [("ama", True), ("vancouver", True), ("ieee", True), ("nature", True), ("apa", False), ("mla", False)],
)
def test_the_style_says_whether_journals_are_abbreviated(style: str, is_asked: bool) -> None:
    assert prints_short_journals(find_style(style).text) == is_asked


def test_a_style_with_whole_titles_gets_the_items_as_they_are() -> None:
    item = article("a", "Journal of Cave Biology")
    assert with_short_journals([item], find_style("apa")) == [item]


@pytest.mark.parametrize(
    ("items", "forms"),
    [
        pytest.param(
            [article("a", "Journal of Cave Biology")],
            ["J. Cave Biol."],
            id="by the rules, where nothing is given",
        ),
        pytest.param(
            [article("a", "Journal of Cave Biology", short="Cave Biol J")],
            ["Cave Biol. J."],
            id="its own form",
        ),
        pytest.param(
            [article("a", "Annals of Caves", short="Annals of Caves")],
            ["Ann. Caves"],
            id="a short title that is none",
        ),
        pytest.param(
            [
                article("a", "Journal of Cave Biology", short="Cave Biol J"),
                article("b", "The Journal of Cave Biology"),
                article("c", "J Cave Biol"),
                article("d", "J. Cave Biol."),
            ],
            ["Cave Biol. J."] * 4,
            id="one journal, one form",
        ),
        pytest.param(
            [
                article("a", "Cave Notes", ISSN="1234-5678"),
                article("b", "Notes on Caves and Their Biology", ISSN="1234-5678", short="Cave Notes"),
            ],
            ["Cave Notes"] * 2,
            id="known by its ISSN",
        ),
        pytest.param(
            [
                article("a", "Annals of Caves", short="Ann Cav"),
                article("b", "Annals of Caves", short="Ann Caves"),
                article("c", "Annals of Caves", short="Ann. Caves"),
            ],
            ["Ann. Caves"] * 3,
            id="the form that most give",
        ),
        pytest.param(
            [article("a", "PLOS ONE"), article("b", "PLoS ONE"), article("c", "PloS one")],
            ["PLoS One"] * 3,
            id="however it is spelt",
        ),
    ],
)
def test_journals_have_one_form(items: list[dict[str, Any]], forms: list[str]) -> None:
    assert shorts(*items) == forms


@pytest.mark.parametrize("type", ["chapter", "article-newspaper", "article-magazine", "webpage", "book"])
def test_other_containers_keep_their_titles(type: str) -> None:
    assert shorts({"id": "a", "type": type, "container-title": "The Harbour Gazette of Science"}) == [None]


def test_many_journals_take_no_time() -> None:
    items = [article(str(n), f"Journal of Biology {n}", ISSN="1234-5678") for n in range(3_000)]
    assert len(set(shorts(*items))) == 1
