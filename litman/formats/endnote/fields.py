"""The elements of EndNote's XML and the variables of a work. Source: EndNote 20, "RSXML.dtd"."""

from __future__ import annotations

# Variable → the groups of <contributors>: the first is written, and the first that a record has is read.
NAMES: dict[str, tuple[str, ...]] = {
    "author": ("authors",),
    "editor": ("secondary-authors",),
    "collection_editor": ("tertiary-authors",),
    "translator": ("translated-authors", "subsidiary-authors"),
}
# Variable → element.
TEXTS: dict[str, str] = {
    "volume": "volume",
    "number_of_volumes": "num-vols",
    "edition": "edition",
    "section": "section",
    "publisher": "publisher",
    "publisher_place": "pub-location",
    "source": "remote-database-name",
}
# With italics, bold, raised and lowered letters.
RICH_TEXTS: dict[str, str] = {
    "title": "titles/title",
    "title_short": "titles/short-title",
    "abstract": "abstract",
    "note": "notes",
    "annote": "research-notes",
}
# What EndNote notes for itself.
BOOKKEEPING = frozenset(
    {"database", "source-app", "rec-number", "foreign-keys", "ref-type", "label", "modified-date"}
)
