"""A post as every reader gives it: a text, its blocks, what the mark-up said, the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from litman.finding import Place
from litman.text.terminal import shorten

Format = Literal[
    "text",
    "markdown",
    "html",
    "docx",
    "epub",
    "latex",
    "notebook",
    "odt",
    "org",
    "pdf",
    "typst",
    "rst",
    "asciidoc",
]
BlockKind = Literal[
    "title",
    "byline",
    "heading",
    "paragraph",
    "list-item",
    "quotation",
    "table-cell",
    "caption",
    "reference-list",
    "footnote",
    "navigation",
    "biography",
    "boilerplate",
]
HintKind = Literal[
    "superscript", "link", "citation", "footnote-reference", "anchor", "reference-item", "verbatim"
]

# Only here does a post say something about its subject; everything else is about the post, or around it.
BODY: frozenset[BlockKind] = frozenset(["paragraph", "list-item", "quotation", "table-cell", "caption"])


# What the text has for a citation that the source writes as a tag, which no reader sees: its words read on undisturbed.
HIDDEN_CITATION = "[†]"
# Formats whose citations are fields of a reference manager, with what they show; in the others they are keys.
_OF_FIELDS: frozenset[Format] = frozenset(["docx", "odt"])
_WITHOUT_LINES: frozenset[Format] = frozenset(["docx", "epub", "odt"])
_HEADING = 80  # code points of a heading in a place
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of a text in code points; the end is the first one after it."""

    start: int
    end: int


class SourcePoint(NamedTuple):
    """From this offset of the text on, one code point of text is one column of this line of the source."""

    offset: int
    line: int
    column: int
    path: Path | None = None  # of another file that the post takes in; None: the post's own
    part: str | None = None  # of a file without lines, as people call it: `page 3`, `cell 3, line 5`


class CellPlace(NamedTuple):
    """Which cell of which table of the post; all count from 1."""

    table: int
    row: int
    column: int
    is_head: bool = False  # it names what stands in its row or column
    columns: int = 1  # over how many it reaches
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is one thing; blocks are in order and do not overlap."""

    kind: BlockKind
    start: int  # without the bullet or number of a list item
    end: int
    level: int = 0  # 1–6 of a heading, depth from 1 of a list item, 0 otherwise
    marker: str | None = None  # the bullet or number of a list item, the label of a footnote
    # In which cell of a table it stands, where its reader knows; what is laid out by tables is no table to a reader.
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One work in a citation that the mark-up names."""

    key: str | None = None  # Pandoc's key, or the id that a reference manager gave
    relation: str | None = None  # a CiTO prefix as printed (`evidence` in `@evidence:key`)
    prefix: str | None = None
    locator: str | None = None
    suffix: str | None = None
    csl: Mapping[str, object] | None = None  # the item's CSL-JSON, where the source holds it


@dataclass(frozen=True, slots=True)
class Hint:
    """What the mark-up says about a stretch of the text; `start == end` for an anchor without text."""

    kind: HintKind  # what is `verbatim`, code and formulas, holds no markers
    start: int
    end: int
    target: str | None = None  # a link's address, a footnote's label, an anchor's id, a reference item's id
    items: tuple[CitedItem, ...] = ()
    written: str | None = None  # the citation as the source has it, where the text has `HIDDEN_CITATION`


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that the post takes in by its mark-up and that was not read, with the place that names it."""

    name: str  # as written
    reason: str
    line: int
    column: int
    path: Path | None = None  # of another file that the post takes in; None: the post's own


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A file of references beside a post, and the keys in it; it is read, never written."""

    path: Path
    keys: frozenset[str]


class FilePage(NamedTuple):
    """A page of a file that has pages."""

    label: str | None = None  # what the file calls it: `iv`
    printed: str | None = None  # the number at its head or foot, in digits
    is_read: bool = True  # False: it is a picture, or lies behind what is read of a file


@dataclass(frozen=True, slots=True)
class Post:
    """A post as read.

    Offsets are code points of `text`. For a `.txt` file that is the decoded file itself without its byte
    order mark, line ends as they are; for the other formats it is what one sees, blocks parted by empty lines.
    """

    path: Path
    format: Format
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None  # as the post gives it
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None  # as the mark-up says it: `de`, `pt-BR`
    hints: tuple[Hint, ...] = ()
    source_points: tuple[SourcePoint, ...] = ()  # in the order of their offsets
    has_bibliography: bool = False  # it says itself where its references are, other than in a printed list
    names_bibliographies: tuple[str, ...] = ()  # the files of references that it names, as written
    bibliographies: tuple[Bibliography, ...] = ()  # those of them, or beside it, that were read
    left_out: tuple[LeftOut, ...] = ()  # files that belong to it and were not read
    # Where references begin that stand in a list of its book or folder, beside it.
    beside_from: int | None = None
    pages: tuple[FilePage, ...] = ()  # of a PDF, in their order

    def place(self, offset: int) -> Place:
        """Return where the text's offset stands in the source; lines and columns count from 1.

        In a Word or OpenDocument file a line is a paragraph, and its columns are those of the paragraph's text; the
        heading above it says where that is. In a file of several parts lines are counted through all of them.
        """
        at = bisect_right(self.source_points, offset, key=lambda point: point.offset) - 1
        if at < 0:
            return Place(self.path)
        point = self.source_points[at]
        column = point.column + offset - point.offset
        part = point.part or self._note_at(offset)
        heading = self._heading_above(offset) if point.part or not part else None
        return Place(point.path or self.path, point.line, column, heading=heading, part=part)

    def _note_at(self, offset: int) -> str | None:
        """Return which note of a document without lines the offset is in."""
        block = self.block_at(offset) if self.format in _WITHOUT_LINES else None
        return f"note {block.marker}" if block is not None and block.kind == "footnote" else None

    def _heading_above(self, offset: int) -> str | None:
        """Return under which heading of a document without lines a person would look."""
        if self.format not in _WITHOUT_LINES:
            return None
        last = bisect_right(self.blocks, offset, key=lambda block: block.start)
        found = next((b for b in reversed(self.blocks[:last]) if b.kind in ("heading", "title")), None)
        words = self.text[found.start : found.end] if found else self.title or ""
        return shorten(" ".join(words.split()), _HEADING)

    def body(self) -> Iterator[Block]:
        """Yield the blocks in which the post speaks about its subject."""
        return (block for block in self.blocks if block.kind in BODY)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the offset, or the last one before it."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 else None


def cites_by_key(post: Post) -> bool:
    """Whether citations that the post's mark-up gives are keys, and not the fields of a reference manager."""
    return post.format not in _OF_FIELDS


def line_points(text: str) -> tuple[SourcePoint, ...]:
    """Return the source points of a text that is its own source: one at the start of each line."""
    # str.splitlines also splits at U+2028, form feeds and others, which no editor counts as a line.
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return tuple(SourcePoint(start, number, 1) for number, start in enumerate(starts, start=1))
