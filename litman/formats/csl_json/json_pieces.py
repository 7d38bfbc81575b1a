"""A JSON text that comes in pieces: values are read from it, and of the text no more is kept than they need."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*+")
_LONGEST_WORD = 16  # `-Infinity`, `\ud83d\ude00`: a fault that near to the end of a piece may be its end
_decode = json.JSONDecoder().raw_decode


class Damage(NamedTuple):
    """Where a text stops to be JSON, and why, as Python's `json` says it."""

    line: int
    column: int
    said: str


class JsonPieces:
    """The part of a text that is read now; it grows where a value does not end in it."""

    def __init__(self, pieces: Iterator[str]) -> None:
        """Take the pieces of the text, in their order."""
        self.part = ""  # of the text
        self.at = 0  # in that part
        self._pieces = pieces
        self._line = 1  # where the part begins
        self._column = 0

    def ahead(self, beyond: re.Pattern[str] = _SPACE) -> str:
        """Return the next character that is no white space, or not as `beyond` has it; none at the end."""
        while True:
            found = beyond.match(self.part, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.part):
                return self.part[self.at]
            if not self.grow():
                return ""

    def take(self, mark: str) -> None:
        """Go beyond a character.

        Raises:
            JSONDecodeError: it is another one.
        """
        if self.ahead() != mark:
            raise self.error(f"Expecting '{mark}' delimiter")
        self.at += 1

    def name(self) -> str:
        """Return the name that begins here.

        Raises:
            JSONDecodeError: none does, or it does not end.
        """
        if self.ahead() != '"':
            raise self.error("Expecting property name enclosed in double quotes")
        name: str = self.value()
        return name

    def value(self) -> Any:
        """Return the value that begins here.

        Raises:
            JSONDecodeError: none does, or it does not end.
            ValueError: it has a number of ten thousand digits.
            RecursionError: its brackets are nested too deeply.
        """
        self.ahead()
        while True:
            try:
                value, end = _decode(self.part, self.at)
            except json.JSONDecodeError as exc:
                if self._is_certain(exc) or not self.grow():
                    raise
                continue
            # A number may go on, and its `.` or `e` stand behind it already.
            if end + _LONGEST_WORD > len(self.part) and self.grow():
                continue
            self.at = end
            return value

    def _is_certain(self, error: json.JSONDecodeError) -> bool:
        """Whether more of the text would not mend it."""
        return error.pos < len(self.part) - _LONGEST_WORD and not error.msg.startswith("Unterminated")

    def error(self, said: str) -> json.JSONDecodeError:
        """Return the error that something else was to stand here, to be raised."""
        return json.JSONDecodeError(said, self.part, self.at)

    def damage(self, error: json.JSONDecodeError) -> Damage:
        """Return the place in the whole text of an error in the part that is read now."""
        column = error.colno + (self._column if error.lineno == 1 else 0)
        return Damage(self._line + error.lineno - 1, column, error.msg.removesuffix(" starting at"))

    def grow(self) -> bool:
        """Take in as much again as is there: what does not end is not read again for each piece.

        What stands before `at` is dropped. False at the end of the text, where nothing changes.
        """
        parts = [self.part[self.at :]]
        wanted = len(parts[0])
        for piece in self._pieces:
            parts.append(piece)
            wanted -= len(piece)
            if piece and wanted <= 0:
                break
        if len(parts) == 1:
            return False
        self._line += self.part.count("\n", 0, self.at)
        last = self.part.rfind("\n", 0, self.at)
        self._column = self._column + self.at if last == -1 else self.at - last - 1
        self.part, self.at = "".join(parts), 0
        return True
