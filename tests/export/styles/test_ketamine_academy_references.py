"""The four references of the Ketamine Academy post, from the library that comes with litman, to the character."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Cite, Engine
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.written_references import HERE, Written, read_written, written

LIBRARY = Path(__file__).parents[3] / "library"
STYLES = ("apa", "vancouver")


def printed_by(engine: Engine, style: str, keys: list[str]) -> dict[str, Written]:
    items = items_of(Library(LIBRARY, Settings()), keys)
    made = format_bibliography(items, style, citations=[(Cite(key),) for key in keys], engine=engine)
    return written(made, keys)


def expected_of(style: str) -> dict[str, Written]:
    return read_written(HERE / "expected" / f"ketamine_academy_{style}.txt")


@pytest.mark.parametrize("style", STYLES)
def test_pandoc_prints_the_four_references_to_the_character(pandoc: Pandoc, style: str) -> None:
    expected = expected_of(style)
    assert printed_by(pandoc, style, list(expected)) == expected


@pytest.mark.parametrize("style", STYLES)
def test_citeproc_js_prints_the_four_references_to_the_character(citeproc_js: CiteprocJs, style: str) -> None:
    expected = expected_of(style)
    assert printed_by(citeproc_js, style, list(expected)) == expected
