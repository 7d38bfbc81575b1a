"""When each post was looked at last, and how it stood then: disposable, kept in `.litman/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litman.actions.post_view.model import Coverage
from litman.memory import STATE_FOLDER, Memory

_NAME = "visits.json"


class Visit(NamedTuple):
    """How a post stood when it was looked at."""

    day: date
    coverage: Coverage
    digest: str  # of its claims file


class Visits:
    """The last visit to each post."""

    def __init__(self, root: Path) -> None:
        self._memory = Memory(root / STATE_FOLDER / _NAME, "visits 1", root=root, is_of_program=False)

    def all(self) -> Mapping[str, Visit]:
        """Return the visits by post; those that cannot be read are none."""
        kept = self._memory.read_json()
        found = {}
        for post, item in (kept if isinstance(kept, dict) else {}).items():
            try:
                day, counts, digest = item
                found[post] = Visit(date.fromisoformat(day), Coverage(*map(int, counts)), str(digest))
            except (TypeError, ValueError):
                continue
        return found

    def keep(self, post: str, visit: Visit) -> None:
        """Remember a visit in place of the one before."""
        visits = {**self.all(), post: visit}
        self._memory.write_json(
            {
                name: [item.day.isoformat(), list(astuple(item.coverage)), item.digest]
                for name, item in visits.items()
            }
        )


def changes_since(before: Coverage, now: Coverage) -> list[str]:
    """Return in words what became more or less: `2 more checked`."""
    names = {"total": "claims", "checked": "checked", "stale": "stale", "nothing": "on nothing"}
    said = []
    for name, word in names.items():
        difference = getattr(now, name) - getattr(before, name)
        if difference:
            said.append(f"{abs(difference):,} {'more' if difference > 0 else 'fewer'} {word}")
    return said
