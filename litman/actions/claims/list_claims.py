"""The claims of the library's posts, each with the works it leans on and what is open about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from litman.claims.claim import Claim, Link, MarkerUse, Proposed
from litman.claims.post_claims import ListedReference, PostClaims
from litman.errors import UnknownClaimError
from litman.index.registry.notices import gravest_of
from litman.library.asked import ClaimFilter, ShortWork
from litman.standing.claim_standing import ClaimStanding, Lead, LinkStanding

if TYPE_CHECKING:
    from litman.claims.address import ClaimAddress
    from litman.library.library import Library

_PART = 200  # posts whose works are looked up at once
_NONE: Mapping[str, ShortWork] = {}
_FIRST_PART = 5  # of which the first lines are: nobody waits for hundreds that may have to be read anew


# A named tuple: a dataclass takes four times as long to make, and `litman claims` starts with it.
class LinkReport(NamedTuple):
    """A link with the work that it leads to, as the post bears it out now."""

    link: Link
    key: str  # resolved: the entry's present key, or the link's own where no entry has it
    who: str  # the work as `short_work` says it; empty: no entry has the key
    notice: str | None  # the gravest kind that is known about the work
    is_stale: bool = False  # a marker made it, and the post has no such marker there now
    marker: str | None = None  # as the post prints it now


class ClaimReport(NamedTuple):
    """A claim with everything that a reader of it needs."""

    post_id: str
    claim: Claim  # in the words that the post has now, where nobody judged other ones
    state: str  # of its anchor: same, moved, changed, gone, ambiguous, not-checked
    links: tuple[LinkReport, ...]
    dangling: tuple[MarkerUse, ...]  # labels for which the post prints no reference
    open_references: tuple[ListedReference, ...]  # references that are tied to no work yet
    leads: tuple[Lead, ...] = ()  # what its markers lead to, but works

    @property
    def is_supported(self) -> bool:
        """Whether the claim leans on anything: a work, or a source whose work is not known yet."""
        if self.links or not self.leads:
            return bool(self.links)
        return any(lead.kind in ("reference", "link", "bibliography") for lead in self.leads)

    @property
    def is_stale(self) -> bool:
        """Whether something that a person judged is no longer as it was then."""
        for item in self.links:
            if item.is_stale:
                return True
        if not self.claim.is_judged:
            return False
        return self.state in ("changed", "gone", "ambiguous") or self.claim.has_outdated_verdict


class PostReport(NamedTuple):
    """A post's claims: those asked for, and how many there are."""

    file: PostClaims
    has_text: bool  # whether the post itself was found, so that anchors could be looked at
    shown: tuple[ClaimReport, ...]
    total: int
    unsupported: int  # of all
    untied: int  # of all: those that lean on references only whose works are not known yet


def list_claims(library: Library, wanted: ClaimFilter, *, at_once: bool = False) -> Iterator[PostReport]:
    """Return the claims of the library that pass the filter, grouped by post: those asked for, else in order.

    Where a post's text is found, the anchors of its claims are looked up in it.

    Args:
        library: Where claims and works are.
        wanted: Which claims; its keys as a person writes them.
        at_once: Of all claims the first are given before all files are looked at, so that what is wrong with one of the
            others is known at the end.

    Raises:
        UnknownPostError, UnknownKeyError: a post has no claims file, a key stands for no entry.
    """
    if wanted.posts:
        posts: Iterable[PostClaims] = _named_posts(library, wanted.posts)
        wanted = _resolved(library, wanted)
    elif at_once and not any(wanted):
        posts = library.claims.all_posts()
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
    from litman.actions.standing.remembered import Standings

    standings = Standings(library)
    left, size = iter(posts), _FIRST_PART
    while some := list(islice(left, size)):
        size = _PART
        named = standings.look_up(some)
        found = [(post, *standings.of(post)) for post in some]
        works = _works_of(library, [item for _, claims, _ in found for item in claims], named)
        for post, claims, has_text in found:
            yield _post_report(post, claims, has_text, works, wanted)


def report_post(
    library: Library, post: PostClaims, standing: Sequence[ClaimStanding], *, has_text: bool
) -> PostReport:
    """Give what `list_claims` gives, of all claims of a post that was laid out already."""
    return _post_report(post, standing, has_text, _works_of(library, standing), ClaimFilter())


def _named_posts(library: Library, post_ids: Sequence[str]) -> list[PostClaims]:
    found = list(library.claims.posts(post_ids))
    there = {post.post_id for post in found}
    for post_id in post_ids:
        if post_id not in there:
            from litman.claims.address import unknown_post

            raise unknown_post(library.claims.post_ids(), post_id)
    return found


def _resolved(library: Library, wanted: ClaimFilter) -> ClaimFilter:
    works = library.bibliography.short_works(wanted.keys)
    for key in wanted.keys:
        if key not in works:
            raise library.unknown_key(key)
    return wanted._replace(keys=tuple(works[key].key for key in wanted.keys))


