"""What mark-up says of references that were found by their text: numbers, where each ends, what is no item."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from litman.posts.post import Post
from litman.posts.references.labels import printed_label
from litman.posts.references.post_reference import PostReference


def parted(post: Post, item: PostReference) -> list[PostReference]:
    """Return the item with its number, and apart from it those that mark-up numbers on within it: a bare address."""
    parts = [_numbered(post, item)]
    for block in post.blocks[first_block_after(post, item.start) : first_block_after(post, item.end)]:
        last = parts[-1]
        if block.kind != "list-item" or block.start <= last.start or not (last.label or "").isdigit():
            continue
        next_one = _numbered(post, replace(last, label=None, start=block.start, end=item.end))
        if next_one.label == str(int(last.label or 0) + 1):
            parts[-1] = _cut(post, last, block.start)
            parts.append(_cut(post, next_one, item.end))
    return parts


def _cut(post: Post, item: PostReference, end: int) -> PostReference:
    text = post.text[item.start : end].rstrip()
    return replace(item, text=text, end=item.start + len(text))


def _numbered(post: Post, item: PostReference) -> PostReference:
    """Return the item with the number that mark-up gives it, which is not in the text."""
    block = post.block_at(item.start) if not item.label else None
    marker = (block.marker or "") if block and block.kind == "list-item" and block.start == item.start else ""
    label = printed_label(marker, "") if marker[:1].isdigit() else None
    return replace(item, label=label) if label else item


def without_prose_between(
    post: Post, items: list[PostReference]
) -> tuple[list[PostReference], list[PostReference]]:
    """Return the items without paragraphs behind a heading where mark-up makes the others a list, and those."""
    kinds = [block.kind if (block := post.block_at(item.start)) else None for item in items]
    if kinds.count("list-item") * 2 <= len(items):
        return items, []
    headings = [block.start for block in post.blocks if block.kind == "heading"]
    kept: list[PostReference] = []
    prose: list[PostReference] = []
    last = 0  # where the last item in a list began
    for item, kind in zip(items, kinds, strict=True):
        is_behind_heading = bisect_right(headings, last) < bisect_right(headings, item.start)
        (prose if kind == "paragraph" and kept and is_behind_heading else kept).append(item)
        last = item.start if kind == "list-item" else last
    return kept, prose


def first_block_after(post: Post, offset: int) -> int:
    """Return the index of the first block that starts behind an offset."""
    return bisect_right(post.blocks, offset, key=lambda block: block.start)
