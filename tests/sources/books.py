"""Answers about books in the shapes of Open Library, Google Books and a library's SRU; nobody wrote these books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from tests.sources.server import Played, RegistryServer, played_json

ISBN = "9780306406157"
OTHER = "9783161484100"
EMPTY_SHELF = played_json({})
NO_VOLUME = played_json({"kind": "books#volumes", "totalItems": 0})
Field = tuple[str, str, Sequence[tuple[str, str]]]  # tag, indicators, subfields


def openlibrary_path(*isbns: str) -> str:
    keys = ",".join(f"ISBN:{isbn}" for isbn in isbns)
    return f"/api/books?bibkeys={keys}&jscmd=data&format=json"


def googlebooks_path(isbn: str) -> str:
    return f"/books/v1/volumes?q=isbn:{isbn}"


def dnb_path(isbn: str) -> str:
    query = "version=1.1&operation=searchRetrieve&recordSchema=MARC21-xml&maximumRecords=10"
    return f"/sru/dnb?{query}&query=isbn%3D{isbn}"


def book(isbn: str = ISBN, **more: Any) -> dict[str, Any]:
    """Return a book of Open Library."""
    return {
        "title": "The Leaf",
        "authors": [{"name": "Cy Reed"}],
        "publishers": [{"name": "Grove"}],
        "publish_places": [{"name": "Leeds"}],
        "publish_date": "March 2001",
        "identifiers": {"isbn_13": [isbn]},
        **more,
    }


def shelf(*books: tuple[str, Mapping[str, Any]]) -> Played:
    """Return Open Library's answer, each book under what was asked for."""
    return played_json({f"ISBN:{isbn}": dict(found) for isbn, found in books})


def volumes(*infos: Mapping[str, Any], total: int | None = None) -> Played:
    """Return Google's answer with these `volumeInfo`."""
    items = [{"kind": "books#volume", "volumeInfo": dict(info)} for info in infos]
    return played_json(
        {"kind": "books#volumes", "totalItems": len(items) if total is None else total}
        | ({"items": items} if items else {})
    )


def volume(isbn: str = ISBN, **more: Any) -> dict[str, Any]:
    """Return the `volumeInfo` of a volume."""
    return {
        "title": "The Leaf",
        "authors": ["Cy Reed"],
        "publishedDate": "2001-03",
        "industryIdentifiers": [{"type": "ISBN_13", "identifier": isbn}],
        "pageCount": 210,
        "language": "en",
        **more,
    }


def marc(*fields: Field, leader: str = "00000nam a2200000 c 4500", control: str = "") -> str:
    """Return a record in MARCXML; `control` is field 008."""
    lines = [f"<leader>{leader}</leader>"]
    if control:
        lines.append(f'<controlfield tag="008">{control}</controlfield>')
    for tag, indicators, subfields in fields:
        inner = "".join(f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields)
        first, second = indicators.ljust(2)[:2]
        lines.append(f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{inner}</datafield>')
    return f'<record xmlns="http://www.loc.gov/MARC21/slim">{"".join(lines)}</record>'


def leaf_record(isbn: str = ISBN, *more: Field) -> str:
    """Return the record of a small book."""
    return marc(
        ("020", "", [("a", f"{isbn} (pbk.)")]),
        ("100", "1", [("a", "Reed, Cy,"), ("d", "1960-"), ("4", "aut")]),
        ("245", "10", [("a", "The leaf :"), ("b", "a life /"), ("c", "Cy Reed.")]),
        ("264", " 1", [("a", "Leeds :"), ("b", "Grove,"), ("c", "[2001]")]),
        *more,
    )


def sru(*records: str, total: int | None = None, prefix: str = "zs", declared: bool = True) -> Played:
    """Return the answer of a library; its prefix is declared, or not."""
    names = f' xmlns:{prefix}="http://www.loc.gov/zing/srw/"' if declared else ""
    inner = "".join(
        f"<{prefix}:record><{prefix}:recordData>{record}</{prefix}:recordData></{prefix}:record>"
        for record in records
    )
    count = len(records) if total is None else total
    body = (
        f'<?xml version="1.0"?><{prefix}:searchRetrieveResponse{names}><{prefix}:version>1.1</{prefix}:version>'
        f"<{prefix}:numberOfRecords>{count}</{prefix}:numberOfRecords><{prefix}:records>{inner}</{prefix}:records>"
        f"</{prefix}:searchRetrieveResponse>"
    )
    return Played(body=body.encode(), headers={"content-type": "text/xml"})


def nowhere(server: RegistryServer, isbn: str) -> None:
    """Let nobody have the book."""
    server.play(openlibrary_path(isbn), EMPTY_SHELF)
    server.play(googlebooks_path(isbn), NO_VOLUME)
    server.play(dnb_path(isbn), sru())
