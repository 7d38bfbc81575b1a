"""What a reader makes of another program's file: its records as works, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from litman.errors import ForeignFileError
from litman.finding import Finding, Place
from litman.text.dates import is_undecided
from litman.text.terminal import shorten
from litman.text.years import IN_WORDS
from litman.work import DATE_FIELDS, Work

_MOST_NAMED = 100  # fields that were left out


@dataclass(frozen=True, slots=True)
class ForeignRecord:
    """One record of a file."""

    work: Work
    given_key: str  # what the file calls it, which may be no citation key; empty if it has no name
    line: int  # where it begins, or which record it is where lines say nothing; from 1
    study: str | None = None  # how the study was done, in the words of `studytype`


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file's records, in their order, and one finding for each that is none."""

    path: Path
    records: tuple[ForeignRecord, ...]
    findings: tuple[Finding, ...] = ()


class RecordCollector:
    """Takes the records of a file one by one; what says nothing of a work becomes a finding.

    Args:
        path: The file.
        format_name: What it should be, in words for messages: `RIS file`.
        take: Is given each record at once, and then none is kept: `file` has the findings alone.
    """

    def __init__(
        self, path: Path, format_name: str, *, take: Callable[[ForeignRecord], None] | None = None
    ) -> None:
        self._records: list[ForeignRecord] = []
        self._take = take or self._records.append
        self._path = path
        self._format_name = format_name
        self._findings: list[Finding] = []
        self._left_out: Counter[str] = Counter()
        self._left_out_line = 1

    def add(self, work: Work, given_key: str, line: int, *, study: str | None = None) -> None:
        """Take a record; one without title, people and identifiers is refused."""
        is_named = work.title or work.container_title or work.author or work.editor
        if is_named or work.DOI or work.URL or work.PMID or work.ISBN:
            self._remark_on_dates(work, line)
            self._take(ForeignRecord(work, given_key, line, study))
        else:
            self.refuse(line, "this record has neither a title nor people nor an identifier; it was left out")

    def _remark_on_dates(self, work: Work, line: int) -> None:
        for name in DATE_FIELDS:
            date = getattr(work, name)
            if date and date.literal and not IN_WORDS.search(date.literal):
                self.remark(line, f"{date.literal!r} is no date that litman can read; it is kept as it is")

    def remark_on_days(self, line: int, texts: Iterable[object]) -> None:
        """Note dates of a record, as they are written, of which the day cannot be told from the month."""
        for text in texts:
            if isinstance(text, str) and is_undecided(text):
                said = "can be read in two ways, day or month first; its year alone is taken"
                self.remark(line, f"{text.strip()!r} {said}")

    def refuse(self, line: int, message: str) -> None:
        """Note a record that cannot be read."""
        self._findings.append(Finding("IMP001", Place(self._path, line), message))

    def remark(self, line: int, message: str) -> None:
        """Note what is odd about a record that was read."""
        self._findings.append(Finding("IMP002", Place(self._path, line), message, "warning"))

    def unknown_type(self, line: int, given: str, csl_type: str) -> None:
        """Note a type that the format does not know, and what was made of it."""
        said = f"{given!r} is no type that litman knows" if given else "this record says no type"
        self.remark(line, f"{said}; it was read as {csl_type}")

    def leave_out(self, names: Iterable[str], line: int) -> None:
        """Note fields of a record that a work has no place for; they are said once a file, with their numbers."""
        if not self._left_out:
            self._left_out_line = line
        self._left_out.update(names)

    def not_of_format(self, problem: str) -> ForeignFileError:
        """Return the error that the file is not of the format, to be raised."""
        return ForeignFileError(self._path, self._format_name, problem)

    def file(self) -> ForeignFile:
        """Return everything that was taken."""
        findings = list(self._findings)
        if self._left_out:
            most = self._left_out.most_common(_MOST_NAMED)
            counted = ", ".join(f"{shorten(name, 40)} ({count})" for name, count in most)
            if len(self._left_out) > len(most):
                counted += f" and {len(self._left_out) - len(most):,} more"
            message = f"a work has no place for these fields, which were left out: {counted}"
            findings.append(Finding("IMP003", Place(self._path, self._left_out_line), message, "info"))
        return ForeignFile(self._path, tuple(self._records), tuple(findings))
