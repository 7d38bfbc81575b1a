"""RIS's tags and the variables of a work. Source: RIS format specification (2011), table of tags."""

from __future__ import annotations

# Variable → the tags that say it: the first is written, and the first that a record has is read.
NAMES: dict[str, tuple[str, ...]] = {
    "author": ("AU", "A1"),
    "editor": ("A2", "ED"),
    "collection_editor": ("A3",),
    "translator": ("A4",),
}
TEXTS: dict[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT", "BT"),
    "title_short": ("ST",),
    "container_title_short": ("J2", "JA"),
    "volume": ("VL",),
    "number_of_volumes": ("NV",),
    "edition": ("ET",),
    "section": ("SE",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "archive_location": ("AV",),
    "annote": ("RN",),
    "abstract": ("AB", "N2"),
}
