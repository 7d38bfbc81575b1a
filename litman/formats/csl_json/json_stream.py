"""JSON of many items, read item by item: of a large file neither its text nor its items are ever whole in memory.

A file is gone through twice, so that one that is damaged somewhere is known before anything is taken of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from litman.formats.csl_json.json_pieces import Damage, JsonPieces
from litman.formats.decoding import decoded_pieces

LISTS = ("items", "references")  # what a list of items is called where it is not the whole document


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


def streamed_json(data: bytes) -> JsonItems | dict[str, Any] | Damage | None:
    """Return a list of items, or an object whose lists of items are such; of damaged JSON, where it is damaged.

    None of a document of another shape; an object that says something twice is such, and brackets without end.
    """
    members: dict[str, Any] = {}
    text = JsonPieces(decoded_pieces(data))
    try:
        for name, value, item in _said(text):
            if name in members and item < 2:
                return None
            members[name] = _items_of(data, name) if item else value
    except json.JSONDecodeError as exc:
        return text.damage(exc)
    except (ValueError, RecursionError):
        return None
    listed: JsonItems | None = members.get("")
    return members if listed is None else listed


def _items_of(data: bytes, name: str) -> JsonItems:
    def read() -> Iterator[Any]:
        said = _said(JsonPieces(decoded_pieces(data)))
        return (value for list_name, value, item in said if item and list_name == name)

    return JsonItems(read)


def _said(text: JsonPieces) -> Iterator[_Said]:
    """Yield what a document says, in its order; a list that is all of it has no name.

    Raises:
        JSONDecodeError: it is damaged from some place on.
        ValueError: it is no list and no object, or has a number of ten thousand digits.
        RecursionError: its brackets are nested too deeply.
    """
    if text.ahead() == "[":
        yield from _list(text, "")
    elif text.ahead() != "{":
        raise text.error("Expecting value")
    else:
        text.take("{")
        mark = ","
        if text.ahead() == "}":
            text.take(mark := "}")
        while mark == ",":
            name = text.name()
            if not name:
                raise ValueError(name)
            text.take(":")
            if name in LISTS and text.ahead() == "[":
                yield from _list(text, name)
            else:
                yield _Said(name, text.value())
            mark = text.ahead()
            text.take("}" if mark == "}" else ",")
    if text.ahead():
        raise text.error("Extra data")


def _list(text: JsonPieces, name: str) -> Iterator[_Said]:
    text.take("[")
    if text.ahead() == "]":
        text.take("]")
        yield _Said(name, [])
        return
    mark, number = ",", 1
    while mark == ",":
        yield _Said(name, text.value(), number)
        mark, number = text.ahead(), number + 1
        text.take("]" if mark == "]" else ",")
