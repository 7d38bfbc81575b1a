"""Add works by their DOIs: ask the registries, keep what they said, write entries in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from litman.actions.match.pool_records import PoolRecord, record_from_pool
from litman.bibtex.file.edit import add_entries
from litman.bibtex.file.layout import format_entry
from litman.bibtex.works.from_work import fields_from_work
from litman.csl.from_json import work_from_item
from litman.errors import IncompleteError, LitmanError, MalformedDoiError, StoppedError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import doi_identifier
from litman.library.citation_key import make_key
from litman.library.comparison.same_work import KnownWorks, known_works
from litman.library.library import Library, writing
from litman.library.registry import RegistryRecord
from litman.matching.pool import Pool
from litman.settings import Settings
from litman.sources.http.session import Session
from litman.sources.resolve import resolve_dois
from litman.work import Work

_BATCH_S = 3.0  # what is fetched is saved at least this often
_BATCH_SIZE = 200

_Described = tuple[str, RegistryRecord | PoolRecord]  # a DOI as given, and what is known of its work
AddOutcome = Literal["added", "present", "unregistered", "failed", "incomplete"]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one DOI that was given."""

    given: str  # as the person wrote it
    doi: str | None  # normalised; None where it is no DOI
    outcome: AddOutcome
    key: str | None = None  # of the entry that was added or is there
    # why there is no entry, or where its description comes from if no registry was asked
    reason: str | None = None
    record: RegistryRecord | None = None
    work: Work | None = None
    entry: str | None = None  # the text of the new entry


@dataclass(slots=True)
class _Writer:
    """Turns records into entries and saves them; remembers what the library has as long as nobody else writes."""

    root: Path
    settings: Settings
    notify: Callable[[str], None]
    known: KnownWorks | None = None
    seen: str | None = None  # digest of the bibliography that `known` was read from
    taken: set[str] = field(default_factory=set)  # keys given so far, in lower case

    def save(self, batch: Sequence[_Described]) -> list[AddResult]:
        """Add the records to the library as one change."""
        with writing(self.root, self.settings, notify=self.notify) as library:
            results = self._results(library, batch)
            texts = [result.entry for result in results if result.entry is not None]
            document = add_entries(library.document, texts) if texts else None
            library.save(document=document, records=[r.record for r in results if r.record is not None])
            self.seen = library.bibliography_file.digest
        return results

    def preview(self, library: Library, batch: Sequence[_Described]) -> list[AddResult]:
        """Return what `save` would do, and write nothing."""
        return self._results(library, batch, remember=True)

    def _results(
        self, library: Library, batch: Sequence[_Described], *, remember: bool = False
    ) -> list[AddResult]:
        known = self._known(library, remember=remember)

        def is_taken(key: str) -> bool:
            return key.lower() in self.taken or library.document.resolve(key) is not None

        results = []
        for given, record in batch:
            result = _result(given, record, known=known, pattern=self.settings.key_pattern, is_taken=is_taken)
            if result.key is not None and result.work is not None and result.outcome == "added":
                self.taken.add(result.key.lower())
                known.add(result.key, result.work)
                known.by_doi.setdefault(result.doi or "", result.key)
            results.append(result)
        return results

    def _known(self, library: Library, *, remember: bool) -> KnownWorks:
        if self.known is None or (not remember and self.seen != library.bibliography_file.digest):
            self.known = known_works((entry.key, work) for entry, work in library.works())
            self.seen = library.bibliography_file.digest
        return self.known


def add_dois(
    root: Path,
    settings: Settings,
    given: Sequence[str],
    *,
    session: Session,
    today: date,
    dry_run: bool,
    notify: Callable[[str], None],
    pool: Pool | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[AddResult, None, None]:
    """Add the works with these DOIs to the library; yield one result for each DOI given, as they come.

    What was fetched is saved every few seconds, and when the iterator is closed or interrupted. Where no registry
    answers, or nobody may be asked, what `pool` has of a DOI is taken, and the result says so.

    Raises:
        LitmanError: the library cannot be read or written. A DOI that fails is a result, not an error.
    """
    writer = _Writer(root, settings, notify)
    library = Library(root, settings)
    asked: dict[str, str] = {}  # normalised DOI → as given
    known = writer._known(library, remember=True)
    for text in given:
        doi = parse_doi(text)
        if doi is None:
            yield AddResult(text, None, "failed", reason=str(MalformedDoiError(text)))
        elif doi in known.by_doi:
            key = known.by_doi[doi]
            yield AddResult(text, doi, "present", key=key, record=library.records.get(doi_identifier(doi)))
        elif doi in asked:
            yield AddResult(text, doi, "present", reason=f"given twice, also as {asked[doi]}")
        else:
            asked[doi] = text
    batch: list[_Described] = []
    store = (lambda items: writer.preview(library, items)) if dry_run else writer.save
    due = clock() + _BATCH_S
    try:
        for doi, outcome in resolve_dois(session, list(asked), today=today):
            described: RegistryRecord | PoolRecord | LitmanError = outcome
            if pool is not None and _is_silence(outcome):
                described = record_from_pool(pool, doi) or outcome
            if isinstance(described, LitmanError):
                kind: AddOutcome = "incomplete" if isinstance(described, IncompleteError) else "failed"
                yield AddResult(asked[doi], doi, kind, reason=str(described))
                continue
            batch.append((asked[doi], described))
            if len(batch) >= _BATCH_SIZE or clock() >= due:
                done, batch = batch, []
                yield from store(done)
                due = clock() + _BATCH_S
    except BaseException:
        if batch and not dry_run:
            writer.save(batch)
            notify(f"saved {len(batch)} more that were fetched by then")
        raise
    if batch:
        yield from store(batch)


def _is_silence(outcome: RegistryRecord | LitmanError) -> bool:
    return isinstance(outcome, IncompleteError) and not isinstance(outcome, StoppedError)


def _result(
    given: str,
    found: RegistryRecord | PoolRecord,
    *,
    known: KnownWorks,
    pattern: str,
    is_taken: Callable[[str], bool],
) -> AddResult:
    record = found.record if isinstance(found, PoolRecord) else found
    if isinstance(found, RegistryRecord) and (found.outcome == "unregistered" or found.item is None):
        reason = "no registry knows this DOI; look for a typing error"
        return AddResult(given, found.doi, "unregistered", reason=reason)
    said = found.said if isinstance(found, PoolRecord) else None
    work = found.work if isinstance(found, PoolRecord) else work_from_item(found.item or {})
    doi = found.doi
    if doi in known.by_doi:
        return AddResult(given, doi, "present", key=known.by_doi[doi], record=record, work=work)
    twin = known.find(work)
    if twin is not None:
        reason = "the entry has the same title, first author and year, and another DOI or none"
        return AddResult(given, doi, "present", key=twin, record=record, work=work, reason=reason)
    key = make_key(work, pattern=pattern, is_taken=is_taken)
    entry_type, fields = fields_from_work(work)
    text = format_entry(entry_type, key, fields)
    return AddResult(given, doi, "added", key=key, record=record, work=work, entry=text, reason=said)
