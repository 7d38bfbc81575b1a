"""Records of web pages that entries cite: what was there, on which day, in the registry file beside the DOIs.

A page's line has `url` where a work's has `doi`; a litman that knows only works passes it over and keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_GONE = (404, 410)
PAGE_FIELDS = frozenset("url asked status seen moved_to sha256 about item".split())


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page answered on one day."""

    url: str  # as the entry cites it, without what follows `#`
    asked: date
    status: int  # of the HTTP answer after redirects
    seen: date | None = None  # the last day on which the page was there; what follows is of that day
    moved_to: str | None = None  # where redirects ended, if elsewhere
    sha256: str | None = None  # of the page's text
    item: Mapping[str, Any] | None = None  # what its meta tags say, as a CSL-JSON item
    about: tuple[str, ...] = ()  # DOIs of the papers that a press release says it is about

    @property
    def is_gone(self) -> bool:
        """Whether the server said that there is no such page (any more)."""
        return self.status in _GONE


def page_url(url: str) -> str:
    """Return the address without what follows `#`, which is no other page."""
    return url.strip().partition("#")[0]


def page_object(page: PageRecord) -> dict[str, object]:
    """Return the record as its JSON object in the registry file; what is not known is left out."""
    item: dict[str, object] = {"url": page.url, "asked": page.asked.isoformat(), "status": page.status}
    if page.seen is not None:
        item["seen"] = page.seen.isoformat()
    for name in ("moved_to", "sha256"):
        if getattr(page, name) is not None:
            item[name] = getattr(page, name)
    if page.about:
        item["about"] = list(page.about)
    if page.item is not None:
        item["item"] = page.item
    return item


def page_from_object(item: Mapping[str, Any]) -> PageRecord:
    """Return the record that a line's JSON object describes.

    Raises:
        ValueError, KeyError, TypeError: it describes none.
    """
    if (
        not isinstance(item["url"], str)
        or isinstance(item["status"], bool)
        or not isinstance(item["status"], int)
    ):
        raise ValueError(item)
    kept = item.get("item")
    return PageRecord(
        url=item["url"],
        asked=date.fromisoformat(item["asked"]),
        status=item["status"],
        seen=date.fromisoformat(item["seen"]) if item.get("seen") else None,
        moved_to=_text(item.get("moved_to")),
        sha256=_text(item.get("sha256")),
        item=kept if isinstance(kept, Mapping) else None,
        about=tuple(doi for doi in item.get("about", ()) if isinstance(doi, str)),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
