"""The JSON-LD of a web page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 500_000  # characters of one block


def linked_data(root: Any) -> Iterator[object]:
    """Give what each block of JSON-LD in a page holds; one that is none, or beyond measure, is passed over.

    Args:
        root: The page as lxml has it.
    """
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").casefold() or len(node.text or "") > _LONGEST:
            continue
        try:
            yield json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
