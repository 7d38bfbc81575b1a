"""What the work of a DataCite record appeared in, and where in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from litman.sources.datacite.values import plain_value, rich_value
from litman.sources.reading.json_fields import list_of, mapping_of
from litman.text.printed_pages import join_pages
from litman.text.years import RECENT_YEAR

# `Spain; 3353`: a place is before it.
_PAGE = re.compile(r"(?:[^;]{1,30};\s*)?([A-Za-z]{0,3}[0-9][\w.:-]{0,15})")
_WORD = re.compile(r"[^\W\d_]{2}")
# What a container is guessed from: `Annals of Tea; 15(1-2):Doc10`. A volume is not the name of a conference.
_CITED = re.compile(
    r"(?P<title>.+?)[;,]\s*(?P<volume>\d{1,4})\s*\((?P<issue>[\d/–-]{1,9})\)\s*:"
    r"\s*(?P<firstPage>\w+)(?:[-–](?P<lastPage>\w+))?"
)
_VOLUME = re.compile(rf"(?![A-Za-z]{{3,}}\W?{RECENT_YEAR}\Z)(?=.*[0-9]).{{1,12}}")


def container_of(attributes: Mapping[str, object]) -> dict[str, str]:
    """Return what the work appeared in: `title`, `volume`, `issue`, `page`; values that are none are left out."""
    container = dict(mapping_of(attributes.get("container")))
    for item in map(mapping_of, list_of(attributes.get("relatedItems"))):
        if item.get("relationType") == "IsPublishedIn":
            title = mapping_of(next(iter(list_of(item.get("titles"))), None)).get("title")
            container |= {
                "title": title,
                **{k: item.get(k) for k in ("volume", "issue", "firstPage", "lastPage")},
            }
            break
    title = rich_value(container.get("title")) or ""
    if cited := _CITED.fullmatch(title):
        title, container = cited["title"], {**cited.groupdict(), **{k: v for k, v in container.items() if v}}
    found = {"title": title if _WORD.search(title) else None}  # `№1(24) (2019)` is none
    # The container is guessed from free text: `volume` and pages hold dates and places too.
    for name in ("volume", "issue"):
        text = plain_value(container.get(name))
        found[name] = text if text and _VOLUME.fullmatch(text) else None
    pages = [_PAGE.fullmatch(plain_value(container.get(name)) or "") for name in ("firstPage", "lastPage")]
    if pages[0]:
        found["page"] = join_pages(pages[0][1], pages[1][1] if pages[1] else None)
    return {name: text for name, text in found.items() if text}
