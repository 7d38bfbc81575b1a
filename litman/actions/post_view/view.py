"""Make the view of a post: what `litman.standing` says of it, laid over its text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.actions.post_view.blocks import view_blocks
from litman.actions.post_view.copying import may_be_copied
from litman.actions.post_view.model import ClaimView, Coverage, MarkerView, PostView, ViewBlock, WorkView
from litman.actions.post_view.runs import Cutter
from litman.actions.post_view.shown_markers import shown_markers
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.claims.model import ClaimsFile
from litman.index.registry.notices import gravest_of
from litman.posts.post import Post
from litman.standing.claim_standing import ClaimStanding
from litman.standing.claim_state import claim_state, gravest_verdict
from litman.standing.known import known_of
from litman.standing.model import Standing
from litman.text.language import language_of

if TYPE_CHECKING:
    from litman.library.library import Library


def view_post(library: Library, file: ClaimsFile, *, found: PostStanding | None = None) -> PostView:
    """Return the post of a claims file as a reader sees it; without blocks where its text is not at hand.

    Args:
        library: Where the claims file is.
        file: The claims file.
        found: The post's standing, where it was laid out already.
    """
    if found is None:
        found = standing_of(library, file, known_of(library))
    standing, analysis = found.standing, found.analysis
    post = analysis.post if analysis is not None else None
    kept = [claim for claim in standing.claims if not claim.is_new]
    works = works_of(library, keys_of(standing))
    markers = _markers(standing, kept)
    claims = sorted(_claims(kept, markers, post), key=_order)
    blocks: tuple[ViewBlock, ...] = ()
    if analysis is not None:
        shown = shown_markers(analysis.markers, standing.markers, works)
        cutter = Cutter(analysis.post, _spans(kept), markers, shown)
        blocks = tuple(view_blocks(analysis, standing.references, cutter))
    title, blocks = _title(blocks, post)
    info = file.post
    return PostView(
        file.post_id,
        file,
        post.path if post else None,
        found.unreadable,
        title or info.title or file.post_id,
        (post.authors if post else ()) or ((info.author,) if info.author else ()),
        (post.date if post else None) or (info.published.isoformat() if info.published else None),
        info.url or (post.canonical_url if post else None) or _address(info.source),
        info.site or (post.site if post else None),
        (post.language or language_of(post.text)) if post else None,
        blocks,
        markers,
        tuple(claims),
        standing.references,
        works,
        coverage_of_views(claims),
        len(standing.claims) - len(kept),
        may_be_copied(file),
    )


def works_of(library: Library, keys: Iterable[str]) -> dict[str, WorkView]:
    """Return the works that these keys stand for, by the keys as given; a key that nobody has is without words."""
    wanted = sorted(set(keys))
    works = library.bibliography.short_works(wanted)
    notices = library.registry.notices({name for work in works.values() for name in work.identifiers})
    found = {}
    for key in wanted:
        work = works.get(key)
        if work is None:
            found[key] = WorkView(key, "", None)
        else:
            notice = gravest_of(*map(notices.get, work.identifiers), work.stated)
            found[key] = WorkView(work.key, work.who, notice)
    return found


def keys_of(standing: Standing) -> set[str]:
    """Return the keys of works that a post leans on or names."""
    linked = {item.link.key for claim in standing.claims for item in claim.links}
    named = {source.key for claim in standing.claims for source in claim.claim.named_sources if source.key}
    return (
        linked | named | {item.key for claim in standing.claims for item in claim.links} | set(standing.keys)
    )


def _markers(standing: Standing, kept: Sequence[ClaimStanding]) -> tuple[MarkerView, ...]:
    by_start: dict[int, list[str]] = {}
    for claim in kept:
        if claim.state.start is not None and claim.state.state != "ambiguous":
            by_start.setdefault(claim.state.start, []).append(claim.claim.id)
    return tuple(
        MarkerView(
            item.label,
            item.text,
            item.start,
            item.end,
            item.leads,
            tuple(dict.fromkeys(one for start, _ in item.covers for one in by_start.get(start, ()))),
        )
        for item in standing.markers
    )


def _claims(
    kept: Sequence[ClaimStanding], markers: Sequence[MarkerView], post: Post | None
) -> Iterable[ClaimView]:
    of_claim: dict[str, list[int]] = {}
    for number, marker in enumerate(markers):
        for name in marker.claims:
            of_claim.setdefault(name, []).append(number)
    headings = [block for block in post.blocks if block.kind == "heading"] if post else []
    starts = [block.start for block in headings]
    for item in kept:
        start = None if item.state.state == "ambiguous" else item.state.start
        place = post.place(start) if post is not None and start is not None else None
        at = bisect_right(starts, start) - 1 if start is not None else -1
        heading = None
        if post is not None and at >= 0:
            heading = " ".join(post.text[headings[at].start : headings[at].end].split())
        name = item.claim.id
        yield ClaimView(
            name,
            item,
            claim_state(item),
            gravest_verdict(item),
            place,
            heading,
            tuple(of_claim.get(name, ())),
        )


def _order(claim: ClaimView) -> tuple[float, str]:
    return (claim.start if claim.start is not None else float("inf"), "")


def _spans(kept: Sequence[ClaimStanding]) -> list[tuple[int, int, str]]:
    return [
        (claim.state.start, claim.state.end, claim.claim.id)
        for claim in kept
        if claim.state.start is not None and claim.state.end is not None and claim.state.state != "ambiguous"
    ]


def _title(blocks: tuple[ViewBlock, ...], post: Post | None) -> tuple[str | None, tuple[ViewBlock, ...]]:
    """Return the post's title as printed, and the blocks without it; else the one that the post states."""
    if post is None:
        return None, blocks
    first = next((block for block in post.blocks if block.kind == "title"), None)
    if first is None:
        return post.title, blocks
    words = " ".join(post.text[first.start : first.end].split())
    return words, tuple(block for block in blocks if block.start != first.start)


def coverage_of_views(claims: Sequence[ClaimView]) -> Coverage:
    """Return how many of the claims have come how far."""
    counts: Mapping[str, int] = Counter(claim.state for claim in claims)
    return Coverage(counts["checked"], counts["linked"], counts["named"], counts["nothing"], counts["stale"])


def _address(source: str | None) -> str | None:
    return source if source and source.startswith(("http://", "https://")) else None
