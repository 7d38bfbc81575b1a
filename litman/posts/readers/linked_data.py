"""The JSON-LD of a web page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# What people leave around and within it, which JSON does not know.
_COMMENTS = re.compile(r"^[^\S\n]*+//[^\n]*+$|/\*[^*]{0,2000}\*/|<!--|-->|<!\[CDATA\[|\]\]>", re.MULTILINE)
_LONGEST = 500_000  # characters of one block


def linked_data(root: Any) -> Iterator[object]:
    """Give what each block of JSON-LD in a page holds; one that is none, or beyond measure, is passed over.

    Args:
        root: The page as lxml has it.
    """
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").casefold() or len(node.text or "") > _LONGEST:
            continue
        for text in (node.text or "", _COMMENTS.sub("", node.text or "")):
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            break
