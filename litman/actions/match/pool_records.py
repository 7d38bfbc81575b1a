"""What the local pool says of a DOI, for adding works where no registry answers; honest about where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.message import notices_from_message, work_from_message
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
    """Return what the pool has of a normalised DOI; None where it does not have it.

    Only what Crossref wrote, on a day that is known, is a registry's record. What a .bib or CSL-JSON file says is
    what somebody wrote down: it describes the work, and nothing more.
    """
    from litman.matching.kept import is_csl

    message = pool.message(doi)
    if message is None:
        return None
    if is_csl(message):
        said = "from a file in the local pool; no registry was asked"
        return PoolRecord(doi, work_from_item(dict(message)), None, said)
    work = work_from_message(message)
    day = pool.day_of(doi)
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
    )
    return PoolRecord(
        doi, work, record, f"from the local pool, as Crossref said on {day}; nobody was asked today"
    )
