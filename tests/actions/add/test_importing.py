"""Entries that are saved batch by batch are those that are saved at once, and what was saved stays."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from litman.actions.add import importing
from litman.actions.add.add_records import add_records
from litman.actions.add.import_report import ImportReport
from litman.library.library import writing
from litman.library.storage.command_run import COMMAND_RUN, CommandRun
from litman.library.storage.undo import carry_out, plan_return
from litman.settings import Settings
from tests.actions.add.test_sort_entries import sort, texts
from tests.index.doors.test_bibliography import indexed
from tests.index.indexing import small_chunks, write

_RECORD = "TY  - JOUR\nAU  - Moss, A.\nTI  - {0}\nPY  - 2019\nID  - {1}\nER  - \n"
_NAMES = (("Tea", "tea"), ("Milk", "milk"), ("Bark", "bark"), ("Oak", "oak"))
_FILE = "".join(_RECORD.format(*pair) for pair in _NAMES)


@given(texts, texts)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_batches_add_up(tmp_path: Path, library: bytes, file: bytes) -> None:
    with small_chunks():
        at_once, once = sort(tmp_path / "once", library, [file], dear=1_000_000)
        with patch.object(importing, "_BATCH_ENTRIES", 2):
            in_batches, batches = sort(tmp_path / "batches", library, [file], dear=1_000_000)
    assert (in_batches.results, batches) == (at_once.results, once)
    assert set(in_batches.findings) == set(at_once.findings)


def _library(folder: Path, before: bytes = b"") -> Path:
    (folder / "litman.toml").write_text("")
    write(folder / "references.bib", before)
    (folder / "given.ris").write_text(_FILE)
    return folder / "references.bib"


def _add(folder: Path, *, stop_after: int = 99) -> list[str]:
    """Add the file in batches of one; stop behind so many."""
    told: list[str] = []

    def tell(report: ImportReport) -> None:
        told.extend(f"{result.outcome} {result.key}" for result in report.results)
        if len(told) == stop_after:
            raise KeyboardInterrupt

    with (
        patch.object(importing, "_BATCH_ENTRIES", 1),
        writing(folder, Settings(), notify=print, doors=indexed(folder).doors) as library,
    ):
        add_records(library, [folder / "given.ris"], "ris", update=False, dry_run=False, tell=tell)
    return told


@pytest.mark.parametrize("before", [b"", b"@book{fern, title = {Fern}}\n\n", b"@book{fern, title = {Fern}}"])
def test_what_was_told_stays_and_the_next_run_goes_on(tmp_path: Path, before: bytes) -> None:
    path = _library(tmp_path, before)
    with pytest.raises(KeyboardInterrupt):
        _add(tmp_path, stop_after=2)
    stopped = path.read_text()
    assert [name in stopped for name in ("{tea,", "{milk,", "{bark,", "{oak,")] == [True, True, False, False]
    assert _add(tmp_path) == ["present tea", "present milk", "added bark", "added oak"]
    in_parts = path.read_bytes()
    write(path, before)
    assert _add(tmp_path) == ["added tea", "added milk", "added bark", "added oak"]
    assert path.read_bytes() == in_parts


def test_all_batches_are_one_change_to_undo(tmp_path: Path) -> None:
    path = _library(tmp_path, b"@book{fern, title = {Fern}}\n")
    token = COMMAND_RUN.set(CommandRun(("add", "ris"), None, "00c0ffee"))
    try:
        _add(tmp_path)
    finally:
        COMMAND_RUN.reset(token)
    carry_out(tmp_path, plan_return(tmp_path))
    assert path.read_bytes() == b"@book{fern, title = {Fern}}\n"


def test_a_crossref_waits_for_an_entry_that_comes_later(tmp_path: Path) -> None:
    library = b"@book{book, title = {Another}, author = {Fern, B.}, year = 1950}\n"
    children = b"".join(b"@inbook{c%d, title = {Leaf %d}, crossref = {book}}\n" % (n, n) for n in range(4))
    with patch.object(importing, "_BATCH_ENTRIES", 1):
        _, data = sort(tmp_path, library, [children + b"@book{book, title = {Tea}, year = 1990}\n"], dear=9)
    assert data.count(b"crossref = {book}") == 0
