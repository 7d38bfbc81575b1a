"""Patterns that look for something behind white space try a run of blanks once."""

from __future__ import annotations

import time
from importlib import import_module

import pytest

BLANKS = 1000
MENDED = (
    "bibtex.works.places._LOST_BREAK bibtex.works.remarks._AND claims.fingerprint._SPACE_BEFORE_MARK "
    "library.citation_key._STATUS library.comparison.periodicals._SERIES library.comparison.titles._BREAK "
    "posts.prose.bylines._PARTS posts.prose.people._NAMES_APART posts.readers.latex_facts._AUTHORS "
    "posts.references.headings._EDIT posts.references.names._AND sources.marc.people._ORDER_BACK "
    "sources.reading.people._BETWEEN sources.web.tags._BESIDE standing.printed_container._END text.dates._SPACES "
    "text.journals.abbreviate._SPACED_DASH text.page_reading._NEXT text.printed_pages._DASHES"
).split()


@pytest.mark.parametrize("name", MENDED)
def test_a_run_of_blanks_is_tried_once(name: str) -> None:
    module, _, constant = name.rpartition(".")
    pattern = getattr(import_module(f"litman.{module}"), constant)

    def takes_s(size: int) -> float:
        start = time.process_time()
        sum(1 for _ in pattern.finditer("a" + " " * size + "\x01"))
        return time.process_time() - start

    # Where each blank is a start, so many take over half a second; a busy machine is given three tries.
    assert any(takes_s(16 * BLANKS) < 0.05 for _ in range(3))
