"""The reference list of a post, found in its text where the mark-up does not give it away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from litman.posts.post import BODY, Block, Post, Span, cites_by_key
from litman.posts.references.headings import REFERENCE_HEADING, is_further_reading, may_stand_over_more
from litman.posts.references.labels import label_chain, printed_label
from litman.posts.references.marked_up import first_block_after, parted, without_prose_between
from litman.posts.references.post_reference import LOOKS_CITED, PostReference
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern

_CITES = lazy_pattern(r"\[(\d{1,3})\]")
_NEVER_REFERENCES = frozenset(["biography", "navigation"])
_MOST_CELLS = 5_000
MOST_LINES = 20_000  # that are searched at once: the finder keeps what it knows of each
_QUOTED = lazy_pattern(r"[“\"«„](.{8,200}?)[,.]?[”\"»“]")
_FIRST_LABEL = lazy_pattern(r"^[ \t]*(?:\[1\]|\(1\)|1[.)]|¹|\^1)(?=[ \t]?\S)", re.MULTILINE)
_CALLS_FIRST = lazy_pattern(r"\S[ \t]?(?:\[1[\],–-]|\(1[),])|[^\W\d_.,;!?。]¹|[.,;!?。]¹|\^1\b")
_LABEL = 4  # characters of a list's mark before a key that stands first
_LONGEST_END, _LONGEST_ITEM = 50_000, 600
_VISIBLE = lazy_pattern(r"[^\n]")
_EMPTY_LINE = lazy_pattern(r"\n[ \t\r]*\n")


def find_listed(post: Post, own: Span | None) -> tuple[list[PostReference], list[Span]]:
    """Return the items of the post's reference lists, and the span of each list without its heading.

    `own` is where the post cites itself, which is no list. Where no list is recognised, what stands under a heading
    such as Sources is one, a paragraph an item. A post of more than 20,000 lines is searched piece by piece.
    """
    searched = _without_notes(post)
    items, lists = _found_in(post, own, _pieces(searched) if LOOKS_CITED.search(searched) else ())
    if lists:
        return items, lists
    counted = _counted_at_end(post)
    return (counted, runs_of(counted)) if counted else _under_heading(post)


def find_further(
    post: Post, lists: Sequence[Span], own: Span | None
) -> tuple[list[PostReference], list[Span]]:
    """Return what `find_listed` does, of the parts under headings such as Further reading that hold none of `lists`.

    Those are the lists that the mark-up gives, which is silent about works that are recommended beside them.
    """
    headings = [block.start for block in post.blocks if block.kind in ("heading", "title")]
    parts = []
    for start, end in pairwise([*headings, len(post.text)]):
        block = post.block_at(start)
        if block is None or not may_stand_over_more(post.text[block.start : block.end]):
            continue
        if not any(span.start < end and start < span.end for span in lists):
            parts.append((start, post.text[start:end]))
    return _found_in(post, own, parts)


def _found_in(
    post: Post, own: Span | None, pieces: Iterable[tuple[int, str]]
) -> tuple[list[PostReference], list[Span]]:
    """Return the items and the lists that are found in pieces of the post's text, each given with its start."""
    items: list[PostReference] = []
    lists: list[Span] = []
    keys = [hint.start for hint in post.hints if hint.kind == "citation"] if cites_by_key(post) else []
    for start, piece in pieces:
        for span, listed in _lists_in(piece, start):
            kept = (
                []
                if _is_of_menu(post, span, own)
                else [one for item in listed if (clip := _clipped(post, item)) for one in parted(post, clip)]
            )
            kept = [item for item in _without_body_text(kept) if not _cites_key(item, keys)]
            kept, prose = without_prose_between(post, kept)
            if len(kept) == 1 and not kept[0].label and _repeats_title(post, kept[0]):
                lists.append(span)  # an entry about a work, which ends with that work
                continue
            if prose:
                lists += runs_of(kept)
                items += kept
            elif kept:
                whole = len(kept) == len(listed)
                lists.append(Span(span.start if whole else kept[0].start, kept[-1].end))
                items += kept
    return items, lists


