"""Records of tagged lines, as RIS (`TY  - JOUR`) and PubMed (`PMID- 123`) write them, each with its line.

Our own, since the packages for it drop what matters here: rispy 0.10 leaves out a last record without its `ER` line,
joins long values in quadratic time and knows no line numbers; nbib 0.3.2 (2021) stops at the first odd record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from litman.text.entities import unescape_entities

# `TY  -JOUR` without its blank begins a record all the same.
_RIS_LINE = re.compile(
    r"([A-Z][A-Z0-9])(?:[ \t]{1,3}-(?:[ \t](.*)|[ \t]*)|  -(\S.*))|(TY|ER)[ \t]*-[ \t]*([A-Z]*)"
)
_NBIB_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*)|\s*)")


@dataclass(slots=True)
class TaggedRecord:
    """A record: its first line, and its values by tag in their order."""

    line: int
    values: list[tuple[str, str]] = field(default_factory=list)
    is_closed: bool = True
    taken: set[str] = field(default_factory=set)  # the values that were asked for

    def all(self, *tags: str) -> list[str]:
        """Return the values of these tags that are not blank, the tags' order before the file's."""
        return [value for value in self._values(tags) if self._take(value)]

    def first(self, *tags: str) -> str | None:
        """Return the first value of the first of these tags that has one."""
        return next((value for value in self._values(tags) if self._take(value)), None)

    def matching(self, pattern: str, *tags: str) -> str | None:
        """Return the first value of these tags that the pattern fits whole."""
        fitting = (value for value in self._values(tags) if re.fullmatch(pattern, value))
        return next((value for value in fitting if self._take(value)), None)

    def in_order(self, *tags: str) -> list[tuple[str, str]]:
        """Return the tags and values of these tags that are not blank, in the file's order."""
        return [(tag, value) for tag, value in self.values if tag in tags and value and self._take(value)]

    def left(self, *bookkeeping: str) -> list[str]:
        """Return the tags of the values that nobody asked for, but for those of the other program's bookkeeping."""
        return [
            tag for tag, value in self.values if value and value not in self.taken and tag not in bookkeeping
        ]

    def _values(self, tags: tuple[str, ...]) -> Iterator[str]:
        return (value for tag in tags for name, value in self.values if name == tag and value)

    def _take(self, value: str) -> bool:
        self.taken.add(value)
        return True


def ris_records(lines: Iterable[str]) -> Iterator[TaggedRecord]:
    """Yield the records in lines of RIS: each begins at `TY` and ends at `ER`, or where the next begins."""
    record: TaggedRecord | None = None
    pieces: list[str] = []
    for number, line in enumerate(lines, 1):
        match = _RIS_LINE.fullmatch(line.strip("\ufeff").rstrip())
        if match is None:
            if record is not None and record.values and line.strip():
                pieces.append(line.strip())
            continue
        tag, value = match[1] or match[4], (match[2] or match[3] or match[5] or "").strip()
        if record is not None:
            _join(record, pieces)
        if tag == "TY":
            if record is not None:
                record.is_closed = False
                yield _whole(record)
            record = TaggedRecord(number)
        if tag == "ER":
            if record is not None:
                yield _whole(record)
            record = None
        elif record is not None:
            record.values.append((tag, value))
    if record is not None:
        _join(record, pieces)
        record.is_closed = False
        yield _whole(record)


def nbib_records(lines: Iterable[str]) -> Iterator[TaggedRecord]:
    """Yield the records in lines of PubMed's format: each begins at `PMID` or after a blank line.

    A line that begins with blanks goes on with the value before it.
    """
    record: TaggedRecord | None = None
    pieces: list[str] = []
    is_after_blank = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            is_after_blank = True
            continue
        match = _NBIB_LINE.fullmatch(line.rstrip())
        if match is None:
            if record is not None and line[0] in " \t":
                pieces.append(line.strip())
            continue
        if record is not None:
            _join(record, pieces)
        if record is None or match[1] == "PMID" or is_after_blank:
            if record is not None:
                yield _whole(record)
            record = TaggedRecord(number)
        is_after_blank = False
        record.values.append((match[1], (match[2] or "").strip()))
    if record is not None:
        _join(record, pieces)
        yield _whole(record)


def _whole(record: TaggedRecord) -> TaggedRecord:
    """The record with HTML's names of characters as characters."""
    record.values = [(tag, unescape_entities(value)) for tag, value in record.values]
    return record


def _join(record: TaggedRecord, pieces: list[str]) -> None:
    """Put the lines that went on with the last value behind it."""
    if pieces and record.values:
        tag, value = record.values[-1]
        record.values[-1] = (tag, " ".join([value, *pieces]).strip())
    pieces.clear()
