"""Rows of the index as claims and links, as lists and questions about works show them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from litman.claims.claim import (
    Anchor,
    Checked,
    Claim,
    Commented,
    Link,
    MarkerUse,
    NamedSource,
    Proposed,
    Suggested,
)

CLAIM_COLUMNS = (
    'claim.id, claim_id, text, stance, statement, start, "end", fingerprint, exact, named, markers,'
    " claim.comment, claim.commented"
)
# What a `Link` has, in its order, what was checked in place of `checked`, and whether anything is more than a text.
LINK_COLUMNS = (
    "claim, cited_key.key, relation, marker, verdict, quote, locator, by_whom, at, nullif(is_checked, 0), reference,"
    " claim_link.comment, claim_link.commented, suggested, proposed,"
    " checked_fingerprint, checked_status, checked_text, checked_file,"
    " is_checked OR coalesce(at, claim_link.commented, suggested, proposed) IS NOT NULL"
)
CLAIM_WIDTH = CLAIM_COLUMNS.count(",") + 1
_RELATION, _LINK_END = 2, 1 + len(Link._fields)
_read_json = json.JSONDecoder().raw_decode


def claim_of(row: Sequence[Any], links: Sequence[Link]) -> Claim:
    """Return the claim of a row of `CLAIM_COLUMNS`, with its links."""
    _, claim_id, text, stance, statement, start, end, mark, exact, named, markers, comment, commented = row
    if start.__class__ is str or end.__class__ is str:
        start, end = _number(start), _number(end)
    # By place, as all that is made here: a list makes a million of them.
    return Claim(
        claim_id,
        text,
        stance,
        statement,
        Anchor(text if exact == 1 else exact, None, None, start, end, mark),
        tuple(links) if links else (),
        tuple(map(NamedSource._make, _decoded(named))) if named else (),
        tuple(map(MarkerUse._make, _decoded(markers))) if markers else (),
        (),
        comment,
        _commented(commented) if commented else None,
    )


def _decoded(text: str) -> list[Any]:
    """Return a list that the index itself wrote as JSON: `json.loads` takes longer for short ones."""
    found: list[Any] = _read_json(text)[0]
    return found


def link_of(row: Sequence[Any]) -> Link | None:
    """Return the link of a row of `LINK_COLUMNS`; None where the claim names the work in words only."""
    if row[_RELATION] is None:
        return None
    link = Link._make(row[1:_LINK_END])
    if not row[-1]:
        return link
    at, checked, commented, suggested, proposed = row[8], row[9], *row[12:_LINK_END]
    return link._replace(
        at=_day(at),
        checked=Checked(*row[_LINK_END:-1]) if checked else None,
        commented=_commented(commented) if commented else None,
        suggested=_suggested(suggested) if suggested else None,
        proposed=_proposed(proposed) if proposed else None,
    )


def _commented(text: str) -> Commented:
    by, at = json.loads(text)
    return Commented(by, _day(at))


def _proposed(text: str) -> Proposed:
    verdict, by, at, quote, locator = json.loads(text)
    return Proposed(verdict, by, _day(at), quote, locator)


def _suggested(text: str) -> Suggested:
    rank, source, at = json.loads(text)
    return Suggested(rank, source, _day(at))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(value: int | str | None) -> int | None:
    return int(value) if isinstance(value, str) else value
