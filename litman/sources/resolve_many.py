"""What the sources say about many identifiers: lists of them where a source takes lists, then the rest one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import date

from litman.errors import BrokenAnswerError, IncompleteError, OfflineError
from litman.identifiers.identifier import Identifier
from litman.sources.http.session import Session
from litman.sources.resolve import Resolution, resolve_each
from litman.sources.table import ListingSource, sources_for

_FEWEST = 3  # identifiers that are worth a list


def resolve_many(session: Session, identifiers: Sequence[Identifier], *, today: date) -> Iterator[Resolution]:
    """Yield each identifier with what the sources say about it, or with the error that stopped us, as they come.

    What a list does not have (aliases, other agencies) and what a list cannot name is asked for alone. A service
    that does not answer one list is not asked for the same identifiers again.
    """
    alone: list[Identifier] = []
    for kind in dict.fromkeys(identifier.kind for identifier in identifiers):
        of_kind = [identifier for identifier in identifiers if identifier.kind == kind]
        first = next(iter(sources_for(kind)), None)
        batches = first.batches(of_kind) if isinstance(first, ListingSource) else []
        if not isinstance(first, ListingSource) or sum(map(len, batches)) < _FEWEST:
            alone += of_kind
            continue
        listed = {identifier for batch in batches for identifier in batch}
        alone += [identifier for identifier in of_kind if identifier not in listed]
        for batch in batches:
            alone += yield from _resolve_batch(session, first, batch, today)
    yield from resolve_each(session, alone, today=today)


def _resolve_batch(
    session: Session, source: ListingSource, batch: Sequence[Identifier], today: date
) -> Generator[Resolution, None, list[Identifier]]:
    """Yield what the source says about a batch; return what must be asked for alone."""
    try:
        found = source.fetch_batch(session, batch, today=today)
    except (BrokenAnswerError, OfflineError):
        return list(batch)
    except IncompleteError as exc:
        yield from ((identifier, exc) for identifier in batch)
        return []
    yield from found.items()
    return [identifier for identifier in batch if identifier not in found]
