"""Findings about blocks, keys and encoding: all that can be said without reading a field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from litman.bibtex.file.codes import bib_finding
from litman.bibtex.file.declared_encoding import declared_encoding
from litman.bibtex.file.encoding import encoding_of
from litman.bibtex.file.scan import HEADER, Tile, is_line_start
from litman.finding import Finding, Place, Related

_HEAD_WITHOUT_BRACE = re.compile(
    rb"(?:\A|[\r\n])[ \t]*+(@[ \t]*+[A-Za-z]++)[ \t]++[^\s{}()]+[ \t]*+,[ \t]*+(?:[\r\n]|\Z)"
)
_HEAD_WITHOUT_TYPE = re.compile(rb"(?:\A|[\r\n])[ \t]*+(@[ \t]*+\{)[ \t]*+[^\s{}(),=]++[ \t]*+,")
_AFTER_PERCENT = re.compile(rb"%[^\r\n]*\Z")
_AT_AFTER_SPACE = re.compile(rb"@(?<=[\r\n \t]@)")  # `@` first: `re` finds a literal fastest
_FIELD_LINE = re.compile(rb"(?:\A|[\r\n])[ \t]*+,?[ \t]*+([A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"])")


class Tiled(Protocol):
    """What of a document says how it is built."""

    @property
    def data(self) -> bytes: ...

    @property
    def wide_encoding(self) -> str | None: ...

    @property
    def tiles(self) -> Sequence[Tile]: ...

    @property
    def key_tiles(self) -> Sequence[tuple[str, Tile]]: ...

    def place(self, start: int, end: int | None = None) -> Place: ...

    def tile_at(self, offset: int) -> Tile: ...


def structure_findings(document: Tiled) -> tuple[Finding, ...]:
    """Return what is wrong with the document's encoding, blocks and keys, in the order of the file."""
    if document.wide_encoding:
        message = f"the file is {document.wide_encoding}, which BibTeX cannot read; save it as UTF-8"
        return (bib_finding("BIB008", document.place(0), message),)
    return in_order([*block_findings(document), *_keys(document)])


def block_findings(document: Tiled) -> list[Finding]:
    """Return what is wrong with encoding and blocks, aside from their keys."""
    return [*_blocks(document), *_swallowed(document), *_encodings(document)]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the file."""
    return tuple(sorted(findings, key=lambda finding: (finding.place.line, finding.place.column)))


def _blocks(document: Tiled) -> Iterator[Finding]:
    data = document.data
    for tile in document.tiles:
        if tile.kind == "broken":
            head = re.match(rb"@\s*[^\s{(]*", data[tile.start : tile.end])
            name = head[0].decode("latin-1") if head else "@"
            message = f"this {name} is never closed; what follows up to the next entry is not read"
            yield bib_finding("BIB005", document.place(tile.start), message)
        elif tile.kind == "comment" and data[tile.end - 1] == ord("{"):
            message = "this @comment is never closed; the entries after it are read, as BibTeX does"
            yield bib_finding("BIB005", document.place(tile.start), message)
        elif tile.kind == "gap":
            yield from _text_between(document, tile)
        if tile.kind == "entry" and _is_behind_percent(data, tile.start):
            message = "BibTeX reads this entry although a % stands before it; biber does not"
            yield bib_finding("BIB015", document.place(tile.start), message)


def _is_behind_percent(data: bytes, start: int) -> bool:
    before = data[max(0, start - 80) : start]
    return b"%" in before and _AFTER_PERCENT.search(before) is not None


def _text_between(document: Tiled, tile: Tile) -> Iterator[Finding]:
    """Remarks are legal; say so only where an entry seems to have lost its brace or its last fields."""
    text = document.data[tile.start : tile.end]
    if text.isspace():
        return
    for head in _HEAD_WITHOUT_BRACE.finditer(text):
        message = "this looks like an entry without its opening brace; it is not read"
        yield bib_finding("BIB011", document.place(tile.start + head.start(1)), message)
    for head in _HEAD_WITHOUT_TYPE.finditer(text):
        message = "this looks like an entry without its type (`@article`); it is not read"
        yield bib_finding("BIB011", document.place(tile.start + head.start(1)), message)
    if match := _FIELD_LINE.search(text):
        message = "this looks like fields outside an entry; the entry before may have a brace too many"
        yield bib_finding("BIB011", document.place(tile.start + match.start(1)), message)


def _swallowed(document: Tiled) -> Iterator[Finding]:
    """Give a finding for each line inside an entry that begins like a block."""
    data = document.data
    starts = {tile.start for tile in document.tiles}
    for match in _AT_AFTER_SPACE.finditer(data):
        start = match.start()
        if start in starts or not is_line_start(data, start) or not HEADER.match(data, start):
            continue
        if document.tile_at(start).kind == "entry":
            message = (
                "this line begins like a block inside an entry; a closing brace may be missing before it"
            )
            yield bib_finding("BIB012", document.place(start), message)


def _encodings(document: Tiled) -> Iterator[Finding]:
    data = document.data
    if encoding_of(data) == "utf-8":
        return
    declared = declared_encoding(data) or "cp1252"
    said = "" if declared == "cp1252" else f", though the file declares {declared}"
    for tile in document.tiles:
        raw = data[tile.start : tile.end]
        if tile.kind in ("gap", "comment") or encoding_of(raw) == "utf-8":
            continue
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            message = (
                f"the byte 0x{raw[error.start]:02x} is no UTF-8; this block is read as Windows-1252{said}"
            )
            yield bib_finding("BIB007", document.place(tile.start + error.start), message)


def _keys(document: Tiled) -> Iterator[Finding]:
    counts = Counter(key.lower() for key, _ in document.key_tiles)
    return key_findings(
        (key, document.place(tile.start)) for key, tile in document.key_tiles if counts[key.lower()] > 1
    )


def key_findings(placed: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """Give what is wrong with keys, which come with their places in the order of the file."""
    exact: dict[str, Place] = {}
    folded: dict[str, str] = {}
    for key, place in placed:
        if not key:
            continue
        is_first = key not in exact
        first = exact.setdefault(key, place)
        spelling = folded.setdefault(key.lower(), key)
        if not is_first:
            message = f"the key {key} is given again; the first is in line {first.line}"
            there = (Related(first, f"{key} for the first time"),)
            yield bib_finding("BIB001", place, message, key=key, related=there)
        elif spelling != key:
            other = exact[spelling]
            message = f"the key {key} differs from {spelling} in line {other.line} in capital letters only"
            yield bib_finding("BIB002", place, message, key=key, related=(Related(other, spelling),))
