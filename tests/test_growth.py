"""Patterns that look for something behind white space try a run of blanks once; and where costs are measured."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.growth import takes_at_most

BLANKS = 1000
MENDED = (
    "bibtex.works.places._LOST_BREAK bibtex.works.remarks._AND claims.fingerprint._SPACE_BEFORE_MARK "
    "library.citation_key._STATUS library.comparison.periodicals._SERIES library.comparison.titles._BREAK "
    "posts.prose.bylines._PARTS posts.prose.people._NAMES_APART posts.readers.latex_facts._AUTHORS "
    "posts.references.headings._EDIT posts.references.names._AND sources.marc.people._ORDER_BACK "
    "sources.reading.people._BETWEEN sources.web.tags._BESIDE standing.printed_container._END text.dates._SPACES "
    "text.journals.abbreviate._SPACED_DASH text.page_reading._NEXT text.printed_pages._DASHES"
).split()


@pytest.mark.growth
@pytest.mark.parametrize("name", MENDED)
def test_a_run_of_blanks_is_tried_once(name: str) -> None:
    module, _, constant = name.rpartition(".")
    pattern = getattr(import_module(f"litman.{module}"), constant)

    text = "a" + " " * 16 * BLANKS + "\x01"
    # Where each blank is a start, so many take over half a second.
    takes_at_most(0.05, lambda: list(pattern.finditer(text)))


def test_seconds_are_measured_in_one_place() -> None:
    here = Path(__file__).parent
    measuring = [
        path.relative_to(here).as_posix()
        for path in sorted(here.rglob("*.py"))
        if re.search(r"\b(?:process_time|perf_counter|getrusage)(?:_ns)?\(", path.read_text(encoding="utf-8"))
    ]
    assert measuring == ["growth.py"]
