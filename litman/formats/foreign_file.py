"""What a reader of another program's file gives: its records as works, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from litman.finding import Finding, Place
from litman.work import Work


@dataclass(frozen=True, slots=True)
class ForeignRecord:
    """One record of a file."""

    work: Work
    given_key: str  # what the file calls it, which may be no citation key; empty if it has no name
    line: int  # where it begins, or which record it is where lines say nothing; from 1


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file's records, in their order, and one finding for each that is none."""

    path: Path
    records: tuple[ForeignRecord, ...]
    findings: tuple[Finding, ...] = ()


class RecordCollector:
    """Takes the records of a file one by one; what says nothing of a work becomes a finding."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._records: list[ForeignRecord] = []
        self._findings: list[Finding] = []

    def add(self, work: Work, given_key: str, line: int) -> None:
        """Take a record; one without title, people and identifiers is refused."""
        is_named = work.title or work.container_title or work.author or work.editor
        if is_named or work.DOI or work.URL or work.PMID or work.ISBN:
            self._records.append(ForeignRecord(work, given_key, line))
        else:
            self.refuse(line, "this record has neither a title nor people nor an identifier; it was left out")

    def refuse(self, line: int, message: str) -> None:
        """Note a record that cannot be read."""
        self._findings.append(Finding("IMP001", Place(self._path, line), message))

    def remark(self, line: int, message: str) -> None:
        """Note what is odd about a record that was read."""
        self._findings.append(Finding("IMP002", Place(self._path, line), message, "warning"))

    def file(self) -> ForeignFile:
        """Return everything that was taken."""
        return ForeignFile(self._path, tuple(self._records), tuple(self._findings))
