"""Addresses of works that a post prints in its running text."""

from __future__ import annotations

from collections.abc import Sequence

from litman.identifiers.doi import find_dois
from litman.identifiers.url import find_urls
from litman.posts.markers.hints import leads_to_work, work_address
from litman.posts.markers.marker import Marker
from litman.posts.post import Span


def find_printed_links(text: str, spans: Sequence[Span]) -> list[Marker]:
    """Return DOIs and addresses of works that stand in the text of the spans, in order."""
    found = []
    for span in spans:
        stretch = text[span.start : span.end]
        if "10." in stretch:
            for doi in find_dois(stretch):
                start, end = span.start + _prefix_start(stretch, doi.start), span.start + doi.end
                found.append(
                    Marker(
                        (doi.doi,), text[start:end], start, end, "link", target=f"https://doi.org/{doi.doi}"
                    )
                )
        if "/" in stretch:
            for url in find_urls(stretch):
                if leads_to_work(url.url) and not find_dois(url.url):
                    start, end = span.start + url.start, span.start + url.end
                    label = work_address(url.url)
                    found.append(Marker((label,), text[start:end], start, end, "link", target=url.url))
    return sorted(found, key=lambda marker: marker.start)


def _prefix_start(stretch: str, start: int) -> int:
    """Return where `https://doi.org/` or `doi:` before the DOI begins."""
    before = stretch[max(0, start - 30) : start]
    cut = max(before.rfind(space) for space in " \n\t([<\u00a0") + 1
    prefix = before[cut:]
    return start - len(prefix) if prefix.lower().startswith(("http", "doi", "dx.", "www.")) else start
