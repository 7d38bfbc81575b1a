"""Bytes as text, entry by entry, and byte offsets as lines and columns."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from itertools import accumulate, islice
from pathlib import Path
from typing import Literal

from litman.finding import Place

_LINE_END = re.compile(rb"\r\n?|\n")
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def encoding_of(data: bytes) -> Literal["utf-8", "cp1252", "latin-1"]:
    """Return how the bytes of an entry are read: as UTF-8, else as Windows-1252, or Latin-1, which takes any byte."""
    if data.isascii() or _is_text_of(data, "utf-8"):
        return "utf-8"
    return "cp1252" if _is_text_of(data, "cp1252") else "latin-1"


def wide_encoding(data: bytes) -> str | None:
    """Return "UTF-16" or "UTF-32" if the bytes are that, with or without a byte order mark."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:400]
    # In ASCII text every other byte of UTF-16 is zero, three of four of UTF-32; no BibTeX file holds many
    # zeros.
    if len(head) >= 4 and head.count(0) * 5 >= len(head) * 2:
        return "UTF-32" if head.count(0) * 3 >= len(head) * 2 else "UTF-16"
    return None


def _is_text_of(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


class Lines:
    """The lines of a file, for places; a few places are counted, for more a table is made."""

    def __init__(self, path: Path, data: bytes, *, first: int = 1) -> None:
        """Take whole lines of a file; `first` is the number of the first one there."""
        self._path = path
        self._first = first
        self._data = data
        self._asked = 0
        self._marks: dict[int, tuple[str, int, int]] = {}  # line start: encoding, an offset, its column
        self._starts: array[int] | None = None  # as numbers of a list they would take five times the room

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of the bytes from `start` to `end`."""
        line, column = self._line_and_column(start)
        line += self._first - 1
        if end is None:
            return Place(self._path, line, column)
        end_line, end_column = self._line_and_column(end)
        return Place(self._path, line, column, end_line + self._first - 1, end_column)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        number, start = self._line(offset)
        data = self._data
        begin = start + len(codecs.BOM_UTF8) * (
            start == 0 and self._first == 1 and data.startswith(codecs.BOM_UTF8)
        )  # has no column
        if start not in self._marks:
            if len(self._marks) >= _MOST_MARKED:
                self._marks.clear()
            line_end = _LINE_END.search(data, start)
            line = data[start : line_end.start() if line_end else len(data)]
            self._marks[start] = (encoding_of(line), begin, 1)
        encoding, known, column = self._marks[start]
        if offset < known:
            return number, 1 + len(data[begin:offset].decode(encoding, "ignore"))
        # Counted from the last place on this line: a file can be one line with 100,000 findings.
        column += len(data[known:offset].decode(encoding, "ignore"))
        # never between the bytes of a character
        if encoding != "utf-8" or data[offset : offset + 1] < b"\x80":
            self._marks[start] = (encoding, offset, column)
        return number, column

    def _line(self, offset: int) -> tuple[int, int]:
        """Return the number of the line that holds `offset` and where it begins."""
        self._asked += 1
        data = self._data
        if self._starts is None and self._asked > _MOST_COUNTED:
            self._starts = _line_starts(data)
        if self._starts is not None:
            number = bisect_right(self._starts, offset)
            return number, self._starts[number - 1]
        start = 1 + max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset))
        # between the two bytes of one line end
        if data[start - 1 : start + 1] == b"\r\n" and start == offset:
            start = 1 + max(data.rfind(b"\n", 0, offset - 1), data.rfind(b"\r", 0, offset - 1))
        ends = data.count(b"\n", 0, start) + data.count(b"\r", 0, start) - data.count(b"\r\n", 0, start)
        return ends + 1, start


def _line_starts(data: bytes) -> array[int]:
    """Return where each line of a file begins, and where the one after its last line end would."""
    starts, begin = array("Q", [0]), 0
    while begin < len(data):
        end = data.find(b"\n", begin + _A_TIME)  # a piece that ends behind a line feed parts no line end
        end = end + 1 if end >= 0 else len(data)
        lines = data[begin:end].splitlines(keepends=True)
        starts.extend(islice(accumulate(map(len, lines), initial=begin), 1, None))
        begin = end
    if len(starts) > 1 and data[-1:] not in (b"\n", b"\r"):
        starts.pop()
    return starts


_A_TIME = 1 << 20  # bytes whose lines are counted at once
_MOST_COUNTED = 6
_MOST_MARKED = 1_000  # lines
