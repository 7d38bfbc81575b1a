"""What becomes of the entries of a file that is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from litman.finding import Finding
from litman.library.comparison.verdict import Kind

ImportOutcome = Literal["added", "renamed", "present", "updated"]


class Clash(NamedTuple):
    """A key of the file's entry that names another work here, so that it cannot be kept for the one that is meant."""

    key: str  # as the file has it
    other: str  # citation key of the work that it names here


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one entry of the file."""

    path: Path
    line: int
    given_key: str
    outcome: ImportOutcome
    key: str  # in the library
    reason: str = ""  # why it counts as present, or could not keep its key
    filled: tuple[str, ...] = ()  # fields that were absent in the library's entry
    kept: tuple[str, ...] = ()  # keys that the library's entry keeps in `ids`
    clashes: tuple[Clash, ...] = ()
    like: str = ""  # citation key of a work that an entry is like which was added all the same
    verdict: Kind | None = None  # how it stands to that work
    remark: str = ""  # the same in words
    related: str = ""  # citation key of the version that the new entry names in `related`


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all entries, and what is wrong with the files."""

    results: tuple[ImportResult, ...]
    findings: tuple[Finding, ...]


def joined(parts: Sequence[ImportReport]) -> ImportReport:
    """Return one report of several."""
    return ImportReport(
        tuple(result for part in parts for result in part.results),
        tuple(finding for part in parts for finding in part.findings),
    )
