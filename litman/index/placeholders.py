"""The marks that stand in SQL for values."""

from __future__ import annotations

from collections.abc import Collection


def marks(values: Collection[object]) -> str:
    """Return a mark for each of the values, as `IN (…)` takes them."""
    return ", ".join("?" * len(values))
