"""Which list of a post a number belongs to, where parts of the post have lists of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from litman.posts.post import Span
from litman.posts.references.post_reference import PostReference


class ListsOfParts:
    """The lists of a post by the parts that they end; two that begin again at 1 are apart from each other."""

    def __init__(self, references: Sequence[PostReference], parts: Sequence[Sequence[Span]]) -> None:
        """Take the references, and for each part of the post that has lists of its own where these stand."""
        self._references = references
        self._parts = parts
        self._part_of = [self._part_that_holds(item.start) for item in references]
        self._labels: list[set[str]] = [set() for _ in parts]
        for item, part in zip(references, self._part_of, strict=True):
            if part is not None and item.label and not item.footnote:
                self._labels[part].add(item.label)
        self._counted = self._count()

    def choose(self, found: list[int], position: int) -> list[int]:
        """Return those of the references with one label that a marker at this place means.

        Of those in the list of the marker's own part a label given twice in one list is that of the first; lists of
        one part with the same labels stay both, unless one of them is a list of further reading. A list that is
        numbered apart from the own one is none to look in.
        """
        own = self._own(position)
        found = [at for at in found if not self._references[at].further] or found
        if len(found) < 2:
            return [at for at in found if not self._are_apart(own, self._part_of[at])]
        first: dict[int, int] = {}
        for at in found:
            for number, span in enumerate(self._parts[own] if own is not None else ()):
                if span.start <= self._references[at].start < span.end:
                    first.setdefault(number, at)
        return list(first.values()) or found[:1]

    def counted(self, label: str, position: int) -> int | None:
        """Return the reference that is meant by its place where no list is labelled: the third item is [3]."""
        own = self._own(position) or 0
        number = self._counted[own].get(label)
        if number is None and own == 0:  # before the first list has ended: it may go on behind prose
            return self._counted[-1].get(label)
        return number

    @property
    def numbers(self) -> dict[int, str]:
        """The number of each reference in its part, of those that are meant by their places."""
        return {at: number for counted in self._counted[:-1] for number, at in counted.items()}

    def _count(self) -> list[dict[str, int]]:
        """Return the references of each part by their numbers, and at the end those of all lists as one."""
        counted: list[dict[str, int]] = [{} for _ in range(len(self._parts) + 1)]
        items = self._references
        if any(item.footnote or item.beside or item.label for item in items):
            return counted
        for at, part in enumerate(self._part_of):
            counted[-1][str(at + 1)] = at
            if part is not None:
                counted[part][str(len(counted[part]) + 1)] = at
        return counted

    def _are_apart(self, own: int | None, other: int | None) -> bool:
        """Whether two parts have lists numbered apart from each other: most numbers of one stand in both."""
        if own is None or other is None or own == other:
            return False
        shared = len(self._labels[own] & self._labels[other])
        return shared > 0 and shared * 2 >= min(len(self._labels[own]), len(self._labels[other]))

    def _own(self, position: int) -> int | None:
        """Return the part in which something stands: the first whose last list ends behind it, else the last."""
        at = bisect_right(self._parts, position, key=lambda spans: spans[-1].end)
        return min(at, len(self._parts) - 1) if self._parts else None

    def _part_that_holds(self, position: int) -> int | None:
        at = bisect_right(self._parts, position, key=lambda spans: spans[-1].end)
        if at < len(self._parts) and any(s.start <= position < s.end for s in self._parts[at]):
            return at
        return None
