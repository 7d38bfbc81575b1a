"""JSON of many items, read item by item: of a large file neither its text nor its items are ever whole in memory.

A file is gone through twice, so that one that is damaged somewhere is known before anything is taken of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from litman.formats.decoding import decoded_blocks

LISTS = ("items", "references")  # what a list of items is called where it is not the whole document
_SPACE = re.compile(r"[ \t\n\r]*+")
_decode = json.JSONDecoder().raw_decode


class _Said(NamedTuple):
    """What a document says: a member of it, or an item of the list of that name, which has a number, from 1."""

    name: str
    value: Any
    item: int = 0


class JsonItems:
    """The items of a list in a file; they are read each time they are gone through."""

    def __init__(self, read: Callable[[], Iterator[Any]]) -> None:
        """Take what reads them."""
        self._read = read

    def __iter__(self) -> Iterator[Any]:
        return self._read()


def streamed_json(data: bytes) -> JsonItems | dict[str, Any] | None:
    """Return a list of items, or an object whose lists of items are such; None of a document of another shape.

    Damaged JSON has another shape, and so has an object that says something twice.
    """
    members: dict[str, Any] = {}
    try:
        for name, value, item in _said(data):
            if name in members and item < 2:
                return None
            members[name] = _items_of(data, name) if item else value
    except (ValueError, RecursionError):
        return None
    listed: JsonItems | None = members.get("")
    return members if listed is None else listed


def _items_of(data: bytes, name: str) -> JsonItems:
    return JsonItems(lambda: (said.value for said in _said(data) if said.item and said.name == name))


def _said(data: bytes) -> Iterator[_Said]:
    """Yield what a document says, in its order; a list that is all of it has no name.

    Raises:
        ValueError: it is no list and no object, or no JSON from some place on.
        RecursionError: its brackets are nested too deeply.
    """
    text = _Text(decoded_blocks(data))
    if text.ahead() == "[":
        yield from _list(text, "")
    else:
        text.take("{")
        mark = ","
        if text.ahead() == "}":
            text.take(mark := "}")
        while mark == ",":
            name = text.value()
            if not isinstance(name, str) or not name:
                raise ValueError(name)
            text.take(":")
            if name in LISTS and text.ahead() == "[":
                yield from _list(text, name)
            else:
                yield _Said(name, text.value())
            mark = text.ahead()
            text.take("," if mark == "," else "}")
    if text.ahead():
        raise ValueError(text.ahead())


def _list(text: _Text, name: str) -> Iterator[_Said]:
    text.take("[")
    if text.ahead() == "]":
        text.take("]")
        yield _Said(name, [])
        return
    mark, number = ",", 1
    while mark == ",":
        yield _Said(name, text.value(), number)
        mark, number = text.ahead(), number + 1
        text.take("," if mark == "," else "]")


class _Text:
    """The part of a text that is read now; it grows where a value does not end in it."""

    def __init__(self, blocks: Iterator[str]) -> None:
        self._blocks = blocks
        self._text = ""
        self._at = 0

    def ahead(self) -> str:
        """Return the next character that is no white space; none at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._grow():
                return ""

    def take(self, mark: str) -> None:
        """Go beyond a character.

        Raises:
            ValueError: it is another one.
        """
        if self.ahead() != mark:
            raise ValueError(mark)
        self._at += 1

    def value(self) -> Any:
        """Return the value that begins here.

        Raises:
            ValueError: none does, or it does not end.
        """
        self.ahead()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._grow():
                    raise
                continue
            if end == len(self._text) and self._grow():  # a number may go on
                continue
            self._at = end
            return value

    def _grow(self) -> bool:
        """Take in as much again as is there: what does not end is not read again for each block."""
        parts = [self._text[self._at :]]
        wanted = len(parts[0])
        for block in self._blocks:
            parts.append(block)
            wanted -= len(block)
            if block and wanted <= 0:
                break
        if len(parts) == 1:
            return False
        self._text, self._at = "".join(parts), 0
        return True
