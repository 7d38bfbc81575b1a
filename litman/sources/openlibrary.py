"""Open Library as a source: the books of ISBNs, many with one question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from litman.edtf import parse_date
from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.parts import in_parts
from litman.sources.book_record import book_record
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.books import names_isbn, pages_in
from litman.sources.reading.json_fields import list_of, mapping_of, text_of, texts_of
from litman.sources.reading.people import person_of
from litman.sources.reading.subtitles import with_subtitle
from litman.sources.reading.titles import registered_title
from litman.work import Work

NAME = "openlibrary"
KINDS: tuple[str, ...] = ("isbn",)
_SERVICE = "Open Library"
_AT_ONCE = 50
_EDITED = re.compile(r"\s*\[?(?:edited|ed\.|eds\.|editors?|compiled|herausgegeben|hrsg)\b", re.IGNORECASE)


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what Open Library says about an ISBN; None: it says that it does not have this edition.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Open Library, "Books API" (`jscmd=data`); an ISBN that is not there is left out of the answer.
    """
    answer = _ask(session, [identifier])
    return _record(identifier, answer, today)


def batches(identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the ISBNs in lists that fit in one question each."""
    return [list(part) for part in in_parts(identifiers, _AT_ONCE)]


def fetch_batch(
    session: Session, batch: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what Open Library says about ISBNs; what is not in its answer is asked for alone.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    answer = _ask(session, batch)
    found = ((identifier, _record(identifier, answer, today)) for identifier in batch)
    return {identifier: record for identifier, record in found if record is not None}


def work_from_book(book: Mapping[str, object]) -> Work:
    """Return the work that a book of the answer describes. Never raises."""
    people = tuple(
        name
        for member in list_of(book.get("authors"))
        if (name := person_of(text_of(mapping_of(member).get("name")) or ""))
    )
    is_edited = bool(_EDITED.match(text_of(book.get("by_statement")) or ""))
    publisher = _name_of_first(book.get("publishers"))
    title = registered_title(text_of(book.get("title")) or "")
    subtitles = [registered_title(text) for text in texts_of(book.get("subtitle"))]
    pages = text_of(book.get("number_of_pages"))
    return Work(
        type="book",
        title=with_subtitle(title, subtitles, publisher=publisher or "") if title else None,
        author=() if is_edited else people,
        editor=people if is_edited else (),
        issued=parse_date(text_of(book.get("publish_date")) or ""),
        publisher=publisher,
        publisher_place=_name_of_first(book.get("publish_places")),
        number_of_pages=pages if pages and pages != "0" else pages_in(text_of(book.get("pagination"))),
    )


def _ask(session: Session, identifiers: Sequence[Identifier]) -> Answer:
    keys = ",".join(f"ISBN:{identifier.value}" for identifier in identifiers)
    url = f"{session.settings.openlibrary_url}/api/books?bibkeys={keys}&jscmd=data&format=json"

    def check(answer: Answer) -> None:
        _books(answer)

    return session.get(
        url,
        lane="openlibrary",
        check=check,
        is_lasting=lambda answer: len(_books(answer)) == len(identifiers),
    )


def _books(answer: Answer) -> Mapping[str, object]:
    """The books of the answer by what was asked for, in lower case."""
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    document = read_json(answer, service=_SERVICE)
    if not isinstance(document, dict) or "error" in document:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of books in it")
    return {key.lower(): book for key, book in document.items()}


def _record(identifier: Identifier, answer: Answer, today: date) -> RegistryRecord | None:
    book = mapping_of(_books(answer).get(f"isbn:{identifier.value}"))
    if not text_of(book.get("title")):
        return None
    numbers = mapping_of(book.get("identifiers"))
    stated = [*texts_of(numbers.get("isbn_13")), *texts_of(numbers.get("isbn_10"))]
    if names_isbn(stated, identifier.value) is False:
        return None  # another edition, which Open Library put in its place
    work = work_from_book(book)
    return book_record(identifier, work, answer, source=NAME, service=_SERVICE, today=today)


def _name_of_first(value: object) -> str | None:
    names = (text_of(mapping_of(member).get("name")) for member in list_of(value))
    return next((name for name in names if name), None)
