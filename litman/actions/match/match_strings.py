"""Match reference strings: identifiers first, then library, local pool and Crossref, until a work is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from litman.actions.match.read_references import joined_lines
from litman.errors import IncompleteError, LitmanError
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import printed
from litman.identifiers.of_work import identifiers_of
from litman.index.matching.records import known_records_of
from litman.library.library import Library
from litman.matching.decide import Decision
from litman.matching.known_records import KnownRecords, know_records
from litman.matching.match import (
    is_wrong_target,
    match_candidates,
    match_locally,
    score,
)
from litman.matching.query import Query, read_query
from litman.matching.record import Record, record_from_work
from litman.matching.vetoes import TWO_REFERENCES, holds_two_references
from litman.matching.weights import MODEL, Model
from litman.posts.references.parts import ReferenceParts
from litman.text.folding import fold
from litman.text.health import speaks_of_health
from litman.text.plain import plain

if TYPE_CHECKING:  # who asks nobody does without what asks
    from litman.matching.at_hand import WorksAtHand
    from litman.sources.found_work import FoundWork
    from litman.sources.http.session import Session


NO_PARTS: Mapping[str, ReferenceParts] = MappingProxyType({})
_ONLY_LIBRARY = "only the library was searched; ask without --offline, or give a pool with `litman pool add`"


@dataclass(frozen=True, slots=True)
class MatchedString:
    """What became of one reference string."""

    query: Query
    decision: Decision
    unanswered: str | None = None  # which service did not answer, so that more may be there
    named: FoundWork | None = None  # the best work as the service named it; None where library or pool has it


@dataclass(frozen=True, slots=True)
class Places:
    """Where a work is looked for, in this order."""

    library: KnownRecords
    pool: WorksAtHand | None
    session: Session | None  # None: nobody is asked
    today: date
    left_out_prefixes: tuple[str, ...] = ()  # of DOIs of copies
    about_health: bool = False  # whether the post is; a reference may be by itself
    model: Model = MODEL


def places_of(
    library: Library | None, *, pool: WorksAtHand | None, session: Session | None, today: date
) -> Places:
    """Return where works are looked for."""
    if library is None:
        return Places(know_records(()), pool, session, today)
    return Places(known_records_of(library), pool, session, today, library.settings.left_out_prefixes)


def split_lines(text: str) -> list[str]:
    """Return the references of a file: one a line, or, where the first begins with a number, one a number."""
    return list(joined_lines([text]))


def match_strings(
    texts: Iterable[str], places: Places, *, parts: Mapping[str, ReferenceParts] = NO_PARTS
) -> Iterator[MatchedString]:
    """Yield what becomes of each reference string, in order; a service that is silent is a result, no error.

    `parts` are those of the strings that were read already.
    """
    for text in texts:
        yield match_query(read_query(text, parts=parts.get(text)), places)


def match_query(query: Query, places: Places) -> MatchedString:
    """Return what becomes of a reference string that was read."""
    return _by_identifier(query, places) or match_described(query, places)


def _by_identifier(query: Query, places: Places) -> MatchedString | None:
    """The work that an identifier in the string leads to, if it is the described one; None without a record."""
    held = _answered(tuple(identifiers_of(query.work)))
    record = places.library.identified(query.work)
    if held is None and record is None:
        return None
    try:
        record = record or (_record(held, places) if held else None)
    except IncompleteError as exc:
        return replace(match_described(query, replace(places, session=None)), unanswered=str(exc))
    if record is None:
        return None
    if held is not None and held.kind == "isbn" and not _is_the_book(query, record):
        return None
    scored = score(query, record)
    said = f"the string holds {printed(held) if held else 'an identifier of it'}"
    if is_wrong_target(query, record):
        said = f"the string holds {printed(held) if held else 'an identifier of this work'}"
        return MatchedString(
            query, Decision("wrong-target", scored, (), reason=f"{said}, which is another work")
        )
    if holds_two_references(query.text):
        return MatchedString(query, Decision("suggested", scored, (), reason=TWO_REFERENCES))
    return MatchedString(query, Decision("accepted", replace(scored, score=1.0), (), reason=said))


def _answered(identifiers: Sequence[Identifier]) -> Identifier | None:
    """Return the first of these about which a source can be asked."""
    if not identifiers:
        return None
    from litman.sources.table import answered_kinds

    kinds = answered_kinds()
    return next((found for found in identifiers if found.kind in kinds), None)


def _is_the_book(query: Query, record: Record) -> bool:
    """Whether a string names the book whose number it holds: a chapter bears it, too, and is no other work's."""
    ours, theirs = fold(plain(query.work.title or "")), fold(plain(record.title or ""))
    return bool(ours and theirs) and (ours.startswith(theirs) or theirs.startswith(ours))


def _record(identifier: Identifier, places: Places) -> Record | None:
    doi = identifier.value if identifier.kind == "doi" else None
    known = places.pool.by_doi(doi) if places.pool is not None and doi else None
    if known is not None or places.session is None:
        return known
    from litman.csl.from_json import work_from_item
    from litman.sources.resolve import resolve_each

    for _, outcome in resolve_each(places.session, [identifier], today=places.today):
        if isinstance(outcome, IncompleteError):
            raise outcome
        if not isinstance(outcome, LitmanError) and outcome.item is not None:
            record = record_from_work(work_from_item(outcome.item))
            return replace(record, doi=doi) if doi else record
    return None


def match_described(query: Query, places: Places) -> MatchedString:
    """Return what becomes of a reference by what it says, whatever identifiers stand in it."""
    prefixes = places.left_out_prefixes
    decision, candidates = match_locally(
        query, library=places.library, pool=places.pool, left_out_prefixes=prefixes, model=places.model
    )
    if decision.outcome == "no-match" and places.session is None and places.pool is None and query.words:
        # A library is a handful of works: that it lacks one says nothing about whether the work exists.
        return MatchedString(query, replace(decision, outcome="not-checked", reason=_ONLY_LIBRARY))
    if decision.outcome == "accepted" or places.session is None or not query.words:
        return MatchedString(query, decision)
    from litman.actions.match.ask_candidates import ask, is_worth_asking, questions

    silent: list[str] = []
    found: dict[str | None, FoundWork] = {}  # by the name of the work, those that were named first
    about_health = places.about_health or speaks_of_health(query.text)
    for question in questions(query, places.session.keys, about_health=about_health):
        if not is_worth_asking(question, query, decision):
            continue
        try:
            named = ask(question, places.session, query)
        except IncompleteError as exc:
            silent.append(str(exc))
            continue
        found = {item.candidate.name: item for item in named} | found
        candidates += [item.candidate for item in named]
        decision = match_candidates(query, candidates, left_out_prefixes=prefixes, model=places.model)
    if silent and decision.outcome == "no-match":
        decision = replace(decision, outcome="not-checked")
    unanswered = "; ".join(dict.fromkeys(silent)) if silent and decision.outcome != "accepted" else None
    name = decision.best.record.name if decision.best else None
    return MatchedString(query, decision, unanswered, found.get(name) if name else None)
