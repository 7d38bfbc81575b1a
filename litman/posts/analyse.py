"""A post laid out: its markers, the sentences they speak for, its references, its claims, and what does not fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from litman.posts.limits import refuse_dump, refuse_many_claims
from litman.posts.markers.author_year import find_author_year
from litman.posts.markers.coverage import covered_sentences, own_sentence
from litman.posts.markers.linked import PostLinks
from litman.posts.markers.marker import Marker, is_apart
from litman.posts.markers.markers import find_markers, find_named
from litman.posts.markers.names_elsewhere import Fits, NamedWork
from litman.posts.markers.to_references import ReferenceIndex
from litman.posts.post import Block, Post, Span
from litman.posts.problems import Problem, find_problems, is_ambiguous
from litman.posts.prose.body_sentences import Sentence, find_sentences
from litman.posts.prose.claim_sentences import ClaimSentence, find_claims
from litman.posts.prose.quotations import Quotation, find_quotations
from litman.posts.references.items import find_references
from litman.posts.references.post_reference import PostReference

_SHORT_NOTE = 500  # code points
_NEAR = 8  # lists that may overlap one block


@dataclass(frozen=True, slots=True)
class MarkerUse:
    """A marker with the sentences that it speaks for and the references that it points at."""

    marker: Marker
    covers: tuple[Span, ...]  # its own sentence first, then those before it that run on to it
    references: tuple[int, ...]  # indices in `Analysis.references`
    dangling: tuple[str, ...] = ()  # those of its labels that no reference has
    elsewhere: tuple[Fits, ...] = ()  # of a post without a list, label by label, what others know; or nothing


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim's sentence with the markers in it or right after it."""

    sentence: ClaimSentence
    markers: tuple[int, ...]  # indices in `Analysis.markers`: those whose own sentence it is
    also_covered_by: tuple[int, ...] = ()  # markers of a later sentence that speak for it too
    inner_markers: tuple[Span, ...] = ()  # spans of markers within the sentence, from its own start

    @property
    def start(self) -> int:
        """Where the sentence starts in the post's text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.sentence.end


@dataclass(frozen=True, slots=True)
class Asked:
    """What a post without a list leaves open: whether somebody knows works of these names and years."""

    post: Post  # as it was read
    names: tuple[tuple[str, str], ...]  # as printed, each with its year


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a post says and what it leans on; every offset is one of `post.text`."""

    post: Post  # with its reference list and self-citation marked among the blocks
    markers: tuple[MarkerUse, ...]
    references: tuple[PostReference, ...]
    sentences: tuple[Span, ...]  # of the body, in order
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    self_citation: Span | None  # "how to cite this page": the post itself, not a work that it cites
    problems: tuple[Problem, ...]
    asked: Asked | None = None  # where others may know more than the post says
    # of references without labels, where markers count them
    numbers: Mapping[int, str] = field(default_factory=dict)


def analyse_post(post: Post, *, read_parts: bool = True, elsewhere: Sequence[NamedWork] = ()) -> Analysis:
    """Return the post laid out. Nothing is read or asked; time grows with the length of the post.

    `read_parts=False` leaves the references unread (`parts` is None), which saves the time that takes; markers are
    then matched by their labels and the first names of a reference. `elsewhere` are the works that others know by the
    names and years that the post asked for when it was laid out without them.

    Raises:
        PostLinesError: it has more markers, links, references or claims than litman reads.
    """
    refuse_dump(post)
    found = find_references(post, read_parts=read_parts)
    lists = _by_headings(post, found.lists)
    index = ReferenceIndex(
        found.references,
        notes=_note_labels(post) | found.remarks,
        parts=_parts(post, lists),
        elsewhere=elsewhere,
    )
    markers = _settled(
        post,
        find_markers(
            post, labels=index.labels, names=index.names, anchors=index.anchors, outside=found.spans
        ),
        index,
    )
    marked_post = replace(post, blocks=_marked_blocks(post, found.lists, found.self_citation))
    keyed = [marker for marker in markers if marker.kind == "pandoc"]
    sentences = find_sentences(
        marked_post,
        outside=found.spans,
        markers=[Span(marker.start, marker.end) for marker in markers],
        whole=[Span(marker.start, marker.end) for marker in keyed],
        opening=frozenset(marker.start for marker in keyed if not is_apart(marker)),
    )
    uses = _uses(marked_post, markers, sentences, index, _cited_in_notes(post, index, found.references))
    uses += _uses_in_notes(post, uses, index, found.references)
    body = [Span(block.start, block.end) for block in marked_post.body()]
    quotations = find_quotations(marked_post, body)
    claims = _claims(marked_post, sentences, uses, quotations)
    refuse_many_claims(post, len(claims))
    problems = find_problems(
        [use.marker for use in uses],
        [use.dangling for use in uses],
        found.references,
        index,
        cited={at for use in uses for at in use.references},
        lists=lists,
    )
    uses, references, problems = _of_this_post(uses, found.references, problems)
    return Analysis(
        marked_post,
        tuple(uses),
        references,
        tuple(Span(sentence.start, sentence.end) for sentence in sentences),
        tuple(claims),
        tuple(quotations),
        found.self_citation,
        tuple(problems),
        Asked(post, index.asked) if index.asked else None,
        index.numbers if any(use.references and use.marker.kind == "numeric" for use in uses) else {},
    )


