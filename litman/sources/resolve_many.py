"""What the sources say about many identifiers: lists of them where a source takes lists, the rest one by one."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from datetime import date

from litman.identifiers.identifier import Identifier
from litman.sources.http.session import Session
from litman.sources.resolve import Question, Resolution, work_off
from litman.sources.table import ListingSource, sources_for

_FEWEST = 3  # identifiers that are worth a list


def resolve_many(
    session: Session,
    identifiers: Sequence[Identifier],
    *,
    today: date,
    alone: Collection[str] = (),
    untaken: list[Resolution] | None = None,
) -> Generator[Resolution, None, None]:
    """Yield each identifier with what the sources say about it, or with the error that stopped us, as they come.

    What a list does not have (aliases, other agencies) and what a list cannot name is asked for alone, and so are
    the kinds named in `alone`. Lists and single questions are asked side by side, each on its lane; closing the
    iterator, or an interrupt, ends the asking, and what came by then and was not taken is put into `untaken`.
    """
    lists: list[Question] = []
    singles: list[Question] = []
    for kind in dict.fromkeys(identifier.kind for identifier in identifiers):
        of_kind = [identifier for identifier in identifiers if identifier.kind == kind]
        first = next(iter(sources_for(kind)), None)
        takes_lists = isinstance(first, ListingSource) and kind not in alone
        batches = first.batches(of_kind) if takes_lists and isinstance(first, ListingSource) else []
        if sum(map(len, batches)) < _FEWEST:
            batches = []
        if isinstance(first, ListingSource):
            lists += [Question(tuple(batch), first) for batch in batches]
        listed = {identifier for batch in batches for identifier in batch}
        singles += [Question((identifier,)) for identifier in of_kind if identifier not in listed]
    return work_off(session, lists + singles, today=today, untaken=untaken)
