"""The table of sources: what can be asked about a DOI."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from litman.library.registry import RegistryRecord
from litman.sources import doi_org
from litman.sources.crossref import source as crossref
from litman.sources.datacite import source as datacite
from litman.sources.http.session import Session


class Source(Protocol):
    """A module that asks one service."""

    NAME: str

    def fetch_record(self, session: Session, doi: str, *, today: date) -> RegistryRecord | None:
        """Return what the service says about a normalised DOI; None: it says that it does not have it."""


SOURCES: dict[str, Source] = {
    "crossref": crossref,
    "datacite": datacite,
    "doi.org": doi_org,
}
