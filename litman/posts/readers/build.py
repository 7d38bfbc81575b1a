"""A post's text put together block by block, with the way back to its source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from litman.posts.post import (
    HIDDEN_CITATION,
    Block,
    BlockKind,
    CellPlace,
    CitedItem,
    Hint,
    HintKind,
    SourcePoint,
)
from litman.text.raised import CONTEXT

# A no-break space is a space to a reader too; zero-width characters stay, they may hold words together.
PIECE = re.compile(r"(?P<space>\s+)|(?P<word>\S+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENTITY = re.compile(r"[&<>\"'\u00a0\n]|[^\x00-\u024f]")  # what a source may write in another way
_NEXT_WORD = re.compile(r"\s*(\S+)")
# Where the words of a link in Markdown end: `](https://…)`, `][label]`.
_TARGET = re.compile(r"[*_~`]{0,3}\](?:\((?:[^()\s\\]|\([^()\s]{0,200}\)){1,2000}|\[[^\[\]\n]{0,200}\])")
_STEP, _MOST_RUNS = 200, 2_000  # how far ahead a text goes on behind mark-up, and how often
_MOST_MISSED = 3  # words in a row that the source has in no form that is known here
_WINDOW = 4_000  # how far ahead of the last find a stretch of text is looked for in the source


@dataclass(slots=True, eq=False)
class OpenHint:
    """A hint whose end is not yet known."""

    kind: HintKind
    start: int | None  # known once its first visible character is there
    target: str | None
    items: tuple[CitedItem, ...]
    written: str | None = None


_MOST_COLUMNS = 200  # over which cells reach, or in which one reaches over rows
_MOST_ROWS = 1_000


class Tables:
    """Counts the tables of a post, their rows and cells, those within cells too."""

    def __init__(self) -> None:
        self._count = 0
        self._open: list[CellPlace] = []
        # Of each open table, the last row down to which a cell above reaches, by column.
        self._taken: list[dict[int, int]] = []

    @property
    def cell(self) -> CellPlace | None:
        """The cell that is open; None outside of tables."""
        return self._open[-1] if self._open else None

    def begin(self) -> None:
        """Begin a table."""
        self._count += 1
        self._open.append(CellPlace(self._count, 0, 0))
        self._taken.append({})

    def end(self) -> None:
        """End the innermost table."""
        if self._open:
            self._open.pop()
            self._taken.pop()

    def row(self) -> None:
        """Begin a row of the innermost table."""
        if self._open:
            self._open[-1] = CellPlace(self._open[-1].table, self._open[-1].row + 1, 0)

    def column(self, *, is_head: bool = False, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell of the row, behind those that reach into it from above."""
        if not self._open:
            return
        at, taken = self._open[-1], self._taken[-1]
        row, column = max(at.row, 1), at.column + (at.columns if at.column else 1)
        while taken.get(column, 0) >= row:
            column += 1
        columns = max(1, min(columns, _MOST_COLUMNS - column + 1))
        rows = max(1, min(rows, _MOST_ROWS)) if column <= _MOST_COLUMNS else 1
        if rows > 1:
            taken.update(dict.fromkeys(range(column, column + columns), row + rows - 1))
        self._open[-1] = CellPlace(at.table, row, column, is_head, columns, rows)


