"""Values of which both sides have their own: those that machines write, and lists, are merged without a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from litman.claims.model import is_means_of_scan
from litman.merging.claims_ids import highest_id

# Written anew by the next scan, which alone can know it of the merged post.
_OF_SCANS = frozenset(("label", "marker", "markers"))
_KEYS = ("key", "id", "name", "label")


def merged_value(name: str, base: object, mine: object, other: object) -> tuple[object] | None:
    """Return, in a tuple of one, the value of a key to which both gave their own; None where a person has to choose."""
    if name in ("last_id", "last_reference"):
        return (highest_id((base, mine, other), "c" if name == "last_id" else "r"),)
    if name == "scanned" and isinstance(mine, date) and isinstance(other, date):
        return (max(mine, other, key=str),)
    if name in _OF_SCANS:
        return (mine,)
    if name == "match" and isinstance(mine, dict) and isinstance(other, dict):
        return _decided_match(mine, other)
    if name == "anchor" and isinstance(mine, dict) and isinstance(other, dict):
        # Of one sentence, whose place the next scan finds.
        same = mine.get("fingerprint") == other.get("fingerprint") and mine.get("fingerprint") is not None
        return (mine,) if same else None
    if isinstance(mine, list) and isinstance(other, list):
        merged = _merged_lists(base if isinstance(base, list) else [], mine, other)
        return None if merged is None else (merged,)
    return None


def _decided_match(mine: dict[str, Any], other: dict[str, Any]) -> tuple[object] | None:
    """Return how a reference was tied: as a person did it, rather than as a scan did."""
    by_scan = [is_means_of_scan(str(match.get("by", "string"))) for match in (mine, other)]
    if by_scan == [False, False]:
        return None
    return (other,) if by_scan == [True, False] else (mine,)


def _merged_lists(base: list[Any], mine: list[Any], other: list[Any]) -> list[Any] | None:
    """Return my list with what the other side put in and without what it took out; None where both changed one item."""
    had, has, known = ({_name(item): item for item in items} for items in (base, mine, other))
    if any(len(names) < len(items) for names, items in ((had, base), (has, mine), (known, other))):
        return None  # one stands there twice: its order says something
    merged = dict(has)
    for name, item in known.items():
        if name not in had:
            if has.get(name, item) != item:
                return None
            merged[name] = item
        elif item != had[name]:
            if name not in has or has[name] not in (had[name], item):
                return None
            merged[name] = item
    for name in [name for name in had if name not in known and name in merged]:
        if has[name] != had[name]:
            return None
        del merged[name]
    return list(merged.values())


def _name(item: object) -> object:
    if isinstance(item, dict):
        found = next((item[name] for name in _KEYS if isinstance(item.get(name), str)), None)
        return ("table", found if found is not None else repr(item))
    return (type(item).__name__, repr(item))
