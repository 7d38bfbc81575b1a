"""What litman makes of recorded answers: the works of each, by the client that reads such answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from litman.errors import BrokenAnswerError
from litman.formats.nbib.read import work_from_record
from litman.sources.arxiv.feed import read_feed
from litman.sources.arxiv.work import work_of as arxiv_work
from litman.sources.datacite.attributes import work_from_attributes
from litman.sources.europepmc import work_from_result
from litman.sources.googlebooks import work_from_volume
from litman.sources.http.answers import read_xml
from litman.sources.http.session import Answer
from litman.sources.marc.record import marc_records
from litman.sources.marc.work import work_of as marc_work
from litman.sources.openalex.work import work_from_openalex
from litman.sources.openlibrary import work_from_book
from litman.sources.pubmed.citation import tagged_record
from litman.sources.web.described import work_of_page
from litman.sources.web.walls import is_wall
from litman.work import Work

TODAY = date(2026, 11, 20)


def works_of(folder: Path, name: str, service: str, asked: str) -> list[Work]:
    """Return the works of a recorded answer; none where it holds none, or no client reads such answers."""
    reader = _READERS.get(service)
    try:
        return list(reader(folder / name, asked)) if reader is not None else []
    except BrokenAnswerError:  # what is damaged makes no entry
        return []


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield path, service and question of each recording of the index that a client reads."""
    lines = (folder / "INDEX.tsv").read_text(encoding="utf-8").splitlines()
    for line in sorted(lines[1:]):
        name, service, _, asked, *_ = line.split("\t")
        if service in _READERS:
            yield name, service, asked


def _answer(path: Path, content_type: str) -> Answer:
    headers = {"content-type": content_type}
    return Answer(200, headers, path.read_bytes(), "https://recorded.example.org/", False, TODAY)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        return {}


def _pubmed(path: Path, asked: str) -> Iterator[Work]:
    if path.suffix != ".xml":
        return
    root = read_xml(_answer(path, "text/xml"), service="PubMed")
    for citation in root.iter("PubmedArticle", "PubmedBookArticle"):
        yield work_from_record(tagged_record(citation))


def _arxiv(path: Path, asked: str) -> Iterator[Work]:
    if ".atom" in path.name:
        for entry in read_feed(_answer(path, "application/atom+xml")).entries:
            yield arxiv_work(entry, entry.id)


def _openalex(path: Path, asked: str) -> Iterator[Work]:
    said = _json(path)
    records = said if isinstance(said, list) else said.get("results", [said])
    return (
        work_from_openalex(record) for record in records if record.get("title") or record.get("display_name")
    )


def _europepmc(path: Path, asked: str) -> Iterator[Work]:
    said = _json(path) if path.suffix == ".json" else {}
    results = said.get("resultList", {}).get("result", [said])
    return (work_from_result(result) for result in results if result.get("title"))


def _datacite(path: Path, asked: str) -> Iterator[Work]:
    said = _json(path)
    data = said.get("data", [{"attributes": said}] if "titles" in said else [])
    records = data if isinstance(data, list) else [data]
    return (work_from_attributes(record["attributes"]) for record in records)


def _isbn(path: Path, asked: str) -> Iterator[Work]:
    said = _json(path)
    if path.name.startswith("googlebooks"):
        return (work_from_volume(item["volumeInfo"]) for item in said.get("items", []))
    books = said.values() if path.name.startswith("openlibrary_api") else ()
    return (work_from_book(book) for book in books)


def _marc(path: Path, asked: str) -> Iterator[Work]:
    root = read_xml(_answer(path, "text/xml"), service="a library")
    return (marc_work(record) for record in marc_records(root))


def _page(path: Path, asked: str) -> Iterator[Work]:
    from lxml import html

    if is_wall(path.read_bytes()):
        return
    text = path.read_bytes().decode("utf-8", "replace")
    url = asked if asked.startswith("http") else "https://recorded.example.org/page"
    work = work_of_page(
        html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")), url
    )
    if work is not None:
        yield work


_READERS: dict[str, Callable[[Path, str], Iterator[Work]]] = {
    "pubmed": _pubmed,
    "arxiv": _arxiv,
    "openalex": _openalex,
    "europepmc": _europepmc,
    "datacite": _datacite,
    "isbn": _isbn,
    "isbn_marc": _marc,
    "webpages": _page,
}
