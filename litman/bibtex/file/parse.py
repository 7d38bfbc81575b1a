"""One block into its key and fields, as byte spans; nothing is decoded and nothing copied.

Broken parts become problems and the reading goes on at the next comma, so that one slip hides one field at
most.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from litman.bibtex.file.scan import BALANCED, HEADER, Tile

PartKind = Literal["braces", "quotes", "number", "macro"]
Span = tuple[int, int]


class Part(NamedTuple):
    """One operand of a value (`{…}`, `"…"`, a number, a macro's name), delimiters included."""

    kind: PartKind
    start: int
    end: int


class Problem(NamedTuple):
    """Something wrong in a block; the code is one of `codes.CODES`."""

    code: str
    start: int
    end: int
    message: str


class ParsedField(NamedTuple):
    """Where a field stands: its name, `=`, the parts of its value, and the commas around it if any."""

    name: Span
    equals: int
    parts: tuple[Part, ...]
    comma_before: int | None
    comma_after: int | None

    @property
    def value(self) -> Span:
        """The value expression with its delimiters."""
        return self.parts[0].start, self.parts[-1].end


class ParsedBlock(NamedTuple):
    """Where the parts of a block stand; `close` is the offset of its closing delimiter."""

    type: Span
    key: Span
    key_comma: int | None
    fields: tuple[ParsedField, ...]
    problems: tuple[Problem, ...]
    close: int


def is_plain_entry(block: bytes) -> bool:
    """Return whether the bytes are one entry as most are laid out, in which nothing is wrong; False says nothing."""
    return _PLAIN_ENTRY.fullmatch(block) is not None


def is_read_alike(block: bytes) -> bool:
    """Return whether every reader of BibTeX takes the bytes for the entry that we read; False says nothing.

    A plain entry has no value in quotation marks; without backslashes, quotation marks and an `@` inside there is
    nothing left about which readers differ, but fields that are given twice.
    """
    return _has_one_mark(block) and is_plain_entry(block)


def is_head_read_alike(block: bytes) -> bool:
    """Return what `is_read_alike` does of an entry whose values are known to be plain; they are not read again."""
    return _has_one_mark(block) and _PLAIN_START.match(block) is not None


def _has_one_mark(block: bytes) -> bool:
    return len(block.translate(None, _DISPUTED)) == len(block) - 1


def parse_block(data: bytes, tile: Tile) -> ParsedBlock:
    """Return key and fields of an entry, or the definitions of a `@string` (its key is empty)."""
    return _Parser(data, tile).parse()


_DISPUTED = b'\\"@%#\x1a'
_SPACE = re.compile(rb"\s*+")
_LINE = re.compile(rb"[^\r\n]*+")
_NAME = re.compile(rb"[^\s\"#%'(),={}]++")
_NUMBER = re.compile(rb"[0-9]++(?![^\s\"#%'(),={}])")
_KEY = re.compile(rb"[^\s,{}]*+(?:\{[^\s,{}]*+\}[^\s,{}]*+)*+")
_BRACES = re.compile(BALANCED)
_PLAIN_QUOTES = re.compile(rb"\"[^\"{}]*+\"")
_BRACE = re.compile(rb"[{}]")
_QUOTE_MARK = re.compile(rb"[{}\"]")
_SKIP_MARK = re.compile(rb"[{},]")
_WORD = rb"[^\s\"#%'(),={}]++"
_PLAIN_FIELD = re.compile(rb"\s*+(" + _WORD + rb")\s*+(=)\s*+(" + BALANCED + rb"|" + _WORD + rb")\s*+,")
_ANY_FIELD = _WORD + rb"\s*+=\s*+(?:" + BALANCED + rb"|" + _WORD + rb")\s*+"
_PLAIN_START = re.compile(rb"@\w++\{" + _WORD + rb",")
_PLAIN_ENTRY = re.compile(
    _PLAIN_START.pattern + rb"\s*+(?:" + _ANY_FIELD + rb",\s*+)*+(?:" + _ANY_FIELD + rb")?+\}"
)
_OPENING = ord("{")
# A line that a merge in git put around two versions of a field: of the two, BibTeX's rule takes the first.
_CONFLICT_MARK = re.compile(rb"(?<=[\r\n])(?:<{7,}+|\|{7,}+|={7,}+|>{7,}+)(?=[ \r\n])[^\r\n]*+")
_MAY_BE_SKIPPED = b"%<|=>"
_FIELD_AHEAD = re.compile(rb"\s*+[^\s\"#%'(),={}]++\s*+=")


class _Parser:
    def __init__(self, data: bytes, tile: Tile) -> None:
        self.data = data
        self.tile = tile
        self.close = tile.end - 1
        self.fields: list[ParsedField] = []
        self.problems: list[Problem] = []

    def parse(self) -> ParsedBlock:
        header = HEADER.match(self.data, self.tile.start)
        assert header is not None, self.tile
        opening = header.start(2)
        key_comma: int | None = None
        if self.tile.kind == "entry":
            key, key_comma, position = self._key(opening + 1)
        else:
            key = (opening + 1, opening + 1)
            position = opening + 1
        self._fields(position, key_comma)
        return ParsedBlock(
            header.span(1), key, key_comma, tuple(self.fields), tuple(self.problems), self.close
        )

    def _key(self, position: int) -> tuple[Span, int | None, int]:
        """Return the key's span, the comma after it, and where the fields begin."""
        start = self._space(position)
        match = _KEY.match(self.data, start, self.close)
        end = match.end() if match else start
        after = self._space(end)
        comma = after if self._at(after, b",") else None
        # BibTeX would take `title` or `title={x}` for the key and go astray; read it as what was meant.
        if comma is None and _FIELD_AHEAD.match(self.data, start, self.close):
            self._problem("BIB010", start, start, "the entry has no citation key")
            return (start, start), None, start
        if start == end:
            self._problem("BIB010", start, start, "the entry has no citation key")
        if comma is not None:
            return (start, end), comma, comma + 1
        if after < self.close:
            self._problem("BIB004", end, end, "there is no comma after the citation key")
            if not _FIELD_AHEAD.match(self.data, after, self.close):  # `Smith et al, title = …`
                comma = self._skip(after)
                return (start, end), comma, after if comma is None else comma + 1
        return (start, end), None, after

    def _fields(self, position: int, comma: int | None) -> None:
        data, close, add = self.data, self.close, self.fields.append
        while True:
            # Most fields are of this form, and are read so in a fifth of the time.
            while plain := _PLAIN_FIELD.match(data, position, close):
                start, end = plain.span(3)
                part = Part("braces" if data[start] == _OPENING else _kind_of(plain[3]), start, end)
                position = plain.end()
                add(ParsedField(plain.span(1), plain.start(2), (part,), comma, position - 1))
                comma = position - 1
            position = self._space(position)
            if position >= close:
                return
            if self._at(position, b","):
                if comma is not None:
                    self._problem("BIB009", position, position + 1, "a comma too many")
                comma, position = position, position + 1
                continue
            name = _NAME.match(self.data, position, self.close)
            equals = self._space(name.end()) if name else position
            if name is None or not self._at(equals, b"="):
                comma = self._skip(position)
                end = self.close if comma is None else comma
                self._problem("BIB009", position, end, "here should be a field: name = value")
                if comma is None:
                    return
                position = comma + 1
                continue
            parts, position = self._value(equals + 1)
            after = self._space(position)
            comma_after = after if self._at(after, b",") else None
            if parts:
                self.fields.append(ParsedField(name.span(), equals, parts, comma, comma_after))
            comma = comma_after
            if comma is not None:
                position = comma + 1
            elif after < self.close:
                position, comma = self._after_value(position, after)

    def _after_value(self, end: int, after: int) -> tuple[int, int | None]:
        """Say what is wrong where a value is followed by no comma and no end; return where to go on."""
        if _FIELD_AHEAD.match(self.data, after, self.close):
            self._problem("BIB004", end, end, "there is no comma after this value")
            return after, None
        comma = self._skip(after)
        stop = self.close if comma is None else comma
        self._problem("BIB009", after, stop, "this stands after the end of a value")
        return (stop if comma is None else stop + 1), comma

    def _value(self, position: int) -> tuple[tuple[Part, ...], int]:
        """Return the parts of a value expression and where it ends."""
        parts: list[Part] = []
        end = position
        while True:
            start = self._space(position)
            part = self._part(start)
            if part is None:
                if start >= self.close or self._at(start, b",") or parts:
                    self._problem("BIB009", end, start, "a value is missing here")
                return tuple(parts), end
            parts.append(part)
            end = part.end
            following = self._space(end)
            if not self._at(following, b"#"):
                return tuple(parts), end
            position = following + 1

    def _part(self, start: int) -> Part | None:
        if self._at(start, b"{"):
            return Part("braces", start, self._closing_brace(start))
        if self._at(start, b'"'):
            return Part("quotes", start, self._closing_quote(start))
        if match := _NUMBER.match(self.data, start, self.close):
            return Part("number", *match.span())
        if match := _NAME.match(self.data, start, self.close):
            return Part("macro", *match.span())
        return None

    def _closing_brace(self, start: int) -> int:
        if match := _BRACES.match(self.data, start, self.close):
            return match.end()
        depth = 0
        for match in _BRACE.finditer(self.data, start, self.close):
            depth += 1 if match[0] == b"{" else -1
            if depth == 0:
                return match.end()
        self._problem("BIB013", start, start + 1, "this brace is not closed inside the entry")
        return self.close

    def _closing_quote(self, start: int) -> int:
        """Return the offset after the quotation mark that closes the one at `start`, outside braces."""
        if match := _PLAIN_QUOTES.match(self.data, start, self.close):
            return match.end()
        depth = 0
        for match in _QUOTE_MARK.finditer(self.data, start + 1, self.close):
            mark = match[0]
            if mark == b"{":
                depth += 1
            elif mark == b"}":
                depth -= 1
                if depth < 0:
                    self._problem("BIB013", match.start(), match.end(), "this brace closes none in the value")
                    return match.start()
            elif depth == 0:
                return match.end()
        self._problem("BIB013", start, start + 1, "this quotation mark is not closed inside the entry")
        return self.close

    def _skip(self, position: int) -> int | None:
        """Return the next comma outside braces, None if there is none before the entry closes."""
        depth = 0
        for match in _SKIP_MARK.finditer(self.data, position, self.close):
            mark = match[0]
            if mark == b"{":
                depth += 1
            elif mark == b"}":
                depth -= 1
            elif depth <= 0:
                return match.start()
        return None

    def _space(self, position: int) -> int:
        """Return where the white space ends; a remark after `%` is white space to biber, not to BibTeX.

        Marks of a conflict are skipped, too: they are said once for the file.
        """
        while True:
            match = _SPACE.match(self.data, position, self.close)
            end = match.end() if match else position
            if end >= self.close or self.data[end] not in _MAY_BE_SKIPPED:
                return end
            mark = _CONFLICT_MARK.match(self.data, end, self.close)
            if mark is not None:
                position = mark.end()
                continue
            if not self._at(end, b"%"):
                return end
            line = _LINE.match(self.data, end, self.close)
            position = line.end() if line else end + 1
            # once for each, though looked at twice
            if not self.problems or self.problems[-1].end != position:
                self._problem(
                    "BIB015", end, position, "a remark inside an entry: biber skips it, BibTeX stops here"
                )

    def _at(self, position: int, mark: bytes) -> bool:
        return position < self.close and self.data.startswith(mark, position)

    def _problem(self, code: str, start: int, end: int, message: str) -> None:
        self.problems.append(Problem(code, start, end, message))


def _kind_of(operand: bytes) -> PartKind:
    return "number" if operand.isdigit() else "macro"
