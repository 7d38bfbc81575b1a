"""A library that lies nowhere and holds works of a pool: what a post is checked against where there is no other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litman.actions.add.entry_writer import EntryWriter
from litman.actions.match.pool_records import record_from_kept
from litman.identifiers.identifier import doi_identifier
from litman.library.known_library import KnownLibrary
from litman.library.library import Library
from litman.library.registry_file import update_registry
from litman.library.whole.given import GivenDoors
from litman.matching.kept import kept_of_text
from litman.settings import Settings


class KeptWork(NamedTuple):
    """A work as a pool on disk has it."""

    doi: str  # normalised
    day: str | None  # on which that was said
    data: str  # JSON


def library_of_works(root: Path, works: Iterable[KeptWork]) -> Library:
    """Return a library at a folder, in which nothing is looked for, with the works that adding them would bring.

    Their entries have the citation keys that they would have there; what Crossref says against a work is in its record.
    """
    described = []
    for work in works:
        day = date.fromisoformat(work.day) if work.day else None
        record = record_from_kept(work.doi, kept_of_text(work.data.encode()), day)
        described.append((work.doi, doi_identifier(work.doi), record))
    empty = Library(root, Settings(), doors=GivenDoors(b"", b""))
    results = EntryWriter(empty, KnownLibrary(empty), notify=lambda message: None).preview(described)
    entries = "\n".join(result.entry for result in results if result.entry is not None)
    records = [result.record for result in results if result.record is not None]
    return Library(root, Settings(), doors=GivenDoors(entries.encode(), update_registry(b"", records)))
