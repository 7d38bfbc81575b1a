"""The reference list of a book's or folder's chapters, which stands in a file of its own beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from litman.errors import LitmanError
from litman.posts.post import BODY, Block, Hint, Post, SourcePoint
from litman.posts.readers.list_names import find_list_beside
from litman.posts.readers.table import READERS, format_of
from litman.posts.references.headings import is_reference_heading
from litman.posts.references.post_reference import PostReference
from litman.regular_files import read_regular
from litman.text.lazy_pattern import lazy_pattern

_LARGEST = 2_000_000  # bytes
_FEWEST, _MOST = 3, 2_000  # references
_SHARE = 0.7  # of the letters of a file that is nothing but a list
_TYPED = frozenset(["text", "markdown", "html", "rst", "asciidoc", "org"])
_MAY_CITE = lazy_pattern(r"[(\[][^()\[\]\n]{0,80}?\d{1,4}[^()\[\]\n]{0,40}[)\]]")


def with_list_beside(post: Post) -> Post:
    """Return the post with the references of the list beside it at its end, where it has no list of its own.

    Such a list has the post's format, a name like `99_References` and next to nothing else in it, and lies in the
    post's folder, or above it up to where its book begins. The references stay in places of their own file.
    """
    if post.format not in _TYPED or post.beside_from is not None:
        return post
    path = find_list_beside(post.path)
    if path is None or _lists_itself(post) or not _MAY_CITE.search(post.text):
        return post
    beside = _read(path)
    return _joined(post, *beside) if beside is not None else post


def _lists_itself(post: Post) -> bool:
    if any(hint.kind == "reference-item" for hint in post.hints):
        return True
    headings = (block for block in post.blocks if block.end - block.start < 80)
    return any(is_reference_heading(post.text[block.start : block.end]) for block in headings)


def _read(path: Path) -> tuple[Post, tuple[PostReference, ...]] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return _read_stamped(path, status.st_mtime_ns, status.st_size) if status.st_size <= _LARGEST else None


@lru_cache(maxsize=16)
def _read_stamped(path: Path, stamp: int, size: int) -> tuple[Post, tuple[PostReference, ...]] | None:
    """Return the file as a post, and its references; None where it holds anything else than these."""
    from litman.posts.references.items import find_references

    name = format_of(path)
    if name is None:
        return None
    try:
        post = READERS[name].load()(path, read_regular(path))
    except (OSError, LitmanError):
        return None
    references = find_references(post, read_parts=False).references
    listed = sum(item.end - item.start for item in references)
    whole = sum(block.end - block.start for block in post.blocks if block.kind in BODY | {"reference-list"})
    is_list = _FEWEST <= len(references) <= _MOST and listed >= _SHARE * whole
    return (post, references) if is_list else None


def _joined(post: Post, beside: Post, references: Sequence[PostReference]) -> Post:
    """Return the post with one block more for each reference."""
    parts = [post.text]
    blocks, hints, points = list(post.blocks), list(post.hints), list(post.source_points)
    at = len(post.text)
    for item in references:
        start = at + 2
        at = start + item.end - item.start
        parts += ["\n\n", beside.text[item.start : item.end]]
        blocks.append(Block("reference-list", start, at, marker=item.label))
        hints.append(Hint("reference-item", start, at, item.anchors[0] if item.anchors else None))
        points += _points(beside, item, start)
    return replace(
        post,
        text="".join(parts),
        blocks=tuple(blocks),
        hints=tuple(hints),
        source_points=tuple(points),
        beside_from=len(post.text),
    )


def _points(beside: Post, item: PostReference, start: int) -> list[SourcePoint]:
    """Return the way from a reference, which stands at `start` now, back to its own file."""
    first = beside.place(item.start)
    points = [SourcePoint(start, first.line or 1, first.column or 1, first.path, first.part)]
    for point in beside.source_points:
        if item.start < point.offset < item.end:
            shifted = start + point.offset - item.start
            points.append(point._replace(offset=shifted, path=point.path or beside.path))
    return points
