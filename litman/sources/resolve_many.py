"""What the registries say about many DOIs: lists of them from Crossref, then the rest one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from litman.errors import BrokenAnswerError, IncompleteError, OfflineError
from litman.sources.crossref.batch import can_be_listed, fetch_batch, split_batches
from litman.sources.http.session import Session
from litman.sources.resolve import Resolution, resolve_dois

_FEWEST = 3  # DOIs that are worth a list


def resolve_many(session: Session, dois: Sequence[str], *, today: date) -> Iterator[Resolution]:
    """Yield each DOI with what the registries say about it, or with the error that stopped us, as they come.

    What a list does not have (aliases, other agencies) and what a list cannot name is asked for alone. A service
    that does not answer one list is not asked for the same DOIs again.
    """
    listed = [doi for doi in dois if can_be_listed(doi)]
    alone = [doi for doi in dois if not can_be_listed(doi)]
    if len(listed) < _FEWEST:
        yield from resolve_dois(session, dois, today=today)
        return
    for batch in split_batches(listed):
        try:
            found = fetch_batch(session, batch, today=today)
        except (BrokenAnswerError, OfflineError):
            alone += batch
            continue
        except IncompleteError as exc:
            yield from ((doi, exc) for doi in batch)
            continue
        yield from found.items()
        alone += [doi for doi in batch if doi not in found]
    yield from resolve_dois(session, alone, today=today)
