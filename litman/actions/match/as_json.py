"""What a reference string was matched to, as JSON."""

from __future__ import annotations

from litman.actions.match.match_item import item_of_match
from litman.actions.match.match_strings import MatchedString, Places
from litman.library.library import Library
from litman.matching.decide import Scored
from litman.matching.explain import explain, reasons_for
from litman.matching.lacking import fields_not_compared


def match_json(result: MatchedString, library: Library | None, places: Places) -> dict[str, object]:
    """Return what became of a reference string, its best work as a CSL-JSON item."""
    decision = result.decision
    best = decision.best
    item = item_of_match(result, library, places)
    return {
        "string": result.query.text,
        "outcome": decision.outcome,
        **({"work": item} if item else {}),
        "score": round(best.score, 4) if best else None,
        "reasons": reasons_for(result.query, best) if best else [],
        "candidates": [_candidate_json(result, one) for one in (best, *decision.others) if one],
        "match": _candidate_json(result, best) if best else None,
        "others": [_candidate_json(result, one) for one in decision.others],
        "same": [_candidate_json(result, one) for one in decision.same],
        "reason": decision.reason,
        "not_compared": list(fields_not_compared(result.query, best.record)) if best else [],
        "unanswered": result.unanswered,
    }


def _candidate_json(result: MatchedString, item: Scored) -> dict[str, object]:
    return {
        "key": item.record.key,
        "doi": item.record.doi,
        **({"pmid": item.record.pmid} if item.record.pmid else {}),
        "title": item.record.title,
        "score": round(item.score, 4),
        "why": explain(result.query, item),
        "features": {name: round(value, 3) for name, value in sorted(item.features.items()) if value},
    }
