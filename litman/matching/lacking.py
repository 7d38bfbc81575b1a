"""What of a reference cannot be compared with a record, because the record, or the reference, does not say it."""

from __future__ import annotations

from litman.matching.query import Query
from litman.matching.record import Record
from litman.matching.words import words_of

_LEAST = 8  # letters of a title that hardly stand in a string by chance


def fields_not_compared(query: Query, record: Record) -> tuple[str, ...]:
    """Return the fields that could not be compared, as CSL variables.

    Title and authors are named where either side lacks them, the rest where the reference says it and the record
    does not.
    """
    title = "".join(words_of(record.own_title))
    has_title = query.has_title or (len(title) >= _LEAST and title in query.letters)
    found = {
        "title": not title or not has_title,
        "author": not record.authors or not query.work.author,
        "issued": bool(query.years) and not record.years,
        "container-title": bool(query.work.container_title) and not record.containers,
        "volume": bool(query.volume) and not record.volume,
        "page": bool(query.page) and not record.page,
    }
    return tuple(name for name, is_lacking in found.items() if is_lacking)
