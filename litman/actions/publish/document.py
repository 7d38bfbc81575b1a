"""A document free of any format: what is written as HTML, as Markdown, and by pandoc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Look = Literal["", "good", "open", "doubtful", "wrong", "remark", "dim"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; nothing in it is mark-up."""

    text: str
    strong: bool = False
    link: str | None = None  # an address, or `#name` within the document
    look: Look = ""


Words: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `name` is what links within the document lead to."""

    level: int  # 1–6
    words: Words
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Words
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody, and whose."""

    words: Words
    whose: Words = ()
    is_source: bool = False  # of a source, not of the text that is spoken about


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]  # of the columns, as shares of the line
    caption: str = ""


Block: TypeAlias = Heading | Paragraph | Quotation | Items | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    language: str
    blocks: tuple[Block, ...]


def words(*parts: str | Piece) -> Words:
    """Return texts and pieces as the words of a block; empty ones are left out."""
    pieces = (part if isinstance(part, Piece) else Piece(part) for part in parts)
    return tuple(piece for piece in pieces if piece.text)


def strong(text: str, look: Look = "") -> Piece:
    """Return a text that stands out."""
    return Piece(text, strong=True, look=look)


def joined(parts: Sequence[Words], between: str) -> Words:
    """Return words one after the other, with a text between them."""
    found: list[Piece] = []
    for part in parts:
        found += [Piece(between), *part] if found and part else part
    return tuple(found)
