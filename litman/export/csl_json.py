"""CSL-JSON, as citation processors read it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from litman.csl.to_json import item_from_work
from litman.export.item import ExportItem

# JSON escapes control characters; these can deceive a reader of the text or a terminal as well.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_NO_WORKS = frozenset({"xdata", "set"})


def export(items: Sequence[ExportItem]) -> str:
    """Return a list of CSL-JSON items whose ids are the citation keys."""
    works = [item_from_work(item.work, id=item.key) for item in items if item.entry_type not in _NO_WORKS]
    text = json.dumps(works, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
