"""What is suggested for a claim, and how it is printed as JSON: places to read, and no verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from litman.evidence.passages import Passage

Place = Literal["library", "pool", "web"]
PLACES: tuple[Place, ...] = ("library", "pool", "web")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work that speaks of what a claim is about, and where."""

    rank: int  # from 1
    place: Place
    name: str  # its citation key in the library, else its DOI or `pmid:…`
    year: int | None
    who: str
    title: str
    notice: str | None
    score: float  # higher is better; counts within one place
    passages: tuple[Passage, ...]  # the one to read first in front; none where only its title speaks of it
    has_text: bool  # whether anything but its title is at hand: an abstract, a file, `sources/KEY.txt`
    shared: tuple[str, ...]  # words of the claim that the work has
    kind: str | None = None  # of study, as far as entry or title say it
    in_animals: bool = False  # and in no people

    def to_json(self) -> dict[str, Any]:
        """Return the suggestion as a JSON object."""
        return {
            "rank": self.rank,
            "from": self.place,
            "key": self.name if self.place == "library" else None,
            "identifier": self.name if self.place != "library" else None,
            "year": self.year,
            "who": self.who,
            "title": self.title,
            "notice": self.notice,
            "study": {"kind": self.kind, "in_animals": self.in_animals},
            "score": self.score,
            "shared": list(self.shared),
            "has_text": self.has_text,
            "passages": [passage_json(passage) for passage in self.passages],
        }


def passage_json(passage: Passage) -> dict[str, Any]:
    """Return a passage as a JSON object."""
    return {
        "text": passage.text,
        "marks": [list(mark) for mark in passage.marks],
        "of": passage.origin,
        "page": passage.page,
        "section": passage.section,
        "numbers": list(passage.numbers),
        "missing_numbers": list(passage.missing),
        "denials": list(passage.denials),
        "hedges": list(passage.hedges),
    }
