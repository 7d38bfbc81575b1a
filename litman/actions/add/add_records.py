"""Take over the records of other programs' files: as entries of our own, under the rules of `add bib`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from litman.actions.add.add_bib import add_bib
from litman.actions.add.import_report import ImportReport, ImportResult
from litman.bibtex.file.layout import format_entry, key_problem
from litman.bibtex.file.whole_document import WholeDocument, read_document
from litman.bibtex.works.from_work import fields_from_work
from litman.errors import ForeignFileError
from litman.finding import Finding, Place
from litman.formats.foreign_file import ForeignFile, ForeignRecord
from litman.formats.table import read_foreign_file
from litman.library.citation_key import make_key
from litman.library.library import WritableLibrary

# `roe2001`, `Roe_Tea_2019`; not `12`, `ITEM-3`, `http://…` or `rayyan-55`, which name nothing to a person.
_SPEAKING_KEY = re.compile(
    r"(?!(?:item|ref|id|rayyan|wos)[-:_0-9])[A-Za-z][\w:.+-]*", re.IGNORECASE | re.ASCII
)
_MADE_KEY = re.compile(r"(?:item|ref|id|rayyan|wos)[-:_0-9]|\w+://", re.IGNORECASE)
_LONGEST_KEY = 60


def read_record_files(paths: Sequence[Path], added_as: str) -> list[ForeignFile]:
    """Return the records of the files, all of the format that `litman add` takes over under this name.

    Raises:
        FileReadError: a file is not there or cannot be read.
        ForeignFileError: the one file is not of the format, or has no records; one of several becomes a finding.
    """
    files: list[ForeignFile] = []
    for path in paths:
        try:
            files.append(read_foreign_file(path, added_as))
        except ForeignFileError as exc:
            if len(paths) == 1:
                raise
            files.append(ForeignFile(path, (), (Finding("IMP001", Place(path, 1), str(exc)),)))
    return files


def add_records(
    library: WritableLibrary,
    files: Sequence[ForeignFile],
    *,
    update: bool,
    dry_run: bool,
    progress: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Add the records of the files to the library, those aside that it has already.

    Each record becomes an entry, and `add_bib` decides what is there already, so that both have the same rules. A
    record keeps its key if it has one that a person would type; else one is made from the pattern of the library.

    Args:
        library: Where the records go.
        files: What was read.
        update: Fill fields that the library's entry lacks from the record; never change one.
        dry_run: Say what would be done, write nothing.
        progress: Called once a record.
    """
    read = [_as_document(file, library) for file in files]
    report = add_bib(
        library,
        [document for document, _ in read],
        update=update,
        dry_run=dry_run,
        made_keys=[made for _, made in read],
        progress=progress,
    )
    records = [(file.path, record) for file in files for record in file.records]
    assert len(records) == len(report.results), (len(records), len(report.results))
    results = tuple(
        _as_given(result, path, record)
        for result, (path, record) in zip(report.results, records, strict=True)
    )
    return ImportReport(results, tuple(finding for file in files for finding in file.findings))


def _as_document(file: ForeignFile, library: WritableLibrary) -> tuple[WholeDocument, set[str]]:
    """The records as a .bib file that the library could have been given, and the keys that were made for them."""
    taken: set[str] = set()
    made: set[str] = set()
    texts = []
    for record in file.records:
        key = record.given_key
        if not _is_speaking(key) or key.lower() in taken:
            key = make_key(
                record.work,
                pattern=library.settings.key_pattern,
                is_taken=lambda key: key.lower() in taken or library.document.resolve(key) is not None,
            )
            made.add(key)
        taken.add(key.lower())
        entry_type, fields = fields_from_work(record.work)
        texts.append(format_entry(entry_type, key, fields))
    return read_document(file.path, "\n".join(texts).encode()), made


def _as_given(result: ImportResult, path: Path, record: ForeignRecord) -> ImportResult:
    """The result under the name and the line that the record has in its own file."""
    is_named = _is_speaking(record.given_key)
    outcome = "added" if result.outcome == "renamed" and not is_named else result.outcome
    if outcome == "added" and is_named and result.key != record.given_key:
        outcome = "renamed"
    reason = result.reason
    if outcome == "added" and (problem := _lost_key(record.given_key)):
        outcome, reason = "renamed", problem
    given = record.given_key or record.work.title or result.given_key
    return replace(result, path=path, line=record.line, given_key=given, outcome=outcome, reason=reason)


def _lost_key(key: str) -> str | None:
    """Why a key that a person typed cannot be kept; None for one that can, or that a program made."""
    is_typed = key[:1].isalpha() and not _MADE_KEY.match(key) and len(key) <= _LONGEST_KEY
    return key_problem(key) if is_typed else None


def _is_speaking(key: str) -> bool:
    return bool(_SPEAKING_KEY.fullmatch(key)) and key_problem(key) is None
