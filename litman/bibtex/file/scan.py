"""The bytes of a .bib file as tiles: blocks and the text between them, joined they are the file.

The rules are those of bibtex.web: an entry starts at an `@` anywhere, white space is allowed around its type,
a backslash escapes nothing, braces are counted and nothing else is inside a `{…}` block. What BibTeX leaves
open is decided here:

- `@comment{…}` with balanced braces is one tile, as JabRef and biber take it; any other `@comment` hides
  nothing, as in BibTeX.
- A block that is never closed is `broken` up to the next line that begins with `@word{` or `@word(`.
- A `(…)` block never runs over such a line: without this bound a single `(` in a remark could swallow the
  file.
- In `jo@example.org (Jo)` the `@` belongs to an address: after a letter, digit, `_` or full stop it starts a
  block only if `@word{` stands there without a space.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

TileKind = Literal["gap", "entry", "string", "preamble", "comment", "broken"]


class Tile(NamedTuple):
    """A stretch of the file; `start` and `end` are byte offsets, `end` is not part of it."""

    kind: TileKind
    start: int
    end: int


def scan(data: bytes) -> tuple[Tile, ...]:
    """Return the tiles of any bytes, in order and without holes, in linear time also on broken input."""
    return tuple(_Scanner(data).tiles())


def block_at(data: bytes, start: int) -> Tile | None:
    """Return the closed block at `start`, as `scan` gives it if a tile begins there, else None."""
    tile = _Scanner(data).block_at(start)
    return tile if tile and tile.kind != "broken" and data[tile.end - 1] in b"})" else None


def is_line_start(data: bytes, position: int) -> bool:
    """Whether only blanks (or a byte order mark) stand between `position` and the beginning of its line."""
    return _BLANKS_BEFORE.search(data, max(0, position - 256), position) is not None


# Source: bibtex.web, section 184 "Scan an identifier": white space and `"#%'(),={}` end it, no digit begins
# it. An `@` is left out too, and only an ASCII letter begins a type, so that `@@` and twitter names in
# remarks stay text.
TYPE = rb"[A-Za-z][^\s\"#%'(),={}@]*+"
_START = rb"@(?:(?<![\w.]@)\s*+|(?=" + TYPE + rb"\{))(" + TYPE + rb")\s*+"
HEADER = re.compile(_START + rb"([{(])")
# Key and what ends it, where no doubt is possible (`%` may begin a remark); all other heads are read by `parse`.
PLAIN_HEAD = re.compile(_START + rb"\{\s*+([^\s,{}=%][^\s,{}=]*+)\s*+[,}]")
LINE_START = re.compile(rb"[\r\n][ \t]*+@\s*+" + TYPE + rb"\s*+[{(]")
_BLANKS_BEFORE = re.compile(rb"(?:^|[\r\n]|^\xef\xbb\xbf)[ \t]*\Z")
_PAREN_KEY = re.compile(rb"\s*+[^\s,(){}]*+")
_BRACE = re.compile(rb"[{}]")
_PAREN_MARK = re.compile(rb"[{}\")]")
_KINDS: dict[bytes, TileKind] = {b"string": "string", b"preamble": "preamble", b"comment": "comment"}


def _nested(depth: int) -> bytes:
    # \0 and \x02 stand in no BibTeX file. With four members `re` looks a byte up in a bitmap instead of
    # comparing it with each member: 30 % faster. Blocks that hold these bytes, or deeper braces, are counted
    # by hand below.
    text = rb"[^{}\x00\x02]*+"
    body = text
    for _ in range(depth):
        body = text + rb"(?:\{" + body + rb"\}" + text + rb")*+"
    return body


BALANCED = rb"\{" + _nested(5) + rb"\}"
_BLOCK = re.compile(_START + rb"(?:" + BALANCED + rb"|([{(]))")


class _Scanner:
    """One run over the bytes; keeps what it learnt about braces that are never closed."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.unclosed: frozenset[int] | None = None
        self.next_line_start = -1

    def tiles(self) -> list[Tile]:
        data = self.data
        tiles: list[Tile] = []
        add = tiles.append
        position = 0
        matches = _BLOCK.finditer(data)
        while match := next(matches, None):
            start, end = match.span()
            if start > position:
                add(Tile("gap", position, start))
            kind = _KINDS.get(match[1].lower(), "entry")
            if match.lastindex == 2:  # not closed within five levels of braces, or `(`
                kind, end = self._close(kind, start, match.start(2))
                matches = _BLOCK.finditer(data, end)
            add(Tile(kind, start, end))
            position = end
        if position < len(data):
            add(Tile("gap", position, len(data)))
        return tiles

    def block_at(self, start: int) -> Tile | None:
        match = _BLOCK.match(self.data, start)
        if match is None:
            return None
        kind, end = _KINDS.get(match[1].lower(), "entry"), match.end()
        if match.lastindex == 2:
            kind, end = self._close(kind, start, match.start(2))
        return Tile(kind, start, end)

    def _close(self, kind: TileKind, start: int, opening: int) -> tuple[TileKind, int]:
        """Return kind and end of the block whose delimiter opens at `opening`."""
        if self.data[opening] == ord("{"):
            end = self._closing_brace(opening)
        elif kind == "comment":
            end = -1
        else:
            end = self._closing_paren(kind, start, opening)
        if end >= 0:
            return kind, end
        if kind == "comment":
            return kind, opening + 1
        return "broken", self._line_start_after(start)

    def _closing_brace(self, opening: int) -> int:
        """Return the offset after the brace that closes the one at `opening`, -1 if none does.

        The first time that none does, the braces on the stack are all that are never closed from here on:
        later ones need not be counted again, so many open blocks cost no more than one.
        """
        if self.unclosed is not None and opening in self.unclosed:
            return -1
        stack: list[int] = []
        for match in _BRACE.finditer(self.data, opening):
            if match[0] == b"{":
                stack.append(match.start())
                continue
            stack.pop()
            if not stack:
                return match.end()
        self.unclosed = frozenset(stack)
        return -1

    def _closing_paren(self, kind: TileKind, start: int, opening: int) -> int:
        """Return the offset after the `)` that stands outside braces and quotes, -1 if there is none."""
        position = opening + 1
        if kind == "entry" and (key := _PAREN_KEY.match(self.data, position)):
            position = key.end()
        depth, quoted = 0, False
        for match in _PAREN_MARK.finditer(self.data, position, self._line_start_after(start)):
            mark = match[0]
            if mark == b"{":
                depth += 1
            elif mark == b"}":
                depth -= 1
                if depth < 0:
                    return -1
            elif depth == 0:
                if mark == b'"':
                    quoted = not quoted
                elif not quoted:
                    return match.end()
        return -1

    def _line_start_after(self, start: int) -> int:
        """Return where the next line begins that opens a block, or the end of the data."""
        if self.next_line_start <= start:  # else still the next one: searched once, not once a block
            match = LINE_START.search(self.data, start + 1)
            self.next_line_start = match.start() + 1 if match else len(self.data)
        return self.next_line_start
