"""The references that a post prints: its list, footnotes that are references, and its citation of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from litman.posts.html_references import REFERENCE_HEADING
from litman.posts.post import BODY, Post, Span
from litman.posts.text_shapes import is_self_citation_heading, starts_self_citation

if TYPE_CHECKING:
    from litman.posts.references.find import ReferenceList
    from litman.posts.references.parts import ReferenceParts


@dataclass(frozen=True, slots=True)
class PostReference:
    """One reference as the post prints it; `text` is `post.text[start:end]`."""

    label: str | None  # its number or tag, without brackets
    text: str
    start: int
    end: int
    parts: ReferenceParts | None = None
    anchors: tuple[str, ...] = ()  # ids that a marker may link to
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class FoundReferences:
    """The references of a post and the stretches of text that they take up."""

    references: tuple[PostReference, ...]
    lists: tuple[Span, ...]  # reference lists, headings left out
    spans: tuple[Span, ...]  # all that holds no claims and no markers
    self_citation: Span | None


_LOOKS_CITED = re.compile(
    r"(?:\b(?:1[5-9]|20)\d\d\b|https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bn\.\s?d\.)", re.IGNORECASE
)
_CITES = re.compile(r"\[(\d{1,3})\]")
_NEVER_REFERENCES = frozenset(["biography", "navigation"])
_LABEL = re.compile(r"\s*\[?(?P<label>\d{1,4}|[A-Za-z]{1,4}\d{2,4}[a-z]?)[\].)]")


def find_references(post: Post, *, read_parts: bool = True) -> FoundReferences:
    """Return the references of the post in order, each once.

    What the mark-up gives as reference items comes first; otherwise the text is searched for a list. A footnote that
    holds a year, an address or a DOI is a reference, with the footnote's label.
    """
    from litman.posts.references.find import find_reference_lists, find_self_citations

    own = _self_citation(post, [Span(item.start, item.end) for item in find_self_citations(post.text)])
    items = _hinted(post)
    lists = _runs_of(items)
    if not items:
        found = [
            one
            for one in find_reference_lists(post.text)
            if not _is_of_menu(post, Span(one.start, one.end), own)
        ]
        items = [
            item
            for one in found
            for raw in one.items
            if (item := _clipped(post, PostReference(raw.label, raw.text, raw.start, raw.end))) is not None
        ]
        items = _without_body_text(items)
        lists = _lists_of(found, items)
        if not items:
            items, lists = _under_heading(post)
    items += _footnotes(post, lists)
    spans = [*lists, *(Span(block.start, block.end) for block in post.blocks if block.kind == "footnote")]
    if own:
        spans.append(own)
    references = [_with_parts(item) for item in items] if read_parts else items
    return FoundReferences(tuple(references), tuple(lists), tuple(sorted(spans)), own)


def _clipped(post: Post, item: PostReference) -> PostReference | None:
    """Return the item without what follows it, such as a biography or a menu, that was taken along."""
    end = item.end
    for block in post.blocks[_first_block_after(post, item.start) : _first_block_after(post, item.end)]:
        if block.kind in _NEVER_REFERENCES:
            end = min(end, block.start)
    while end > item.start and post.text[end - 1].isspace():
        end -= 1
    first = post.block_at(item.start)
    if end <= item.start or (
        first is not None and first.kind in _NEVER_REFERENCES and first.end > item.start
    ):
        return None
    return item if end == item.end else replace(item, text=post.text[item.start : end], end=end)


def _without_body_text(items: list[PostReference]) -> list[PostReference]:
    """Return the items without a paragraph that cites the others and was taken for one of them."""
    labels = {item.label for item in items if item.label}
    if len(labels) < 2:
        return items
    return [item for item in items if item.label or len(set(_CITES.findall(item.text)) & labels) < 2]


def _under_heading(post: Post) -> tuple[list[PostReference], list[Span]]:
    """Return what stands under a heading such as Sources, a paragraph an item, where no list was recognised."""
    items: list[PostReference] = []
    below = False
    for block in post.blocks:
        text = post.text[block.start : block.end]
        if block.kind == "heading" and not (below and _LOOKS_CITED.search(text)):
            below = bool(REFERENCE_HEADING.fullmatch(text.strip()))
        elif block.kind in ("biography", "navigation", "byline", "boilerplate", "title"):
            below = False
        elif below and block.kind in ("paragraph", "list-item", "heading"):
            items.append(
                PostReference((block.marker or "").strip("[]().-•*") or None, text, block.start, block.end)
            )
    if not any(_LOOKS_CITED.search(item.text) for item in items):
        return [], []
    return items, _runs_of(items)


def _first_block_after(post: Post, offset: int) -> int:
    return bisect_right(post.blocks, offset, key=lambda block: block.start)


def _lists_of(found: Sequence[ReferenceList], items: Sequence[PostReference]) -> list[Span]:
    """Return the spans of the lists, ending with their last item that was kept."""
    spans = []
    for one in found:
        kept = [item for item in items if one.start <= item.start < one.end]
        if kept:
            whole = len(kept) == len(one.items)
            spans.append(Span(one.start if whole else kept[0].start, max(item.end for item in kept)))
    return spans


def _with_parts(item: PostReference) -> PostReference:
    from litman.posts.references.parts import parse_reference

    return replace(item, parts=parse_reference(item.text))


def _hinted(post: Post) -> list[PostReference]:
    anchors = [hint for hint in post.hints if hint.kind == "anchor" and hint.target]
    items, at = [], 0
    for hint in post.hints:
        if hint.kind != "reference-item" or not post.text[hint.start : hint.end].strip():
            continue
        while at < len(anchors) and anchors[at].start < hint.start:
            at += 1
        ids, ahead = [hint.target] if hint.target else [], at
        while ahead < len(anchors) and anchors[ahead].start <= hint.end and anchors[ahead].end <= hint.end:
            ids.append(anchors[ahead].target or "")
            ahead += 1
        block = post.block_at(hint.start)
        label = (block.marker or "").strip("[]().") if block else ""
        text = post.text[hint.start : hint.end]
        if not label and (match := _LABEL.match(text)):
            label = match["label"]
        items.append(
            PostReference(label or None, text, hint.start, hint.end, anchors=tuple(dict.fromkeys(ids)))
        )
    return items


def _runs_of(items: Sequence[PostReference]) -> list[Span]:
    """Return the stretches that the items take up, neighbours as one."""
    runs: list[Span] = []
    for item in items:
        if runs and item.start - runs[-1].end <= 12:
            runs[-1] = Span(runs[-1].start, item.end)
        else:
            runs.append(Span(item.start, item.end))
    return runs


def _footnotes(post: Post, lists: Sequence[Span]) -> list[PostReference]:
    notes: list[PostReference] = []
    for block in post.blocks:
        if block.kind != "footnote" or any(span.start <= block.start < span.end for span in lists):
            continue
        text = post.text[block.start : block.end]
        if notes and notes[-1].label == block.marker:  # a second paragraph of the same note
            joined = post.text[notes[-1].start : block.end]
            notes[-1] = PostReference(block.marker, joined, notes[-1].start, block.end, footnote=True)
        else:
            notes.append(PostReference(block.marker, text, block.start, block.end, footnote=True))
    return [note for note in notes if _LOOKS_CITED.search(note.text)]


def _is_of_menu(post: Post, span: Span, own: Span | None) -> bool:
    """Whether what looks like a list lies outside the post's body: among menus, or in its citation of itself."""
    if own and span.start < own.end and own.start < span.end:
        return True
    inside = [block for block in post.blocks if block.start < span.end and span.start < block.end]
    return bool(inside) and all(block.kind not in BODY and block.kind != "reference-list" for block in inside)


def _self_citation(post: Post, found: Sequence[Span]) -> Span | None:
    """Return where the post says how it is to be cited, its heading included."""
    if found:
        return Span(found[0].start, found[-1].end)
    for index, block in enumerate(post.blocks):
        line = post.text[block.start : min(block.end, block.start + 300)]
        if block.kind == "boilerplate" and starts_self_citation(line):
            return Span(block.start, block.end)
        if is_self_citation_heading(line.strip()) and index + 1 < len(post.blocks):
            following = post.blocks[index + 1]
            return Span(block.start, following.end)
    return None
