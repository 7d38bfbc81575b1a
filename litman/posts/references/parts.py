"""A reference read into its parts, and the work that they describe."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from litman.identifiers.addresses import identify_address
from litman.posts.references.dates import read_date
from litman.posts.references.identify import Identified, identify
from litman.posts.references.kind import guess_kind
from litman.posts.references.mend import mend
from litman.posts.references.names import read_names
from litman.posts.references.plain_articles import read_plain_article
from litman.posts.references.refine import refine
from litman.posts.references.segments import segment_reference
from litman.text.lazy_pattern import lazy_pattern
from litman.text.printed_pages import plain_pages
from litman.work import TEXT_FIELDS, Date, Name, Work

_WHITE_SPACE = lazy_pattern(r"\s+")
_HYPHEN_AT_LINE_END = lazy_pattern(r"(?<=[^\W\d_])[-\u00ad\u2010][^\S\n]*+\n\s*+(?=[a-z])")
_LONGEST_KEPT = 1_000  # characters of a reference whose parts are kept
_PEOPLE = ("author", "editor", "translator", "director")
_HELD = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}  # what an address may hold besides being one


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reference as printed, with its span in code points.

    `name` is a CSL variable with `_` for `-` (`author`, `issued`, `container_title`, `DOI`, …) or one of `label`
    (the number or tag in front) and `arxiv`.
    """

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceParts:
    """A reference, its parts in order (`text[part.start:part.end] == part.text`), and the work that they describe."""

    text: str
    parts: tuple[Part, ...]
    work: Work

    def first(self, name: str) -> str | None:
        """Return the first part of that name as printed, or None."""
        return next((part.text for part in self.parts if part.name == name), None)


def parse_references(texts: Sequence[str]) -> list[ReferenceParts]:
    """Return the parts of each reference, one result for one text, in order."""
    return [parse_reference(text) for text in texts]


def parse_reference(text: str) -> ReferenceParts:
    """Return the parts of one reference, read by a trained model with rules on top.

    Identifiers, addresses and days of access are read by rule; everything else is the model's reading. Time grows
    with the length of the text. A text that is no reference gives what can be recognised, at worst nothing.
    """
    return _parse_again(text) if len(text) <= _LONGEST_KEPT else _parse(text)


@lru_cache(maxsize=1024)
def _parse_again(text: str) -> ReferenceParts:
    """Keep what was read: posts of one library print the same references."""
    return _parse(text)


def _parse(text: str) -> ReferenceParts:
    plain = read_plain_article(text)
    identified = plain.identified if plain is not None else None
    if identified is None:
        identified = identify(text)
    segments = plain.segments if plain is not None else mend(text, segment_reference(text))
    spans = refine(text, segments, identified)
    parts = tuple(Part(name, start, end, text[start:end]) for name, start, end in spans)
    return ReferenceParts(
        text, parts, _work(text, parts, identified, plain.people if plain is not None else None)
    )


def _work(
    text: str, parts: tuple[Part, ...], identified: list[Identified], authors: tuple[Name, ...] | None
) -> Work:
    said: dict[str, str] = {}
    for part in parts:
        said.setdefault(part.name, part.text)
    values: dict[str, str | Date | tuple[Name, ...] | None] = {}
    for item in identified:
        if item.name in ("DOI", "URL", "PMID", "PMCID", "ISBN"):
            values.setdefault(item.name, item.value)
    for item in identified:
        held = identify_address(item.value) if item.name == "URL" else None
        if held is not None and held.kind in _HELD:
            values.setdefault(_HELD[held.kind], held.value)
    for name, printed in said.items():
        if name in TEXT_FIELDS and name not in values:
            values[name] = clean(printed)
    if "page" in values:
        values["page"] = plain_pages(clean(said["page"]))
    for name in _PEOPLE:
        values[name] = (
            tuple(person for part in parts if part.name == name for person in read_names(clean(part.text)))
            if name != "author" or authors is None
            else authors
        )
    values["issued"] = _issued(parts)
    values["accessed"] = read_date(said["accessed"]) if "accessed" in said else None
    kind, genre = guess_kind(said, text)
    if genre:
        values.setdefault("genre", genre)
    if "arxiv" in said and "DOI" not in values:
        values.setdefault("number", f"arXiv:{said['arxiv']}")
    return Work(type=kind, **{name: value for name, value in values.items() if value})  # type: ignore[arg-type]


def _issued(parts: Iterable[Part]) -> Date | None:
    dates = [date for part in parts if part.name == "issued" and (date := read_date(part.text))]
    with_year = [date for date in dates if date.start]
    if not with_year:
        return dates[0] if dates else None
    first = with_year[0]
    # `1990 … 1990 Mar 4`: of dates of one year the fuller one.
    same = [date for date in with_year if date.start and first.start and date.start.year == first.start.year]
    return max(
        same, key=lambda date: (date.start is not None and date.start.month is not None, -same.index(date))
    )


def clean(printed: str) -> str:
    """Return a printed part as a value: line ends and their hyphens mended, entities decoded, single spaces."""
    text = _HYPHEN_AT_LINE_END.sub("", printed)
    if "&" in text and ";" in text:
        text = html.unescape(text)
    return _WHITE_SPACE.sub(" ", text).strip()
