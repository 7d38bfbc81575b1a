"""An entry of a document and its fields, read when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from litman.bibtex.file.encoding import encoding_of
from litman.bibtex.file.parse import (
    ParsedBlock,
    ParsedField,
    Part,
    Span,
    is_head_read_alike,
    parse_block,
)
from litman.bibtex.file.plain_values import PlainEntry, plain_entry
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice
from litman.bibtex.file.values import MONTHS, has_macro, value_text
from litman.finding import Place

_NO_MACROS: Mapping[str, str] = {}


class Surroundings(Protocol):
    """What an entry stands in, a document or whole lines of one: its bytes, and what they need to be read."""

    path: Path
    # Of the first byte in the whole document.
    offset: int

    @property
    def data(self) -> bytes: ...

    @property
    def macros(self) -> Mapping[str, str]: ...

    def place(self, start: int, end: int | None = None) -> Place: ...

    def with_edit(self, entry: Entry, splice: Splice) -> Entry: ...


def required(found: Entry | None, key: str) -> Entry:
    """Return the entry that was found for a key.

    Raises:
        KeyError: there is none.
    """
    if found is None:
        raise KeyError(key)
    return found


class Field:
    """A field of an entry: spans are byte offsets into the document."""

    __slots__ = ("_data", "parsed")

    def __init__(self, data: bytes, parsed: ParsedField) -> None:
        self._data = data
        self.parsed = parsed

    @property
    def name(self) -> str:
        """The name as written; BibTeX ignores its case."""
        return _name_at(self._data, self.parsed.name)

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return self.parsed.name

    @property
    def value_span(self) -> Span:
        """Where the value expression stands, delimiters included, white space around it not."""
        return self.parsed.value

    @property
    def span(self) -> Span:
        """Where `name = value` stands, without the commas around it."""
        return self.parsed.name[0], self.parsed.value[1]

    @property
    def raw(self) -> bytes:
        """The bytes of `name = value`."""
        return self._data[self.span[0] : self.span[1]]

    @property
    def raw_value(self) -> bytes:
        """The bytes of the value expression."""
        return self._data[self.value_span[0] : self.value_span[1]]


class Entry:
    """An entry of a document; its parts are read when asked for."""

    def __init__(self, document: Surroundings, tile: Tile, *, is_first: bool = False) -> None:
        """Take a tile of the document; `is_first` says that none before it has the same key."""
        self.document = document
        self.is_first = is_first
        self.tile = tile

    @cached_property
    def parsed(self) -> ParsedBlock:
        """The spans of type, key and fields, and what is wrong between them."""
        return parse_block(self.document.data, self.tile)

    @cached_property
    def _plain(self) -> PlainEntry | None:
        found = None if "parsed" in self.__dict__ else plain_entry(self.raw)
        if found is not None and found.has_months and not self.document.macros.keys().isdisjoint(MONTHS):
            return None
        return found

    @property
    def has_plain_values(self) -> bool:
        """Whether all values are texts in braces, numbers and months; False says nothing."""
        return self._plain is not None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong in the entry, and all readers of BibTeX take it for the same; False says nothing.

        Its parts are not read for that, which in a library of sound entries nobody asks for.
        """
        return self._plain is not None and not self._plain.has_twice and is_head_read_alike(self.raw)

    @cached_property
    def encoding(self) -> str:
        """How the entry's bytes are read: "utf-8", or "cp1252" or "latin-1" where they are no UTF-8."""
        return encoding_of(self.raw)

    @property
    def span(self) -> Span:
        """Where the entry stands, from its `@` to its closing delimiter, in bytes."""
        return self.tile.start, self.tile.end

    @property
    def raw(self) -> bytes:
        """The bytes of the entry."""
        return self.document.data[self.tile.start : self.tile.end]

    @property
    def text(self) -> str:
        """The whole entry as written."""
        return self.raw.decode(self.encoding)

    @cached_property
    def key(self) -> str:
        """The citation key; empty where the entry has none."""
        return self._plain.key if self._plain is not None else self._decoded(self.parsed.key)

    @property
    def written_key(self) -> str:
        """All that stands where the key should: `Smith et al 2020` has blanks, of which only the first word is read."""
        start, end = self.parsed.key
        comma = self.parsed.key_comma
        return self._decoded((start, end if comma is None else comma)).strip()

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        written = self._plain.type if self._plain is not None else self._decoded(self.parsed.type)
        return written.lower()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the file, duplicates included."""
        return tuple(Field(self.document.data, parsed) for parsed in self.parsed.fields)

    def field(self, name: str) -> Field | None:
        """Return the field of this name in any case; the first one, which is the one BibTeX reads."""
        folded = name.lower()
        return next((field for field in self.fields if field.name.lower() == folded), None)

    @cached_property
    def values(self) -> dict[str, str]:
        """The values by lower-cased name: TeX text without delimiters, in single spaces.

        What `#` joins is joined. Of duplicate fields the first is here. `month = jan` reads `"jan"`; a macro
        that nobody defined reads as its name.
        """
        if self._plain is not None:
            return self._plain.values
        values: dict[str, str] = {}
        data, encoding = self.document.data, self.encoding
        for parsed in self.parsed.fields:  # no `Field` is made for each: a library has a million
            if (name := _name_at(data, parsed.name).lower()) not in values:
                values[name] = value_text(data, parsed.parts, self._macros_for(parsed.parts), encoding)
        return values

    def read_value(self, field: Field) -> str:
        """Return what one field of this entry says, as in `values`."""
        parts = field.parsed.parts
        return value_text(self.document.data, parts, self._macros_for(parts), self.encoding)

    def _macros_for(self, parts: tuple[Part, ...]) -> Mapping[str, str]:
        """Return the macros that a value may name; none for one without any, as most are: they need not be read."""
        if len(parts) == 1 and parts[0].kind != "macro":
            return _NO_MACROS
        return self.document.macros if has_macro(parts) else _NO_MACROS

    def place(self, field: str | None = None) -> Place:
        """Return the place of the entry's key, or of one of its fields if it has it."""
        found = self.field(field) if field is not None else None
        start, end = found.span if found else self.parsed.key
        return self.document.place(start, end)

    def _decoded(self, span: Span) -> str:
        return self.document.data[span[0] : span[1]].decode(self.encoding, "replace")


def _name_at(data: bytes, span: Span) -> str:
    written = data[span[0] : span[1]]
    return written.decode("ascii" if written.isascii() else encoding_of(written))
