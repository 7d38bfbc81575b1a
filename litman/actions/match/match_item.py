"""The work that a reference was matched to, as a CSL-JSON item, from wherever it was found."""

from __future__ import annotations

from collections.abc import Mapping

from litman.actions.match.match_strings import MatchedString, Places
from litman.actions.match.pool_records import record_from_pool
from litman.csl.to_json import item_from_work
from litman.library.library import Library


def item_of_match(
    result: MatchedString, library: Library | None, places: Places
) -> Mapping[str, object] | None:
    """Return the best work: as the library has it, else as the service named it, else as the pool keeps it."""
    best = result.decision.best
    if best is None:
        return None
    if best.record.key is not None and library is not None:
        entry = library.require_entry(best.record.key)
        return item_from_work(library.work(entry), id=entry.key)
    if result.named is not None:
        return result.named.item()
    kept = record_from_pool(places.pool, best.record.doi) if places.pool and best.record.doi else None
    return item_from_work(kept.work, id=kept.doi) if kept is not None else None
