"""34 works of ours, one of each kind that people keep, in eight styles: what the manuals ask against what is printed.

The files in kinds/ were written from the manuals before the code was changed for them: APA 7, AMA 11, Citing Medicine
(Vancouver), the IEEE Reference Guide, Nature's formatting guide, CMOS 18 (author and date), MLA 9 and, for Harvard,
Cite Them Right 12. What is printed otherwise stands in kinds/still_wrong.py with its reason; a row that is right by
now fails.
"""

from __future__ import annotations

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Engine
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.kinds.still_wrong import OF_ENGINES, STILL_WRONG
from tests.export.styles.written_references import HERE, read_references, references_of

KINDS = HERE / "kinds"


def wrong(engine: Engine, style: str) -> dict[str, tuple[str, str]]:
    """What the manual asks and what is printed, where these differ."""
    library = Library(KINDS, Settings(bibliography="works.bib"))
    asked = read_references(KINDS / f"{style}.txt")
    made = format_bibliography(items_of(library, list(asked)), style, engine=engine)
    printed = references_of(made)
    return {key: (text, printed[key]) for key, text in asked.items() if text != printed[key]}


def known(engine: str, style: str) -> set[str]:
    return {*STILL_WRONG[style], *OF_ENGINES.get((engine, style), {})}


@pytest.mark.parametrize("style", STILL_WRONG)
def test_pandoc_prints_every_kind_as_its_manual_asks_but_for_those_listed(pandoc: Pandoc, style: str) -> None:
    found = wrong(pandoc, style)
    assert set(found) == known("pandoc", style), found


@pytest.mark.parametrize("style", STILL_WRONG)
def test_citeproc_js_prints_every_kind_as_its_manual_asks_but_for_those_listed(
    citeproc_js: CiteprocJs, style: str
) -> None:
    found = wrong(citeproc_js, style)
    assert set(found) == known("citeproc-js", style), found


@pytest.mark.parametrize("style", STILL_WRONG)
def test_every_kind_has_an_expectation_in_every_style(style: str) -> None:
    keys = Library(KINDS, Settings(bibliography="works.bib")).document.keys()
    assert len(keys) == 34
    assert list(read_references(KINDS / f"{style}.txt")) == keys
