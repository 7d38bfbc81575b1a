"""The blocks of a post as a reader sees them: cells as tables, lists of references item by item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from litman.actions.post_view.code_text import CodeText
from litman.actions.post_view.model import Cell, Run, ViewBlock, ViewKind
from litman.actions.post_view.runs import Cutter
from litman.posts.analyse import Analysis
from litman.posts.post import Block, BlockKind, Post
from litman.posts.references.printed_label import label_length
from litman.standing.model import ReferenceStanding

_KINDS: dict[BlockKind, ViewKind] = {
    "heading": "heading",
    "title": "heading",
    "paragraph": "paragraph",
    "list-item": "list-item",
    "quotation": "quotation",
    "caption": "caption",
    "footnote": "note",
    "biography": "aside",
    "boilerplate": "aside",
}
_MOST_PADDED = 200  # columns
_IN_CELLS: frozenset[BlockKind] = frozenset(["table-cell", "paragraph", "list-item", "caption"])


@dataclass(frozen=True, slots=True)
class _Printed:
    """A reference where it is printed."""

    start: int
    end: int
    id: str
    label: str | None


def view_blocks(
    analysis: Analysis, references: Sequence[ReferenceStanding], cutter: Cutter
) -> Iterator[ViewBlock]:
    """Yield the blocks in order; menus and the line that names the author are left out."""
    post = analysis.post
    printed = sorted(
        (
            _Printed(found.start, found.end, item.id, found.label)
            for item in references
            if item.printed is not None
            for found in (analysis.references[item.printed],)
        ),
        key=lambda item: item.start,
    )
    starts = [item.start for item in printed]
    code = CodeText(post)
    for is_table, group in groupby(_with_tables(post.blocks), key=lambda item: item[1]):
        if is_table:
            cells = [block for block, _ in group]
            inside = printed[bisect_left(starts, cells[0].start) : bisect_left(starts, cells[-1].end)]
            tables = list(_tables(post, cells, cutter))
            yield replace(tables[0], references=tuple(item.id for item in inside))
            yield from tables[1:]
            continue
        for block, _ in group:
            inside = printed[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            if block.kind == "reference-list":
                yield from _listed(post, block, inside, cutter)
            elif block.kind in _KINDS:
                yield _block(block, inside, cutter, code)


def _with_tables(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield the blocks, each with whether it is of a table: of one with cells, and with nothing but text in them."""
    for table, group in groupby(blocks, key=lambda block: block.cell.table if block.cell is not None else 0):
        found = list(group)
        kinds = {block.kind for block in found}
        is_table = bool(table) and "table-cell" in kinds and kinds <= _IN_CELLS
        yield from ((block, is_table or block.kind == "table-cell") for block in found)


def _block(block: Block, inside: Sequence[_Printed], cutter: Cutter, code: CodeText) -> ViewBlock:
    runs = cutter.cut(block.start, block.end)
    kind = _KINDS[block.kind]
    if block.kind in ("boilerplate", "paragraph") and all(run.look == "code" for run in runs):
        written = code.of(block)
        if written is not None and ("\n" in written or block.kind == "boilerplate"):
            runs = (replace(runs[0], text=written, marker=None, link=None),)
            kind = "code"
        elif block.kind == "boilerplate":
            kind = "code"
    return ViewBlock(
        kind,
        block.start,
        runs,
        max(block.level, 1) if kind in ("heading", "list-item") else block.level,
        block.marker,
        references=tuple(item.id for item in inside),
    )


def _listed(post: Post, block: Block, inside: Sequence[_Printed], cutter: Cutter) -> Iterator[ViewBlock]:
    """Yield what a block of a list of references holds, each reference by itself."""
    if not inside:
        runs = cutter.cut(block.start, block.end)
        yield ViewBlock("reference", block.start, runs, label=block.marker)
        return
    edges = [item.start for item in inside] + [block.end]
    if edges[0] > block.start:
        lead = cutter.cut(block.start, edges[0])
        if any(run.text.strip() for run in lead) and any(c.isalnum() for run in lead for c in run.text):
            yield ViewBlock("paragraph", block.start, lead)
    for item, end in zip(inside, edges[1:], strict=True):
        start = item.start + label_length(post.text[item.start : end], item.label)
        runs = cutter.cut(start, end)
        yield ViewBlock("reference", start, runs, label=item.label, references=(item.id,))


def _tables(post: Post, cells: Sequence[Block], cutter: Cutter) -> Iterator[ViewBlock]:
    """Yield the tables of cells in a row; where their reader does not say which, a line of the source is a row."""
    for _, group in groupby(cells, key=lambda cell: cell.cell.table if cell.cell is not None else 0):
        table = list(group)
        rows = groupby(table, key=lambda cell: cell.cell.row if cell.cell else post.place(cell.start).line)
        numbered = [(number, list(row)) for number, row in rows]
        # A column in which no cell begins has no width.
        width = max(cell.cell.column if cell.cell is not None else 1 for cell in table)
        laid_out = _LaidOut([number for number, _ in numbered], width)
        shown = [laid_out.row(number, row, cutter) for number, row in numbered]
        yield ViewBlock("table", table[0].start, rows=tuple(laid_out.padded(shown)))


class _LaidOut:
    """Rows of cells as a grid, where cells may reach over columns and rows; rows without words are none."""

    def __init__(self, numbers: Sequence[int], width: int) -> None:
        """Take the numbers of the rows, and the last column in which a cell begins."""
        self._numbers = numbers
        self._width = width
        # First and last row of cells that reach over several, by column.
        self._taken: dict[int, list[tuple[int, int]]] = {}
        # Of each row: its number, and the first column behind it.
        self._ends: list[tuple[int, int]] = []

    def row(self, number: int, cells: Sequence[Block], cutter: Cutter) -> tuple[Cell, ...]:
        """Return the cells of a row, empty ones too; what stands in one as several paragraphs is one text."""
        found: list[Cell] = []
        column, last = 1, 0  # the next one, and that of the last cell
        for block in cells:
            runs, place = cutter.cut(block.start, block.end), block.cell
            if place is None:
                found.append(Cell(runs))
                column += 1
            elif place.column == last:
                found[-1] = replace(found[-1], runs=(*found[-1].runs, Run(" ", block.start), *runs))
            else:
                found += self._empty(number, column, place.column)
                rows = bisect_left(self._numbers, number + place.rows) - bisect_left(self._numbers, number)
                columns = min(place.columns, self._width - place.column + 1)
                if rows > 1:
                    for reached in range(place.column, place.column + columns):
                        self._taken.setdefault(reached, []).append((number, number + place.rows - 1))
                found.append(Cell(runs, place.is_head, columns, rows))
                last, column = place.column, place.column + columns
        self._ends.append((number, column))
        return tuple(found)

    def padded(self, rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows, all of one width; of a table that is wider than any page, as they are."""
        width = min(max(end for _, end in self._ends), _MOST_PADDED)
        for row, (number, end) in zip(rows, self._ends, strict=True):
            yield (*row, *self._empty(number, end, width))

    def _empty(self, number: int, start: int, end: int) -> list[Cell]:
        return [Cell(())] * sum(not self._is_taken(number, column) for column in range(start, end))

    def _is_taken(self, number: int, column: int) -> bool:
        spans = self._taken.get(column, ())
        at = bisect_left(spans, (number + 1,)) - 1
        return at >= 0 and spans[at][1] >= number
