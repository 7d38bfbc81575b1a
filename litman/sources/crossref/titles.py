"""The titles of a Crossref record: of the work, of what it stands in, and of the series."""

from __future__ import annotations

import re
from collections.abc import Mapping

from litman.sources.crossref.types import BOOKS, PARTS
from litman.sources.reading.json_fields import list_of, mapping_of, text_of, texts_of
from litman.sources.reading.rich_text import plain_from_markup
from litman.sources.reading.short_containers import short_container
from litman.sources.reading.subtitles import with_subtitle
from litman.sources.reading.titles import registered_container, registered_title
from litman.text.folding import fold

# Titles of series; which of two titles of a chapter is the series is not said, and either comes first.
_STRONG_SERIES = re.compile(
    r"\b(?:series|lecture notes|springerbriefs|schriften|reihe|colloquia|spie proceedings)\b"
    r"|^(?:studies|communications|progress|topics|methods|texts|monographs|research|proceedings) in\b"
    r"|^contemporary mathematics$",
    re.IGNORECASE,
)
_WEAK_SERIES = re.compile(r"^(?:advances|trends|perspectives|issues|frontiers) in\b", re.IGNORECASE)


def title_of(message: Mapping[str, object]) -> str | None:
    """Return the first title with its subtitle; a record without one may have it under another name."""
    names = ("title", "original-title", "short-title")
    title = next((found[0] for name in names if (found := _titles(message, name))), None)
    subtitles = _titles(message, "subtitle")
    if title is None:
        return next(iter(subtitles), None)
    return with_subtitle(title, subtitles, publisher=text_of(message.get("publisher")) or "")


def original_title_of(message: Mapping[str, object]) -> str | None:
    """Return the title in the language of the work, where the record's title is a translation."""
    originals, titles = _titles(message, "original-title"), _titles(message, "title")
    if not originals or not titles or fold(originals[0]) == fold(titles[0]):
        return None
    return originals[0]


def containers_of(message: Mapping[str, object], csl_type: str) -> tuple[str | None, str | None]:
    """Return the title of what the work is in, and the title of the series."""
    language = text_of(message.get("language"))
    found = (
        registered_container(text, language=language) for text in texts_of(message.get("container-title"))
    )
    titles = [title for title in found if title]
    if csl_type in BOOKS and text_of(message.get("type")) not in ("journal-issue", "journal-volume"):
        return None, titles[0] if titles else None
    if csl_type == "post-weblog":
        group = text_of(message.get("group-title"))
        return (titles[0] if titles else plain_from_markup(group) or None if group else None), None
    if len(titles) > 1 and csl_type in PARTS:
        series = 1 if _series_score(titles[1]) > _series_score(titles[0]) else 0
        return titles[1 - series], titles[series]
    return (titles[0] if titles else None), None


def short_container_of(message: Mapping[str, object], container: str | None) -> str | None:
    """Return the abbreviated title of the journal, where the record has one that is no code."""
    shorts = (registered_container(text) for text in texts_of(message.get("short-container-title")))
    return short_container(shorts, container) if container else None


def _series_score(title: str) -> int:
    return 2 if _STRONG_SERIES.search(title) else 1 if _WEAK_SERIES.search(title) else 0


def _titles(message: Mapping[str, object], name: str) -> list[str]:
    language = text_of(message.get("language"))
    families = [text_of(mapping_of(author).get("family")) for author in list_of(message.get("author"))]
    authors = [family for family in families if family]
    found = (
        registered_title(text, language=language, authors=authors) for text in texts_of(message.get(name))
    )
    return [title for title in found if title]