class TextBuilder:
    """Collects blocks into one text: white space runs as one space, an empty line between blocks."""

    def __init__(self, source: str | None = None) -> None:
        self.source = SourceFinder(source) if source is not None else None
        self.blocks: list[Block] = []
        self.hints: list[Hint] = []
        self.points: list[SourcePoint] = []
        self.tables = Tables()
        self._parts: list[str] = []
        self._length = 0
        self._block: Block | None = None
        self._space = ""
        self._waiting: list[OpenHint] = []  # hints that begin with the next visible character

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def here(self) -> int:
        """The offset of the next character, pending white space left out."""
        return self._length

    @property
    def in_block(self) -> bool:
        """Whether a block with visible text is open."""
        return self._block is not None and self._length > self._block.start

    def tail(self) -> str:
        """Return the last few characters of the open block, nothing after a space."""
        if self._space or not self.in_block:
            return ""
        return "".join(self._parts[-4:])[-CONTEXT:]

    def open_block(self, kind: BlockKind, *, level: int = 0, marker: str | None = None) -> None:
        """Begin a block, ending the one before."""
        self.close_block()
        if self.blocks and self._parts:
            self._emit("\n\n")
        self._block = Block(kind, self._length, self._length, level, marker, self.tables.cell)

    def close_block(self) -> None:
        """End the block; one without visible text leaves no trace."""
        block, self._block, self._space = self._block, None, ""
        if block is None:
            return
        if self._length > block.start:
            self.blocks.append(replace(block, end=self._length))
        elif self.blocks and self._parts[-1] == "\n\n":
            self._parts.pop()
            self._length -= 2

    def add(self, text: str, *, near: int | None = None) -> None:
        """Add text to the open block. `near` is an offset of the source at or before the text's own place."""
        self._add_written(text, text, near)

    def _add_written(self, text: str, written: str, near: int | None) -> None:
        """Add text for which the source has what is `written`."""
        if self._block is None:
            if not text.strip():
                return
            self.open_block("paragraph")
        bare = text.strip()
        runs = self.source.find_runs(written, near) if self.source is not None and bare else []
        if len(runs) < 2 and " ".join(bare.split()) == bare:  # most text: in one piece, spaced as it is shown
            lead = len(text) - len(text.lstrip())
            self._add_plain(text, bare, runs[0][1] + lead - runs[0][0] if runs else None)
            return
        run, linear = -1, False
        for piece in PIECE.finditer(text):
            while run + 1 < len(runs) and runs[run + 1][0] <= piece.start():
                run, linear = run + 1, False
            if piece["space"] is not None:
                if self.in_block:
                    self._space = self._space or " "
                linear = linear and len(piece["space"]) == 1 and piece["space"] not in "\r\n"
                continue
            self._flush_space()
            if run >= 0 and not linear:
                self._point(runs[run][1] + piece.start() - runs[run][0])
                linear = True
            self._start_waiting()
            self._emit(piece["word"])

    def _add_plain(self, text: str, bare: str, at: int | None) -> None:
        """Add text within which all white space is single spaces; `at` is where in the source it is `bare`."""
        if text[:1].isspace() and self.in_block:
            self._space = self._space or " "
        if not bare:
            return
        self._flush_space()
        if at is not None:
            self._point(at)
        self._start_waiting()
        self._emit(bare)
        if text[-1].isspace():
            self._space = " "

    def add_citation(
        self, written: str, items: tuple[CitedItem, ...], *, hidden: bool, near: int | None = None
    ) -> None:
        """Add a citation by key as the source writes it; a `hidden` one leaves a mark in the text only."""
        hint = self.open_hint("citation", items=items, written=written if hidden else None)
        self._add_written(HIDDEN_CITATION if hidden else written, written, near)
        self.close_hint(hint)

    def line_break(self) -> None:
        """End the line within the open block."""
        if self.in_block:
            self._space = "\n"

    def point(self, line: int, column: int = 1) -> None:
        """Say where in the source the next character stands."""
        self.points.append(SourcePoint(self._length, line, column))

    def open_hint(
        self,
        kind: HintKind,
        *,
        target: str | None = None,
        items: tuple[CitedItem, ...] = (),
        written: str | None = None,
    ) -> OpenHint:
        """Begin a hint at the next visible character."""
        hint = OpenHint(kind, None, target, items, written)
        self._waiting.append(hint)
        return hint

    def close_hint(self, hint: OpenHint) -> None:
        """End a hint; one without text is kept only if it is an anchor."""
        if hint.start is None:
            self._waiting.remove(hint)
            if hint.kind == "anchor":
                place = self._length + len(self._space)
                self.hints.append(Hint(hint.kind, place, place, hint.target, hint.items))
            return
        end = min(self._length, max(self._length, hint.start))
        self.hints.append(Hint(hint.kind, hint.start, end, hint.target, hint.items, hint.written))

    def append(self, other: TextBuilder, *, line: int) -> None:
        """Add all blocks of another builder, whose source begins on this line of ours."""
        points = [point.offset for point in other.points]
        hints = sorted(other.hints, key=lambda hint: hint.start)
        starts = [hint.start for hint in hints]
        for block in other.blocks:
            self.open_block(block.kind, level=block.level, marker=block.marker)
            shift = self._length - block.start
            self.points += [
                SourcePoint(point.offset + shift, point.line + line - 1, point.column)
                for point in other.points[bisect_left(points, block.start) : bisect_left(points, block.end)]
            ]
            self.hints += [
                replace(hint, start=hint.start + shift, end=hint.end + shift)
                for hint in hints[bisect_left(starts, block.start) : bisect_right(starts, block.end)]
                if hint.end <= block.end
            ]
            self._emit(other.text[block.start : block.end])
            self.close_block()

    def finished_hints(self) -> tuple[Hint, ...]:
        """Return the hints in the order of their places."""
        return tuple(sorted(self.hints, key=lambda hint: (hint.start, -hint.end)))

    def _start_waiting(self) -> None:
        for hint in self._waiting:
            hint.start = self._length
        self._waiting.clear()

    def _flush_space(self) -> None:
        if self._space and self.in_block:
            self._emit(self._space)
        self._space = ""

    def _emit(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _point(self, offset: int) -> None:
        assert self.source is not None, "an offset was found in a source"
        line, column = self.source.position(offset)
        self.points.append(SourcePoint(self._length, line, column))


def _alike(text: str, start: int, source: str, at: int) -> int:
    """Return how many characters from the two offsets on are the same."""
    length, step = 0, 256
    while step:
        piece = text[start + length : start + length + step]
        if piece and source.startswith(piece, at + length):
            length += len(piece)
        else:
            step //= 2
    return length


class SourceFinder:
    """Finds, moving forward, where stretches of a text stand in their source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._cursor = 0
        self.line_starts = [0, *(match.end() for match in _LINE_END.finditer(source))]

    def line_start(self, line: int) -> int:
        """Return the offset at which the line, counted from 1, starts."""
        return self.line_starts[min(max(line, 1), len(self.line_starts)) - 1]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both counted from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def seek(self, offset: int) -> None:
        """Look from here on, further back than what was found last."""
        self._cursor = offset

    def leave_link(self) -> None:
        """Go on behind the address of the link whose words were found last: nothing in it is text."""
        target = _TARGET.match(self.source, self._cursor)
        if target is not None:
            self._cursor = target.end()

    def find_runs(self, text: str, near: int | None = None) -> list[tuple[int, int]]:
        """Return from which offsets of the text on, and of the source, both say the same, in order.

        More than one there are where the source has an escape, an entity or mark-up that the text has not.
        """
        lead = len(text) - len(text.lstrip())
        at = self.find(text, near)
        if at is None and near is not None:
            self._cursor = max(self._cursor, near)
            found = self._just_ahead(text[lead : lead + 24].split("\n")[0])
            at = found - lead if found >= 0 else None
        if at is None:
            return []
        if self.source.startswith(text[lead:], at + lead):
            return [(0, at)]
        runs = [(0, at)]
        position = lead + _alike(text, lead, self.source, at + lead)
        self._cursor = at + position
        missed = 0
        while len(runs) < _MOST_RUNS and missed < _MOST_MISSED:
            word = _NEXT_WORD.match(text, position)
            if word is None:
                break
            found = self._just_ahead(text[word.start(1) : word.start(1) + 24].split("\n")[0])
            if found < 0:
                position, missed = word.end(), missed + 1
                continue
            position, missed = word.start(1), 0
            runs.append((position, found))
            alike = _alike(text, position, self.source, found)
            position, self._cursor = position + alike, found + alike
        return runs

    def _just_ahead(self, probe: str) -> int:
        """Return where the source goes on with a text, or the beginning of its first word; -1 where it does not."""
        word = _ENTITY.split(probe)[0].split("\\")[0].split(" ")[0]
        for said in (probe, word):
            found = self.source.find(said, self._cursor, self._cursor + _STEP + len(said)) if said else -1
            if found >= 0:
                return found
        return -1

    def find(self, text: str, near: int | None = None) -> int | None:
        """Return where the text begins in the source, or None where it is not just ahead."""
        start = max(self._cursor, near or 0)
        lead = len(text) - len(text.lstrip())
        bare = text[lead:]
        for probe in (bare, bare[:24].split("\n")[0], _ENTITY.split(bare[:24])[0]):
            if not probe.strip():
                continue
            at = self.source.find(probe, start, start + _WINDOW + len(probe))
            if at >= 0:
                self._cursor = at + len(probe)
                return at - lead
        return None
