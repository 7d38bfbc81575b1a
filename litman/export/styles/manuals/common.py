"""What several manuals ask alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A word in small letters only: `mRNA` and `p53` stay, and so does what braces protect (it is in a tag).
_AFTER_COLON = re.compile(r"(?<=: )([a-z])(?=[a-z]*(?:[^\w<]|\Z))")
_TITLES = ("title", "container-title")
PAGES = ("webpage", "post", "post-weblog")


def capital_after_colon(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 6.17; IEEE Editorial Style Manual, titles."""
    return {
        name: _AFTER_COLON.sub(lambda match: match[1].upper(), title)
        for name in _TITLES
        if isinstance(title := item.get(name), str)
    }


def no_publisher_that_is_the_author(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 9.29."""
    authors = [name.get("literal") for name in item.get("author") or ()]
    return {"publisher": None} if item.get("publisher") in authors and len(authors) == 1 else {}
