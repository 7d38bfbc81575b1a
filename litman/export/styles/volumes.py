"""A volume with a title of its own: styles that know `volume-title` print both titles, others get one of the two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.export.styles.style_file import Style
from litman.text.plain import plain

_VOLUME_TITLE = "volume-title"


def with_volume_title(item: Mapping[str, Any], style: Style) -> dict[str, Any]:
    """Return the item with the title of its volume where the style prints it: by itself, else behind the whole's.

    Source: CSL 1.0.2 specification, appendix IV, `volume-title`.
    """
    made = dict(item)
    whole, title = item.get("title"), item.get(_VOLUME_TITLE)
    if not title or f'"{_VOLUME_TITLE}"' in style.text:
        return made
    del made[_VOLUME_TITLE]
    return {**made, "title": titles_of_volume(str(whole), str(title)) if whole else title}


def titles_of_volume(whole: str, title: str) -> str:
    """Return the title of the whole and that of its volume as one: `A History of Tea: The Years of Tea`."""
    ends = plain(whole).rstrip("”’\"')").endswith(("?", "!", ".", ":"))
    return f"{whole}{' ' if ends else ': '}{title}"