def _of_this_post(
    uses: list[MarkerUse], references: tuple[PostReference, ...], problems: list[Problem]
) -> tuple[list[MarkerUse], tuple[PostReference, ...], list[Problem]]:
    """Return them without those references of a list beside the post that others cite, and what is wrong with them."""
    if not any(item.beside for item in references):
        return uses, references, problems
    cited = {at for use in uses for at in use.references}
    kept = [at for at, item in enumerate(references) if at in cited or not item.beside]
    new = {at: number for number, at in enumerate(kept)}
    first = next(item.start for item in references if item.beside)
    return (
        [replace(use, references=tuple(new[at] for at in use.references)) for use in uses],
        tuple(references[at] for at in kept),
        [one for one in problems if one.start < first and one.kind != "missing-number"],
    )


def _settled(post: Post, markers: Sequence[Marker], index: ReferenceIndex) -> list[Marker]:
    """Return the markers; those that no reference answers to but that are linked to a work are that link.

    Where names cite from a list without labels, numbers that it does not reach are none: the interval `[7; 121]`.
    """
    links = PostLinks(post)
    settled = []
    named = 0 if index.labels else sum(bool(m.cited and index.match(m)[0]) for m in markers)
    for marker in markers:
        references, dangling = index.match(marker)
        if named > 1 and dangling and marker.kind == "numeric" and not marker.target:
            continue
        is_open = not references and (dangling or index.elsewhere(marker))
        settled.append(links.as_link(marker) if is_open else marker)
    return settled


def _by_headings(post: Post, lists: Sequence[Span]) -> list[Span]:
    """Return the reference lists, each stretch under a heading of its own as one."""
    headings = [block.start for block in post.blocks if block.kind == "heading"]
    found = []
    for span in sorted(lists):
        start = span.start
        for heading in headings[bisect_left(headings, span.start + 1) : bisect_left(headings, span.end)]:
            found.append(Span(start, heading))
            start = heading
        found.append(Span(start, span.end))
    return found


def _parts(post: Post, lists: Sequence[Span]) -> list[list[Span]]:
    """Return the reference lists by the parts that they end; lists with no prose between are of one part."""
    ordered = sorted(lists)
    if not ordered:
        return []
    prose = [block.start for block in post.body() if not _in_one_of(block, ordered)]
    parts: list[list[Span]] = []
    for span in sorted(lists):
        before = parts[-1][-1].end if parts else 0
        at = bisect_left(prose, before)
        if parts and not (at < len(prose) and prose[at] < span.start):
            parts[-1].append(span)
        else:
            parts.append([span])
    return parts


def _note_labels(post: Post) -> frozenset[str]:
    return frozenset(block.marker for block in post.blocks if block.kind == "footnote" and block.marker)


def _uses(
    post: Post,
    markers: Sequence[Marker],
    sentences: Sequence[Sentence],
    index: ReferenceIndex,
    noted: Mapping[str, tuple[int, ...]],
) -> list[MarkerUse]:
    own = [own_sentence(marker, sentences) for marker in markers]
    marked = frozenset(at for at in own if at is not None)
    uses = []
    for marker, at in zip(markers, own, strict=True):
        covered = [] if at is None else covered_sentences(post.text, at, sentences, marked=marked)
        references, dangling = index.match(marker)
        if not references and not dangling and marker.kind in ("footnote", "numeric"):
            references = noted.get(marker.label, ())
        spans = tuple(Span(sentences[at].start, sentences[at].end) for at in covered)
        uses.append(MarkerUse(marker, spans, references, dangling, index.elsewhere(marker)))
    return uses


