"""The names that the references of a post begin with, and whom of them a marker can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from litman.posts.markers.named_references import ACRONYM, NamedReferences, initials_of
from litman.posts.references.post_reference import PostReference
from litman.text.cjk import begins_in_cjk
from litman.text.folding import fold
from litman.text.names import name_key, uninflected_key


class ListedNames:
    """The references of a post by the names and the years that they print."""

    may_know = False  # whether others than the references of the post may know names, too

    def __init__(self, references: Sequence[PostReference] = ()) -> None:
        """Take the references, in the order of their list."""
        self._references = references
        self._asked: dict[tuple[str, str], list[int]] = {}

    @cached_property
    def _named(self) -> NamedReferences:
        """The references, read when a name is asked for: markers that are numbers ask for none."""
        return NamedReferences(self._references)

    def __bool__(self) -> bool:
        """Whether there are any references."""
        return bool(self._references)

    def people(self, at: int) -> tuple[str, ...]:
        """Return the authors of a reference, or else its editors, as `name_key` has them."""
        return self._named.items[at].people

    def has(self, at: int, names: Iterable[str]) -> bool:
        """Whether a reference has all of the names, given as `name_key` has them."""
        return self._named.items[at].names.union(self._named.items[at].halves).issuperset(names)

    def knows(self, name: str) -> bool:
        """Whether a reference has the name among its own, whatever its year."""
        return bool(self.called(name, ""))

    def fits(self, name: str, year: str, *, first: bool = False) -> bool:
        """Whether a reference has both the name and the year; `first`: as that of its first author."""
        found = self.called(name, year)
        return bool(found) and (not first or any(self._comes_first(at, name) for at in found))

    def is_of_post(self, name: str, year: str) -> bool:
        """Whether it is a reference of the post that has both; one that it has is what the post must mean."""
        return self.fits(name, year)

    def has_particle(self, name: str, year: str, particle: str) -> bool:
        """Whether a reference of this name and year prints the small word among its authors: `Berg, J. van der`."""
        word = re.compile(rf"(?<![^\W\d_]){re.escape(particle.casefold())}(?![^\W\d_])")
        return any(word.search(self._named.items[at].head) for at in self.called(name, year))

    def called(self, name: str, year: str) -> list[int]:
        """Return the references of this name, as printed in the text, and year; by first author if there are such.

        An empty year fits every reference. A year that a reference is dated with goes before one that stands in it.
        """
        if (name, year) not in self._asked:
            self._asked[name, year] = self._called(name, year)
        return self._asked[name, year]

    def _called(self, name: str, year: str) -> list[int]:
        key = name_key(name)
        if not key:
            return []
        first, named = self._named.by_first.get(key, ()), self._named.by_name.get(key, ())
        for found in (first, named, self._beginning(key), self._in_other_words(name)):
            of_year = self._of_year(found, year)
            if of_year:
                return of_year
        of_half = self._of_year(self._named.by_half.get(key, ()), year) if year else []
        return of_half or (self._of_year(self._named.by_title.get(key, ()), year) if year else [])

    def _of_year(self, found: Sequence[int], year: str) -> list[int]:
        if not year:
            return list(found)
        wanted = re.sub(r"\s", "", fold(year))
        if len(wanted) > 4:  # `2019a` is that, whatever other years of 2019 the references print
            lettered = [
                at for at in found if wanted in self._named.items[at].dated | self._named.items[at].years
            ]
            if lettered:
                return lettered
        dated = [at for at in found if _is_among(wanted, self._named.items[at].dated)]
        return dated or [at for at in found if _is_among(wanted, self._named.items[at].years)]

    def _comes_first(self, at: int, name: str) -> bool:
        key = name_key(name)
        return key in self._named.items[at].first or key not in self._named.items[at].names

    def _beginning(self, key: str) -> list[int]:
        """Return the references that begin with the name, however their authors were read."""
        at = bisect_left(self._named.beginnings, (key,))
        found = []
        while (
            at < len(self._named.beginnings)
            and self._named.beginnings[at][0].startswith(key)
            and len(key) > 2
        ):
            found.append(self._named.beginnings[at][1])
            at += 1
        return found

    def _in_other_words(self, name: str) -> list[int]:
        """Return the references of a name in a case (`Орлова`), a family name alone (田中), a short name (`WHO`)."""
        if begins_in_cjk(name):
            return sorted({at for known, at in self._named.cjk if known.startswith(name)})
        if name.isascii():
            letters = name.replace(".", "").replace("&", "")
            if ACRONYM.fullmatch(name) and sum(letter.isupper() for letter in letters) > 1:
                return [at for initials, at in self._named.long_names if _shortens(letters.lower(), initials)]
            initials = initials_of(name)
            if len(initials) > 2:
                return [at for short, at in self._named.short_names if _shortens(short, initials)]
        return self._named.uninflected.get(uninflected_key(name), [])


def _shortens(short: str, initials: str) -> bool:
    """Whether the letters stand among the initials in this order, beginning with the first (`nice`: nihce)."""
    if len(short) < 2 or short[:1] != initials[:1] or len(initials) < len(short):
        return False
    if len(short) == 2 and short != initials:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in short)


def _is_among(wanted: str, years: frozenset[str]) -> bool:
    if wanted in years:
        return True
    # A letter on one side only: `2018a` in the text, `2018` in the list.
    return any(found[:4] == wanted[:4] and (len(found) == 4) != (len(wanted) == 4) for found in years)
