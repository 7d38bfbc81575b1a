"""A post in a PDF: its text as far as places and sizes of letters tell it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from litman.errors import (
    DamagedPostError,
    EmptyPostError,
    EncryptedPostError,
    ImagesOnlyError,
    MissingExtraError,
)
from litman.posts.post import FilePage, Post
from litman.posts.prose import text_shapes as shapes
from litman.posts.prose.bylines import date_in, without_notes
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.build import TextBuilder
from litman.posts.readers.pages_read import PAGES_READ
from litman.posts.readers.pdf_apart import RAISED, can_read_pdf, read_apart
from litman.posts.readers.pdf_lines import Line, lines_in_order, printed_numbers
from litman.posts.readers.pdf_paragraphs import LABEL, Paragraph, find_paragraphs
from litman.posts.readers.pdf_words import joined, words_of
from litman.text.folding import fold
from litman.text.raised import raised as powered

_PIECE = re.compile(
    f"{RAISED[0]}(?P<raised>[^{RAISED[0]}{RAISED[1]}]*+){RAISED[1]}|(?P<plain>[^{RAISED[0]}]+)"
)
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_HEAD = b"%PDF-"
_BRACKET = re.compile(r"\[\d{1,3}[\],–-]")
_FEW = 2
_LONGEST_LUMP = 4  # lines of a list in which nothing parts the references


def read_pdf_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a PDF. A line of its source is a line as drawn, and its part the page.

    pypdf reads the file in a process of its own; pypdfium2 is ten times as fast, but brings a library in C++ that
    strangers' files have broken again and again.

    Raises:
        MissingExtraError: pypdf is not installed.
        EncryptedPostError: it has a password.
        DamagedPostError: it is no PDF, or cannot be read in time.
        ImagesOnlyError: there are images of pages in it, and no text.
        EmptyPostError: it has no page.
    """
    if not can_read_pdf():
        raise MissingExtraError(path, "pdf", "pypdf", f"pdftotext {path.name} {path.stem}.txt")
    pages, facts = _read(path, data)
    lines = lines_in_order(pages)
    if not lines:
        raise ImagesOnlyError(path) if pages else EmptyPostError(path)
    writer = _Writer(lines)
    paragraphs = find_paragraphs(lines)
    writer.called = {} if _raises_references(paragraphs) else _notes_by_page(paragraphs)
    lump = [one for one in paragraphs if one.kind == "reference-list"]
    for paragraph in paragraphs:
        is_lump = len(lump) == 1 and paragraph is lump[0] and len(paragraph.lines) > _LONGEST_LUMP
        writer.write(paragraph, is_lump=is_lump)
    return _post(path, writer, facts, _file_pages(pages, int(facts["total"])))


def _read(path: Path, data: bytes) -> tuple[list[Mapping[str, object]], Mapping[str, Any]]:
    if _HEAD not in data[:1_024]:
        raise DamagedPostError(path, "it is no PDF")
    printed = read_apart("lines", data, tell=PAGES_READ.get())
    if printed is None:
        raise DamagedPostError(path, "it cannot be read as a PDF, or not within a minute")
    answer: Any = json.loads(printed)
    if answer.get("encrypted"):
        raise EncryptedPostError(path)
    return answer["pages"], answer


