"""A claims file as rows of the index; rows from the full reader are what every faster way must give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from litman.claims.claim import Claim, Commented, Link, Proposed, Suggested
from litman.claims.model import ClaimsFile
from litman.finding import Finding

NotedMarker = tuple[str, "int | None", "int | None", "str | None"]  # label, start, end, what it leads to
SAME_AS_TEXT = 1  # in place of an anchor's `exact` that is the claim's text


class PostRow(NamedTuple):
    """What a file says of its post; days in ISO 8601."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    scanned: str | None = None
    published: str | None = None
    last_id: str | None = None


class ReferenceRow(NamedTuple):
    """An item of the reference list; its text only while it is tied to no work."""

    label: str | None
    key: str | None
    text: str | None
    reference_id: str | None = None


class ClaimRow(NamedTuple):
    """A claim without its links, as the table `claim` has it."""

    claim_id: str
    text: str
    stance: str
    statement: str | None
    start: int | str | None
    end: int | str | None
    fingerprint: str | None
    exact: str | int | None
    named: str | None
    markers: str | None
    leans: int
    comment: str | None = None
    commented: str | None = None


class LinkRow(NamedTuple):
    """A link, or a named source that was taken for a work (`relation` is None)."""

    claim: int  # index among the claims of the file
    number: int
    key: str
    relation: str | None
    marker: str | None = None
    verdict: str | None = None
    quote: str | None = None
    locator: str | None = None
    by_whom: str | None = None
    at: str | None = None
    is_checked: bool = False
    checked_fingerprint: str | None = None
    checked_status: str | None = None
    checked_text: str | None = None
    checked_file: str | None = None
    reference: str | None = None
    comment: str | None = None
    commented: str | None = None
    suggested: str | None = None
    proposed: str | None = None


class FindingRow(NamedTuple):
    """Something wrong in the file."""

    code: str
    line: int
    column: int
    message: str
    severity: str


@dataclass(frozen=True, slots=True)
class FileRows:
    """All rows of one claims file; `post` is None where the file is no TOML."""

    post: PostRow | None
    references: list[ReferenceRow]
    claims: list[ClaimRow]
    links: list[LinkRow]
    findings: list[FindingRow]


def rows_of_file(file: ClaimsFile | None, findings: tuple[Finding, ...]) -> FileRows:
    """Return the rows of what `read_claims` gave."""
    found = [FindingRow(f.code, f.place.line, f.place.column, f.message, f.severity) for f in findings]
    if file is None:
        return FileRows(None, [], [], [], found)
    post = file.post
    scanned, published = (day.isoformat() if day else None for day in (post.scanned, post.published))
    return FileRows(
        PostRow(post.title, post.source, post.author, post.site, post.url, scanned, published, post.last_id),
        [
            ReferenceRow(item.label, item.key, None if item.key else item.text, item.id)
            for item in file.references
        ],
        [_claim_row(file, claim) for claim in file.claims],
        [row for at, claim in enumerate(file.claims) for row in _link_rows(at, claim)],
        found,
    )


def named_json(sources: list[tuple[str, str | None, bool]]) -> str | None:
    """Return the named sources of a claim as the index keeps them."""
    return json.dumps(sources, ensure_ascii=False) if sources else None


def markers_json(markers: list[NotedMarker]) -> str | None:
    """Return the markers of a claim as the index keeps them."""
    return json.dumps(markers, ensure_ascii=False) if markers else None


def _claim_row(file: ClaimsFile, claim: Claim) -> ClaimRow:
    anchor = claim.anchor
    return ClaimRow(
        claim.id,
        claim.text,
        claim.stance,
        claim.statement,
        _storable(anchor.start),
        _storable(anchor.end),
        anchor.fingerprint,
        SAME_AS_TEXT if anchor.exact == claim.text else anchor.exact,
        named_json([(source.name, source.key, source.vague) for source in claim.named_sources]),
        markers_json([(marker.label, marker.start, marker.end, marker.to) for marker in claim.markers]),
        2 if claim.links else 1 if file.open_references(claim) else 0,
        claim.comment,
        _commented_json(claim.commented) if claim.commented else None,
    )


def _storable(number: int | None) -> int | str | None:
    # TOML knows no largest number, SQLite does.
    return number if number is None or number < 1 << 63 else str(number)


def _link_rows(at: int, claim: Claim) -> list[LinkRow]:
    rows = [_link_row(at, number, link) for number, link in enumerate(claim.links)]
    linked = {link.key for link in claim.links}
    named = [key for key in claim.keys if key not in linked]
    return rows + [LinkRow(at, number, key, None) for number, key in enumerate(named, len(rows))]


def _link_row(at: int, number: int, link: Link) -> LinkRow:
    checked = link.checked
    return LinkRow(
        at,
        number,
        link.key,
        link.relation,
        link.marker,
        link.verdict,
        link.quote,
        link.locator,
        link.by,
        link.at.isoformat() if link.at else None,
        checked is not None,
        checked.fingerprint if checked else None,
        checked.status if checked else None,
        checked.text if checked else None,
        checked.file if checked else None,
        link.reference,
        link.comment,
        _commented_json(link.commented) if link.commented else None,
        _suggested_json(link.suggested) if link.suggested else None,
        _proposed_json(link.proposed) if link.proposed else None,
    )


def _commented_json(commented: Commented) -> str:
    return json.dumps([commented.by, commented.at.isoformat() if commented.at else None])


def _proposed_json(proposed: Proposed) -> str:
    at = proposed.at.isoformat() if proposed.at else None
    return json.dumps([proposed.verdict, proposed.by, at, proposed.quote, proposed.locator])


def _suggested_json(suggested: Suggested) -> str:
    at = suggested.at.isoformat() if suggested.at else None
    return json.dumps([suggested.rank, suggested.from_, at])
