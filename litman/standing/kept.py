"""Standings of claims as JSON, so that what was laid out once need not be laid out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Claim, Link
from litman.standing.claim_standing import ClaimStanding, Lead, LinkStanding

if TYPE_CHECKING:
    from litman.standing.model import Standing

_LINK = ("key", "relation", "marker", "verdict", "quote", "locator", "by", "at", "reference", "comment")


def standing_json(standing: Standing) -> Any:
    """Return what lists show of the claims that a claims file has; `claims_of_json` reads it."""
    return [
        [
            item.claim.id,
            item.claim.text,
            item.claim.anchor.exact,
            [item.state.state, item.state.start, item.state.end, item.state.score],
            [_link_json(link) for link in item.links],
            [
                [lead.kind, lead.label, lead.key, lead.reference, lead.target, lead.fits]
                for lead in item.leads
            ],
        ]
        for item in standing.claims
        if not item.is_new
    ]


def claims_of_json(items: Sequence[Any], claims: Mapping[str, Claim]) -> list[ClaimStanding]:
    """Return the standings that `standing_json` kept, of claims of the same claims file by their ids."""
    from dataclasses import replace

    found = []
    for claim_id, text, exact, state, links, leads in items:
        claim = claims[claim_id]
        shown = replace(claim, text=text, anchor=replace(claim.anchor, exact=exact))
        found.append(
            ClaimStanding(
                shown,
                AnchorState(*state),
                tuple(_link_standing(item) for item in links),
                tuple(_lead(lead) for lead in leads),
            )
        )
    return found


def _link_json(item: LinkStanding) -> list[Any]:
    values = {name: getattr(item.link, name) for name in _LINK}
    said = {name: value for name, value in values.items() if value is not None}
    if item.link.at is not None:
        said["at"] = item.link.at.isoformat()
    return [said, item.key, item.is_known, item.is_own, item.is_stale, item.marker]


def _link_standing(item: Sequence[Any]) -> LinkStanding:
    values, *rest = item
    at = date.fromisoformat(values["at"]) if "at" in values else None
    return LinkStanding(Link(**(values | {"at": at})), *rest)


def _lead(item: Sequence[Any]) -> Lead:
    kind, label, key, reference, target, fits = item
    return Lead(kind, label, key, reference, target, fits=tuple(fits))
