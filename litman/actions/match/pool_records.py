"""What the local pool says of a DOI, for adding works where no registry answers; honest about where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.message import notices_from_message, work_from_message
from litman.sources.crossref.record import related_dois
from litman.work import Work

if TYPE_CHECKING:
    from litman.matching.at_hand import WorksAtHand

SOURCE = "pool"  # in a registry record: Crossref said it, in a file that was added to the pool


@dataclass(frozen=True, slots=True)
class PoolRecord:
    """A work as the pool has it."""

    doi: str  # normalised
    work: Work
    record: RegistryRecord | None  # where the file was Crossref's, and says of which day it is
    said: str  # where it comes from, in words


def record_from_pool(pool: WorksAtHand, doi: str) -> PoolRecord | None:
    """Return what the pool has of a normalised DOI; None where it does not have it."""
    message = pool.message(doi)
    return None if message is None else record_from_kept(doi, message, pool.day_of(doi))


def record_from_kept(doi: str, message: Mapping[str, Any], day: date | None) -> PoolRecord:
    """Return what a pool keeps of a normalised DOI, said on a day, as a work.

    Only what Crossref wrote, on a day that is known, is a registry's record. What a .bib or CSL-JSON file says is
    what somebody wrote down: it describes the work, and nothing more.
    """
    from litman.matching.kept import is_csl

    if is_csl(message):
        said = "from a file in the local pool; no registry was asked"
        return PoolRecord(doi, work_from_item(dict(message)), None, said)
    work = work_from_message(message)
    if day is None:
        return PoolRecord(doi, work, None, "from the local pool, of an unknown day; no registry was asked")
    notices, updates = notices_from_message(message)
    record = RegistryRecord(
        identifier=doi_identifier(doi),
        asked=day,
        outcome="found",
        agency="crossref",
        source=SOURCE,
        item=item_from_work(work, id=doi),
        notices=notices,
        updates=updates,
        published_as=related_dois(message, "is-preprint-of"),
        preprints=related_dois(message, "has-preprint"),
    )
    return PoolRecord(
        doi, work, record, f"from the local pool, as Crossref said on {day}; nobody was asked today"
    )
