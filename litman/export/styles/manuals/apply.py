"""What manuals ask, done to items, references and citations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.table import manual_of
from litman.export.styles.request import Citation, Item
from litman.export.styles.rich import Entry, Rich
from litman.export.styles.style_file import Style


def as_the_manual_asks(item: Item, style: Style) -> dict[str, Any]:
    """Return the item with what the manual of this style asks for beyond what its CSL file can say."""
    mended = dict(item)
    for rule in manual_of(style).items:
        mended |= rule(mended)
        mended = {name: value for name, value in mended.items() if value is not None}
    return mended


def reference_as_the_manual_asks(entry: Entry, item: Item, style: Style) -> Entry:
    """Return the reference with what the manual of this style asks for and the style does not print."""
    mend = manual_of(style).reference
    return replace(entry, body=mend(entry.body, item)) if mend else entry


def citation_as_the_manual_asks(made: Rich, citation: Citation, style: Style, locale: str) -> Rich:
    """Return the citation with what the manual of this style asks for and the style does not print."""
    is_english = (locale or style.locale or "en").startswith("en")
    mend = manual_of(style).citation
    return mend(made, citation) if mend and is_english else made
