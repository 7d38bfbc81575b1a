"""Whether the library has a work already: by DOI, then by title, first author and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from litman.identifiers.of_work import doi_of as doi_of
from litman.text.folding import fold, to_ascii
from litman.text.plain import plain
from litman.work import Work

_FIRST_PAGE = re.compile(r"[-–,;\s]")
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?|^www\.", re.IGNORECASE)
_NOT_A_LETTER = re.compile(r"[\W_]+")


class _Twin(NamedTuple):
    key: str
    doi: str | None
    place: tuple[str | None, ...]  # volume, issue, first page


@dataclass(slots=True)
class KnownWorks:
    """The works of a library by what identifies them; grows while works are added."""

    by_doi: dict[str, str] = field(default_factory=dict)  # normalised DOI → citation key
    # address without what does not tell pages apart → key
    by_url: dict[str, str] = field(default_factory=dict)
    by_pmid: dict[str, str] = field(default_factory=dict)
    # title, author, year
    by_description: dict[tuple[str, str, int], list[_Twin]] = field(default_factory=dict)

    def add(self, key: str, work: Work) -> None:
        """Remember a work under its citation key; the first of several stays."""
        doi = doi_of(work)
        if doi:
            self.by_doi.setdefault(doi, key)
        if work.URL:
            self.by_url.setdefault(bare_url(work.URL), key)
        if work.PMID:
            self.by_pmid.setdefault(work.PMID, key)
        description = describe(work)
        if description:
            self.by_description.setdefault(description, []).append(_Twin(key, doi, place_in_container(work)))

    def find_identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which: `doi`, `pmid` or `url`."""
        doi = doi_of(work)
        tries = (
            ("doi", self.by_doi, doi),
            ("pmid", self.by_pmid, work.PMID),
            ("url", self.by_url, bare_url(work.URL) if work.URL else None),
        )
        return next(((known[value], name) for name, known, value in tries if value and value in known), None)

    def find(self, work: Work) -> str | None:
        """Return the citation key under which the library has the work.

        A DOI decides where both have one; else title, first author and year must all be the same, and neither
        volume, issue nor first page may differ: columns and calendars carry the same title all year.
        """
        doi = doi_of(work)
        if doi and doi in self.by_doi:
            return self.by_doi[doi]
        description = describe(work)
        for twin in self.by_description.get(description, ()) if description else ():
            # A work with the same words and another DOI is a preprint, a reprint or a part of a series.
            if not (doi and twin.doi) and not _differ(twin.place, place_in_container(work)):
                return twin.key
        return None


def known_works(works: Iterable[tuple[str, Work]]) -> KnownWorks:
    """Return what identifies these works, given with their citation keys."""
    known = KnownWorks()
    for key, work in works:
        known.add(key, work)
    return known


def bare_url(url: str) -> str:
    """Return an address without scheme, `www.`, fragment and a slash at its end: what tells pages apart."""
    bare = _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")
    host, slash, rest = bare.partition("/")
    return host.lower() + slash + rest


def describe(work: Work) -> tuple[str, str, int] | None:
    """Return folded title, folded family name of the first author and year, or None where one is absent."""
    title = folded_title(work.title or "")
    creators = work.author or work.editor
    author = _NOT_A_LETTER.sub("", to_ascii(creators[0].sort_name).lower()) if creators else ""
    if not title or not author or work.year is None:
        return None
    return title, author, work.year


def folded_title(rich: str) -> str:
    """Return the letters and digits of a title, folded: what is left the same by any way of printing it."""
    return _NOT_A_LETTER.sub("", fold(plain(rich)))


def place_in_container(work: Work) -> tuple[str | None, str | None, str | None]:
    """Return volume, issue and first page, which tell works of the same title and year apart."""
    return work.volume, work.issue, _FIRST_PAGE.split(work.page)[0] if work.page else None


def _differ(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    return any(a and b and a.casefold() != b.casefold() for a, b in zip(one, other, strict=True))
