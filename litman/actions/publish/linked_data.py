"""What was found, as programs read it: schema.org's ClaimReview and annotations of the W3C.

Source: https://schema.org/ClaimReview; Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from litman.actions.post_view.html import element_id, safe_address
from litman.actions.post_view.model import ClaimView, PostView
from litman.actions.publish.sources import Source
from litman.claims.claim import RELATIONS, Link, Verdict
from litman.text.terminal import terminal_safe

# What the source says, not what is true; for what it does not speak of there is no number.
_RATINGS: dict[Verdict, tuple[int | None, str]] = {
    "confirmed": (5, "The source says so"),
    "partly": (3, "The source says a part of it"),
    "contradicts": (1, "The source says otherwise"),
    "not-in-source": (None, "Not found in the source"),
}


def linked_data(
    view: PostView, claims: Sequence[ClaimView], sources: Mapping[str, Source], *, address: str | None
) -> list[dict[str, Any]]:
    """Return documents of JSON-LD about the claims that were compared; none where nobody compared any.

    Args:
        view: The post.
        claims: Those that the page shows.
        sources: Its works, by citation key.
        address: Where the page will stand; None where nobody said: names are those of the page then.
    """
    base = safe_address(address) or "" if address else ""
    reviews = [item for claim in claims if (item := _review(claim, view, sources, base)) is not None]
    notes = [item for claim in claims for item in _annotations(claim, view, sources, base)]
    found: list[dict[str, Any]] = []
    if reviews:
        found.append({"@context": "https://schema.org", "@graph": reviews})
    if notes:
        found.append({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": notes})
    return found


def _review(
    claim: ClaimView, view: PostView, sources: Mapping[str, Source], base: str
) -> dict[str, Any] | None:
    if claim.state == "stale" or claim.verdict is None:
        return None
    judged = [item for item in claim.standing.links if item.link.verdict == claim.verdict]
    link = judged[0].link
    number, words = _RATINGS[claim.verdict]
    rating = {"@type": "Rating", "alternateName": words}
    if number is not None:
        rating |= {"ratingValue": number, "bestRating": 5, "worstRating": 1}  # type: ignore[dict-item]
    post: dict[str, Any] = {"@type": "Article", "headline": _safe(view.title)}
    post |= {"url": view.url} if view.url and safe_address(view.url) else {}
    post |= (
        {"author": [{"@type": "Person", "name": _safe(name)} for name in view.authors]}
        if view.authors
        else {}
    )
    said: dict[str, Any] = {"@type": "Claim", "text": _safe(claim.text), "appearance": post}
    item: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{base}#{element_id('review', claim.id)}",
        "url": f"{base}#{element_id('evidence', claim.id)}",
        "claimReviewed": _safe(claim.text),
        "itemReviewed": said,
        "reviewRating": rating,
    }
    item |= {"datePublished": link.at.isoformat()} if link.at else {}
    item |= {"author": {"@type": "Person", "name": _safe(link.by)}} if link.by else {}
    cited = [_citation(sources[one.key], one.link) for one in judged if one.key in sources]
    return item | ({"citation": cited} if cited else {})


def _citation(source: Source, link: Link) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "CreativeWork", "name": _safe(source.line)}
    item |= {"url": source.address} if source.address else {}
    return item | ({"text": _safe(link.quote)} if link.quote else {})


def _annotations(
    claim: ClaimView, view: PostView, sources: Mapping[str, Source], base: str
) -> Iterator[dict[str, Any]]:
    if claim.state == "stale":
        return
    for item in claim.standing.links:
        link, source = item.link, sources.get(item.key)
        if not link.is_judged or source is None:
            continue
        bodies: list[dict[str, Any]] = [
            {"type": "TextualBody", "purpose": "tagging", "value": link.verdict, "format": "text/plain"}
        ]
        if source.address:
            work: dict[str, Any] = {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": source.address,
            }
            if link.quote:
                work["selector"] = {"type": "TextQuoteSelector", "exact": _safe(link.quote)}
            bodies.append(work)
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "value": f"cito:{RELATIONS[link.relation].cito}",
            }
        )
        note: dict[str, Any] = {
            "id": f"{base}#{element_id('annotation', f'{claim.id}-{source.key}')}",
            "type": "Annotation",
            "motivation": "assessing",
            "body": bodies,
            "target": _target(claim, view, base),
        }
        note |= {"created": f"{link.at.isoformat()}T00:00:00Z"} if link.at else {}
        yield note | ({"creator": {"type": "Person", "name": _safe(link.by)}} if link.by else {})


def _target(claim: ClaimView, view: PostView, base: str) -> dict[str, Any]:
    """Return where the claim stands: in the post as published, else on the page itself."""
    anchor = claim.standing.claim.anchor
    source = safe_address(view.url) if view.url else None
    selectors: list[dict[str, Any]] = []
    if view.may_be_copied and anchor.exact is not None:
        quote = {"type": "TextQuoteSelector", "exact": _safe(anchor.exact)}
        quote |= {"prefix": _safe(anchor.prefix)} if anchor.prefix else {}
        selectors.append(quote | ({"suffix": _safe(anchor.suffix)} if anchor.suffix else {}))
    if source is not None and claim.start is not None and anchor.end is not None:
        selectors.append({"type": "TextPositionSelector", "start": claim.start, "end": anchor.end})
    target: dict[str, Any] = {"source": source or f"{base}#{element_id('claim', claim.id)}"}
    return target | ({"selector": selectors} if selectors else {})


def _safe(text: str) -> str:
    return terminal_safe(text)
