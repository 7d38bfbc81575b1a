"""Works that the library has more than once, found by what they share: never by comparing every pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import Any, Literal, NamedTuple

from litman.library.comparison.blocking import blocking_keys, folded_title, last_word
from litman.library.comparison.compare import compare
from litman.library.comparison.verdict import ALL_FIELDS, Verdict
from litman.work import Work

Reason = Literal["doi", "pmid", "pmcid", "isbn", "url", "title", "fields"]
_REASONS: dict[str, Reason] = {
    "DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "URL": "url", "title": "title",
    ALL_FIELDS: "fields",
}  # fmt: skip
_CROWD = 16  # entries of one key, from which on only those are compared that lie side by side in some order
_MOST_WHOLE = 40_000  # works; of a larger library abstracts are not kept
_ASKED = 12  # members of a set that an entry is compared with before it joins


class DuplicateSet(NamedTuple):
    """Citation keys of entries that describe one work, in the order of the library, and what told it."""

    keys: tuple[str, ...]
    reasons: tuple[Reason, ...]


class _Item(NamedTuple):
    """An entry, and where it stands."""

    order: int
    key: str
    work: Work


@dataclass(slots=True)
class _Group:
    """Entries taken for one work so far, and what told it."""

    members: list[_Item]
    reasons: set[Reason] = field(default_factory=set)


def find_duplicates(
    works: Iterable[tuple[str, Work]], *, are_apart: Callable[[str, str], bool] = lambda one, other: False
) -> list[DuplicateSet]:
    """Return the sets of entries that describe the same work, in the order of their first entries.

    Those are the entries that `compare` calls the same, and those of one title and author that nothing tells apart,
    where a person has to decide. Other versions of a text, and two works that bear one identifier, are in no set.

    Args:
        works: Citation keys and works.
        are_apart: Whether somebody told two works apart, given their keys: they are never in one set.
    """
    blocks: dict[str, list[_Item]] = defaultdict(list)
    for order, (key, work) in enumerate(works):
        item = _Item(
            order, key, replace(work, abstract=None) if order >= _MOST_WHOLE and work.abstract else work
        )
        for name in dict.fromkeys((*blocking_keys(work), *_keys_of_everybody(work))):
            blocks[name].append(item)
    sets = _Sets(are_apart)
    for block in blocks.values():
        for one, other in _pairs(block):
            sets.join(one, other)
    return sets.result()


def _keys_of_everybody(work: Work) -> Iterator[str]:
    """Keys of a title with each of its authors: names stand in other orders here and there."""
    title = folded_title(work.title or "")
    if title:
        yield from (f"{title}\n{last_word(person)}" for person in work.author or work.editor)


def _pairs(block: list[_Item]) -> Iterator[tuple[_Item, _Item]]:
    if len(block) <= _CROWD:
        for step in range(1, len(block)):  # neighbours first
            yield from zip(block, block[step:], strict=False)
        return
    for order in _ORDERS:
        yield from pairwise(sorted(block, key=order))


def _place(work: Work) -> tuple[str, ...]:
    return work.volume or "", work.issue or "", work.page or "", work.number or "", work.container_title or ""


# The same works lie side by side in one order or the other: a year may be one off, a volume may be absent.
_ORDERS: tuple[Callable[[_Item], tuple[Any, ...]], ...] = (
    lambda item: (item.work.year or 0, _place(item.work), item.order),
    lambda item: (_place(item.work), item.work.year or 0, item.order),
)


class _Sets:
    """Entries joined into sets; a join that would bring two works together is refused."""

    def __init__(self, are_apart: Callable[[str, str], bool]) -> None:
        self._are_told_apart = are_apart
        self._group_of: dict[int, _Group] = {}
        self._looked_at: set[tuple[int, int]] = set()

    def join(self, one: _Item, other: _Item) -> None:
        """Take two entries for one work, where they are alike and nothing in either's set speaks against it."""
        pair = (min(one.order, other.order), max(one.order, other.order))
        if pair in self._looked_at:
            return
        self._looked_at.add(pair)
        verdict = compare(one.work, other.work)
        if not _is_one(verdict) or self._are_told_apart(one.key, other.key):
            return
        reason: Reason = next((_REASONS[name] for name in verdict.agrees if name in _REASONS), "title")
        large, small = self._group(one), self._group(other)
        if large is small:
            large.reasons.add(reason)
            return
        if len(large.members) < len(small.members):
            large, small = small, large
        if self._are_apart(large, small):
            return
        large.members += small.members
        large.reasons |= small.reasons | {reason}
        for item in small.members:
            self._group_of[item.order] = large

    def _group(self, item: _Item) -> _Group:
        return self._group_of.setdefault(item.order, _Group([item]))

    def _are_apart(self, large: _Group, small: _Group) -> bool:
        pairs = list(product(large.members[:_ASKED], small.members[:_ASKED]))
        if len(pairs) == 1:  # the pair itself
            return False
        return any(
            self._are_told_apart(one.key, other.key) or not _is_one(compare(one.work, other.work))
            for one, other in pairs
        )

    def result(self) -> list[DuplicateSet]:
        """Return the sets of two and more, in the order of the library."""
        groups = {id(group): group for group in self._group_of.values() if len(group.members) > 1}
        found = []
        for group in groups.values():
            members = sorted(group.members, key=lambda item: item.order)
            reasons = tuple(reason for reason in _REASONS.values() if reason in group.reasons)
            found.append((members[0].order, DuplicateSet(tuple(item.key for item in members), reasons)))
        return [item for _, item in sorted(found)]


def _is_one(verdict: Verdict) -> bool:
    return verdict.kind in ("same", "unclear")
