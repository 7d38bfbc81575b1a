"""What a comparison of two records ends in: a verdict, and what speaks for it, in words that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "version", "different", "unclear"]
"""One work; another version of it (preprint, translation, edition…); two works; alike, and nothing decides."""

ALL_FIELDS = "all"  # the field of a verdict over records that say the same in every field
IDENTIFIERS = ("DOI", "PMID", "PMCID", "ISBN", "URL", "archive-location")  # the most telling first

_WORDS = {
    "issued": "year", "author": "first author", "number": "number", "collection-number": "number in the series",
    "container-title": "journal or book", "page": "pages", "chapter-number": "chapter", "part-number": "part",
    "genre": "kind", "event-title": "event", "event-date": "date of the event", "archive-location": "eprint number",
    "URL": "address", "status": "state of publication", "day": "day", "other-authors": "other authors",
    "published-in": "place of publication",
}  # fmt: skip
_LONGEST = 60  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class Apart:
    """One field in which two records disagree, as each prints it."""

    field: str  # a CSL variable, `type`, or a name of `_WORDS`
    ours: str = ""
    theirs: str = ""

    def __str__(self) -> str:
        """`another number (186-2 and 186-4)`; of types only what they are: `a thesis and a book`."""
        if self.field == "type":
            return f"{self.ours} and {self.theirs}"
        word = _WORDS.get(self.field, self.field)
        start = "other" if word.endswith(("pages", "authors")) else "another"
        values = f" ({_short(self.ours)} and {_short(self.theirs)})" if self.ours or self.theirs else ""
        return f"{start} {word}{values}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two records describe one work, and why."""

    kind: Kind
    agrees: tuple[str, ...] = ()  # CSL variables that agree, the most telling first; or `ALL_FIELDS`
    apart: tuple[Apart, ...] = ()  # what disagrees, the gravest first

    @property
    def copied(self) -> str | None:
        """The identifier that two works bear, one of them wrongly: `DOI`, `PMID`…; None where there is none."""
        if self.kind != "different" or not {"title", "author"} <= {item.field for item in self.apart}:
            return None
        return next((name for name in self.agrees if name in IDENTIFIERS), None)

    @property
    def is_alike(self) -> bool:
        """Whether a person who has the one should be told of the other."""
        return self.kind != "different" or self.copied is not None or "title" in self.agrees

    def agreement(self) -> str:
        """`the same DOI`, `the same title, first author and year`, `the same in all that describes it`."""
        if ALL_FIELDS in self.agrees:
            return "the same in all that describes it"
        identifier = next((name for name in self.agrees if name in IDENTIFIERS), None)
        if identifier and (self.kind == "same" or self.copied):
            return f"the same {_WORDS.get(identifier, identifier)}"
        words = [_WORDS.get(name, name) for name in self.agrees]
        return f"the same {_listed(words[:3])}" if words else "nothing in common"

    def difference(self) -> str:
        """`another number (186-2 and 186-4)`; empty where nothing disagrees."""
        return _listed([str(item) for item in self.apart[:2]])


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
