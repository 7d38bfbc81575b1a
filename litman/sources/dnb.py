"""The catalogue of a national library as a source: the book of one ISBN by SRU, in MARC 21."""

from __future__ import annotations

from datetime import date
from typing import Any

from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.book_record import book_record
from litman.sources.http.answers import read_xml, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.marc.record import local_name, marc_records
from litman.sources.marc.work import isbns_of, work_of

NAME = "dnb"
KINDS: tuple[str, ...] = ("isbn",)
_SERVICE = "Deutsche Nationalbibliothek"
_MOST = 10  # records: of one ISBN there are a set, its volumes, an e-book
_QUERY = "version=1.1&operation=searchRetrieve&recordSchema=MARC21-xml"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what the library says about an ISBN; None: it says that it has no record that bears it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Library of Congress, "SRU Search/Retrieve Operation", version 1.1; Deutsche Nationalbibliothek, "SRU".
    """
    url = (
        f"{session.settings.dnb_url}/sru/dnb?{_QUERY}&maximumRecords={_MOST}&query=isbn%3D{identifier.value}"
    )

    def check(answer: Answer) -> None:
        _count(answer)

    answer = session.get(
        url,
        lane="dnb",
        headers={"Accept": "application/xml"},
        check=check,
        is_lasting=lambda found: _count(found)[1] > 0,
    )
    root, count = _count(answer)
    records = list(marc_records(root))
    if count and not records:
        raise BrokenAnswerError(_SERVICE, answer.host, "a list without the records that it counts")
    record = next((found for found in records if identifier.value in isbns_of(found)), None)
    if record is None:
        return None
    work = work_of(record)
    return book_record(identifier, work, answer, source=NAME, service=_SERVICE, today=today)


def _count(answer: Answer) -> tuple[Any, int]:
    """The document of the answer, and how many records it says that there are.

    Raises:
        BrokenAnswerError: it is none, or what the library says is that it could not search.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    root = read_xml(answer, service=_SERVICE)
    said = [node for node in root.iter() if local_name(node) == "diagnostic"]
    if said:
        words = " ".join("".join(said[0].itertext()).split())
        raise BrokenAnswerError(_SERVICE, answer.host, f"a diagnosis in place of records: {words[:100]}")
    numbers = [(node.text or "").strip() for node in root.iter() if local_name(node) == "numberOfRecords"]
    if not numbers or not numbers[0].isdigit():
        raise BrokenAnswerError(_SERVICE, answer.host, "XML without a number of records in it")
    return root, int(numbers[0])
