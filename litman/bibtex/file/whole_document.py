"""A .bib file in memory: its bytes, its tiles, its entries by key; whatever is costly is read when asked for.

A document never changes; `edit` makes new ones. `find` of a key works on a file of 100,000 entries without
tiling it (`lookup`), all else tiles the file once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from litman.bibtex.file.encoding import Lines, encoding_of, wide_encoding
from litman.bibtex.file.entry import Entry, required
from litman.bibtex.file.lookup import entry_tile_of
from litman.bibtex.file.parse import parse_block
from litman.bibtex.file.references import IDS, read_aliases
from litman.bibtex.file.scan import PLAIN_HEAD, Tile, scan
from litman.bibtex.file.splices import Piece, Splice, splice_data
from litman.bibtex.file.values import MOST_EXPANDED, expands_too_far, has_macro, macro_text
from litman.files import ByteSplice, FileStamp
from litman.finding import Finding, Place

_MOST_SEARCHES = 4
_STRING = re.compile(rb"@\s*+[sS][tT][rR][iI][nN][gG]\s*+[{(]")


def read_document(path: Path, data: bytes) -> WholeDocument:
    """Return the document of any bytes; what is wrong in them is in its `findings`, and `check_document` finds more."""
    return WholeDocument(path, data)


class WholeDocument:
    """Fulfils `Document`, `Surroundings` and `Blocks`."""

    def __init__(
        self,
        path: Path,
        data: bytes | Sequence[Piece],
        *,
        hints: Mapping[str, int] | None = None,
        tiles: Sequence[Tile] | None = None,
        macros: Mapping[str, str] | None = None,
    ) -> None:
        """Take the bytes as they are.

        Args:
            path: Where the file is, for places.
            data: The bytes of the file, or pieces that are joined when the bytes are asked for.
            hints: Where entries start that were just edited, so that they are found again without a search.
            tiles: The tiles, where they are known; the file is then neither UTF-16 nor UTF-32.
            macros: The macros, where they are those of a larger file.
        """
        self.path = path
        self.pieces: tuple[Piece, ...] = (data,) if isinstance(data, bytes) else tuple(data)
        self._hints = dict(hints or {})
        self._known_tiles = None if tiles is None else tuple(tiles)
        self._known_macros = macros
        self._searches = 0
        self.offset = 0  # of its first byte in the whole document
        self.mark: FileStamp | None = None  # of the file as it was opened, where it is read piece by piece

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file; a writer can take `pieces` instead and spare a copy of a large file."""
        first = self.pieces[0] if len(self.pieces) == 1 else None
        return first if isinstance(first, bytes) else b"".join(self.pieces)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.data)

    @cached_property
    def wide_encoding(self) -> str | None:
        """ "UTF-16" or "UTF-32" where the file is that and therefore not read."""
        return wide_encoding(self.data) if self._known_tiles is None else None

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles of the file; one gap where the file is UTF-16 or UTF-32."""
        if self._known_tiles is not None:
            return self._known_tiles
        if self.wide_encoding:
            return (Tile("gap", 0, len(self.data)),)
        return scan(self.data)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with keys, blocks and encoding; fields are not looked at (see `check_document`)."""
        from litman.bibtex.file.structure import structure_findings

        return structure_findings(self)

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of the bytes from `start` to `end`."""
        return self._lines.place(start, end)

    @cached_property
    def key_tiles(self) -> tuple[tuple[str, Tile], ...]:
        """Every entry's key with its tile, in the order of the file, duplicates included."""
        return tuple((self._key_of(tile), tile) for tile in self.tiles if tile.kind == "entry")

    def keys(self) -> list[str]:
        """Return the citation keys in the order of the file: a duplicate once, no empty ones."""
        return [key for key in self._index if key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (self._locate(key) is not None or (key != "" and key in self._index))

    def entries(self) -> Iterator[Entry]:
        """Give the entries in the order of the file, duplicates and entries without a key included."""
        return (Entry(self, tile) for _, tile in self.key_tiles)

    def find(self, key: str) -> Entry | None:
        """Return the first entry with this key, else the first whose key differs in case, else None."""
        tile = self._locate(key) or self._index.get(key) or self._folded.get(key.lower())
        return Entry(self, tile, is_first=True) if tile and key else None

    def entry(self, key: str) -> Entry:
        """Return the entry that `find` finds.

        Raises:
            KeyError: there is none.
        """
        return required(self.find(key), key)

    def resolve(self, key: str) -> str | None:
        """Return the citation key that a key stands for, None if it stands for none.

        That is the key itself, its spelling here, or the key of the entry that has it in `ids`.

        Source: biblatex manual, section 2.2.3 "Special fields", `ids`: a comma-separated list of aliases.
        """
        found = self.find(key)
        return found.key if found else self._aliases.get(key) or self._aliases.get(key.lower())

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """The texts of the `@string` macros by lower-cased name; of duplicates the last. No months."""
        if self._known_macros is not None:
            return self._known_macros
        return self._strings[0]

    @property
    def unexpanded(self) -> frozenset[int]:
        """Where values of `@string` begin that would grow too long: their macros stand as names."""
        return frozenset() if self._known_macros is not None else self._strings[1]

    @cached_property
    def _strings(self) -> tuple[Mapping[str, str], frozenset[int]]:
        macros: dict[str, str] = {}
        unexpanded: set[int] = set()
        if not _STRING.search(self.data):  # spare tiling a large file for one `month = jan`
            return macros, frozenset()
        left = MOST_EXPANDED
        for tile in self.tiles:
            if tile.kind != "string":
                continue
            raw_encoding = encoding_of(self.data[tile.start : tile.end])
            for field in parse_block(self.data, tile).fields:
                name = self.data[slice(*field.name)].decode(raw_encoding, "replace").lower()
                known: Mapping[str, str] = macros if left > 0 else {}
                macros[name] = macro_text(self.data, field.parts, known, raw_encoding)
                if has_macro(field.parts):
                    left -= len(macros[name])
                    if left <= 0 or expands_too_far(self.data, field.parts, macros, raw_encoding):
                        unexpanded.add(field.value[0])
        return macros, frozenset(unexpanded)

    def tile_at(self, offset: int) -> Tile:
        """Return the tile that holds the byte at `offset`."""
        return self.tiles[bisect_right(self.tiles, offset, key=lambda tile: tile.start) - 1]

    @cached_property
    def _index(self) -> dict[str, Tile]:
        index: dict[str, Tile] = {}
        for key, tile in self.key_tiles:
            index.setdefault(key, tile)
        return index

    @cached_property
    def _folded(self) -> dict[str, Tile]:
        folded: dict[str, Tile] = {}
        for key, tile in self._index.items():
            folded.setdefault(key.lower(), tile)
        return folded

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return read_aliases(
            self.entries_holding(b"ids", IDS), is_key=lambda name: self.find(name) is not None
        )

    @property
    def newline(self) -> bytes:
        """The first line ending of the file; `\\n` if there is none."""
        from litman.bibtex.file.layout import line_ending

        return line_ending(self.data)

    def spliced(self, splices: Sequence[Splice], *, hints: Mapping[str, int] | None = None) -> WholeDocument:
        """Return the document after splices that are in order and do not overlap.

        Args:
            splices: The splices.
            hints: Where entries start that were edited. If given, all splices lie inside entries and leave their
                types, keys and ends alone.
        """
        return WholeDocument(self.path, splice_data(self.data, splices), hints=hints)

    def with_edit(self, entry: Entry, splice: Splice) -> Entry:
        """Return an entry of this document in a new one, after a splice in it that leaves type, key and end alone."""
        start, end = entry.span
        tile = Tile("entry", start, end + len(splice.text) - (splice.end - splice.start))
        hints = {entry.key: start} if entry.is_first else {}
        return Entry(self.spliced([splice], hints=hints), tile, is_first=entry.is_first)

    def byte_splices(self) -> tuple[ByteSplice, ...] | None:
        """Return what changes the file with this document's `mark` into it; None where that is not known."""
        return None

    def in_full(self) -> WholeDocument:
        """Return the document in one piece, all offsets those of the file."""
        return self

    def last_part(self) -> WholeDocument:
        """Return whole blocks at the end of the document: all of them."""
        return self

    def part_around(self, entry: Entry) -> tuple[WholeDocument, Entry]:
        """Return whole blocks around an entry of this document with the entry in them: all of them."""
        return self, entry

    def entries_holding(self, word: bytes, head: re.Pattern[bytes]) -> Iterator[Entry]:
        """Give the entries that hold a word in any case, and in whose bytes in lower case `head` is found."""
        folded = self.data.lower()
        position = folded.find(word.lower())
        while position >= 0:
            tile = self.tile_at(position)
            if tile.kind == "entry" and head.search(folded, tile.start, tile.end):
                yield Entry(self, tile)
            position = folded.find(word.lower(), tile.end)

    def naming(self, key: str, fields: Sequence[str]) -> list[Entry]:
        """Return the entries that name a key, in any case, in one of the fields; in the order of the file."""
        wanted = key.lower()
        return [
            entry
            for entry in self.entries()
            if any(
                wanted == name.strip().lower()
                for field in fields
                for name in entry.values.get(field, "").split(",")
            )
        ]

    def _locate(self, key: str) -> Tile | None:
        """Return the tile of a key without tiling the file; None says nothing."""
        if "_index" in self.__dict__ or not key or self.wide_encoding:
            return None
        self._searches += 1
        if self._searches > _MOST_SEARCHES and key not in self._hints:  # tile once rather than search often
            return None
        return entry_tile_of(self.data, key, hint=self._hints.get(key))

    def _key_of(self, tile: Tile) -> str:
        match = PLAIN_HEAD.match(self.data, tile.start, tile.end)
        if match and match[2].isascii():
            return match[2].decode("ascii")
        return Entry(self, tile).key
