"""The claims of the library's posts, each with the works it leans on and what is open about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from litman.actions.post_texts import post_text
from litman.bibtex.references import folded_names
from litman.claims.anchor import anchor_states
from litman.claims.model import Claim, ClaimsFile, Link, MarkerUse, Reference
from litman.claims.read import read_claims
from litman.library.library import Library
from litman.library.registry import Notice
from litman.library.same_work import doi_of
from litman.search.claims_lookup import IndexedClaims
from litman.work import Work


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; what is left out does not narrow."""

    posts: tuple[str, ...] = ()  # post ids
    keys: tuple[str, ...] = ()  # citation keys, resolved
    unsupported: bool = False  # claims that lean on no work
    unchecked: bool = False  # claims with a link that nobody has checked
    relations: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkReport:
    """A link with the work that it leads to."""

    link: Link
    key: str  # resolved: the entry's present key, or the link's own where no entry has it
    work: Work | None  # None: no entry has the key
    notice: Notice | None  # the gravest known about the work


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """A claim with everything that a reader of it needs."""

    post_id: str
    claim: Claim
    state: str  # of its anchor: same, moved, changed, gone, ambiguous, not-checked
    links: tuple[LinkReport, ...]
    dangling: tuple[MarkerUse, ...]  # markers for which the post prints no reference
    open_references: tuple[Reference, ...]  # references that it leans on and that are tied to no work yet

    @property
    def is_supported(self) -> bool:
        """Whether the claim leans on anything: a work, or a reference whose work is not known yet."""
        return bool(self.links or self.open_references)


@dataclass(frozen=True, slots=True)
class PostReport:
    """A post's claims: those asked for, and how many there are."""

    file: ClaimsFile
    has_text: bool  # whether the post itself was found, so that anchors could be looked at
    shown: tuple[ClaimReport, ...]
    total: int
    unsupported: int  # of all
    untied: int  # of all: those that lean on references only whose works are not known yet


def list_claims(library: Library, files: Sequence[ClaimsFile], wanted: ClaimFilter) -> list[PostReport]:
    """Return the claims that pass the filter, grouped by post, in the order of the files.

    Where a post's text is found, the anchors of its claims are looked up in it.
    """
    links = _LinkReader(library)
    return [
        _post_report(file, post_text(library, file), links, wanted)
        for file in files
        if not wanted.posts or file.post_id in wanted.posts
    ]


def find_claims(library: Library, claims: IndexedClaims, wanted: ClaimFilter) -> Iterator[PostReport]:
    """Give what `list_claims` gives of all files of the library, one post at a time, and read no more than is asked.

    Where posts are asked for, they come in that order; posts without a claim that passes can be left out.

    Args:
        library: The library.
        claims: Its claims, brought up to date.
        wanted: Which claims; of `posts` none that has no claims file is given.
    """
    links = _LinkReader(library)
    for post_id in wanted.posts or _posts_with(library, claims, wanted):
        file = claims.file(post_id)
        if file is None:
            continue  # gone this very moment
        text = post_text(library, file)
        if text is not None:  # what stands around a sentence is in the file alone
            file = read_claims(file.path, file.path.read_bytes())[0] or file
        yield _post_report(file, text, links, wanted)


def _posts_with(library: Library, claims: IndexedClaims, wanted: ClaimFilter) -> list[str]:
    folded = None
    if wanted.keys:
        entries = (library.document.entry(key) for key in wanted.keys)
        folded = sorted({name for entry in entries for name in folded_names(entry)})
    return claims.posts_with(
        folded=folded,
        relations=wanted.relations,
        statements=wanted.statements,
        unsupported=wanted.unsupported,
        unchecked=wanted.unchecked,
    )


def _post_report(file: ClaimsFile, text: str | None, links: _LinkReader, wanted: ClaimFilter) -> PostReport:
    states = anchor_states(file.claims, text)
    claims = [_report(file, claim, states[claim.id].state, links) for claim in file.claims]
    claims.sort(key=_place)
    shown = tuple(report for report in claims if _passes(report, wanted))
    unsupported = sum(1 for report in claims if not report.is_supported)
    untied = sum(1 for report in claims if report.open_references and not report.links)
    return PostReport(file, text is not None, shown, len(claims), unsupported, untied)


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
        "known": report.work is not None,
    }


class _LinkReader:
    """Reads each work that links lead to once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[str, tuple[str, Work | None, Notice | None]] = {}

    def read(self, link: Link) -> LinkReport:
        if link.key not in self._seen:
            self._seen[link.key] = self._look_up(link.key)
        return LinkReport(link, *self._seen[link.key])

    def _look_up(self, key: str) -> tuple[str, Work | None, Notice | None]:
        resolved = self._library.document.resolve(key)
        if resolved is None:
            return key, None, None
        work = self._library.work(self._library.document.entry(resolved))
        record = self._library.records.get(doi_of(work) or "")
        return resolved, work, record.gravest if record else None


def _report(file: ClaimsFile, claim: Claim, state: str, links: _LinkReader) -> ClaimReport:
    read = tuple(links.read(link) for link in claim.links)
    dangling, open_references = file.dangling_markers(claim), file.open_references(claim)
    return ClaimReport(file.post_id, claim, state, read, dangling, open_references)


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
