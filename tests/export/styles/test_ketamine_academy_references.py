"""The four references of the Ketamine Academy post, from the library that comes with litman, to the character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litman.actions.format_bibliography import format_bibliography, items_of
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Cite, Engine
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.known_faults import Fault
from tests.export.styles.written_references import HERE, Written, read_written, written

LIBRARY = Path(__file__).parents[3] / "library"
_CASE = "the library has the title in the capitals that the journal prints; litman prints titles in the case they have"
_SHORT = "the library has no abbreviation (`shortjournal`) of the journal, so the style prints its whole name"
_PAGE = "the style prints the genre in brackets, no unknown place and only the year of a web page"
_TITLES = (
    "Explaining naltrexone’s interference with ketamine’s antidepressant effect",
    "Explaining Naltrexone’s Interference With Ketamine’s Antidepressant Effect",
)
_JOHNS_HOPKINS, _WANG = "johnshopkinsmedicine2019ketamine", "wang2019explaining"
_KAROLINSKA, _SHORT_2018 = "karolinskainstitutet2020ketamine", "short2018sideeffects"
FAULTS = {
    "apa": (
        Fault(_WANG, *_TITLES, _CASE),
    ),
    "vancouver": (
        Fault(_WANG, *_TITLES, _CASE),
        Fault(_WANG, "[letter]", "[Letter to the editor]", "the style prints the genre, in the words that APA wants"),
        Fault(_WANG, "Am J Psychiatry", "The American Journal of Psychiatry", _SHORT),
        Fault(_SHORT_2018, ". Lancet Psychiatry", ". The Lancet Psychiatry", _SHORT),
        Fault(
            f"{_WANG} {_SHORT_2018}",
            re.compile(r"(:[0-9]+)-([0-9]+\. doi:) "),
            r"\1–\2",
            "the style has a dash in ranges and no space after `doi:`",
        ),
        Fault(_JOHNS_HOPKINS, "[Internet]. [place unknown]: ScienceDaily; 2019 Jul 31",
              "[Press release] [Internet]. ScienceDaily; 2019", _PAGE),
        Fault(_KAROLINSKA, "[Internet]. [place unknown]: ScienceDaily; 2020 May 31",
              "[Press release] [Internet]. ScienceDaily; 2020", _PAGE),
    ),
}  # fmt: skip


def printed_by(engine: Engine, style: str, keys: list[str]) -> dict[str, Written]:
    items = items_of(Library(LIBRARY, Settings()), keys)
    made = format_bibliography(items, style, citations=[(Cite(key),) for key in keys], engine=engine)
    return written(made, keys)


def expected_of(style: str) -> dict[str, Written]:
    expected = read_written(HERE / "expected" / f"ketamine_academy_{style}.txt")
    for fault in FAULTS[style]:
        for key in fault.keys.split():
            expected[key] = fault.put_into(expected[key])
    return expected


@pytest.mark.parametrize("style", FAULTS)
def test_pandoc_prints_the_four_references_to_the_character(pandoc: Pandoc, style: str) -> None:
    expected = expected_of(style)
    assert printed_by(pandoc, style, list(expected)) == expected


@pytest.mark.parametrize("style", FAULTS)
def test_citeproc_js_prints_the_four_references_to_the_character(citeproc_js: CiteprocJs, style: str) -> None:
    expected = expected_of(style)
    assert printed_by(citeproc_js, style, list(expected)) == expected
