"""Add works by their identifiers: ask the sources, keep what they said, write entries in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass, field, replace

from litman.actions.add.add_result import AddOutcome, AddResult
from litman.actions.add.asking import Asking
from litman.actions.add.in_order import InOrder
from litman.actions.add.malformed import malformed
from litman.actions.add.record_remarks import remark_on_record
from litman.actions.add.remarks import remark_on
from litman.actions.match.pool_records import PoolRecord, record_from_pool
from litman.bibtex.file.edit_entries import add_entries
from litman.bibtex.file.layout import format_entry
from litman.bibtex.works.from_work import fields_from_work
from litman.csl.from_json import work_from_item
from litman.errors import (
    IncompleteError,
    LitmanError,
    NoSourceError,
    StoppedError,
)
from litman.identifiers.arxiv import arxiv_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import label_of, parse_identifier, printed
from litman.identifiers.of_work import with_identifier
from litman.library.citation_key import make_key
from litman.library.comparison.compare import compare
from litman.library.known_library import KnownLibrary
from litman.library.library import Library, writing
from litman.library.registry import RegistryRecord
from litman.sources.resolve import Resolution
from litman.sources.resolve_many import resolve_many
from litman.sources.table import answered_kinds
from litman.work import Work

_BATCH_S = 3.0  # what is fetched is saved at least this often
_BATCH_SIZE = 200
_ALONE = frozenset({"doi"})  # kinds that are asked about one by one: the first answers come at once

# An identifier as given and as it is asked for, and what is known of its work.
_Described = tuple[str, Identifier, RegistryRecord | PoolRecord]


@dataclass(slots=True)
class _Writer:
    """Turns records into entries and saves them; remembers what the library has as long as nobody else writes."""

    library: Library
    known: KnownLibrary
    notify: Callable[[str], None]
    keeps_denials: bool = False
    taken: set[str] = field(default_factory=set)  # keys given so far, in lower case

    def save(self, batch: Sequence[_Described]) -> list[AddResult]:
        """Add the records to the library as one change."""
        root, settings, doors = self.library.root, self.library.settings, self.library.doors
        with writing(root, settings, notify=self.notify, doors=doors) as library:
            results = self._results(library, KnownLibrary(library), batch)
            texts = [result.entry for result in results if result.entry is not None]
            document = add_entries(library.document, texts) if texts else None
            library.save(document=document, records=[r.record for r in results if r.record is not None])
        return results

    def preview(self, batch: Sequence[_Described]) -> list[AddResult]:
        """Return what `save` would do, and write nothing."""
        return self._results(self.library, self.known, batch)

    def _results(self, library: Library, known: KnownLibrary, batch: Sequence[_Described]) -> list[AddResult]:
        def is_taken(key: str) -> bool:
            return key.lower() in self.taken or library.document.resolve(key) is not None

        results = []
        for given, identifier, record in batch:
            result = _result(
                given,
                identifier,
                record,
                known=known,
                pattern=library.settings.key_pattern,
                is_taken=is_taken,
            )
            if result.key is not None and result.work is not None and result.outcome == "added":
                self.taken.add(result.key.lower())
                known.add(result.key, result.work, doi=result.doi)
            is_kept = result.outcome != "unregistered" or self.keeps_denials
            results.append(result if is_kept else replace(result, record=None))
        return results


def add_identified(
    library: Library,
    given: Sequence[str],
    asking: Asking,
    *,
    kinds: Collection[str] | None = None,
    named: str | None = None,
    read: Callable[[str], Identifier | None] | None = None,
    keep_denials: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[AddResult, None, None]:
    """Add the works with these identifiers to the library; yield one result for each that is given, as they come.

    The works are added in the order in which they are given, unless one of them is waited for too long.

    A text may be an identifier of any kind that a source answers for, or of those in `kinds`; the person said that
    they are of the kind `named`. Where somebody has read the texts already, `read` says what they are. What was
    fetched is saved every few seconds, and when the iterator is closed or interrupted. Where no registry answers, or
    nobody may be asked, what the pool has of a DOI is taken, and the result says so. With `keep_denials` the library
    remembers also that there is no such identifier, for what cites it.

    Raises:
        LitmanError: the library cannot be read or written. An identifier that fails is a result, not an error.
    """
    known = KnownLibrary(library)
    writer = _Writer(library, known, asking.notify, keeps_denials=keep_denials)
    asked: dict[Identifier, str] = {}  # as given
    kinds = answered_kinds() if kinds is None else kinds
    for text in given:
        identifier = parse_identifier(text, kinds) if read is None else read(text)
        if identifier is None:
            yield AddResult(text, None, "failed", reason=str(malformed(text, kinds, named=named)))
        elif identifier.kind not in kinds:
            reason = str(NoSourceError(label_of(identifier.kind), printed(identifier)))
            yield AddResult(text, identifier, "failed", reason=reason)
        elif (key := _there_as(identifier, known, library.records.get(identifier))) is not None:
            yield AddResult(text, identifier, "present", key=key, record=library.records.get(identifier))
        elif identifier in asked:
            yield AddResult(text, identifier, "present", reason=f"given twice, also as {asked[identifier]}")
        else:
            asked[identifier] = text
    held: InOrder[_Described] = InOrder(asked, clock=clock)
    store = writer.preview if asking.dry_run else writer.save
    due = clock() + _BATCH_S

    def take(identifier: Identifier, outcome: RegistryRecord | LitmanError) -> AddResult | None:
        """Hold what was said of a work; return the result where there is nothing to hold."""
        described: RegistryRecord | PoolRecord | LitmanError = outcome
        if asking.pool is not None and identifier.kind == "doi" and _is_silence(outcome):
            described = record_from_pool(asking.pool, identifier.value) or outcome
        bearer = _key_of(identifier, known)
        if bearer is not None and not _has_description(described):
            held.miss(identifier)
            reason = "its title and author were not compared: no registry described it"
            return AddResult(asked[identifier], identifier, "present", key=bearer, reason=reason)
        if isinstance(described, LitmanError):
            held.miss(identifier)
            kind: AddOutcome = "incomplete" if isinstance(described, IncompleteError) else "failed"
            return AddResult(asked[identifier], identifier, kind, reason=str(described))
        held.put(identifier, (asked[identifier], identifier, described))
        return None

    untaken: list[Resolution] = []
    answers = resolve_many(asking.session, list(asked), today=asking.today, alone=_ALONE, untaken=untaken)
    try:
        for identifier, outcome in answers:
            result = take(identifier, outcome)
            if result is not None:
                yield result
            elif len(held) >= _BATCH_SIZE or clock() >= due:
                done = held.ready()
                results = store(list(done.values())) if done else []
                held.drop(done)  # once it is saved, and not before: an interrupt may come while it is
                due = clock() + _BATCH_S
                yield from results
    except BaseException:
        answers.close()
        for identifier, outcome in untaken:
            take(identifier, outcome)
        if held and not asking.dry_run:
            writer.save(list(held.rest().values()))
            asking.notify(f"saved {len(held)} more that were fetched by then")
        raise
    if held:
        yield from store(list(held.rest().values()))


def _key_of(identifier: Identifier, known: KnownLibrary) -> str | None:
    """The citation key of the work that bears the identifier; None for kinds by which works are not remembered."""
    if identifier.kind == "arxiv":  # whose versions are one work, and have one DOI
        return known.identified("doi", arxiv_doi(identifier.value))
    return known.identified(identifier.kind, identifier.value) if identifier.kind in ("doi", "pmid") else None


def _there_as(identifier: Identifier, known: KnownLibrary, record: RegistryRecord | None) -> str | None:
    """The key of the work, where what is kept of the identifier says that it is there; None: a registry has to say.

    An entry that bears the identifier and has neither title nor first author of the record is another work.
    """
    if record is None or record.item is None:
        return None
    bearer, work = _key_of(identifier, known), work_from_item(record.item)
    return bearer if bearer and _is_borne_out(bearer, work, known) else known.find(work)


def _is_borne_out(bearer: str, work: Work, known: KnownLibrary) -> bool:
    entry = known.work(bearer)
    return entry is None or not compare(entry, work).copied


def _has_description(found: RegistryRecord | PoolRecord | LitmanError) -> bool:
    return isinstance(found, PoolRecord) or (isinstance(found, RegistryRecord) and found.item is not None)


def _is_silence(outcome: RegistryRecord | LitmanError) -> bool:
    return isinstance(outcome, IncompleteError) and not isinstance(outcome, StoppedError)


def _study_type(found: RegistryRecord | PoolRecord) -> str | None:
    """What kind of study the record says that the work is."""
    custom = found.item.get("custom") if isinstance(found, RegistryRecord) and found.item else None
    said = custom.get("studytype") if isinstance(custom, dict) else None
    return said if isinstance(said, str) and said else None


def _result(
    given: str,
    identifier: Identifier,
    found: RegistryRecord | PoolRecord,
    *,
    known: KnownLibrary,
    pattern: str,
    is_taken: Callable[[str], bool],
) -> AddResult:
    record = found.record if isinstance(found, PoolRecord) else found
    if isinstance(found, RegistryRecord) and (found.outcome == "unregistered" or found.item is None):
        reason = f"no registry knows this {label_of(identifier.kind)}; look for a typing error"
        denial = found if found.outcome == "unregistered" else None
        return AddResult(given, identifier, "unregistered", reason=reason, record=denial)
    said = found.said if isinstance(found, PoolRecord) else None
    work = found.work if isinstance(found, PoolRecord) else work_from_item(found.item or {})
    if identifier.kind != "doi":
        work = with_identifier(work, identifier)
    bearer, likest = _key_of(identifier, known), known.likest(work)
    if bearer is not None and _is_borne_out(bearer, work, known):
        return AddResult(given, identifier, "present", key=bearer, record=record, work=work)
    if likest is not None and likest.verdict.kind == "same":
        named = label_of(identifier.kind)
        reason = f"the entry has {likest.verdict.agreement()}, and another {named} or none"
        return AddResult(
            given, identifier, "present", key=likest.key, record=record, work=work, reason=reason
        )
    related = likest.key if likest is not None and likest.verdict.kind == "version" else ""
    key = make_key(work, pattern=pattern, is_taken=is_taken)
    entry_type, fields = fields_from_work(work)
    if (study := _study_type(found)) is not None:
        fields = [*fields, ("studytype", study)]
    text = format_entry(entry_type, key, [*fields, ("related", related)] if related else fields)
    remarks = (remark_on_record(work, key), remark_on(likest) if likest is not None else None)
    remark = "; ".join(filter(None, remarks)) or None
    return AddResult(
        given, identifier, "added", key=key, record=record, work=work, entry=text, reason=said, remark=remark
    )
