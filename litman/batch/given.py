"""The candidates of one string, as an engine found them; they answer as the pool does that one string is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from litman.batch.strings import NAMED, TELLING, WEAK
from litman.matching.kept import kept_of_text, record_of
from litman.matching.query import Query
from litman.matching.record import Record


@dataclass(slots=True)
class GivenWorks:
    """Works by the stage at which they were found, the best first, as (day, data)."""

    stages: Mapping[int, list[tuple[str | None, bytes]]]
    _days: dict[str, str | None] = field(default_factory=dict)
    _messages: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def by_doi(self, doi: str) -> Record | None:
        """Return the work with the DOI that stands in the string."""
        return next((record for record in self._at(NAMED) if record.doi == doi), None)

    def by_keys(self, query: Query, *, limit: int = 20, weak: bool = False) -> list[Record]:
        """Return the works that share keys with the string."""
        return self._at(WEAK if weak else TELLING)[:limit]

    def by_words(self, query: Query, *, limit: int = 20) -> list[Record]:
        """Return nothing: engines that match set at a time have no full text."""
        return []

    def message(self, doi: str) -> Mapping[str, Any] | None:
        """Return what is kept of a candidate that was asked for."""
        return self._messages.get(doi)

    def day_of(self, doi: str) -> date | None:
        """Return the day on which what is kept of such a candidate was said; None where nobody knows."""
        day = self._days.get(doi)
        return date.fromisoformat(day) if day else None

    def _at(self, stage: int) -> list[Record]:
        found = []
        for day, data in self.stages.get(stage, ()):
            message = kept_of_text(data)
            record = record_of(message)
            if record.doi:
                self._days[record.doi], self._messages[record.doi] = day, message
            found.append(record)
        return found
