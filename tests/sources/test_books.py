"""Open Library, Google Books and the national library: what each has, denies, and says by mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources import dnb, googlebooks, openlibrary
from litman.sources.http.session import Session
from litman.sources.resolve import resolve
from litman.sources.resolve_many import resolve_many
from litman.sources.table import Source
from tests.sources.books import (
    EMPTY_SHELF,
    ISBN,
    NO_VOLUME,
    OTHER,
    book,
    dnb_path,
    googlebooks_path,
    leaf_record,
    marc,
    nowhere,
    openlibrary_path,
    shelf,
    sru,
    volume,
    volumes,
)
from tests.sources.server import Played, RegistryServer, played_json, played_page

TODAY = date(2026, 11, 20)
LEAF = Identifier("isbn", ISBN)
PATHS = {openlibrary: openlibrary_path(ISBN), googlebooks: googlebooks_path(ISBN), dnb: dnb_path(ISBN)}
SOURCES = [pytest.param(source, id=source.NAME) for source in PATHS]


def fetch(source: Source, session: Session) -> RegistryRecord | None:
    return source.fetch(session, LEAF, today=TODAY)


def item(record: RegistryRecord | None) -> Mapping[str, Any]:
    assert record is not None
    assert record.item is not None
    return record.item


@pytest.mark.parametrize(
    ("source", "answer", "more"),
    [
        pytest.param(
            openlibrary,
            shelf((ISBN, book(subtitle="a life", number_of_pages=210))),
            {"number-of-pages": "210", "publisher": "Grove", "publisher-place": "Leeds", "title": "The Leaf: a life"},
            id="Open Library",
        ),
        pytest.param(
            openlibrary,
            shelf((ISBN, book(identifiers={"isbn_10": ["0306406152"]}, pagination="x, 210 p. :"))),
            {"number-of-pages": "210"},
            id="Open Library with the older number alone",
        ),
        pytest.param(
            openlibrary,
            shelf((ISBN, book(identifiers={}, by_statement="edited by Cy Reed"))),
            {"editor": [{"family": "Reed", "given": "Cy"}], "author": None},
            id="Open Library without any number, edited",
        ),
        pytest.param(
            googlebooks,
            volumes(volume(OTHER, title="Another edition"), volume(description="<p>On <b>leaves</b>.</p>")),
            {"abstract": "On leaves.", "number-of-pages": "210", "language": "en"},
            id="Google Books among other editions",
        ),
        pytest.param(
            googlebooks,
            volumes({"title": "The Leaf", "industryIdentifiers": volume()["industryIdentifiers"], "pageCount": 0}),
            {"author": None, "issued": None, "number-of-pages": None},
            id="Google Books where little is known",
        ),
        pytest.param(
            dnb,
            sru(marc(("020", "", [("a", OTHER)]), ("245", "", [("a", "The set")])), leaf_record()),
            {"title": "The leaf: a life", "publisher": "Grove", "issued": {"date-parts": [[2001]]}},
            id="a library, among other records",
        ),
        pytest.param(dnb, sru(leaf_record(), declared=False), {"publisher-place": "Leeds"}, id="no name space"),
    ],
)  # fmt: skip
def test_a_record_is_the_book_of_the_isbn(
    session: Session, server: RegistryServer, source: Source, answer: Played, more: dict[str, Any]
) -> None:
    server.play(PATHS[source], answer)  # type: ignore[index]
    found = item(fetch(source, session))
    assert (found["type"], found["ISBN"], found["id"]) == ("book", ISBN, ISBN)
    assert {name: found.get(name) for name in more} == more


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        pytest.param(openlibrary, EMPTY_SHELF, id="Open Library: 200 and an empty object"),
        pytest.param(openlibrary, shelf((ISBN, book(OTHER))), id="Open Library: another edition"),
        pytest.param(googlebooks, NO_VOLUME, id="Google Books: 200, a nought and no list"),
        pytest.param(googlebooks, volumes(volume(OTHER)), id="Google Books: other editions only"),
        pytest.param(googlebooks, volumes(volume(industryIdentifiers=[])), id="Google Books: no number"),
        pytest.param(dnb, sru(), id="a library: 200 and a nought"),
        pytest.param(dnb, sru(leaf_record(OTHER)), id="a library: other editions only"),
    ],
)
def test_what_a_service_does_not_have_is_no_record(
    session: Session, server: RegistryServer, source: Source, answer: Played
) -> None:
    server.play(PATHS[source], answer)  # type: ignore[index]
    assert fetch(source, session) is None


@pytest.mark.parametrize(
    ("source", "answer", "words"),
    [
        pytest.param(openlibrary, played_json([]), "without a list of books", id="Open Library: a list"),
        pytest.param(openlibrary, played_json({"error": "bad"}), "without a list", id="Open Library: an error"),
        pytest.param(openlibrary, Played(body=b'{"ISBN:'), "breaks off", id="Open Library: half"),
        pytest.param(googlebooks, played_json({"items": []}), "without a list", id="Google: no number"),
        pytest.param(googlebooks, volumes(total=3), "says that it is not", id="Google: an empty page"),
        pytest.param(dnb, sru(total=2), "that it counts", id="a library: none of those it counts"),
        pytest.param(dnb, Played(body=b"<a/>"), "number of records", id="a library: other XML"),
        pytest.param(dnb, Played(body=sru(leaf_record()).body[:400]), "breaks off", id="a library: half"),
        pytest.param(
            dnb,
            Played(body=b'<r><diagnostics><diagnostic xmlns="x"><message>Unsupported index</message></diagnostic>'
                   b"</diagnostics><numberOfRecords>0</numberOfRecords></r>"),
            "Unsupported index",
            id="a library: it could not search",
        ),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_no_absence(
    session: Session, server: RegistryServer, source: Source, answer: Played, words: str
) -> None:
    server.play(PATHS[source], answer)  # type: ignore[index]
    with pytest.raises(BrokenAnswerError, match=words):
        fetch(source, session)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(played_page(), id="a page"),
        pytest.param(Played(status=404, body=b"not here"), id="404"),
        pytest.param(Played(body=b""), id="nothing"),
        pytest.param(Played(status=403, body=b'{"error": {"code": 403}}'), id="the quota is gone"),
        pytest.param(Played(status=429), id="too many questions"),
        pytest.param(Played(body=b"{" * 50, cut_after=3, headers={"content-length": "50"}), id="cut off"),
    ],
)
def test_no_service_denies_a_book_by_breaking(
    session: Session, server: RegistryServer, source: Source, answer: Played
) -> None:
    server.play(PATHS[source], answer)  # type: ignore[index]
    with pytest.raises(IncompleteError):
        fetch(source, session)


@pytest.mark.parametrize("source", SOURCES)
def test_an_answer_that_takes_too_long_is_no_absence(
    make_session: Callable[..., Session], server: RegistryServer, source: Source
) -> None:
    server.play(PATHS[source], Played(body=b"{}", delay_s=60))  # type: ignore[index]
    with pytest.raises(NoAnswerError, match="did not answer in time"):
        fetch(source, make_session(timeout_s=0.2))


def test_the_next_is_asked_where_one_does_not_have_it(session: Session, server: RegistryServer) -> None:
    nowhere(server, ISBN)
    assert resolve(session, LEAF, today=TODAY) == RegistryRecord(LEAF, TODAY, "unregistered")
    server.play(dnb_path(ISBN), sru(leaf_record()))
    assert resolve(session, LEAF, today=TODAY).source == "dnb"


def test_the_next_is_asked_where_one_is_silent(session: Session, server: RegistryServer) -> None:
    nowhere(server, ISBN)
    server.play(googlebooks_path(ISBN), Played(status=403))
    with pytest.raises(NoAnswerError, match="Google Books"):
        resolve(session, LEAF, today=TODAY)
    server.play(dnb_path(ISBN), sru(leaf_record()))
    assert resolve(session, LEAF, today=TODAY).source == "dnb"


def test_many_books_are_one_question_and_what_is_missing_is_asked_for_elsewhere(
    session: Session, server: RegistryServer
) -> None:
    isbns = [ISBN, OTHER, "9781861972712"]
    server.play(openlibrary_path(*isbns), shelf((ISBN, book()), (OTHER.upper(), book(OTHER, title="Roots"))))
    nowhere(server, isbns[2])
    server.play(googlebooks_path(isbns[2]), volumes(volume(isbns[2], title="Twigs")))
    found = dict(resolve_many(session, [Identifier("isbn", isbn) for isbn in isbns], today=TODAY))
    records = [record for record in found.values() if isinstance(record, RegistryRecord)]
    assert sorted(item(record)["title"] for record in records) == ["Roots", "The Leaf", "Twigs"]
    assert len(server.asked) == 3
