"""A work: what is published, described by the variables of CSL 1.0.2."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family and given) or an organisation (literal), as CSL splits names."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    suffix: str | None = None
    non_dropping_particle: str | None = None
    dropping_particle: str | None = None

    @property
    def sort_name(self) -> str:
        """The name that a list is sorted by: family name or the organisation, never empty by accident."""
        return self.family or self.literal or self.given or ""

    @property
    def is_others(self) -> bool:
        """Whether it stands for names that are left out (`et al.`, `others`)."""
        words = " ".join(
            part for part in (self.given, self.non_dropping_particle, self.family, self.literal) if part
        )
        return words.strip().lower() in _OTHERS


_OTHERS = frozenset({"others", "et al", "et al.", "al", "and others", "u.a.", "u. a.", "...", "…"})
OTHERS = Name(literal="others")  # as processors of CSL-JSON know it


@dataclass(frozen=True, slots=True)
class DateParts:
    """A year, a month (1–12) of it, or a day (1–31) of that."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range of dates, `season` 1–4 from spring to winter, or words that are none (`in press`)."""

    start: DateParts | None = None
    end: DateParts | None = None
    season: int | None = None
    circa: bool = False
    literal: str | None = None


@dataclass(frozen=True)  # without slots: see `__init__`
class Work:
    """A publication; field names are CSL's with `_` for `-`.

    Text fields hold CSL rich text: the tags `<i> <b> <sub> <sup> <sc> <span class="nocase">` are mark-up,
    every other `<` is a character. `litman.text.plain.plain` takes the mark-up off.
    Source: CSL 1.0.2 specification, appendices III and IV; the CSL-JSON schema.
    """

    type: str = "document"
    title: str | None = None
    title_short: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    issued: Date | None = None
    accessed: Date | None = None
    original_date: Date | None = None
    event_date: Date | None = None
    submitted: Date | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    number_of_pages: str | None = None
    number_of_volumes: str | None = None
    chapter_number: str | None = None
    edition: str | None = None
    section: str | None = None
    part_number: str | None = None
    version: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    original_title: str | None = None
    original_publisher: str | None = None
    original_publisher_place: str | None = None
    event_title: str | None = None
    event_place: str | None = None
    genre: str | None = None
    medium: str | None = None
    status: str | None = None
    language: str | None = None
    abstract: str | None = None
    keyword: str | None = None
    note: str | None = None
    annote: str | None = None
    archive: str | None = None
    archive_location: str | None = None
    source: str | None = None
    DOI: str | None = None
    URL: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    PMID: str | None = None
    PMCID: str | None = None

    if not TYPE_CHECKING:
        # Works are made by the ten thousand, and each says a sixth of its fields: the others are those of the class.
        # The `__init__` that a data class gets of its own sets all of them, one by one, in six times the time.
        def __init__(self, *said: Any, **named: Any) -> None:
            if said:
                named |= zip(_FIELDS[: len(said)], said, strict=True)
            if not named.keys() <= _FIELD_SET:
                raise TypeError(f"no fields of a work: {sorted(named.keys() - _FIELD_SET)}")
            self.__dict__.update(named)

    @property
    def year(self) -> int | None:
        """The year of issue, if it is known."""
        return self.issued.start.year if self.issued and self.issued.start else None


_FIELDS = tuple(f.name for f in fields(Work))
_FIELD_SET = frozenset(_FIELDS)
NAME_FIELDS = tuple(f.name for f in fields(Work) if f.type == "tuple[Name, ...]")
DATE_FIELDS = tuple(f.name for f in fields(Work) if f.type == "Date | None")
TEXT_FIELDS = tuple(f.name for f in fields(Work) if f.name not in NAME_FIELDS + DATE_FIELDS + ("type",))