def _without_notes(post: Post) -> str:
    """Return the text with nothing in the places of footnotes, and of titles that mark-up gives: no list is there.

    Nor is one in tables of thousands of cells, which hold data.
    """
    kinds = ["footnote"] if post.format == "text" else ["footnote", "title"]
    if sum(block.kind == "table-cell" for block in post.blocks) > _MOST_CELLS:
        kinds.append("table-cell")
    parts, position = [], 0
    for block in post.blocks:
        if block.kind in kinds:
            parts += [
                post.text[position : block.start],
                _VISIBLE.sub(" ", post.text[block.start : block.end]),
            ]
            position = block.end
    return "".join([*parts, post.text[position:]])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text, or pieces of it that end at an empty line, each with where it starts."""
    if text.count("\n") <= MOST_LINES:
        yield 0, text
        return
    start = counted = lines = 0
    for match in _EMPTY_LINE.finditer(text):
        lines += text.count("\n", counted, match.end())
        counted = match.end()
        if lines > MOST_LINES:
            yield start, text[start:counted]
            start, lines = counted, 0
    yield start, text[start:]


def _lists_in(piece: str, start: int) -> Iterator[tuple[Span, list[PostReference]]]:
    from litman.posts.references.find import find_reference_lists

    for one in find_reference_lists(piece):
        further = one.heading is not None and is_further_reading(one.heading)
        items = [
            PostReference(item.label, item.text, item.start + start, item.end + start, further=further)
            for item in one.items
        ]
        yield Span(one.start + start, one.end + start), items


def _clipped(post: Post, item: PostReference) -> PostReference | None:
    """Return the item without what follows it, such as a biography or a menu, that was taken along."""
    end = item.end
    for block in post.blocks[first_block_after(post, item.start) : first_block_after(post, item.end)]:
        if block.kind in _NEVER_REFERENCES or _opens_part(post, block, item):
            end = min(end, block.start)
    while end > item.start and post.text[end - 1].isspace():
        end -= 1
    first = post.block_at(item.start)
    if end <= item.start or (
        first is not None and first.kind in _NEVER_REFERENCES and first.end > item.start
    ):
        return None
    return item if end == item.end else replace(item, text=post.text[item.start : end], end=end)


def _opens_part(post: Post, block: Block, item: PostReference) -> bool:
    """Whether a heading of the mark-up stands behind an item that was read on into it."""
    if block.kind != "heading" or block.start <= item.start or post.format == "text":
        return False
    return not LOOKS_CITED.search(post.text[block.start : block.end])


def _without_body_text(items: list[PostReference]) -> list[PostReference]:
    """Return the items without a paragraph that cites the others and was taken for one of them."""
    labels = {item.label for item in items if item.label}
    if len(labels) < 2:
        return items
    return [item for item in items if item.label or len(set(_CITES.findall(item.text)) & labels) < 2]


def _cites_key(item: PostReference, keys: Sequence[int]) -> bool:
    """Whether what was taken for a reference cites by key in its midst (`keys` say where): a reference cites none."""
    at = bisect_right(keys, item.start + _LABEL)
    return at < len(keys) and keys[at] < item.end


def _counted_at_end(post: Post) -> list[PostReference]:
    """Return the lines with which the text ends, counted from 1, where the text before cites by those numbers."""
    starts = [match.start() for match in _FIRST_LABEL.finditer(post.text)]
    if not starts:
        return []
    start = starts[-1]
    before, tail = post.text[:start], post.text[start:]
    chain = label_chain(tail) if len(tail) < _LONGEST_END and _CALLS_FIRST.search(before) else []
    if len(chain) < 2 or any(label.value != str(n) for n, label in enumerate(chain, start=1)):
        return []
    items = []
    for label, end in zip(chain, [*(label.start for label in chain[1:]), len(tail)], strict=True):
        body = tail[label.end : end]
        low = start + label.end + len(body) - len(body.lstrip())
        text = body.strip()
        items.append(PostReference(label.value, text, low, low + len(text)))
    cited = sum(bool(LOOKS_CITED.search(item.text)) for item in items)
    fitting = all(0 < len(item.text) < _LONGEST_ITEM and "\n\n" not in item.text for item in items)
    return items if fitting and cited * 3 >= len(items) * 2 else []


def _repeats_title(post: Post, item: PostReference) -> bool:
    title = post.title or ""
    quoted = _QUOTED.search(title)
    name = fold(quoted[1] if quoted else title).strip(" .,")
    return len(name) > 14 and name in fold(item.text)


def _under_heading(post: Post) -> tuple[list[PostReference], list[Span]]:
    """Return what stands under a heading such as Sources, a paragraph an item, where no list was recognised."""
    items: list[PostReference] = []
    below = False
    for block in post.blocks:
        text = post.text[block.start : block.end]
        if block.kind == "heading" and not (below and LOOKS_CITED.search(text)):
            below = bool(REFERENCE_HEADING.fullmatch(text.strip()))
        elif block.kind in ("biography", "navigation", "byline", "boilerplate", "title"):
            below = False
        elif below and block.kind in ("paragraph", "list-item", "heading"):
            items.append(PostReference(printed_label(block.marker, text), text, block.start, block.end))
    if not any(LOOKS_CITED.search(item.text) for item in items):
        return [], []
    return items, runs_of(items)


def runs_of(items: Sequence[PostReference]) -> list[Span]:
    """Return the stretches that the items take up, neighbours as one."""
    runs: list[Span] = []
    for item in items:
        if runs and item.start - runs[-1].end <= 12:
            runs[-1] = Span(runs[-1].start, item.end)
        else:
            runs.append(Span(item.start, item.end))
    return runs


def _is_of_menu(post: Post, span: Span, own: Span | None) -> bool:
    """Whether what looks like a list lies outside the post's body: among menus, or in its citation of itself."""
    if own and span.start < own.end and own.start < span.end:
        return True
    inside = [block for block in post.blocks if block.start < span.end and span.start < block.end]
    return bool(inside) and all(block.kind not in BODY and block.kind != "reference-list" for block in inside)
