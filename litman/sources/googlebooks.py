"""Google Books as a source: the volume of one ISBN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from litman.edtf import parse_date
from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.book_record import book_record
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.abstract import paragraphs_from_jats
from litman.sources.reading.books import names_isbn
from litman.sources.reading.json_fields import list_of, mapping_of, text_of, texts_of
from litman.sources.reading.people import person_of
from litman.sources.reading.subtitles import with_subtitle
from litman.sources.reading.titles import registered_title
from litman.work import Work

NAME = "googlebooks"
KINDS: tuple[str, ...] = ("isbn",)
_SERVICE = "Google Books"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what Google Books says about an ISBN; None: its search finds no volume that bears it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Google Books APIs, "Volume: list". A search may bring other editions: only the ISBN of a volume counts.
    """
    url = f"{session.settings.googlebooks_url}/books/v1/volumes?q=isbn:{identifier.value}"

    def check(answer: Answer) -> None:
        _volumes(answer)

    answer = session.get(
        url,
        lane="googlebooks",
        key="googlebooks",
        check=check,
        is_lasting=lambda found: bool(_volumes(found)),
    )
    own = (volume for volume in _volumes(answer) if _bears(volume, identifier.value))
    volume = next((volume for volume in own if text_of(volume.get("title"))), None)
    if volume is None:
        return None
    work = work_from_volume(volume)
    return book_record(identifier, work, answer, source=NAME, service=_SERVICE, today=today)


def work_from_volume(volume: Mapping[str, object]) -> Work:
    """Return the work that the `volumeInfo` of a volume describes. Never raises."""
    publisher = text_of(volume.get("publisher"))
    title = registered_title(text_of(volume.get("title")) or "")
    subtitles = [registered_title(text) for text in texts_of(volume.get("subtitle"))]
    pages = text_of(volume.get("pageCount"))
    about = text_of(volume.get("description"))
    return Work(
        type="book",
        title=with_subtitle(title, subtitles, publisher=publisher or "") if title else None,
        author=tuple(name for text in texts_of(volume.get("authors")) if (name := person_of(text))),
        issued=parse_date(text_of(volume.get("publishedDate")) or ""),
        publisher=publisher,
        number_of_pages=pages if pages and pages != "0" else None,
        language=text_of(volume.get("language")),
        abstract=paragraphs_from_jats(about) or None if about else None,
    )


def _volumes(answer: Answer) -> Sequence[Mapping[str, object]]:
    """The `volumeInfo` of what was found; Google leaves `items` out where there is nothing."""
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    document = mapping_of(read_json(answer, service=_SERVICE))
    if "totalItems" not in document:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of volumes in it")
    if document["totalItems"] and not list_of(document.get("items")):
        raise BrokenAnswerError(
            _SERVICE, answer.host, "a list of volumes that is empty and says that it is not"
        )
    return [mapping_of(mapping_of(item).get("volumeInfo")) for item in list_of(document.get("items"))]


def _bears(volume: Mapping[str, object], isbn: str) -> bool:
    numbers = map(mapping_of, list_of(volume.get("industryIdentifiers")))
    return names_isbn([text_of(number.get("identifier")) or "" for number in numbers], isbn) is True
