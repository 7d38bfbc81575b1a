"""Whether the library has a work already: by DOI, then by title, first author and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from litman.identifiers.doi import parse_doi
from litman.text import fold, plain, to_ascii
from litman.work import Work

_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(slots=True)
class KnownWorks:
    """The works of a library by what identifies them; grows while works are added."""

    by_doi: dict[str, str] = field(default_factory=dict)  # normalised DOI → citation key
    by_description: dict[tuple[str, str, int], str] = field(default_factory=dict)  # title, author, year → key
    with_doi: set[str] = field(default_factory=set)  # citation keys of works that have a DOI

    def add(self, key: str, work: Work) -> None:
        """Remember a work under its citation key; the first of several stays."""
        doi = doi_of(work)
        if doi:
            self.by_doi.setdefault(doi, key)
            self.with_doi.add(key)
        description = describe(work)
        if description:
            self.by_description.setdefault(description, key)

    def find(self, work: Work) -> str | None:
        """Return the citation key under which the library has the work.

        A DOI decides where both have one; else title, first author and year must all be the same.
        """
        doi = doi_of(work)
        if doi and doi in self.by_doi:
            return self.by_doi[doi]
        description = describe(work)
        key = self.by_description.get(description) if description else None
        # A work with the same words and another DOI is a preprint, a reprint or a part of a series.
        return None if key is not None and doi and key in self.with_doi else key


def known_works(works: Iterable[tuple[str, Work]]) -> KnownWorks:
    """Return what identifies these works, given with their citation keys."""
    known = KnownWorks()
    for key, work in works:
        known.add(key, work)
    return known


def doi_of(work: Work) -> str | None:
    """Return the work's DOI, normalised; a link to doi.org counts where there is no DOI."""
    if work.DOI:
        return parse_doi(work.DOI)
    return parse_doi(work.URL) if work.URL and "doi.org/" in work.URL else None


def describe(work: Work) -> tuple[str, str, int] | None:
    """Return folded title, folded family name of the first author and year, or None where one is absent."""
    title = _NOT_A_LETTER.sub("", fold(plain(work.title or "")))
    creators = work.author or work.editor
    author = _NOT_A_LETTER.sub("", to_ascii(creators[0].sort_name).lower()) if creators else ""
    if not title or not author or work.year is None:
        return None
    return title, author, work.year
