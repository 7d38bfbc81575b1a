"""CSL-JSON, as citation processors read it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from litman.csl.to_json import item_from_work
from litman.export.item import ExportItem

_NO_WORKS = frozenset({"xdata", "set"})


def export(items: Sequence[ExportItem]) -> str:
    """Return a list of CSL-JSON items whose ids are the citation keys."""
    works = [item_from_work(item.work, id=item.key) for item in items if item.entry_type not in _NO_WORKS]
    return json.dumps(works, ensure_ascii=False, indent=2) + "\n"
