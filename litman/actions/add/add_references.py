"""Add works by references as they are printed: the one that matching accepts, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.match.match_strings import MatchedString, match_strings, places_of
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.identifiers.of_work import identifiers_of
from litman.library.library import Library
from litman.matching.record import Record
from litman.sources.table import answered_kinds

_SAID = {
    "suggested": "it may be {0}, and that is for you to decide: `litman match` shows why",
    "ambiguous": "several works fit: `litman match` shows them",
    "no-match": "no work was found that it describes",
    "wrong-target": "{1}",
    "not-checked": "nobody could be asked",
}


def add_references(
    library: Library,
    texts: Sequence[str],
    asking: Asking,
) -> Iterator[AddResult]:
    """Add the work that each reference means; yield one result for each, in order.

    A weak likeness is no work: what `litman match` does not accept is a result that says so.
    """
    for text in texts:
        places = places_of(library, pool=asking.pool, session=asking.session, today=asking.today)
        (found,) = match_strings([text], places)
        best = found.decision.best
        if found.decision.outcome != "accepted" or best is None:
            yield AddResult(text, None, "incomplete" if found.unanswered else "failed", reason=_said(found))
        elif best.record.key is not None:
            yield AddResult(text, None, "present", key=best.record.key)
        elif (name := _identifier(found, best.record)) is None:
            reason = "its work has no identifier by which it could be asked for; add it by hand"
            yield AddResult(text, None, "failed", reason=reason)
        else:
            added = add_identified(library, [str(name)], asking, read={str(name): name}.get)
            yield from (replace(result, given=text) for result in added)
            library = library.again()


def _identifier(found: MatchedString, record: Record) -> Identifier | None:
    """What the accepted work is asked for by: its DOI, else its PMID, else what the reference itself holds."""
    if record.doi:
        return doi_identifier(record.doi)
    if record.pmid:
        return Identifier("pmid", record.pmid)
    kinds = answered_kinds()
    return next((name for name in identifiers_of(found.query.work) if name.kind in kinds), None)


def _said(found: MatchedString) -> str:
    if found.unanswered:
        return found.unanswered
    best = found.decision.best
    named = f"{best.record.doi or best.record.key or best.record.title}" if best else "another work"
    return _SAID[found.decision.outcome].format(named, found.decision.reason)
