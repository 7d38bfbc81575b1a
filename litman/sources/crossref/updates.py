"""Crossref: the notices that name works, many works with one question; their own records do not always say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import Notice
from litman.sources.crossref.batch import split_batches
from litman.sources.crossref.notices import notices_from_message
from litman.sources.crossref.works_list import check_works, works_in
from litman.sources.http.session import Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

_ROWS = 500  # of 40 works hardly one has more than a few
_FIELDS = "DOI,type,title,update-to"


def fetch_notices(session: Session, dois: Sequence[Identifier]) -> dict[Identifier, tuple[Notice, ...]]:
    """Return the notices about works by the DOI of each; a work that was reinstated has none that this undid.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works?filter=updates:…,updates:…` (filters of one name are joined by "or").
    """
    found: dict[Identifier, list[Notice]] = defaultdict(list)
    reinstated: set[Identifier] = set()
    for batch in split_batches(dois):
        filters = ",".join("updates:" + quote(doi.value, safe="") for doi in batch)
        url = f"{session.settings.crossref_url}/works?filter={filters}&rows={_ROWS}&select={_FIELDS}"
        answer = session.get(url, lane="crossref-list", check=check_works)
        asked = frozenset(batch)
        for item in works_in(answer):
            own = (text_of(item.get("DOI")) or "").lower()
            for entry in map(mapping_of, list_of(item.get("update-to"))):
                if "reinstat" in (text_of(entry.get("type")) or "").lower():
                    reinstated.add(Identifier("doi", (text_of(entry.get("DOI")) or "").lower()))
            for notice in notices_from_message(item)[1]:
                about = doi_identifier(notice.doi) if notice.doi else None
                if about in asked and about is not None:
                    found[about].append(replace(notice, doi=own or None))
    undone = ("retracted", "withdrawn", "concern")
    return {
        doi: tuple(one for one in notices if doi not in reinstated or one.kind not in undone)
        for doi, notices in found.items()
    }