def _works_of(
    library: Library, claims: Sequence[ClaimStanding], named: Mapping[str, ShortWork] = _NONE
) -> _Works:
    """Return the works that links of the claims lead to; `named` are those that are known already."""
    keys = {item.link.key for claim in claims for item in claim.links if item.link.key not in named}
    works = {**named, **library.bibliography.short_works(sorted(keys))}
    notices = library.registry.notices({name for work in works.values() for name in work.identifiers})
    return _Works(
        {
            key: _SaidWork(work.key, work.who, gravest_of(*map(notices.get, work.identifiers), work.stated))
            for key, work in works.items()
        }
    )


class _Works(NamedTuple):
    by_key: Mapping[str, _SaidWork]  # by the keys that links name

    def report(self, item: LinkStanding) -> LinkReport:
        """Return the link with its work."""
        link, _, _, _, is_stale, marker = item  # as fast again as by name
        work = self.by_key.get(link.key)
        if work is None:
            return LinkReport(link, link.key, "", None, is_stale, marker)
        return LinkReport(link, *work, is_stale, marker)


class _SaidWork(NamedTuple):
    key: str
    who: str
    notice: str | None


def _post_report(
    post: PostClaims, standing: Sequence[ClaimStanding], has_text: bool, works: _Works, wanted: ClaimFilter
) -> PostReport:
    claims = [_report(post, item, works) for item in standing]
    claims.sort(key=_place)
    asks = any(wanted[1:])  # for more than posts
    shown = tuple(report for report in claims if _passes(report, wanted)) if asks else tuple(claims)
    unlinked = [report for report in claims if not report.links]
    unsupported = sum(1 for report in unlinked if not report.is_supported)
    untied = len(unlinked) - unsupported
    return PostReport(post, has_text, shown, len(claims), unsupported, untied)


def _report(post: PostClaims, item: ClaimStanding, works: _Works) -> ClaimReport:
    claim, state, linked, leads, _, _ = item
    links = tuple(map(works.report, linked)) if linked else ()
    if not leads:
        return ClaimReport(post.post_id, claim, state.state, links, (), ())
    dangling = tuple([MarkerUse(lead.label) for lead in leads if lead.kind == "nothing"])
    return ClaimReport(
        post.post_id, claim, state.state, links, dangling, _open_references(post, leads), leads
    )


def _open_references(post: PostClaims, leads: Sequence[Lead]) -> tuple[ListedReference, ...]:
    waiting = [(lead.reference, lead.label) for lead in leads if lead.kind == "reference"]
    if not waiting:
        return ()
    ids, labels = {number for number, _ in waiting}, {label for _, label in waiting}
    named = tuple([reference for reference in post.references if reference.id in ids])
    return named or tuple([reference for reference in post.references if reference.label in labels])


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
        "leads": [lead_json(lead) for lead in report.leads],
        "links": [_link_json(item) for item in report.links],
    } | _comment_json(claim)


def lead_json(lead: Lead) -> dict[str, Any]:
    """Return what a label of a marker leads to, and how what the marker says stands to that."""
    item: dict[str, Any] = {"to": lead.kind, "label": lead.label}
    named = (("key", lead.key), ("reference", lead.reference), ("target", lead.target))
    item |= {name: value for name, value in named if value is not None}
    item |= {"fits": list(lead.fits)} if lead.fits else {}
    return item | (lead.compared.to_json() if lead.compared is not None else {})


def _link_json(report: LinkReport) -> dict[str, Any]:
    link = report.link
    more = _comment_json(link)
    if link.suggested is not None:
        day = link.suggested.at.isoformat() if link.suggested.at else None
        more["suggested"] = {"rank": link.suggested.rank, "from": link.suggested.from_, "at": day}
    if link.proposed is not None:
        more["proposed"] = proposed_json(link.proposed)
    return {
        "key": report.key,
        "relation": link.relation,
        "marker": report.marker or link.marker,
        "verdict": link.verdict,
        "quote": link.quote,
        "locator": link.locator,
        "by": link.by,
        "at": link.at.isoformat() if link.at else None,
        "known": bool(report.who),
        "stale": report.is_stale,
    } | more


def proposed_json(proposed: Proposed) -> dict[str, Any]:
    """Return what a program proposed as a JSON object."""
    return {
        "verdict": proposed.verdict,
        "by": proposed.by,
        "at": proposed.at.isoformat() if proposed.at else None,
        "quote": proposed.quote,
        "locator": proposed.locator,
    }


def _comment_json(item: Claim | Link) -> dict[str, Any]:
    if not item.comment:
        return {}
    said = item.commented
    day = said.at.isoformat() if said is not None and said.at else None
    commented = {"commented": {"by": said.by, "at": day}} if said is not None else {}
    return {"comment": item.comment, **commented}


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
    if wanted.verdicts and not any(item.link.verdict in wanted.verdicts for item in links):
        return False
    if wanted.statements and report.claim.statement not in wanted.statements:
        return False
    if wanted.unsupported and report.is_supported:
        return False
    return not wanted.unchecked or any(item.link.verdict == "unchecked" for item in links)
