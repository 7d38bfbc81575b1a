"""Which citation key stands at a place of a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from litman.lsp.buffers import Buffer, Spot
from litman.lsp.columns import Encoding
from litman.lsp.complete_keys import key_place

_ENTRY = re.compile(r"^\s*@\s*\w+\s*[{(]\s*(?P<key>[^\s,{}()\"]+)")
_TOKEN = re.compile(r"[\w:.#$%+?~/*'-]+")
_BEHIND = ".:?'"  # what may stand behind a key and is hardly ever of it


class KeySpan(NamedTuple):
    """A citation key as it is written, by columns from 0 of its line."""

    start: int
    end: int
    key: str  # as the entry has it


def column_of(buffer: Buffer, spot: Spot, encoding: Encoding) -> int:
    """Return the column in code points, from 0, of a spot in its line."""
    return buffer.content.offset(spot, encoding) - buffer.content.offset(Spot(spot.line, 0), "utf-32")


def key_at(suffix: str, line: str, column: int, resolve: Callable[[str], str | None]) -> KeySpan | None:
    """Return the key of the library that is written at a column of a line; None where none is.

    Args:
        suffix: Of the file, in lower case.
        line: The line.
        column: In code points, from 0; behind the last one of a key is at it, too.
        resolve: Gives the key of the entry that a key stands for.
    """
    found = keys_in(suffix, line, resolve)
    return next((span for span in found if span.start <= column <= span.end), None)


def keys_in(suffix: str, line: str, resolve: Callable[[str], str | None]) -> list[KeySpan]:
    """Return the keys of the library that are written in a line, in their order."""
    found: list[KeySpan] = []
    entry = _ENTRY.match(line) if suffix == ".bib" else None
    if entry is not None and (key := resolve(entry["key"])) is not None:
        found.append(KeySpan(*entry.span("key"), key))
    for match in _TOKEN.finditer(line):
        place = key_place(line[: match.end()], suffix)
        if place is None:
            continue
        start, words = max(place.start, match.start()), line[max(place.start, match.start()) : match.end()]
        for written in dict.fromkeys((words, words.rstrip(_BEHIND))):
            key = resolve(written) if written else None
            if key is not None:
                found.append(KeySpan(start, start + len(written), key))
                break
    return found
