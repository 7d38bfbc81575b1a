"""A server that is all services at once, with their limits: it has a made-up work for every identifier but some."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from litman.identifiers.isbn import parse_isbn
from tests.sources.arxiv.feeds import entry
from tests.sources.arxiv.feeds import played as played_feed
from tests.sources.books import NO_VOLUME, book, shelf
from tests.sources.pubmed.citations import article
from tests.sources.pubmed.citations import played as played_citations
from tests.sources.records import crossref_message
from tests.sources.server import NOT_IN_CROSSREF, Asked, Played, RegistryServer, envelope, played_json

# How often each service may be asked with a mail address and no key: questions, seconds, at once.
LIMITS = {
    "crossref": (10, 1.0),
    "pubmed": (3, 1.0),
    "pmc": (3, 1.0),
    "arxiv": (1, 3.0),
    "openlibrary": (3, 1.0),
    "googlebooks": (2, 1.0),
    "dnb": (2, 1.0),
    "europepmc": (5, 1.0),
}
_PATHS = (
    ("crossref", "/works/10."), ("pubmed", "/efetch"), ("pmc", "/api/v1/articles"), ("arxiv", "/api/query"),
    ("openlibrary", "/api/books"), ("googlebooks", "/books/v1"), ("dnb", "/sru/"), ("europepmc", "/search?"),
)  # fmt: skip
_WORDS = (
    "amber basket candle donkey engine fabric garden hammer island jacket kettle ladder mirror needle orange pepper "
    "quarry ribbon saddle tunnel urchin velvet window yellow"
).split()
_EVENLY = 0.9  # of a stretch of time: questions arrive less evenly than they leave
ABSENT = 7  # every identifier whose number ends in it is known to nobody


def title_of(number: int) -> str:
    """Return a title that no other number has."""
    letters = [_WORDS[number // 24**place % 24] for place in range(4)]
    return f"{letters[0]} {letters[1]} and {letters[2]} {letters[3]}".capitalize()


def identifiers(count: int) -> list[str]:
    """Return so many identifiers of five kinds, mixed, each of a work of its own."""
    kinds: Sequence[Callable[[int], str]] = (
        lambda n: f"10.5555/thing.{n}",
        lambda n: f"pmid:{31000000 + n}",
        lambda n: f"arXiv:2101.{n:05}",
        lambda n: isbn_of(n),
        lambda n: f"PMC{7000000 + n}",
        lambda n: f"https://doi.org/10.5555/thing.{n}",
    )
    return [kinds[n % len(kinds)](n) for n in range(1, count + 1)]


def isbn_of(number: int) -> str:
    """Return the ISBN of a made-up book."""
    body = f"97800{number:07}"
    return body + next(last for last in "0123456789" if parse_isbn(body + last))


class EveryService(RegistryServer):
    """Works by their numbers; a question beyond the limit of its service is noted."""

    def __init__(self) -> None:
        super().__init__(headers={})
        self.delay_s = 0.0
        self.reached = threading.Event()  # so many questions were asked as `stop_at`
        self.stop_at = 0

    def _begin(self, request: Asked) -> Played:
        super()._begin(request)
        if self.stop_at and len(self.asked) >= self.stop_at:
            self.reached.set()
        return self._answer(request.path)

    def _answer(self, path: str) -> Played:
        query = parse_qs(urlsplit(path).query)
        if path.startswith("/works/10."):
            number = int(unquote(path).rpartition(".")[2])
            record = crossref_message(f"10.5555/thing.{number}", title=[title_of(number)])
            return NOT_IN_CROSSREF if _is_absent(number) else played_json(envelope(record))
        if path.startswith("/ra/"):
            doi = unquote(path).removeprefix("/ra/")
            return played_json([{"DOI": doi, "status": "DOI does not exist"}])
        if path.startswith("/efetch"):
            return played_citations(
                *(_citation(int(n) - 31000000) for n in _list(query["id"]) if not _ends(n))
            )
        if path.startswith("/api/v1/articles"):
            return played_json(
                {"status": "ok", "records": [_converted(name) for name in _list(query["ids"])]}
            )
        if path.startswith("/api/query"):
            names = [name for name in _list(query["id_list"]) if not _ends(name)]
            return played_feed(*(entry(f"{name}v1", title_of(int(name[5:]))) for name in names))
        if path.startswith("/api/books"):
            isbns = [name.removeprefix("ISBN:") for name in _list(query["bibkeys"])]
            known = [isbn for isbn in isbns if not _is_absent(int(isbn[5:12]))]
            return shelf(*((isbn, book(isbn, title=title_of(int(isbn[5:12])))) for isbn in known))
        if path.startswith("/books/v1"):
            return NO_VOLUME
        if path.startswith("/sru/"):
            body = b"<searchRetrieveResponse><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>"
            return Played(body=body, headers={"content-type": "text/xml"})
        return super()._begin(Asked(path, {}, 0.0)) if path.startswith("/search?") else NOT_IN_CROSSREF

    def beyond_limits(self) -> dict[str, int]:
        """Return by service how many more questions than allowed started in the fullest stretch of time."""
        found = {}
        for service, start in _PATHS:
            count, seconds = LIMITS[service]
            times = sorted(one.at for one in self.asked if one.path.startswith(start) and one.at)
            window = _EVENLY * seconds
            most = max((sum(1 for at in times if first <= at < first + window) for first in times), default=0)
            if most > count:
                found[service] = most - count
        return found


def _citation(number: int) -> str:
    made = article(str(31000000 + number), f"{title_of(number)}.")
    return re.sub(r"10\.5555/kettle\.\d+", f"10.5555/cited.{number}", made)


def _converted(name: str) -> dict[str, object]:
    number = int(name.removeprefix("PMC")) - 7000000
    if _is_absent(number):
        return {"requested-id": name, "status": "error", "errmsg": "Identifier not found in PMC"}
    return {"requested-id": name, "pmcid": name, "pmid": 31000000 + number}


def _list(values: list[str]) -> list[str]:
    return [part for value in values for part in value.split(",")]


def _ends(name: str) -> bool:
    return _is_absent(int(name[-4:]))


def _is_absent(number: int) -> bool:
    return number % 10 == ABSENT


def titles_of(library: Path) -> list[str]:
    """Return the titles of a library's entries in the order of the file, without what protects their letters."""
    text = (library / "references.bib").read_text(encoding="utf-8")
    return [
        found.replace("{", "").replace("}", "") for found in re.findall(r"^  title = \{(.*)\},$", text, re.M)
    ]
