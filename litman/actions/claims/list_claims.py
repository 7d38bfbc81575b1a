"""The claims of the library's posts, each with the works it leans on and what is open about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from litman.claims.address import ClaimAddress, unknown_post
from litman.claims.model import Claim, Link, MarkerUse
from litman.claims.post_claims import ListedReference, PostClaims
from litman.errors import UnknownClaimError
from litman.identifiers.identifier import Identifier
from litman.library.ports import ClaimFilter, ShortWork

if TYPE_CHECKING:
    from litman.library.library import Library

_PART = 200  # posts whose works are looked up at once


@dataclass(frozen=True, slots=True)
class LinkReport:
    """A link with the work that it leads to."""

    link: Link
    key: str  # resolved: the entry's present key, or the link's own where no entry has it
    who: str  # the work as `short_work` says it; empty: no entry has the key
    notice: str | None  # the gravest kind that is known about the work


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """A claim with everything that a reader of it needs."""

    post_id: str
    claim: Claim
    state: str  # of its anchor: same, moved, changed, gone, ambiguous, not-checked
    links: tuple[LinkReport, ...]
    dangling: tuple[MarkerUse, ...]  # markers for which the post prints no reference
    # references that it leans on and that are tied to no work yet
    open_references: tuple[ListedReference, ...]

    @property
    def is_supported(self) -> bool:
        """Whether the claim leans on anything: a work, or a reference whose work is not known yet."""
        return bool(self.links or self.open_references)


@dataclass(frozen=True, slots=True)
class PostReport:
    """A post's claims: those asked for, and how many there are."""

    file: PostClaims
    has_text: bool  # whether the post itself was found, so that anchors could be looked at
    shown: tuple[ClaimReport, ...]
    total: int
    unsupported: int  # of all
    untied: int  # of all: those that lean on references only whose works are not known yet


def list_claims(library: Library, wanted: ClaimFilter) -> Iterator[PostReport]:
    """Return the claims of the library that pass the filter, grouped by post: those asked for, else in order.

    Where a post's text is found, the anchors of its claims are looked up in it.

    Args:
        library: Where claims and works are.
        wanted: Which claims; its keys as a person writes them.

    Raises:
        UnknownPostError, UnknownKeyError: a post has no claims file, a key stands for no entry.
    """
    if wanted.posts:
        posts: Iterable[PostClaims] = _named_posts(library, wanted.posts)
        wanted = _resolved(library, wanted)
    else:
        wanted = _resolved(library, wanted)
        names = library.bibliography.names(wanted.keys)
        posts = library.claims.posts(library.claims.posts_with(wanted, names))
    return report_posts(library, posts, wanted)


def find_claim(library: Library, address: ClaimAddress) -> tuple[PostReport, ClaimReport]:
    """Return the claim with this address, and its post.

    Raises:
        UnknownPostError, UnknownClaimError: there is none.
    """
    (report,) = list_claims(library, ClaimFilter(posts=(address.post,)))
    for item in report.shown:
        if item.claim.id == address.id:
            return report, item
    raise UnknownClaimError(address.post, address.id, [claim.id for claim in report.file.claims])


def report_posts(library: Library, posts: Iterable[PostClaims], wanted: ClaimFilter) -> Iterator[PostReport]:
    """Give what `list_claims` gives, of posts at hand; the filter's keys are those of entries."""
    left = iter(posts)
    while some := list(islice(left, _PART)):
        links = _links_of(library, some)
        for post in some:
            text = _text_of(library, post)
            yield _post_report(post, text, links, wanted)


def _named_posts(library: Library, post_ids: Sequence[str]) -> list[PostClaims]:
    found = list(library.claims.posts(post_ids))
    there = {post.post_id for post in found}
    for post_id in post_ids:
        if post_id not in there:
            raise unknown_post(library.claims.post_ids(), post_id)
    return found


def _resolved(library: Library, wanted: ClaimFilter) -> ClaimFilter:
    works = library.bibliography.short_works(wanted.keys)
    for key in wanted.keys:
        if key not in works:
            raise library.unknown_key(key)
    return wanted._replace(keys=tuple(works[key].key for key in wanted.keys))


def _links_of(library: Library, posts: Sequence[PostClaims]) -> _Works:
    """Return the works that links of the posts lead to."""
    keys = {link.key for post in posts for claim in post.claims for link in claim.links}
    works = library.bibliography.short_works(sorted(keys))
    notices = library.registry.notices({name for work in works.values() for name in work.identifiers})
    return _Works(works, notices)


