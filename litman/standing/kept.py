"""Standings of claims as JSON, so that what was laid out once need not be laid out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Claim, Link
from litman.standing.claim_standing import ClaimStanding, Lead, LinkStanding

if TYPE_CHECKING:
    from litman.standing.model import Standing

_OF_SCAN = ("relation", "marker", "locator", "reference")  # of a link: what the post may say otherwise


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
    found = []
    for claim_id, text, exact, state, links, leads in items:
        claim = claims[claim_id]
        own = {link.key: link for link in claim.links}
        shown = claim._replace(text=text, anchor=claim.anchor._replace(exact=exact))
        found.append(
            ClaimStanding(
                shown,
                AnchorState(*state),
                tuple(_link_standing(item, own) for item in links),
                tuple(_lead(lead) for lead in leads),
            )
        )
    return found


def _link_json(item: LinkStanding) -> list[Any]:
    values = {name: getattr(item.link, name) for name in ("key", *_OF_SCAN)}
    said = {name: value for name, value in values.items() if value is not None}
    return [said, item.key, item.is_known, item.is_own, item.is_stale, item.marker]


def _link_standing(item: Sequence[Any], own: Mapping[str, Link]) -> LinkStanding:
    """Return a standing that was kept; what a person said of the link is in the claims file, which is the same."""
    values, *rest = item
    link = own.get(values["key"])
    now = {name: values.get(name) for name in _OF_SCAN}
    return LinkStanding(Link(**values) if link is None else link._replace(**now), *rest)


def _lead(item: Sequence[Any]) -> Lead:
    kind, label, key, reference, target, fits = item
    return Lead(kind, label, key, reference, target, fits=tuple(fits))
