"""The claims of the library's posts, each with the works it leans on and what is open about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litman.claims.model import Claim, ClaimsFile, Link, MarkerUse, Reference

# what reads entries and posts is imported where it is needed: it takes longer than the claims
if TYPE_CHECKING:
    from litman.index.claims.lookup import IndexedClaims
    from litman.index.query.cited_works import CitedWork, CitedWorks
    from litman.library.library import Library
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
    who: str  # the work as `short_work` says it; empty: no entry has the key
    notice: str | None  # the gravest kind that is known about the work
    work: Work | None = None  # where entries were read


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
    from litman.actions.scan.post_texts import post_text

    links = _LinkReader(library)
    return [
        _post_report(file, post_text(library, file), links.read, wanted)
        for file in files
        if not wanted.posts or file.post_id in wanted.posts
    ]


@dataclass(frozen=True, slots=True)
class IndexedPosts:
    """Claims files and works as the index has them."""

    files: tuple[ClaimsFile, ...]
    works: Mapping[str, CitedWork | None]  # by the citation keys that links name; None: no entry has the key


def find_posts(claims: IndexedClaims, works: CitedWorks, wanted: ClaimFilter) -> list[str]:
    """Return the ids of the posts that can have a claim that passes the filter: those asked for, else in order.

    Args:
        claims: The claims of the library, brought up to date.
        works: Its works.
        wanted: Which claims.
    """
    if wanted.posts:
        return list(wanted.posts)
    return claims.posts_with(
        folded=sorted(set(works.folded_names(wanted.keys))) if wanted.keys else None,
        relations=wanted.relations,
        statements=wanted.statements,
        unsupported=wanted.unsupported,
        unchecked=wanted.unchecked,
    )


def read_posts(claims: IndexedClaims, works: CitedWorks, posts: Sequence[str]) -> IndexedPosts:
    """Return the claims files of the posts, those that are there, and the works that they name."""
    files = tuple(file for post in posts if (file := claims.file(post)) is not None)
    keys = {link.key for file in files for claim in file.claims for link in claim.links}
    return IndexedPosts(files, {key: works.find(key) for key in keys})


def report_posts(read: IndexedPosts, folders: Sequence[Path], wanted: ClaimFilter) -> Iterator[PostReport]:
    """Give what `list_claims` gives of the posts, but for what the index does not say of a work.

    Args:
        read: The posts.
        folders: Where their texts are looked for.
        wanted: Which claims.
    """

    def link_report(link: Link) -> LinkReport:
        work = read.works[link.key]
        if work is None:
            return LinkReport(link, link.key, "", None)
        return LinkReport(link, work.key, work.who, work.notice)

    for file in read.files:
        text = _text_of(file, folders)
        yield _post_report(file if text is None else _in_full(file), text, link_report, wanted)


def _in_full(file: ClaimsFile) -> ClaimsFile:
    """Return the file with what the index does not keep: what stands around each sentence."""
    from litman.claims.read import read_claims

    try:
        full, _ = read_claims(file.path, file.path.read_bytes())
    except OSError:
        return file
    return full if full is not None and full.digest == file.digest else file  # else changed this very moment


def _text_of(file: ClaimsFile, folders: Sequence[Path]) -> str | None:
    from litman.claims.post_text import find_post_file

    if find_post_file(file, folders) is None:
        return None
    from litman.actions.scan.post_texts import text_of  # brings the readers of posts with it

    return text_of(file, folders)


def _post_report(
    file: ClaimsFile, text: str | None, read: Callable[[Link], LinkReport], wanted: ClaimFilter
) -> PostReport:
    states = _states(file, text)
    claims = [_report(file, claim, states[claim.id], read) for claim in file.claims]
    claims.sort(key=_place)
    shown = tuple(report for report in claims if _passes(report, wanted))
    unsupported = sum(1 for report in claims if not report.is_supported)
    untied = sum(1 for report in claims if report.open_references and not report.links)
    return PostReport(file, text is not None, shown, len(claims), unsupported, untied)


def _states(file: ClaimsFile, text: str | None) -> dict[str, str]:
    if text is None:
        return {claim.id: "not-checked" for claim in file.claims}
    from litman.claims.anchor import anchor_states

    return {claim_id: anchor.state for claim_id, anchor in anchor_states(file.claims, text).items()}


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


class _LinkReader:
    """Reads the entry of each work that links lead to once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[str, tuple[str, str, str | None, Work | None]] = {}

    def read(self, link: Link) -> LinkReport:
        if link.key not in self._seen:
            self._seen[link.key] = self._look_up(link.key)
        return LinkReport(link, *self._seen[link.key])

    def _look_up(self, key: str) -> tuple[str, str, str | None, Work | None]:
        from litman.short_work import short_work

        resolved = self._library.document.resolve(key)
        if resolved is None:
            return key, "", None, None
        work = self._library.work(self._library.document.entry(resolved))
        record = self._library.record_of(work)
        notice = record.gravest.kind if record and record.gravest else None
        return resolved, short_work(work), notice, work


def _report(file: ClaimsFile, claim: Claim, state: str, read: Callable[[Link], LinkReport]) -> ClaimReport:
    links = tuple(read(link) for link in claim.links)
    dangling, open_references = file.dangling_markers(claim), file.open_references(claim)
    return ClaimReport(file.post_id, claim, state, links, dangling, open_references)


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
