"""Works that services find for the words of a claim, which are sent to them: asked only where a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from litman.errors import IncompleteError
from litman.sources import europepmc
from litman.sources.crossref.search import search_claim as search_crossref
from litman.sources.found_work import FoundWork
from litman.sources.http.session import Session


@dataclass(slots=True)
class ClaimSearch:
    """What was found, each work once, and which services did not answer."""

    found: list[FoundWork] = field(default_factory=list)
    silent: dict[str, str] = field(default_factory=dict)  # what kept a service from answering, by its name


def search_claim(
    session: Session, words: Sequence[str], *, names: Sequence[str] = (), year: int | None = None
) -> ClaimSearch:
    """Return the works that Europe PMC and Crossref find for a claim.

    Args:
        session: Asks.
        words: Those of the claim that tell something.
        names: People, institutions and journals that the claim names as its source; where nothing is found with them
            and the year, it is asked without.
        year: The year that it names.
    """
    search = ClaimSearch()
    try:
        found = europepmc.search_claim(session, words, names=names, year=year)
        if not found and (names or year is not None):
            found = europepmc.search_claim(session, words)
        search.found += found
    except IncompleteError as exc:
        search.silent[europepmc.NAME] = str(exc)
    try:
        text = " ".join([*words, *names])
        found = search_crossref(session, text, year=year) or search_crossref(session, text, year=None)
        search.found += found
    except IncompleteError as exc:
        search.silent["crossref"] = str(exc)
    search.found = list({one.candidate.name: one for one in reversed(search.found)}.values())[::-1]
    return search
