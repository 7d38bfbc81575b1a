"""A bibliography in pieces is the whole one: same entries, same order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from litman.export.styles.catalogue import find_style
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Cite, Request
from litman.export.styles.rich import text_of
from litman.export.styles.split import can_split, format_split
from litman.export.styles.style_file import Style

# Few names and years, so that citations collide in every way: same author and year, same family name with other
# given names, et al. that stands for other people, particles, organisations, titles in place of authors.
_FAMILIES = ("Moss", "Fern", "de Reed", "Reed", "Ng", "Tea House")
_GIVEN = ("Ada", "Alan", "Bo", "Cy", "A.", "Ada B.")


def _name(chance: random.Random) -> dict[str, str]:
    family = chance.choice(_FAMILIES)
    if family == "Tea House":
        return {"literal": family}
    particle, _, bare = family.rpartition(" ")
    name = {"family": bare, "given": chance.choice(_GIVEN)}
    return name | ({"non-dropping-particle": particle} if particle else {})


def _works(seed: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    works: list[dict[str, Any]] = []
    for number in range(45):
        work: dict[str, Any] = {
            "id": f"k{number}",
            "type": chance.choice(["article-journal", "book", "report", "webpage"]),
            "title": f"{chance.choice(['Tea', 'Leaf', 'On moss', 'Moss'])} {chance.randint(1, 4)}",
        }
        if count := chance.choice([0, 1, 1, 1, 2, 2, 3, 4, 6]):
            work["author"] = [_name(chance) for _ in range(count)]
        if chance.random() < 0.3:
            work["editor"] = [_name(chance)]
        if chance.random() < 0.9:
            work["issued"] = {"date-parts": [[chance.choice([2019, 2020])]]}
        if chance.random() < 0.5:
            work["container-title"] = chance.choice(["Journal of Tea", "Leaves"])
        works.append(work)
    return works


@pytest.mark.parametrize("style", ["apa", "chicago", "harvard", "ergo"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_works_told_apart_in_groups_are_told_apart_as_in_the_whole(
    pandoc: Pandoc, style: str, seed: int
) -> None:
    request = Request(find_style(style), "", _works(seed))
    assert can_split(request, fewest=1)
    asked: list[int] = []

    def format_counted(part: Request) -> Any:
        asked.append(len(part.items))
        return pandoc.format_whole(part)

    whole = pandoc.format_whole(request).entries
    assert format_split(request, format_counted, group=6).entries == whole
    assert len(asked) > 1
    assert any("2019a" in text_of(entry.body) for entry in whole)


def test_works_that_nothing_disturbs_are_formatted_once(pandoc: Pandoc) -> None:
    works = [
        {"id": f"k{n}", "type": "book", "title": "T", "author": [{"family": name, "given": "A"}]}
        for n, name in enumerate(["Moss", "Fern", "Reed"])
    ]
    request = Request(find_style("apa"), "", works)
    asked: list[int] = []

    def format_counted(part: Request) -> Any:
        asked.append(len(part.items))
        return pandoc.format_whole(part)

    assert format_split(request, format_counted).entries == pandoc.format_whole(request).entries
    assert asked == [3, 3]  # as they are, and with every name told apart


def _style(citation: str, bibliography: str) -> Style:
    text = (
        f"<style><citation {citation}><layout/></citation><bibliography{bibliography}</bibliography></style>"
    )
    return Style("s", "S", "author-date", False, (), "", "", text)


ITEMS = [{"id": f"k{n}"} for n in range(200)]
ADDS = 'disambiguate-add-year-suffix="true"'
ALL_NAMES = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'


@pytest.mark.parametrize(
    ("request_", "splits"),
    [
        pytest.param(Request(_style(ADDS, ">"), "", ITEMS), True, id="many works that are told apart"),
        pytest.param(Request(_style("", ">"), "", ITEMS), False, id="nothing tells apart: fast as it is"),
        pytest.param(
            Request(_style(f"{ADDS} {ALL_NAMES}", ">"), "", ITEMS), False, id="every author is told apart"
        ),
        pytest.param(Request(_style(ADDS, ">"), "", ITEMS[:9]), False, id="a few works"),
        pytest.param(
            Request(_style(ADDS, ">"), "", ITEMS, ((Cite("k1"),),)),
            False,
            id="citations depend on each other",
        ),
        pytest.param(
            Request(_style(ADDS, ' subsequent-author-substitute="—">'), "", ITEMS), False, id="on neighbours"
        ),
        pytest.param(
            Request(_style(ADDS, '><text variable="citation-number"/>'), "", ITEMS),
            False,
            id="on their number",
        ),
    ],
)
def test_only_what_stays_the_same_is_split(request_: Request, splits: bool) -> None:
    assert can_split(request_) is splits
    assert not can_split(replace(request_, with_entries=False))
