"""What brings two works together to be compared: an identifier, a title, an author's year. Says nothing more.

Works that share none of it are never the same. The index keeps these traits in columns of the same names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.identifiers.isbn import isbn13, parse_isbn
from litman.identifiers.of_work import doi_of
from litman.library.comparison.blocking import bare_url, creator_key, folded_title
from litman.work import Work

_ISBN_BREAK = re.compile(r"[\s,;]+")


class Traits(NamedTuple):
    """The traits of a work; None or empty where it has none."""

    doi: str | None  # normalised; also from a link to doi.org
    pmid: str | None
    url: str | None  # bare, as `bare_url` gives it
    isbn: str | None  # 13 digits; of several the first
    title: str  # folded: its letters and digits
    creator: str  # the last word of the first author's family name, as names are compared
    year: int | None


def traits_of(work: Work) -> Traits:
    """Return the traits of a work."""
    url = bare_url(work.URL) if work.URL else None
    title = folded_title(work.title or "")
    return Traits(doi_of(work), work.PMID, url, _first_isbn(work), title, creator_key(work), work.year)


def are_near(one: Traits, other: Traits) -> bool:
    """Whether two works have to be compared.

    They share an identifier, the title, or the author of the same year; of works with neither title nor author nobody
    can tell but by looking.
    """
    if any(a and a == b for a, b in zip(one[:5], other[:5], strict=True)):
        return True
    if one.creator != other.creator:
        return False
    return one.year == other.year if one.creator else not (one.title or other.title)


def _first_isbn(work: Work) -> str | None:
    if not work.ISBN:
        return None
    known = (parse_isbn(text) for text in (work.ISBN, *_ISBN_BREAK.split(work.ISBN)))
    return next((isbn13(isbn) for isbn in known if isbn), None)
