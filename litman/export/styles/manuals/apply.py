"""What manuals ask, done to styles, items, references and citations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.forms import pairs, style_with
from litman.export.styles.manuals.table import manual_of
from litman.export.styles.request import Citation, Item, Request
from litman.export.styles.rich import Entry, Rich
from litman.export.styles.style_file import Style


def request_as_the_manual_asks(request: Request) -> Request:
    """Return the request with items, style and language as the manual of its style asks."""
    manual = manual_of(request.style)
    items = [as_the_manual_asks(item, request.style) for item in request.items]
    locale = request.locale or ("" if request.style.locale else manual.locale)
    return replace(request, items=items, style=style_as_the_manual_asks(request.style), locale=locale)


def style_as_the_manual_asks(style: Style) -> Style:
    """Return the style with forms for what it has none for, and with what it prints wrongly mended."""
    manual = manual_of(style)
    text = style.text
    for printed, meant in manual.spellings:
        text = text.replace(printed, meant)
    if manual.forms or manual.macros:
        text = style_with(text, pairs(manual.forms), pairs(manual.macros))
    return replace(style, text=text)


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
