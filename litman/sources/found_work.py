"""What a source is searched for, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from litman.csl.to_json import item_from_work
from litman.matching.record import Record
from litman.work import Work

SearchBy = Literal["text", "parts"]  # the whole reference as it is printed; its title, author and year


@dataclass(frozen=True, slots=True)
class SoughtWork:
    """A work as a reference describes it."""

    text: str  # the whole reference, as it is printed
    title: str = ""
    author: str = ""  # the family name that leads
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FoundWork:
    """A work that a source named, as it is compared with the reference."""

    source: str  # its name in the table
    candidate: Record
    said: Mapping[str, object]  # the source's own words
    read: Callable[[Mapping[str, object]], Work]  # of these words

    def item(self) -> Mapping[str, object]:
        """Return the work as a CSL-JSON item."""
        return item_from_work(self.read(self.said), id=self.candidate.doi or "")
