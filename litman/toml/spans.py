"""Where everything stands in a TOML document: the span of each table header, key and value.

tomllib says what a document means and tomlkit can print it anew; neither says where a value stands, and a
file that a person wrote must keep every byte that an edit is not about. This reads the structure only, of a
document that tomllib has accepted already.

Source: TOML 1.0.0, https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern
from litman.toml.load import load_toml

Path = tuple[str | int, ...]  # ("claim", 3, "link", 0, "key")

_SPACE = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*+")
_BLANK = lazy_pattern(r"[ \t]*+")
_KEY_PART = lazy_pattern(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_STRING = lazy_pattern(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_SCALAR = lazy_pattern(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]++|[^\s,\]}#]++")
# A key that needs no quotes and a string of one line, or what is neither string nor date with a space: most pairs.
_PLAIN_PAIR = lazy_pattern(
    r'([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+("(?:[^"\\\n]|\\.)*+"(?!")|[^\s,\]}#"\'\[{]++(?! \d\d:))'
)


# Named tuples: a file of claims has hundreds of them, and a dataclass that is frozen takes three times as long to make.
class Value(NamedTuple):
    """A value; `items` are the spans of an array's items or of an inline table's key–value pairs."""

    start: int
    end: int
    kind: str  # scalar, array, inline
    items: tuple[Item, ...] = ()


class Item(NamedTuple):
    """An item of an array, or a pair of key and value; `owner` is the path of what it stands in."""

    path: Path
    start: int  # of the key, where there is one
    end: int
    value: Value
    owner: Path


@dataclass(slots=True)
class Section:
    """A table header with the pairs below it; the root has no header and the path ()."""

    path: Path
    start: int  # of the header's line
    end: int  # after the last `]` of the header
    is_element: bool = False  # made by [[…]]
    pairs: list[Item] = field(default_factory=list)

    @property
    def last_end(self) -> int:
        """Where the section's last statement ends."""
        return self.pairs[-1].end if self.pairs else self.end


@dataclass(slots=True)
class TomlSpans:
    """The spans of a document."""

    text: str
    sections: list[Section] = field(default_factory=list)
    items: dict[Path, Item] = field(default_factory=dict)

    def section(self, path: Path) -> Section | None:
        """Return the section with this path."""
        return next((section for section in self.sections if section.path == path), None)

    def sections_under(self, path: Path) -> list[Section]:
        """Return the sections of this path and of what is below it, in the file's order."""
        return [section for section in self.sections if section.path[: len(path)] == path and section.path]

    def offset(self, path: Path) -> int:
        """Return where the value or header of this path, or of the nearest above it, stands."""
        while path:
            if path in self.items:
                return self.items[path].start
            under = self.sections_under(path)
            if under:
                return self.text.index("[", under[0].start)
            dotted = [item.start for known, item in self.items.items() if known[: len(path)] == path]
            if dotted:
                return min(dotted)
            path = path[:-1]
        return 0

    def line_and_column(self, path: Path) -> tuple[int, int]:
        """Return the line and column, both from 1, of the path or of the nearest above it."""
        offset = self.offset(path)
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1


def scan_toml(text: str) -> TomlSpans:
    """Return the spans of a document that tomllib reads without an error (a leading BOM is allowed here)."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.spans = TomlSpans(text)
        self.array_lengths: dict[Path, int] = {}

    def scan(self) -> TomlSpans:
        start = 1 if self.text.startswith("\ufeff") else 0
        self.position = start
        section = Section((), start, start)
        self.spans.sections.append(section)
        while True:
            self._skip(_SPACE)
            if self.position >= len(self.text):
                return self.spans
            if self.text[self.position] == "[":
                section = self._header()
                self.spans.sections.append(section)
            else:
                section.pairs.append(self._pair(section.path))

    def _header(self) -> Section:
        line_start = max(self.text.rfind("\n", 0, self.position) + 1, self.spans.sections[0].start)
        is_element = self.text.startswith("[[", self.position)
        self.position += 2 if is_element else 1
        keys = self._dotted_key()
        self.position += 2 if is_element else 1
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            if is_element and number == len(keys) - 1:
                self.array_lengths[path] = self.array_lengths.get(path, 0) + 1
            if path in self.array_lengths:
                path = (*path, self.array_lengths[path] - 1)
        return Section(path, line_start, self.position, is_element)

    def _pair(self, owner: Path) -> Item:
        start = self.position
        if plain := _PLAIN_PAIR.match(self.text, start):
            self.position = plain.end()
            return self._keep(
                Item((*owner, plain[1]), start, self.position, Value(*plain.span(2), "scalar"), owner)
            )
        path = (*owner, *self._dotted_key())
        self.position += 1  # the equals sign
        self._skip(_BLANK)
        value = self._value(path)
        return self._keep(Item(path, start, value.end, value, owner))

    def _dotted_key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANK)
            token = self._take(_KEY_PART)
            keys.append(token if token[0] not in "\"'" else next(iter(load_toml(f"{token} = 0"))))
            self._skip(_BLANK)
            if self.text[self.position] != ".":
                return keys
            self.position += 1

    def _value(self, path: Path) -> Value:
        start, first = self.position, self.text[self.position]
        if first in "[{":
            items = self._items(path, "]" if first == "[" else "}")
            return Value(start, self.position, "array" if first == "[" else "inline", items)
        self._take(_STRING if first in "\"'" else _SCALAR)
        return Value(start, self.position, "scalar")

    def _items(self, owner: Path, closer: str) -> tuple[Item, ...]:
        items: list[Item] = []
        self.position += 1
        while True:
            self._skip(_SPACE)
            if self.text[self.position] == closer:
                self.position += 1
                return tuple(items)
            if self.text[self.position] == ",":
                self.position += 1
            elif closer == "}":
                items.append(self._pair(owner))
            else:
                path = (*owner, len(items))
                value = self._value(path)
                items.append(self._keep(Item(path, value.start, value.end, value, owner)))

    def _keep(self, item: Item) -> Item:
        self.spans.items[item.path] = item
        return item

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.position)
        assert found is not None, (pattern.pattern, self.position)
        self.position = found.end()

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.position)
        assert found is not None, (pattern.pattern, self.position)
        self.position = found.end()
        return found.group()
