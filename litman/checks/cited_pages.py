"""The pages that a post cites: those of its markers, and those of the links of its claims file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from litman.checks.subject import PostSubject
from litman.claims.claim import Claim
from litman.finding import Place

if TYPE_CHECKING:  # what is remembered of a post needs none of it
    from litman.posts.markers.marker import Marker


class CitedPage(NamedTuple):
    """A locator, and the work of which it names a place."""

    key: str
    locator: str
    place: Place
    claim: Claim | None


def cited_pages(subject: PostSubject) -> Iterator[CitedPage]:
    """Yield the locators of a post, each with the work that it is about."""
    for claim in subject.claims:
        for link in claim.links:
            key = subject.key_of(link)
            if key and link.locator:
                yield CitedPage(key, link.locator, subject.link_place(claim, link), claim)
    yield from _of_markers(subject)


def _of_markers(subject: PostSubject) -> Iterator[CitedPage]:
    if subject.analysis is None:
        return
    leads = {(item.start, item.end): item.leads for item in subject.standing.markers}
    for use in subject.analysis.markers:
        marker = use.marker
        keys = [lead.key for lead in leads.get((marker.start, marker.end), ())]
        if len(keys) != len(marker.labels):
            continue
        for key, locator in zip(keys, _locators(marker), strict=True):
            if key is not None and locator:
                yield CitedPage(key, locator, subject.span_place(marker.start, marker.end), None)


def _locators(marker: Marker) -> list[str | None]:
    """The locators of a marker, one for one label."""
    if len(marker.labels) == 1 and marker.locator:
        return [marker.locator]
    named = marker.items or marker.cited
    if len(named) == len(marker.labels):
        return [one.locator for one in named]
    return [None] * len(marker.labels)
