"""What manuals ask of a reference and CSL cannot say: done to the items, for the styles of those manuals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from litman.export.styles.request import Item
from litman.export.styles.style_file import Style

# A word in small letters only: `mRNA` and `p53` stay, and so does what braces protect (it is in a tag).
_AFTER_COLON = re.compile(r"(?<=: )([a-z])(?=[a-z]*(?:[^\w<]|\Z))")
_TITLES = ("title", "container-title")


def as_the_manual_asks(item: Item, style: Style) -> dict[str, Any]:
    """Return the item with what the manual of this style asks for beyond what its CSL file can say."""
    mended = dict(item)
    for rule in _RULES.get(style.parent or style.name, ()):
        mended |= rule(mended)
        mended = {name: value for name, value in mended.items() if value is not None}
    return mended


def _capital_after_colon(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 6.17; IEEE Editorial Style Manual, titles."""
    return {
        name: _AFTER_COLON.sub(lambda match: match[1].upper(), title)
        for name in _TITLES
        if isinstance(title := item.get(name), str)
    }


def _no_publisher_that_is_the_author(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 9.29."""
    authors = [name.get("literal") for name in item.get("author") or ()]
    return {"publisher": None} if item.get("publisher") in authors and len(authors) == 1 else {}


_RULES: dict[str, tuple[Callable[[Mapping[str, Any]], dict[str, Any]], ...]] = {
    "apa": (_capital_after_colon, _no_publisher_that_is_the_author),
    "ieee": (_capital_after_colon,),
}
