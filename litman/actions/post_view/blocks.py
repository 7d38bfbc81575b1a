"""The blocks of a post as a reader sees them: cells as tables, lists of references item by item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litman.actions.post_view.model import Cell, ViewBlock, ViewKind
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
    cells: list[Block] = []
    for block in post.blocks:
        if block.kind == "table-cell":
            cells.append(block)
            continue
        if cells:
            yield _table(post, cells, cutter)
            cells = []
        inside = printed[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        if block.kind == "reference-list":
            yield from _listed(post, block, inside, cutter)
        elif block.kind in _KINDS:
            yield _block(post, block, inside, cutter)
    if cells:
        yield _table(post, cells, cutter)


def _block(post: Post, block: Block, inside: Sequence[_Printed], cutter: Cutter) -> ViewBlock:
    runs = cutter.cut(block.start, block.end)
    kind = _KINDS[block.kind]
    if block.kind == "boilerplate" and all(run.look == "code" for run in runs):
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


def _table(post: Post, cells: Sequence[Block], cutter: Cutter) -> ViewBlock:
    rows: list[tuple[object, list[Cell]]] = []
    for cell in cells:
        row = post.place(cell.start).line
        if not rows or rows[-1][0] != row:
            rows.append((row, []))
        rows[-1][1].append(Cell(cutter.cut(cell.start, cell.end)))
    return ViewBlock("table", cells[0].start, rows=tuple(tuple(row) for _, row in rows))
