"""The registry record of a book, as every catalogue that is asked for an ISBN gives it."""

from __future__ import annotations

from datetime import date

from litman.csl.to_json import item_from_work
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.http.answers import asked_on, check_sizes
from litman.sources.http.session import Answer
from litman.work import Work


def book_record(
    identifier: Identifier, work: Work, answer: Answer, *, source: str, service: str, today: date
) -> RegistryRecord:
    """Return the record of the book, under the ISBN that was asked for: catalogues list others of it as well.

    Args:
        identifier: The ISBN.
        work: What the answer says of the book.
        answer: The catalogue's.
        source: The catalogue's row in the table of sources.
        service: The name by which people know it.
        today: The day of an answer that was not kept.

    Raises:
        BrokenAnswerError: a value of the work has no sane size.
    """
    check_sizes(work, answer, service=service)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        source=source,
        item={**item_from_work(work, id=identifier.value), "ISBN": identifier.value},
    )
