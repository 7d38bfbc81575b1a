"""A scanned post as `litman scan --json` prints it (shape: `litman help json`)."""

from __future__ import annotations

from typing import Any

from litman.actions.claims.list_claims import ClaimReport, claim_json, lead_json
from litman.actions.scan.scan import ScannedPost
from litman.posts.problems import is_ambiguous
from litman.standing.model import MarkerStanding


def scan_json(scanned: ScannedPost, claims: list[ClaimReport]) -> dict[str, Any]:
    """Return one scanned post with its markers, references, claims and findings; offsets are code points."""
    analysis = scanned.analysis
    return {
        "post": scanned.target.post_id,
        "title": scanned.file.post.title,
        "authors": list(analysis.post.authors),
        "date": analysis.post.date,
        "path": str(scanned.target.path),
        "markers": [
            {
                "label": use.marker.label,
                "text": use.marker.text,
                "start": use.marker.start,
                "end": use.marker.end,
                "covers": [{"start": span.start, "end": span.end} for span in use.covers],
                "references": [
                    analysis.references[at].label or str(at + 1)
                    for at in (() if is_ambiguous(use.marker, len(use.references)) else use.references)
                ],
                "keys": _keys(scanned.standing.markers[number]),
                "leads": [lead_json(lead) for lead in scanned.standing.markers[number].leads],
                "dangling": list(use.dangling),
            }
            for number, use in enumerate(analysis.markers)
        ],
        "references": [_reference(scanned, number) for number in range(len(analysis.references))],
        "claims": [claim_json(claim) for claim in claims],
        "added": [item.claim.id for item in scanned.standing.claims if item.is_new],
        "findings": [finding.to_json() for finding in scanned.findings],
    }


def _keys(marker: MarkerStanding) -> list[str]:
    """Return the keys of the works that a marker leads to, those of a bibliography beside the post too."""
    listed = (lead.label for lead in marker.leads if lead.kind == "bibliography")
    return list(dict.fromkeys([*marker.keys, *listed]))


def _reference(scanned: ScannedPost, number: int) -> dict[str, Any]:
    printed = scanned.analysis.references[number]
    reference = scanned.standing.references[number]
    parts: dict[str, list[str]] = {}
    for part in printed.parts.parts if printed.parts else ():
        parts.setdefault(part.name.replace("_", "-"), []).append(part.text)
    item: dict[str, Any] = {
        "id": reference.id,
        "label": printed.label or str(number + 1),
        "text": printed.text,
        "start": printed.start,
        "end": printed.end,
        "parts": {name: texts[0] if len(texts) == 1 else texts for name, texts in parts.items()},
        "outcome": reference.outcome,
    }
    if reference.compared is not None:
        item |= reference.compared.to_json()
    return item | ({"key": reference.key} if reference.key is not None else {})
