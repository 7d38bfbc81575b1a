"""What folds in a text: blocks of a bibliography, tables of claims files, sections and lists of a post."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from litman.bibtex.file.scan import scan
from litman.lsp.buffers import Buffer
from litman.posts.post import Block, Post
from litman.regular_files import real_path
from litman.toml.spans import scan_toml

if TYPE_CHECKING:
    from litman.checks.subject import PostSubject
    from litman.lsp.session import Session


class _Fold(NamedTuple):
    first: int  # lines, from 0
    last: int
    kind: types.FoldingRangeKind


async def folds(session: Session, uri: str) -> list[types.FoldingRange]:
    """Return what folds in an open text, in the order of the text."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return []

    def find() -> list[_Fold]:
        suffix = buffer.path.suffix.lower()
        if suffix == ".bib":
            return list(_blocks(buffer))
        if suffix == ".toml":
            return list(_tables(buffer))
        desk = session.libraries.desk_of(buffer.path)
        subject = desk.subject_of(buffer.path, session.buffers.unsaved()) if desk else None
        return list(_of_post(subject, buffer)) if subject else []

    found = sorted(set(await session.answer(find, [])))
    return [types.FoldingRange(first, last, kind=kind) for first, last, kind in found if first < last]


def _blocks(buffer: Buffer) -> Iterator[_Fold]:
    """Yield entries, macros and preambles, and what `@comment` sets aside."""
    data, line, at = buffer.data, 0, 0
    for tile in scan(data):
        first = line + data.count(b"\n", at, tile.start)
        block = data[tile.start : tile.end].rstrip()
        if tile.kind != "gap":
            kind = types.FoldingRangeKind.Comment if tile.kind == "comment" else types.FoldingRangeKind.Region
            yield _Fold(first, first + block.count(b"\n"), kind)
        line, at = first, tile.start


def _tables(buffer: Buffer) -> Iterator[_Fold]:
    """Yield each claim, reference or statement with the tables below it, and the tables that are in none."""
    sections = [section for section in scan_toml(buffer.text).sections if section.path]
    for _, some in groupby(sections, key=lambda section: section.path[:2]):
        together = list(some)
        for section in {together[0].start: together, **{one.start: [one] for one in together[1:]}}.values():
            ends = (buffer.content.spot(at, "utf-32") for at in (section[0].start, section[-1].last_end - 1))
            first, last = (spot.line for spot in ends)
            yield _Fold(first, last, types.FoldingRangeKind.Region)


def _of_post(subject: PostSubject, buffer: Buffer) -> Iterator[_Fold]:
    if subject.analysis is None:
        return
    post = subject.analysis.post
    blocks = [block for block in post.blocks if _lines(post, buffer, block) is not None]
    for kind, some in groupby(blocks, key=lambda block: block.kind):
        if kind == "reference-list":
            lines = [found for block in some if (found := _lines(post, buffer, block)) is not None]
            yield _Fold(lines[0][0], lines[-1][1], types.FoldingRangeKind.Region)
    yield from _sections(post, blocks, buffer)


def _sections(post: Post, blocks: list[Block], buffer: Buffer) -> Iterator[_Fold]:
    """Yield from each heading what stands under it, up to the next of its level or a higher one."""
    region = types.FoldingRangeKind.Region
    open_ones: list[tuple[int, int]] = []  # level and first line
    last = 0
    for block in blocks:
        first, end = _lines(post, buffer, block) or (last, last)
        if block.kind in ("heading", "title"):
            level = 0 if block.kind == "title" else block.level or 1
            while open_ones and open_ones[-1][0] >= level:
                yield _Fold(open_ones.pop()[1], last, region)
            open_ones.append((level, first))
        last = max(last, end)
    while open_ones:
        yield _Fold(open_ones.pop()[1], last, region)


def _lines(post: Post, buffer: Buffer, block: Block) -> tuple[int, int] | None:
    """Return the first and the last line of a block, None where another file has it."""
    first, last = post.place(block.start), post.place(max(block.end - 1, block.start))
    if first.path != buffer.path and real_path(first.path) != buffer.path:
        return None
    return first.line - 1, last.line - 1