def _cited_in_notes(
    post: Post, index: ReferenceIndex, references: Sequence[PostReference]
) -> dict[str, tuple[int, ...]]:
    """Return, by their labels, which references of the list the notes cite: `Vgl. Moss (2018).`, a link to one.

    A long note is a text of its own, and what it cites does not speak for the sentence that calls it.
    """
    printed = {item.start for item in references if item.footnote}
    found: dict[str, dict[int, None]] = {}
    for block in post.blocks if len(index) else ():
        if block.kind != "footnote" or block.start in printed or not block.marker:
            continue
        if block.end - block.start > _SHORT_NOTE:
            continue
        for marker in find_author_year(post.text, [Span(block.start, block.end)], index.names):
            matched, _ = index.match(marker)
            if not is_ambiguous(marker, len(matched)):
                found.setdefault(block.marker, {}).update(dict.fromkeys(matched))
        if (
            block.marker not in found
            and (at := index.printed_in(post.text[block.start : block.end])) is not None
        ):
            found[block.marker] = {at: None}
        first = bisect_left(post.hints, block.start, key=lambda hint: hint.start)
        for hint in post.hints[first : bisect_left(post.hints, block.end, key=lambda hint: hint.start)]:
            at = index.linked(hint.target) if hint.kind == "link" and hint.target else None
            if at is not None:
                found.setdefault(block.marker, {})[at] = None
    return {label: tuple(matched) for label, matched in found.items()}


def _uses_in_notes(
    post: Post, uses: Sequence[MarkerUse], index: ReferenceIndex, references: Sequence[PostReference]
) -> list[MarkerUse]:
    """Return the citations within footnotes: they speak for the sentences that call the note."""
    printed = {item.start for item in references if item.footnote}
    called: dict[str, dict[Span, None]] = {}
    for use in uses:
        if use.marker.kind == "footnote":
            called.setdefault(use.marker.labels[0], {}).update(dict.fromkeys(use.covers))
    found = []
    for block in post.blocks:
        if block.kind != "footnote" or block.start in printed or block.marker not in called:
            continue
        for marker in find_named(post, Span(block.start, block.end)):
            matched, dangling = index.match(marker)
            found.append(MarkerUse(marker, tuple(called[block.marker]), matched, dangling))
    return found


def _claims(
    post: Post, sentences: Sequence[Sentence], uses: Sequence[MarkerUse], quotations: Sequence[Quotation]
) -> list[Claim]:
    by_start: dict[int, list[int]] = {}
    also: dict[int, list[int]] = {}
    for at, use in enumerate(uses):
        for rank, span in enumerate(use.covers):
            (also if rank else by_start).setdefault(span.start, []).append(at)
    bare = [_bare(post.text, sentence, uses, by_start) for sentence in sentences]
    claims = []
    # A source that has its reference need not be asked for.
    for claim in find_claims(post, sentences, quotations, bare=bare, cited=by_start.keys()):
        own = by_start.get(claim.start, [])
        inner = [uses[at].marker for at in own]
        spans = tuple(
            Span(m.start - claim.start, m.end - claim.start)
            for m in inner
            if claim.start <= m.start and m.end <= claim.end
        )
        claims.append(Claim(claim, tuple(own), tuple(also.get(claim.start, [])), spans))
    return claims


def _bare(text: str, sentence: Sentence, uses: Sequence[MarkerUse], by_start: dict[int, list[int]]) -> str:
    """Return the sentence without the markers that stand in it."""
    parts, position = [], sentence.start
    for at in by_start.get(sentence.start, ()):
        marker = uses[at].marker
        if not position <= marker.start < sentence.end or not is_apart(marker):
            continue
        parts.append(text[position : marker.start])
        position = marker.end
    return "".join(parts) + text[position : sentence.end]


def _marked_blocks(post: Post, lists: Sequence[Span], self_citation: Span | None) -> tuple[Block, ...]:
    """Return the post's blocks, those in a reference list and in the self-citation marked as such."""
    if not lists and self_citation is None:
        return post.blocks
    blocks, ordered = [], sorted(lists)
    for block in post.blocks:
        if _in_one_of(block, ordered):
            block = replace(block, kind="reference-list")
        elif self_citation and _mostly_in(block, self_citation):
            block = replace(block, kind="boilerplate")
        blocks.append(block)
    return tuple(blocks)


def _in_one_of(block: Block, ordered: Sequence[Span]) -> bool:
    """Whether most of a block is in one of the lists, given in their order; those around it are looked at."""
    at = bisect_left(ordered, (block.end,))
    return any(_mostly_in(block, span) for span in ordered[max(0, at - _NEAR) : at])


def _mostly_in(block: Block, span: Span) -> bool:
    overlap = min(block.end, span.end) - max(block.start, span.start)
    return overlap * 2 > block.end - block.start
