"""Take over the records of other programs' files: as entries of our own, under the rules of `add bib`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from litman.actions.add.entry_texts import can_be_kept, fault_of_marks
from litman.actions.add.import_report import ImportReport, ImportResult, joined
from litman.actions.add.importing import Import, Tell, without_cycles
from litman.bibtex.file.layout import format_entry, key_problem
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.from_work import fields_from_work
from litman.errors import FileReadError, ForeignFileError
from litman.finding import Finding, Place
from litman.formats.foreign_file import ForeignRecord
from litman.formats.table import ADDED, read_foreign_file
from litman.library.citation_key import make_key
from litman.library.library import Library, WritableLibrary
from litman.library.whole.doors import WholeDoors
from litman.regular_files import is_no_file, open_regular

# `roe2001`, `Roe_Tea_2019`; not `12`, `ITEM-3`, `http://…` or `rayyan-55`, which name nothing to a person.
_SPEAKING_KEY = re.compile(
    r"(?!(?:item|ref|id|rayyan|wos)[-:_0-9])[A-Za-z][\w:.+-]*", re.IGNORECASE | re.ASCII
)
_MADE_KEY = re.compile(r"(?:item|ref|id|rayyan|wos)[-:_0-9]|\w+://", re.IGNORECASE)
_LONGEST_KEY = 60
_BLOCK = 1 << 20
_BYTES_A_RECORD = 500  # about
_AT_ONCE = 100  # records


def count_records(paths: Sequence[Path], added_as: str) -> int:
    """Return about how many records the files have, for a person who waits.

    Raises:
        FileReadError: a file is not there or cannot be read.
    """
    adding = ADDED[added_as].adding
    assert adding is not None, added_as
    count = 0
    for path in paths:
        if is_no_file(path):  # what comes from a pipe comes once
            continue
        try:
            with open_regular(path) as stream:
                while block := stream.read(_BLOCK):
                    count += block.count(adding.mark)
        except OSError as exc:
            raise FileReadError(path, exc) from exc
    return count


def add_records(
    library: WritableLibrary,
    paths: Sequence[Path],
    added_as: str,
    *,
    update: bool,
    dry_run: bool,
    progress: Callable[[], None] = lambda: None,
    tell: Tell | None = None,
) -> ImportReport:
    """Add the records of the files to the library, those aside that it has already.

    Each record becomes an entry, and what `add_bib` says of entries holds for it. It keeps its key if it has one that
    a person would type; else one is made from the pattern of the library. Records are taken over as they are read.

    Args:
        library: Where the records go.
        paths: The files, all of the format that `litman add` takes over under the name `added_as`.
        added_as: That name.
        update: Fill fields that the library's entry lacks from the record; never change one.
        dry_run: Say what would be done, write nothing.
        progress: Called once a record.
        tell: As for `add_bib`.

    Raises:
        FileReadError: a file is not there or cannot be read.
        ForeignFileError: the one file is not of the format, or has no records; one of several becomes a finding.
    """
    parts: list[ImportReport] = []
    entries = sum(_size(path) for path in paths) // _BYTES_A_RECORD
    run = Import(library, update=update, dry_run=dry_run, entries=entries, tell=tell or parts.append)
    with without_cycles():
        for path in paths:
            records = _Records(library, path, run, progress)
            try:
                file = read_foreign_file(path, added_as, records.take)
            except ForeignFileError as exc:
                if len(paths) == 1:
                    raise
                run.note([Finding("IMP001", Place(path, 1), str(exc))])
            else:
                run.note(file.findings)
            records.end()
        run.finish()
    return joined(parts)


class _Records:
    """The records of one file on their way into the library, some at a time as a .bib file."""

    def __init__(
        self, library: WritableLibrary, path: Path, run: Import, progress: Callable[[], None]
    ) -> None:
        self._settings, self._path = library.settings, path
        self._run, self._progress = run, progress
        self._waiting: list[ForeignRecord] = []
        self._taken: set[str] = set()  # keys of this file, in lower case
        self._tried: dict[str, int] = {}  # suffixes of keys that are in use
        self._sorter = run.sorter_of_file(self._source(b""), keeps_file=False)

    def take(self, record: ForeignRecord) -> None:
        self._waiting.append(record)
        if len(self._waiting) == _AT_ONCE:
            self._sort()

    def end(self) -> None:
        self._sort()
        self._run.end_file(self._sorter)

    def _sort(self) -> None:
        records, self._waiting = self._waiting, []
        source = self._source("\n".join(map(self._text_of, records)).encode())
        self._sorter.goes_on_in(source)
        for record, entry in zip(records, source.document.entries(), strict=True):
            self._sorter.take(entry)
            self._run.amend(partial(_as_given, path=self._path, record=record, old=entry.values.get("ids")))
            self._run.take(self._sorter)
            self._progress()

    def _source(self, data: bytes) -> Library:
        return Library(self._path.parent, self._settings, doors=WholeDoors(read_document(self._path, data)))

    def _text_of(self, record: ForeignRecord) -> str:
        """The record as an entry of a .bib file that the library could have been given."""
        key = record.given_key
        if not _is_speaking(key) or key.lower() in self._taken:
            key = make_key(
                record.work,
                pattern=self._settings.key_pattern,
                is_taken=lambda key: key.lower() in self._taken or self._run.is_entry(key),
                tried=self._tried,
            )
            self._sorter.made_keys.add(key)
        self._taken.add(key.lower())
        entry_type, fields = fields_from_work(record.work)
        if record.study:
            fields = [*fields, ("studytype", record.study)]
        old = record.given_key
        if _lost_key(old) and can_be_kept(old) and not self._run.is_entry(old):
            fields = [*fields, ("ids", old)]
        return format_entry(entry_type, key, fields)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def _as_given(result: ImportResult, *, path: Path, record: ForeignRecord, old: str | None) -> ImportResult:
    """The result under the name and the line that the record has in its own file."""
    is_named = _is_speaking(record.given_key)
    outcome = "added" if result.outcome == "renamed" and not is_named else result.outcome
    if outcome == "added" and is_named and result.key != record.given_key:
        outcome = "renamed"
    reason = result.reason
    if outcome == "added" and (problem := _lost_key(record.given_key)):
        outcome, reason = "renamed", problem
    given = record.given_key or record.work.title or result.given_key
    kept = (old,) if old and outcome == "renamed" else result.kept
    return replace(
        result, path=path, line=record.line, given_key=given, outcome=outcome, reason=reason, kept=kept
    )


def _lost_key(key: str) -> str | None:
    """Why a key that a person typed cannot be kept; None for one that can, or that a program made."""
    is_typed = key[:1].isalpha() and not _MADE_KEY.match(key) and len(key) <= _LONGEST_KEY
    return key_problem(key) or fault_of_marks(key) if is_typed else None


def _is_speaking(key: str) -> bool:
    return bool(_SPEAKING_KEY.fullmatch(key)) and key_problem(key) is None
