"""Works that the library has more than once, found by sorting: never by comparing every pair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from litman.identifiers.isbn import isbn13, parse_isbn
from litman.library.comparison.same_work import doi_of, folded_title
from litman.text.folding import to_ascii
from litman.work import Name, Work

Reason = Literal["doi", "isbn", "title"]
_BOOKS = frozenset({"book", "classic"})
_PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
_FIRST_PAGE = re.compile(r"[-–,;\s]")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_YEARS_APART = 1  # online and in print


class DuplicateSet(NamedTuple):
    """Citation keys of entries that describe one work, in the order of the library, and what told it."""

    keys: tuple[str, ...]
    reasons: tuple[Reason, ...]


class _Facts(NamedTuple):
    """What is compared of one entry; an empty text says nothing."""

    key: str
    order: int
    doi: str
    isbn: str
    title: str
    authors: frozenset[str]  # family name and first initial
    year: int | None
    # what tells works of one title apart: volume, issue, first page, container of a part
    apart: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Entries taken for one work so far, and what they say about it."""

    members: list[_Facts]
    said: tuple[set[str], ...]  # DOI, ISBN, then `apart`
    years: set[int]
    reasons: set[Reason] = field(default_factory=set)


def find_duplicates(
    works: Iterable[tuple[str, Work]], *, different: Iterable[frozenset[str]] = ()
) -> list[DuplicateSet]:
    """Return the sets of entries that describe the same work, in the order of their first entries.

    Args:
        works: Citation keys and works.
        different: Pairs of keys that a person called different: never in one set.

    Source: Zotero, `duplicates.js`: the same DOI; the same ISBN of books; the same normalised title where the
    years are at most one apart, an author is shared (or there are none), and neither DOI nor ISBN differs.
    Beyond that volume, issue and first page may not differ (columns carry one title all year), and
    chapters of one title are told apart by their books.
    """
    facts = [_facts(order, key, work) for order, (key, work) in enumerate(works)]
    sets = _Sets(_foes(different))
    for reason, keys_of in _KEYS.items():
        for bucket in _buckets(facts, keys_of):
            for order in _ORDERS:
                for one, other in pairwise(sorted(bucket, key=order)):
                    sets.join(one, other, reason)
    return sets.result()


def _facts(order: int, key: str, work: Work) -> _Facts:
    is_part = work.type in _PARTS
    people = work.author or work.editor or ()
    page = _FIRST_PAGE.split(work.page)[0] if work.page else ""
    container = folded_title(work.container_title or "") if is_part else ""
    return _Facts(
        key=key,
        order=order,
        doi=doi_of(work) or "",
        isbn=_isbn(work) if work.type in _BOOKS else "",
        title=folded_title(work.title or ""),
        authors=frozenset(name for person in people if (name := _author(person))),
        year=work.year,
        apart=tuple(text.casefold() for text in (work.volume or "", work.issue or "", page, container)),
    )


def _isbn(work: Work) -> str:
    found = (parse_isbn(text) for text in re.split("[,;]", work.ISBN or ""))
    return next((isbn13(isbn) for isbn in found if isbn), "")


def _author(name: Name) -> str:
    family = _NOT_A_LETTER.sub("", to_ascii(name.sort_name).lower())
    return f"{family} {to_ascii(name.given or '')[:1].lower()}"


def _buckets(facts: list[_Facts], keys_of: Callable[[_Facts], Iterable[str]]) -> Iterator[list[_Facts]]:
    """Give the lists of entries that share a key."""
    buckets: dict[str, list[_Facts]] = defaultdict(list)
    for item in facts:
        for key in keys_of(item):
            buckets[key].append(item)
    return (bucket for bucket in buckets.values() if len(bucket) > 1)


def _title_keys(item: _Facts) -> Iterable[str]:
    if not item.title:
        return ()
    # A library holds hundreds of editorials: the author belongs to the key, so that buckets stay small.
    return [f"{item.title}\n{author}" for author in item.authors or {""}]


_KEYS: dict[Reason, Callable[[_Facts], Iterable[str]]] = {
    "doi": lambda item: [item.doi] if item.doi else (),
    "isbn": lambda item: [item.isbn] if item.isbn else (),
    "title": _title_keys,
}
# The same works lie side by side in one order or the other: a year may be one off, a volume may be absent.
_ORDERS: tuple[Callable[[_Facts], tuple[Any, ...]], ...] = (
    lambda item: (item.year or 0, item.apart, item.order),
    lambda item: (item.apart, item.year or 0, item.order),
)


class _Sets:
    """Entries joined into sets; a join that would bring two works together is refused."""

    def __init__(self, foes: Mapping[str, set[str]]) -> None:
        self._foes = foes
        self._group_of: dict[int, _Group] = {}

    def join(self, one: _Facts, other: _Facts, reason: Reason) -> None:
        """Take two entries for one work, unless anything in either's set speaks against it."""
        large, small = self._group(one), self._group(other)
        if large is small:
            large.reasons.add(reason)
            return
        if len(large.members) < len(small.members):
            large, small = small, large
        if self._are_apart(large, small, reason):
            return
        large.members += small.members
        for said, more in zip(large.said, small.said, strict=True):
            said |= more
        large.years |= small.years
        large.reasons |= small.reasons | {reason}
        for item in small.members:
            self._group_of[item.order] = large

    def _group(self, item: _Facts) -> _Group:
        if item.order not in self._group_of:
            said = tuple({text} if text else set() for text in (item.doi, item.isbn, *item.apart))
            self._group_of[item.order] = _Group([item], said, {item.year} if item.year else set())
        return self._group_of[item.order]

    def _are_apart(self, large: _Group, small: _Group, reason: Reason) -> bool:
        foes = set().union(*(self._foes.get(item.key, ()) for item in small.members))
        if foes and any(item.key in foes for item in large.members):
            return True
        # One DOI is one work, whatever else the entries say; one ISBN is one book unless the DOIs differ.
        told = {"doi": 1, "isbn": 1, "title": len(large.said)}[reason]
        if any(a and b and not a & b for a, b in zip(large.said[:told], small.said[:told], strict=True)):
            return True
        years = [abs(a - b) for a in large.years for b in small.years]
        return reason == "title" and bool(years) and min(years) > _YEARS_APART

    def result(self) -> list[DuplicateSet]:
        """Return the sets of two and more, in the order of the library."""
        groups = {id(group): group for group in self._group_of.values() if len(group.members) > 1}
        found = []
        for group in groups.values():
            members = sorted(group.members, key=lambda item: item.order)
            reasons = tuple(reason for reason in _REASONS if reason in group.reasons)
            found.append((members[0].order, DuplicateSet(tuple(item.key for item in members), reasons)))
        return [item for _, item in sorted(found)]


_REASONS: tuple[Reason, ...] = ("doi", "isbn", "title")


def _foes(different: Iterable[frozenset[str]]) -> dict[str, set[str]]:
    foes: dict[str, set[str]] = defaultdict(set)
    for pair in different:
        for key in pair:
            foes[key] |= pair - {key}
    return foes