def _raises_references(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether raised numbers lead to the list of references: it is numbered, and no brackets lead to it."""
    if not any(one.kind == "reference-list" and one.marker for one in paragraphs):
        return False
    bracketed = (len(_BRACKET.findall(one.line)) for one in paragraphs if one.kind != "reference-list")
    return sum(bracketed) < _FEW


def _notes_by_page(paragraphs: Sequence[Paragraph]) -> dict[tuple[int, str], str]:
    """Return for page and printed label of each footnote the label that no other has."""
    found: dict[tuple[int, str], str] = {}
    taken: set[str] = set()
    for one in paragraphs:
        if one.kind == "footnote" and one.marker:
            label = one.marker if one.marker not in taken else f"{one.marker} on page {one.lines[0].page}"
            taken.add(label)
            found[one.lines[0].page, one.marker] = one.marker = label
    return found


class _Writer:
    """Puts paragraphs into one text, with the page of each line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.builder = TextBuilder()
        self.pages: list[int] = []  # of each line that was written
        self.called: dict[tuple[int, str], str] = {}
        self._known = words_of(lines)

    def write(self, paragraph: Paragraph, *, is_lump: bool) -> None:
        kind = "paragraph" if is_lump else paragraph.kind
        is_item = kind == "reference-list"
        level = 1 if kind in ("heading", "title", "list-item") else 0
        self.builder.open_block(kind, level=level, marker=paragraph.marker)
        item = self.builder.open_hint("reference-item") if is_item else None
        texts = joined(paragraph.lines, self._known)
        if is_item and paragraph.marker and (label := LABEL.match(texts[0])):
            texts[0] = texts[0][label.end() :]
        if kind == "list-item" and (bullet := shapes.BULLET.match(texts[0])):
            texts[0] = texts[0][bullet.end() :]
        for line, text in zip(paragraph.lines, texts, strict=True):
            self.pages.append(line.page)
            self.builder.point(len(self.pages))
            self._add(text, line.page, shown=kind != "byline")
            if is_lump:
                self.builder.line_break()
        if item is not None:
            self.builder.close_hint(item)
        self.builder.close_block()

    def _add(self, text: str, page: int, *, shown: bool) -> None:
        for piece in _PIECE.finditer(text):
            if piece["plain"] is not None:
                self.builder.add(piece["plain"])
            elif shown:
                self._add_raised(piece["raised"], page)

    def _add_raised(self, text: str, page: int) -> None:
        label = self.called.get((page, text.strip()))
        hint = (
            self.builder.open_hint("footnote-reference", target=label)
            if label is not None
            else self.builder.open_hint("superscript")
        )
        self.builder.add(powered(self.builder.tail(), text))
        self.builder.close_hint(hint)


def _file_pages(pages: Sequence[Mapping[str, object]], total: int) -> tuple[FilePage, ...]:
    numbers = printed_numbers(pages)
    read = [
        FilePage(_label(page), number, bool(page["lines"] or page.get("is_blank")))
        for page, number in zip(pages, numbers, strict=True)
    ]
    return (*read, *(FilePage(is_read=False) for _ in range(total - len(read))))


def _label(page: Mapping[str, object]) -> str | None:
    label = page.get("label")
    return label if isinstance(label, str) and label.strip() else None


def _post(path: Path, writer: _Writer, facts: Mapping[str, object], pages: tuple[FilePage, ...]) -> Post:
    builder = writer.builder
    builder.close_block()
    text = builder.text
    said = [name.strip() for name in str(facts.get("author") or "").split(";") if name.strip()]
    bylines = [
        *(f"By {name}" for name in said),
        *(text[block.start : block.end] for block in builder.blocks if block.kind == "byline"),
    ]
    blocks, named = mark_biographies(text, tuple(builder.blocks), bylines)
    shown = next(
        (shapes.flat(text[block.start : block.end]) for block in blocks if block.kind == "title"), None
    )
    day = _DAY.match(str(facts.get("date") or ""))
    return Post(
        path=path,
        format="pdf",
        text=text,
        blocks=blocks,
        title=_title(str(facts.get("title") or ""), shown, text),
        authors=tuple(without_notes(name) for name in said) or named,
        date=date_in(bylines) or ("-".join(day.groups()) if day else None),
        hints=builder.finished_hints(),
        pages=pages,
        source_points=tuple(
            point._replace(part=f"page {writer.pages[point.line - 1]}") for point in builder.points
        ),
    )


def _title(said: str, shown: str | None, text: str) -> str | None:
    """Return the title that the file names, where its beginning prints it, else the one in large letters."""
    folded = _letters(said)
    if len(folded) > 3 and folded in _letters(text[:4_000]):
        return shapes.flat(said)
    return shown


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
