"""The references that a post prints: its list, footnotes that are references, and its citation of itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from litman.posts.limits import refuse_many_references
from litman.posts.post import Hint, Post, Span, cites_by_key
from litman.posts.prose.text_shapes import is_self_citation_heading, starts_self_citation
from litman.posts.references.item_links import bare_address, points_at_page, with_links, work_with_links
from litman.posts.references.labels import label_chain, printed_label
from litman.posts.references.listed import MOST_LINES, find_further, find_listed, runs_of
from litman.posts.references.post_reference import PostReference
from litman.posts.references.repeats import fold_repeats, is_remark, names_by_year

_LONGEST_SHORT_FIELD = 40  # characters of a field in a note that prints no whole reference
_FEWEST_OWN = 16  # characters of a note around its fields that say something


@dataclass(frozen=True, slots=True)
class FoundReferences:
    """The references of a post and the stretches of text that they take up."""

    references: tuple[PostReference, ...]
    lists: tuple[Span, ...]  # reference lists, headings left out
    spans: tuple[Span, ...]  # all that holds no claims and no markers
    self_citation: Span | None
    remarks: frozenset[str] = frozenset()  # addresses within the page of notes that are no references


def find_references(post: Post, *, read_parts: bool = True) -> FoundReferences:
    """Return the references of the post in order, each once.

    What the mark-up gives as reference items comes first; otherwise the text is searched for a list. A footnote that
    holds a year, an address or a DOI is a reference, with the footnote's label; one that cites by key is not,
    nor one that says something around the short fields of a reference manager.

    Raises:
        PostLinesError: there are more references than litman reads.
    """
    own = _self_citation(post)
    items = _hinted(post)
    lists = runs_of(items)
    is_all_notes = all(_is_note(post, item) for item in items)
    listed, of_lists = find_listed(post, own) if is_all_notes else find_further(post, lists, own)
    items, lists = sorted([*items, *listed], key=lambda item: item.start), [*lists, *of_lists]
    items = with_links(post, items)
    items, remarks = _sorted_out(post, items, with_links(post, _footnotes(post, lists)))
    refuse_many_references(post, len(items))
    spans = [*lists, *(Span(block.start, block.end) for block in post.blocks if block.kind == "footnote")]
    if own:
        spans.append(own)
    references = [_with_parts(item) for item in items] if read_parts else items
    return FoundReferences(tuple(references), tuple(sorted(lists)), tuple(sorted(spans)), own, remarks)


def _with_parts(item: PostReference) -> PostReference:
    from litman.posts.references.parts import parse_reference

    parts = parse_reference(item.text)
    if item.links:
        parts = replace(parts, work=work_with_links(parts.work, item.links))
    return replace(item, parts=parts)


def _is_note(post: Post, item: PostReference) -> bool:
    block = post.block_at(item.start)
    return block is not None and block.kind == "footnote"


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
        text = post.text[hint.start : hint.end]
        label = printed_label(block.marker if block else None, text)
        beside = post.beside_from is not None and hint.start >= post.beside_from
        found = PostReference(
            block.marker if beside and block else label,
            text,
            hint.start,
            hint.end,
            anchors=tuple(dict.fromkeys(ids)),
            beside=beside,
        )
        items += [found] if beside else _run_together(found)
    return items


def _run_together(item: PostReference) -> list[PostReference]:
    """Return an item of a list as the references that are in it: `[10] … [11] …` are two."""
    chain = label_chain(item.text) if item.label and item.text.lstrip().startswith("[") else []
    if len(chain) < 2 or chain[0].value != item.label or any(label.shape != "square" for label in chain):
        return [item]
    edges = [*(label.start for label in chain), len(item.text)]
    edges[0] = 0
    found = []
    for label, (low, high) in zip(chain, pairwise(edges), strict=True):
        text = item.text[low:high].strip()
        start = item.start + low + len(item.text[low:high]) - len(item.text[low:high].lstrip())
        found.append(replace(item, label=label.value, text=text, start=start, end=start + len(text)))
    return found


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
    return notes


def _sorted_out(
    post: Post, items: list[PostReference], footnotes: list[PostReference]
) -> tuple[list[PostReference], frozenset[str]]:
    """Return the references without notes that are none, and what markers say of those: labels and anchors."""
    hinted = {item.start for item in items if _is_note(post, item)}
    listed = [item for item in items if item.start not in hinted]
    # A note that cites by key, or by a field within a sentence of its own, says by that what it leans on.
    cited = [hint for hint in post.hints if hint.kind == "citation"]
    keys = [hint.start for hint in cited]
    names = names_by_year(listed)
    addresses = {bare_address(link) for item in listed for link in item.links}
    kept, remarks = list(listed), set[str]()
    for notes in ([item for item in items if item.start in hinted], footnotes):
        for note in fold_repeats(notes):
            at = bisect_left(keys, note.start)
            by_key = at < len(keys) and keys[at] < note.end
            if by_key and not cites_by_key(post):
                by_key = _is_sentence_around(note, cited[at : bisect_left(keys, note.end)])
            is_listed = bool(note.links) and addresses.issuperset(map(bare_address, note.links))
            may_be_remark = (listed or note.footnote) and (is_listed or not points_at_page(post, note))
            if by_key or (may_be_remark and is_remark(note, names)):
                remarks |= {f"#{anchor}" for anchor in note.anchors}
            else:
                kept.append(note)
    return sorted(kept, key=lambda item: (item.footnote, item.start)), frozenset(remarks)


def _is_sentence_around(note: PostReference, fields: Sequence[Hint]) -> bool:
    """Whether a note has words of its own around short fields, `As Moss (2018) found, …`, and prints no reference."""
    if any(field.end - field.start > _LONGEST_SHORT_FIELD or not field.items for field in fields):
        return False
    inside = sum(field.end - field.start for field in fields)
    return note.end - note.start - inside >= _FEWEST_OWN


def _self_citation(post: Post) -> Span | None:
    """Return where the post says how it is to be cited."""
    from litman.posts.references.find import find_self_citations

    found = find_self_citations(post.text) if post.text.count("\n") <= MOST_LINES else []
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
