"""28 works of ours in eight styles: what the manuals ask, written by hand, against what litman prints.

The files in expected/ were written from the manuals before an engine had seen the works. Whatever comes out otherwise
is a known fault with its reason (known_faults.py); a fault that no longer occurs fails here, and then its row goes.
"""

from __future__ import annotations

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.pandoc import Pandoc
from litman.export.styles.request import Cite, Engine
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.known_faults import ENGINE_FAULTS, STYLE_FAULTS, faults_of
from tests.export.styles.written_references import HERE, Written, read_written, written


def printed_by(engine: Engine, style: str) -> dict[str, Written]:
    library = Library(HERE, Settings(bibliography="works.bib"))
    keys = library.document.keys()
    made = format_bibliography(
        items_of(library, keys),
        style,
        citations=[(Cite(key),) for key in keys],
        engine=engine,
    )
    return written(made, keys)


def expected_of(engine: str, style: str) -> dict[str, Written]:
    expected = read_written(HERE / "expected" / f"{style}.txt")
    for fault in faults_of(engine, style):
        for key in fault.keys.split():
            expected[key] = fault.put_into(expected[key])
    return expected


@pytest.mark.parametrize("style", STYLE_FAULTS)
def test_pandoc_prints_what_the_manual_asks_but_for_known_faults(pandoc: Pandoc, style: str) -> None:
    assert printed_by(pandoc, style) == expected_of("pandoc", style)


@pytest.mark.parametrize("style", STYLE_FAULTS)
def test_citeproc_js_prints_what_the_manual_asks_but_for_known_faults(
    citeproc_js: CiteprocJs, style: str
) -> None:
    assert printed_by(citeproc_js, style) == expected_of("citeproc-js", style)


@pytest.mark.parametrize("style", STYLE_FAULTS)
def test_every_style_has_an_expectation_for_every_work(style: str) -> None:
    keys = Library(HERE, Settings(bibliography="works.bib")).document.keys()
    assert len(keys) == 28
    assert list(read_written(HERE / "expected" / f"{style}.txt")) == keys


def test_every_fault_has_its_reason() -> None:
    for fault in (fault for faults in [*STYLE_FAULTS.values(), *ENGINE_FAULTS.values()] for fault in faults):
        assert len(fault.reason) > 20, fault


def test_a_fault_that_cannot_occur_is_no_fault() -> None:
    fault = STYLE_FAULTS["mla"][0]
    with pytest.raises(AssertionError, match="is not in"):
        fault.put_into(Written("Another work.", "(Another)"))
