"""The list of works as it is asked for: which there are, kept until a file is saved, and a window of them as rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlencode

from litman.actions.works.search_works import facets_of, find_all, results_of_hits
from litman.library.library import Library
from litman.search.query.typed import TypedQuery, typed_query
from litman.web.desk import Desk

if TYPE_CHECKING:
    from litman.index.query.answers import Result
    from litman.index.query.facets import Facets
    from litman.index.query.find import Found, Order

WINDOW: Final = 100  # rows of a part
_MOST_RANKED = 1_000  # works that are put in order by how well they fit
FILTERS = ("type", "tag", "year", "notice", "has")
# Each order: what the page calls it, the index's order, whether it is turned round.
ORDERS: dict[str, tuple[str, str, bool]] = {
    "relevance": ("best match", "relevance", False),
    "added": ("added last", "file", True),
    "file": ("order of the file", "file", False),
    "year": ("newest", "year", False),
    "oldest": ("oldest", "year", True),
    "author": ("author", "author", False),
    "title": ("title", "title", False),
    "key": ("key", "key", False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for by an address."""

    text: str  # in the query language
    filters: tuple[tuple[str, str], ...]
    order: str  # of `ORDERS`
    start: int  # the first row of the window

    @property
    def is_all(self) -> bool:
        """Whether nothing narrows it."""
        return not self.text and not self.filters

    @property
    def usual_order(self) -> str:
        """The order where none is asked for."""
        return _usual_order(self.text)

    def address(self, start: int = 0) -> str:
        """Return the address of the list from a row on."""
        order = self.order if self.order != self.usual_order else ""
        query = [("q", self.text), *self.filters, ("sort", order), ("from", str(start) if start else "")]
        return f"/works?{urlencode([(name, value) for name, value in query if value])}"

    def value(self, name: str) -> str:
        """Return what a filter is set to; empty where it is not."""
        return next((value for known, value in self.filters if known == name), "")


@dataclass(frozen=True, slots=True)
class Listed:
    """Works that were found."""

    typed: TypedQuery  # whose words are marked in the rows
    found: Found
    remark: str  # how it was read, where not as it was typed


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """Return what an address asks for; what it says of an order that is none is passed over."""
    text = query.get("q", "").strip()
    filters = tuple((name, value.strip()) for name in FILTERS if (value := query.get(name, "")).strip())
    order = query.get("sort", "")
    if order not in ORDERS or (order == "relevance" and not text):
        order = _usual_order(text)
    start = query.get("from", "0")
    return Wanted(text, filters, order, int(start) if start.isdecimal() and len(start) < 10 else 0)


def _usual_order(text: str) -> str:
    return "relevance" if text else "added"


def listed(desk: Desk, library: Library, wanted: Wanted) -> Listed:
    """Return the works that are asked for, in their order.

    Raises:
        QueryError: the query cannot be read.
    """
    typed = typed_query(wanted.text, wanted.filters)

    def make() -> Listed:
        _, order, is_reversed = ORDERS[wanted.order]
        limit = _MOST_RANKED if order == "relevance" else None
        found = find_all(
            library, typed.query, order=cast("Order", order), limit=limit, is_reversed=is_reversed
        )
        if typed.plain is not None and not found.hits:
            plain = TypedQuery(typed.plain)
            found = find_all(library, typed.plain, order="relevance", limit=_MOST_RANKED)
            remark = "nothing has the words in quotation marks one after the other; read as a sentence"
            return Listed(plain, found, remark if found.hits else "")
        return Listed(typed, found, typed.remark)

    mark = (wanted.text, wanted.filters, wanted.order, _mark(library))
    return desk.keep("works listed", mark, make)


def rows_of(library: Library, found: Listed, start: int) -> Sequence[Result]:
    """Return the rows of the window that begins there."""
    return results_of_hits(library, found.typed.query, found.found.hits[start : start + WINDOW])


def known_facets(desk: Desk, library: Library) -> Facets:
    """Return what works can be chosen by."""
    return desk.keep("facets", _mark(library), lambda: facets_of(library))


def _mark(library: Library) -> object:
    """Return a mark of the files that say which works there are, what leans on them and what is told of them."""
    files = library.files
    return tuple(
        _stamp([files.bibliography_path, files.registry_path, library.claims_folder, library.root / "files"])
    )


def _stamp(paths: Iterable[Path]) -> Iterable[tuple[int, int, int]]:
    for path in paths:
        try:
            seen = os.stat(path)
            yield seen.st_mtime_ns, seen.st_size, seen.st_ino
        except OSError:
            yield 0, 0, 0
