"""A post put together by a reader that knows where in its source each stretch stands: text, citations, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from litman.errors import EmptyPostError
from litman.posts.post import BlockKind, CitedItem, Format, LeftOut, Post, SourcePoint
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.build import PIECE, SourceFinder, TextBuilder
from litman.posts.references.headings import REFERENCE_HEADING
from litman.text.folding import collapse_white_space


class ExactBuilder(TextBuilder):
    """A builder whose text comes with its offset in the file that is read; a post may take in several files."""

    def __init__(self, source: str, path: Path | None = None) -> None:
        super().__init__()
        self._finders: dict[str, SourceFinder] = {}  # by source: notes lead back to a file again and again
        self._files: list[tuple[SourceFinder, Path | None]] = []
        self._enter(source, path)

    @property
    def last(self) -> str:
        """The last stretch of text without white space."""
        return self._parts[-1] if self._parts else ""

    def enter_file(self, source: str, path: Path) -> None:
        """Go on in another file, or in one that was read before."""
        self._enter(source, path)

    def place_of(self, at: int) -> tuple[int, int, Path | None]:
        """Return line, column and file of an offset in the file that is read."""
        finder, path = self._files[-1]
        return (*finder.position(at), path)

    def leave_file(self) -> None:
        """Go on in the file before."""
        self._files.pop()

    def _enter(self, source: str, path: Path | None) -> None:
        finder = self._finders.get(source)
        if finder is None:
            finder = self._finders[source] = SourceFinder(source)
        if self._files and finder is self._files[0][0]:
            path = None  # back in the post's own, as notes are that are read last
        self._files.append((finder, path))

    def add(self, text: str, *, near: int | None = None) -> None:
        """Add text; `near` is where exactly its first character stands, and the others behind it."""
        assert near is not None, text
        if self._block is None:
            if not text.strip():
                return
            self.open_block("paragraph")
        bare = text.strip()
        if " ".join(bare.split()) == bare:  # most text
            self._add_plain(text, bare, near + len(text) - len(text.lstrip()))
            return
        linear = False
        for piece in PIECE.finditer(text):
            if piece["space"] is not None:
                if self.in_block:
                    self._space = self._space or " "
                linear = linear and piece["space"] == " "
                continue
            self._flush_space()
            if not linear:
                self._point(near + piece.start())
                linear = True
            self._start_waiting()
            self._emit(piece["word"])

    def _point(self, offset: int) -> None:
        finder, path = self._files[-1]
        line, column = finder.position(offset)
        self.points.append(SourcePoint(self._length, line, column, path))


@dataclass(slots=True)
class Facts:
    """What a post says of itself besides its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    bibliographies: tuple[str, ...] = ()  # files of references that it names