@dataclass(frozen=True, slots=True)
class _Works:
    by_key: Mapping[str, ShortWork]  # by the keys that links name
    notices: Mapping[Identifier, str]

    def report(self, link: Link) -> LinkReport:
        """Return the link with its work."""
        work = self.by_key.get(link.key)
        if work is None:
            return LinkReport(link, link.key, "", None)
        notices = (self.notices[name] for name in work.identifiers if name in self.notices)
        return LinkReport(link, work.key, work.who, next(notices, None))


def _text_of(library: Library, post: PostClaims) -> str | None:
    from litman.claims.post_text import find_post, post_folders

    folders = post_folders(library.root, library.settings.posts)
    path = find_post(post.path, post.source, folders)
    if path is None:
        return None
    from litman.actions.scan.post_texts import read_text  # brings the readers of posts with it

    return read_text(path)


def _post_report(post: PostClaims, text: str | None, works: _Works, wanted: ClaimFilter) -> PostReport:
    states = _states(post, text)
    claims = [_report(post, claim, states[claim.id], works) for claim in post.claims]
    claims.sort(key=_place)
    shown = tuple(report for report in claims if _passes(report, wanted))
    unsupported = sum(1 for report in claims if not report.is_supported)
    untied = sum(1 for report in claims if report.open_references and not report.links)
    return PostReport(post, text is not None, shown, len(claims), unsupported, untied)


def _states(post: PostClaims, text: str | None) -> dict[str, str]:
    if text is None:
        return {claim.id: "not-checked" for claim in post.claims}
    from litman.claims.anchor import anchor_states

    states = anchor_states(_anchored(post), text)
    return {claim_id: anchor.state for claim_id, anchor in states.items()}


def _anchored(post: PostClaims) -> Sequence[Claim]:
    """Return the claims with what stands around each sentence."""
    from litman.claims.read import read_claims

    if post.whole is not None:
        return post.whole.claims
    try:
        whole, _ = read_claims(post.path, post.path.read_bytes())
    except OSError:
        return post.claims
    is_same = whole is not None and whole.digest == post.digest  # else it was changed this very moment
    return whole.claims if whole is not None and is_same else post.claims


def claim_json(report: ClaimReport) -> dict[str, Any]:
    """Return the claim as `litman claims --json` prints it (shape: `litman help json`)."""
    claim = report.claim
    anchor = {
        name: getattr(claim.anchor, name)
        for name in ("start", "end", "fingerprint", "exact")
        if getattr(claim.anchor, name) is not None
    }
    return {
        "post": report.post_id,
        "id": claim.id,
        "text": claim.text,
        "stance": claim.stance,
        "statement": claim.statement,
        "state": report.state,
        "anchor": anchor,
        "named_sources": [{"name": s.name, "key": s.key, "vague": s.vague} for s in claim.named_sources],
        "open_references": [item.label for item in report.open_references],
        "dangling_markers": [marker.label for marker in report.dangling],
        "links": [_link_json(item) for item in report.links],
    }


def _link_json(report: LinkReport) -> dict[str, Any]:
    link = report.link
    return {
        "key": report.key,
        "relation": link.relation,
        "marker": link.marker,
        "verdict": link.verdict,
        "quote": link.quote,
        "locator": link.locator,
        "by": link.by,
        "at": link.at.isoformat() if link.at else None,
        "known": bool(report.who),
    }


def _report(post: PostClaims, claim: Claim, state: str, works: _Works) -> ClaimReport:
    links = tuple(works.report(link) for link in claim.links)
    dangling, open_references = post.dangling_markers(claim), post.open_references(claim)
    return ClaimReport(post.post_id, claim, state, links, dangling, open_references)


def _place(report: ClaimReport) -> float:
    # Claims stand in the post's order; one without an anchor comes after those that have one, as in the file.
    start = report.claim.anchor.start
    return float("inf") if start is None else start


def _passes(report: ClaimReport, wanted: ClaimFilter) -> bool:
    links = report.links
    named = {source.key for source in report.claim.named_sources}
    if wanted.keys and not any(item.key in wanted.keys for item in links) and not named & set(wanted.keys):
        return False
    if wanted.relations and not any(item.link.relation in wanted.relations for item in links):
        return False
    if wanted.statements and report.claim.statement not in wanted.statements:
        return False
    if wanted.unsupported and report.is_supported:
        return False
    return not wanted.unchecked or any(item.link.verdict == "unchecked" for item in links)
