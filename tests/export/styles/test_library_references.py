"""Every reference of the library that comes with litman, to the character."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Engine
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.written_references import HERE, read_references, references_of

LIBRARY = Path(__file__).parents[3] / "library"
STYLES = ("apa", "ama", "vancouver")


def printed_by(engine: Engine, style: str) -> dict[str, str]:
    library = Library(LIBRARY, Settings())
    return references_of(
        format_bibliography(items_of(library, library.document.keys()), style, engine=engine)
    )


def expected_of(style: str) -> dict[str, str]:
    return read_references(HERE / "expected" / f"library_{style}.txt")


@pytest.mark.parametrize("style", STYLES)
def test_pandoc_prints_the_whole_library_to_the_character(pandoc: Pandoc, style: str) -> None:
    assert printed_by(pandoc, style) == expected_of(style)


@pytest.mark.parametrize("style", STYLES)
def test_citeproc_js_prints_the_whole_library_to_the_character(citeproc_js: CiteprocJs, style: str) -> None:
    assert printed_by(citeproc_js, style) == expected_of(style)
