"""What an entry says that is laid out as most are, read in half the time that its parts take: no place is noted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from litman.bibtex.file.encoding import encoding_of
from litman.bibtex.file.scan import BALANCED, PLAIN_HEAD
from litman.bibtex.file.values import MONTHS, compress

_WORD = rb"[^\s\"#%'(),={}]++"
_FIELD = re.compile(
    rb"\s*+(" + _WORD + rb")\s*+=\s*+(" + BALANCED + rb"|[0-9]++(?=[\s,])|[A-Za-z]{3}(?=[\s,]))\s*+,"
)
_LAST_FIELD = re.compile(
    rb"\s*+(" + _WORD + rb")\s*+=\s*+(" + BALANCED + rb"|[0-9]++(?=\s|\Z)|[A-Za-z]{3}(?=\s|\Z))\s*+"
)
_OPENING, _COMMA = ord("{"), ord(",")
_MONTHS = frozenset(MONTHS)


class PlainEntry(NamedTuple):
    """An entry without faults, whose values are texts in braces, numbers and months."""

    type: str  # as written
    key: str
    values: dict[str, str]  # as in `Entry.values`, unless a macro has the name of a month
    has_months: bool  # written as macros, `month = jan`
    has_twice: bool  # a field is given again; `values` has the first


def plain_entry(block: bytes) -> PlainEntry | None:
    """Return what the bytes of an entry say; None where they have to be read part by part."""
    head = PLAIN_HEAD.match(block)
    if head is None or block[head.end() - 1] != _COMMA or not block.endswith(b"}"):
        return None
    encoding = "ascii" if block.isascii() else encoding_of(block)
    close = len(block) - 1
    values: dict[str, str] = {}
    has_months = has_twice = False
    position = head.end()
    while position < close:
        field = _FIELD.match(block, position, close) or _LAST_FIELD.match(block, position, close)
        if field is None:
            if block[position:close].strip():
                return None
            break
        position = field.end()
        written = field[2]
        text = written.decode(encoding)
        if written[0] == _OPENING:
            text = compress(text[1:-1])
        elif not written.isdigit():
            if text.lower() not in _MONTHS:
                return None
            has_months = True
        name = _name_of(field[1])
        if name in values:
            has_twice = True
        else:
            values[name] = text
        if position < close and block[position - 1] != _COMMA:
            return None
    return PlainEntry(
        head[1].decode(encoding, "replace"),
        head[2].decode(encoding, "replace"),
        values,
        has_months,
        has_twice,
    )


@lru_cache(maxsize=1_000)
def _name_of(written: bytes) -> str:
    return written.decode("ascii" if written.isascii() else encoding_of(written)).lower()