@dataclass(slots=True)
class Lexed:
    """The builder of one post with what a reader of any format adds to it; offsets are those of the source."""

    builder: ExactBuilder
    facts: Facts = field(default_factory=Facts)
    # That stood within a text: label and stretch.
    notes: list[tuple[str, int, int]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def block(self, kind: BlockKind, *, level: int = 0, marker: str | None = None) -> None:
        """Begin a block."""
        self.builder.open_block(kind, level=level, marker=marker)

    def text(self, text: str, at: int) -> None:
        """Add text that begins at an offset of the source."""
        if text:
            self.builder.add(text, near=at)

    def cite(self, text: str, at: int, items: tuple[CitedItem, ...]) -> None:
        """Add a citation by key, as it is written."""
        hint = self.builder.open_hint("citation", items=items)
        self.builder.add(text, near=at)
        self.builder.close_hint(hint)

    def call(self, text: str, at: int, label: str) -> None:
        """Add what calls a footnote."""
        hint = self.builder.open_hint("footnote-reference", target=label)
        self.builder.add(text, near=at)
        self.builder.close_hint(hint)

    def verbatim(self, text: str, at: int) -> None:
        """Add code or a formula, in which nothing is a marker."""
        hint = self.builder.open_hint("verbatim")
        self.builder.add(text, near=at)
        self.builder.close_hint(hint)

    def display(self, text: str, at: int) -> None:
        """Add a formula on lines of its own: a part of the sentence that runs through it, else no text of the post."""
        if self.builder.in_block and not self.builder.last.endswith((".", "!", "?")):
            self.verbatim(text, at)
            return
        self.block("boilerplate")
        self.verbatim(text, at)
        self.builder.close_block()

    def link(self, text: str, at: int, target: str) -> None:
        """Add words that are linked to an address."""
        hint = self.builder.open_hint("link", target=target)
        self.builder.add(text, near=at)
        self.builder.close_hint(hint)

    def leave_out(self, name: str, at: int, reason: str) -> None:
        """Note a file that the file that is read takes in at an offset, and that is not read."""
        line, column, path = self.builder.place_of(at)
        self.left_out.append(LeftOut(name, reason, line, column, path))

    def read_notes(self, inline: Inline) -> None:
        """Add the footnotes that stood within the text, and those within them, behind it."""
        while self.notes:
            notes, self.notes = self.notes, []
            for label, start, end in notes:
                self.block("footnote", marker=label)
                inline.read(start, end)
                self.builder.close_block()

    def _shown_title(self) -> str | None:
        """Return the title that stands in the text, else its first heading, whatever its level."""
        for kind in ("title", "heading"):
            block = next((block for block in self.builder.blocks if block.kind == kind), None)
            shown = collapse_white_space(self.builder.text[block.start : block.end]) if block else ""
            if shown and not (kind == "heading" and REFERENCE_HEADING.fullmatch(shown)):
                return shown
        return None

    def finish(self, path: Path, name: Format) -> Post:
        """Return the post.

        Raises:
            EmptyPostError: no text in it is visible.
        """
        builder, facts = self.builder, self.facts
        builder.close_block()
        if not builder.blocks:
            raise EmptyPostError(path)
        text = builder.text
        shown = self._shown_title()
        bylines = [
            *(f"By {author}" for author in facts.authors),
            *(text[b.start : b.end] for b in builder.blocks if b.kind == "byline"),
        ]
        blocks, named = mark_biographies(text, tuple(builder.blocks), bylines)
        return Post(
            path=path,
            format=name,
            text=text,
            blocks=blocks,
            title=facts.title or shown,
            authors=facts.authors or named,
            date=facts.date,
            hints=builder.finished_hints(),
            source_points=tuple(builder.points),
            has_bibliography=bool(facts.bibliographies),
            names_bibliographies=facts.bibliographies,
            left_out=tuple(self.left_out),
        )


class Line(NamedTuple):
    """A line of the source without its end."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def lines_of(source: str) -> list[Line]:
    """Return the lines of a source with their offsets."""
    found: list[Line] = []
    for match in _LINE.finditer(source):
        if match.group() or not found:
            found.append(Line(match.group().rstrip("\r\n"), match.start()))
    return found


class Inline:
    """Reads the marks within lines of one language; `handle` is called at each token and says where it ends."""

    def __init__(
        self, lexed: Lexed, source: str, token: re.Pattern[str], handle: Callable[[re.Match[str], int], int]
    ) -> None:
        """Take the language.

        Args:
            lexed: What is built.
            source: The whole source.
            token: What may be a mark.
            handle: Called with each match and where the stretch ends; returns where to go on, the start of the match
                where it is text after all.
        """
        self._lexed, self._source, self._token, self._handle = lexed, source, token, handle
        self._depth = 0

    def read(self, start: int, end: int) -> None:
        """Add a stretch of the source."""
        if self._depth > _DEEPEST:
            self._lexed.text(self._source[start:end], start)
            return
        self._depth += 1
        shown = position = start
        while position < end and (match := self._token.search(self._source, position, end)) is not None:
            begin = match.start()
            if begin > shown:
                self._lexed.text(self._source[shown:begin], shown)
                shown = begin
            after = self._handle(match, end)
            if after <= begin:  # text after all
                position = match.end()
            else:
                shown = position = after
        if shown < end:
            self._lexed.text(self._source[shown:end], shown)
        self._depth -= 1


class Brackets:
    """Where each bracket of a source is closed; found out once, in one go."""

    def __init__(self, source: str, pair: str = "[]") -> None:
        self._source, self.pair = source, pair

    @cached_property
    def _closing(self) -> dict[int, int]:
        found: dict[int, int] = {}
        opened: list[int] = []
        for match in re.finditer(f"[{re.escape(self.pair)}]", self._source):
            if match.group() == self.pair[0]:
                opened.append(match.start())
            elif opened:
                found[opened.pop()] = match.start()
        return found

    def closing(self, at: int, end: int) -> int:
        """Return where the bracket that opens at an offset is closed, -1 where it is not before the end."""
        found = self._closing.get(at, -1)
        return found if found < end else -1


_DEEPEST = 8
