"""The table of sources: services that are asked for an identifier, and searched for a work.

How a source is added:

1. `litman/sources/NAME.py`, or a folder NAME with a module `source.py`, which has what `Source` names: `NAME`, `KINDS`
   and `fetch`. It asks by `session.get` on a lane of its own, checks the answer with `http/answers.py`, and describes
   the work as a CSL-JSON item. What it can do beyond that it says by having it: `search` (`SearchableSource`), and
   `batches` with `fetch_batch` (`ListingSource`), `fetch_notices` (`NotifyingSource`). What attests things of
   works beside their registry (`Witness`) stands in `WITNESSES`; it need be no source of works.
2. A row in `SOURCES`: sources are asked in its order, those that answer for the kind. A source that is itself an agency
   which doi.org names stands in `AGENCIES`, too.
3. A row in `LANES` of `http/limits.py` for each of its lanes: the name that people know it by, and how often it may be
   asked. Where its address shall be changeable, so that a test can play it, a row in `Settings` (`settings.py`).
4. `tests/sources/test_NAME.py`, or a folder of tests: against a server on loopback.
5. Only where its kind of identifiers is new: a row in `identifiers/kinds.py`, and in `identifiers/of_work.py` where
   a work says it.

Adding, refreshing, matching, the registry file and what is shown of a work follow from these rows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation
from litman.library.registry import Notice, RegistryRecord
from litman.sources import dnb, doi_org, europepmc, googlebooks, openlibrary, pmc, semanticscholar, unpaywall
from litman.sources.arxiv import source as arxiv
from litman.sources.crossref import source as crossref
from litman.sources.datacite import source as datacite
from litman.sources.doi_org import Agency
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.session import Session
from litman.sources.openalex import source as openalex
from litman.sources.pubmed import source as pubmed


class Source(Protocol):
    """A module that asks one service."""

    NAME: str  # its row, and what records say of where they come from
    KINDS: tuple[str, ...]  # of identifiers that it answers for

    def fetch(self, session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
        """Return what the service says about an identifier; None: it says that it does not have it.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


@runtime_checkable
class SearchableSource(Source, Protocol):
    """A source that finds works by what describes them."""

    SEARCHES: tuple[SearchBy, ...]  # in the order in which they are tried

    def search(self, session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
        """Return the works that the service finds, its best first; they prove nothing.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


@runtime_checkable
class ListingSource(Source, Protocol):
    """A source that answers for several identifiers with one question."""

    def batches(self, identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
        """Return those that can be listed, in parts that fit in one question each."""

    def fetch_batch(
        self, session: Session, batch: Sequence[Identifier], *, today: date
    ) -> dict[Identifier, RegistryRecord]:
        """Return what the service says; what is not in it was not listed, which is no statement.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


@runtime_checkable
class NotifyingSource(Source, Protocol):
    """A source that can be asked which notices are about works: a work's own record does not always say so."""

    def can_be_notified(self, session: Session, identifier: Identifier) -> bool:
        """Return whether the question can name this identifier.

        Raises:
            IncompleteError: that has to be asked, and there is no answer.
        """

    def fetch_notices(
        self, session: Session, identifiers: Sequence[Identifier]
    ) -> dict[Identifier, tuple[Notice, ...]]:
        """Return the notices about works, those without any left out.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


class Witness(Protocol):
    """A module that asks what a service attests of works beside their registry."""

    NAME: str  # its row, and what attestations say of where they come from
    ATTESTS: tuple[str, ...]  # kinds of identifiers by which it is asked

    def left_out(self, session: Session) -> str | None:
        """Return why it cannot be asked, in words that say what to do; None: it can."""

    def parts(self, session: Session, identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
        """Return the identifiers in parts that fit in one question each."""

    def fetch_attestations(
        self, session: Session, part: Sequence[Identifier], *, today: date
    ) -> dict[Identifier, Attestation]:
        """Return what the service attests; what it does not have is left out.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


class Directory(Protocol):
    """A module that asks who has an identifier."""

    def fetch_agency(self, session: Session, identifier: Identifier, *, today: date) -> Agency:
        """Return the agency that registered it; one without a name where there is no such identifier.

        Raises:
            IncompleteError: there is no answer, or none that can be used.
        """


SOURCES: dict[str, Source] = {
    "crossref": crossref,
    "datacite": datacite,
    "doi.org": doi_org,
    "openalex": openalex,
    "arxiv": arxiv,
    "pubmed": pubmed,
    "pmc": pmc,
    "europepmc": europepmc,
    "openlibrary": openlibrary,
    "googlebooks": googlebooks,
    "dnb": dnb,
}
# Who attests something of a work beside its registry, in the order in which their places of files count.
WITNESSES: dict[str, Witness] = {
    "openalex": openalex,
    "unpaywall": unpaywall,
    "semanticscholar": semanticscholar,
}
# The slow one: it is asked only where those before it know no open place.
LAST_WITNESSES = frozenset({"semanticscholar"})
# Sources that are searched for works of their subject only, where others before them have found nothing.
OF_HEALTH = frozenset({"pubmed", "europepmc"})
# Sources that are searched only by whoever has a key, and its name in the table of keys.
SEARCH_KEYS = {"openalex": "openalex"}
# Sources that are agencies: they have what the directory says that they registered, and nothing else.
AGENCIES = frozenset({"crossref", "datacite"})
# Sources that have works from others: what those said before them holds, also where these are silent.
SECOND_HAND = frozenset({"openalex", "europepmc"})
# By kind of identifiers: who is asked when the first source does not have one.
DIRECTORIES: dict[str, Directory] = {"doi": doi_org}


def sources_for(kind: str) -> list[Source]:
    """Return the sources that answer for a kind of identifiers, in the order in which they are asked."""
    return [source for source in SOURCES.values() if kind in source.KINDS]


def answered_kinds() -> frozenset[str]:
    """Return the kinds of identifiers that some source answers for."""
    return frozenset(kind for source in SOURCES.values() for kind in source.KINDS)


def searchable_sources(keys: Collection[str] = ()) -> list[SearchableSource]:
    """Return the sources that can be searched with these keys, in the order of the table."""
    return [
        source
        for name, source in SOURCES.items()
        if isinstance(source, SearchableSource) and SEARCH_KEYS.get(name) in (None, *keys)
    ]


def notifying_sources() -> list[NotifyingSource]:
    """Return the sources that can be asked for notices about works, in the order of the table."""
    return [source for source in SOURCES.values() if isinstance(source, NotifyingSource)]
