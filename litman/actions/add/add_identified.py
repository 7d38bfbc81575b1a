"""Add works by their identifiers: ask the sources, keep what they said, write entries in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Sequence

from litman.actions.add.add_result import AddOutcome, AddResult
from litman.actions.add.asking import Asking
from litman.actions.add.entry_writer import Described, EntryWriter, bearer_of, is_borne_out
from litman.actions.add.in_order import InOrder
from litman.actions.add.malformed import malformed
from litman.actions.match.pool_records import PoolRecord, record_from_pool
from litman.csl.from_json import work_from_item
from litman.errors import (
    IncompleteError,
    LitmanError,
    NoSourceError,
    StoppedError,
)
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import label_of, parse_identifier, printed
from litman.library.known_library import KnownLibrary
from litman.library.library import Library
from litman.library.registry import RegistryRecord
from litman.sources.resolve import Resolution
from litman.sources.resolve_many import resolve_many
from litman.sources.table import answered_kinds

_BATCH_S = 3.0  # what is fetched is saved at least this often
_BATCH_SIZE = 200
_ALONE = frozenset({"doi"})  # kinds that are asked about one by one: the first answers come at once


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
    writer = EntryWriter(library, known, asking.notify, keeps_denials=keep_denials)
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
    held: InOrder[Described] = InOrder(asked, clock=clock)
    store = writer.preview if asking.dry_run else writer.save
    due = clock() + _BATCH_S

    def take(identifier: Identifier, outcome: RegistryRecord | LitmanError) -> AddResult | None:
        """Hold what was said of a work; return the result where there is nothing to hold."""
        described: RegistryRecord | PoolRecord | LitmanError = outcome
        if asking.pool is not None and identifier.kind == "doi" and _is_silence(outcome):
            described = record_from_pool(asking.pool, identifier.value) or outcome
        bearer = bearer_of(identifier, known)
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


def _there_as(identifier: Identifier, known: KnownLibrary, record: RegistryRecord | None) -> str | None:
    """The key of the work, where what is kept of the identifier says that it is there; None: a registry has to say.

    An entry that bears the identifier and has neither title nor first author of the record is another work.
    """
    if record is None or record.item is None:
        return None
    bearer, work = bearer_of(identifier, known), work_from_item(record.item)
    return bearer if bearer and is_borne_out(bearer, work, known) else known.find(work)


def _has_description(found: RegistryRecord | PoolRecord | LitmanError) -> bool:
    return isinstance(found, PoolRecord) or (isinstance(found, RegistryRecord) and found.item is not None)


def _is_silence(outcome: RegistryRecord | LitmanError) -> bool:
    return isinstance(outcome, IncompleteError) and not isinstance(outcome, StoppedError)
