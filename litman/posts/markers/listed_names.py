"""The names that the references of a post begin with, and whom of them a marker can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from litman.posts.references.post_reference import PostReference
from litman.text.cjk import begins_in_cjk
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE, capital_letters, half_keys, name_key, uninflected_key
from litman.text.years import NO_YEAR, YEAR
from litman.work import Name

_YEAR = lazy_pattern(rf"(?<!\d){YEAR}[a-zа-я]?(?![\w])|{NO_YEAR}", re.IGNORECASE)
_LABEL = lazy_pattern(r"\A\s*(?:[\[【［]\w{1,12}[\]】］]|[(（]?\d{1,4}[.)\]）]|[•*·–-](?=\s))\s*")
_CAPITAL = f"[{capital_letters()}]"
_FAMILY = lazy_pattern(
    rf"(?:['’‘]t\s)?(?:(?i:{PARTICLE})\s){{0,3}}(?:[^\W\d_][\w\u0300-\u036f'’ʼ‐‑-]+)(?:\s{_CAPITAL}[\w\u0300-\u036f'’ʼ‐‑-]+){{0,2}}"
    rf"(?=,|\.|\s{_CAPITAL}{{1,3}}\b|\s\(|\s&|\sand\b)"
)
_FIRST_WORD = lazy_pattern(r"(?P<name>[^\W\d_][\w’'-]+)")
# The same authors as in the reference before: `———. 2022`, `Ders. (2019)`.
_SAME_AUTHORS = lazy_pattern(
    r"(?:[—–―⸺⸻]{1,4}|_{3,10}|-{3,10})(?=[\s.,(])|(?:ders|dies|id|idem|eadem)\b\.?(?=[\s,(])", re.IGNORECASE
)
_SHORT_FORM = lazy_pattern(rf"[(\[](?P<short>{_CAPITAL}[\w.&-]{{1,11}})[)\]]")
_CJK_NAMES = lazy_pattern(r"[^\W\d_]{1,8}(?:\s?[,、，;；・·和与與及]\s?[^\W\d_]{1,8}){0,20}")
_CJK_BETWEEN = lazy_pattern(r"\s?[,、，;；・·和与與及]\s?")
_WHAT_IT_IS = lazy_pattern(r"\s?[(\[][^()\[\]]{1,30}[)\]]\s*\Z")  # `Titanic [Film]`
_ACRONYM = lazy_pattern(rf"{_CAPITAL}[\w.&]{{1,7}}")
_HEAD = 80  # code points in which a reference that was not read names its authors
_SMALL = frozenset(
    "of for the and on in de la le du des für und der die das et y e del do da para pour".split()
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What one reference can be named by."""

    people: tuple[str, ...]  # its authors, else its editors, as `name_key` has them
    printed: frozenset[str]  # what it begins with, however its authors were read; its short name
    dated: frozenset[str]  # its year as printed, with its letter
    years: frozenset[str]  # all that it prints
    halves: tuple[str, ...] = ()  # of the double name of the first
    head: str = ""  # its beginning, where its authors stand, as small letters

    @property
    def first(self) -> frozenset[str]:
        return self.printed | frozenset(self.people[:1])

    @property
    def names(self) -> frozenset[str]:
        return self.printed | frozenset(self.people)


class ListedNames:
    """The references of a post by the names and the years that they print."""

    may_know = False  # whether others than the references of the post may know names, too

    def __init__(self, references: Sequence[PostReference] = ()) -> None:
        """Take the references, in the order of their list."""
        self._items: list[_Listed] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_first: dict[str, list[int]] = {}  # by what the reference begins with
        self._by_half: dict[str, list[int]] = {}  # by one half of the first author's double name
        self._by_title: dict[str, list[int]] = {}  # `in Titanic (1997)` is the film, whoever made it
        self._uninflected: dict[str, list[int]] = {}
        self._long_names: list[tuple[str, int]] = []  # organisations by the first letters of their words
        self._short_names: list[tuple[str, int]] = []  # those that are short names themselves (`WHO`)
        self._cjk: list[tuple[str, int]] = []
        self._asked: dict[tuple[str, str], list[int]] = {}
        beginnings = []
        for at, reference in enumerate(references):
            bare = _LABEL.sub("", reference.text[:400])
            item = self._read(reference, bare, at)
            if self._items and _SAME_AUTHORS.match(bare):
                item = replace(item, people=self._items[-1].people, printed=self._items[-1].printed)
            self._items.append(item)
            for name in item.names:
                self._by_name.setdefault(name, []).append(at)
            for name in item.first:
                self._by_first.setdefault(name, []).append(at)
            beginnings.append((name_key(bare[:200]), at))
        self._beginnings = sorted(beginnings)

    def __bool__(self) -> bool:
        """Whether there are any references."""
        return bool(self._items)

    def people(self, at: int) -> tuple[str, ...]:
        """Return the authors of a reference, or else its editors, as `name_key` has them."""
        return self._items[at].people

    def has(self, at: int, names: Iterable[str]) -> bool:
        """Whether a reference has all of the names, given as `name_key` has them."""
        return self._items[at].names.union(self._items[at].halves).issuperset(names)

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
        return any(word.search(self._items[at].head) for at in self.called(name, year))

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
        first, named = self._by_first.get(key, ()), self._by_name.get(key, ())
        for found in (first, named, self._beginning(key), self._in_other_words(name)):
            of_year = self._of_year(found, year)
            if of_year:
                return of_year
        of_half = self._of_year(self._by_half.get(key, ()), year) if year else []
        return of_half or (self._of_year(self._by_title.get(key, ()), year) if year else [])

    def _of_year(self, found: Sequence[int], year: str) -> list[int]:
        if not year:
            return list(found)
        wanted = re.sub(r"\s", "", fold(year))
        if len(wanted) > 4:  # `2019a` is that, whatever other years of 2019 the references print
            lettered = [at for at in found if wanted in self._items[at].dated | self._items[at].years]
            if lettered:
                return lettered
        dated = [at for at in found if _is_among(wanted, self._items[at].dated)]
        return dated or [at for at in found if _is_among(wanted, self._items[at].years)]

    def _comes_first(self, at: int, name: str) -> bool:
        key = name_key(name)
        return key in self._items[at].first or key not in self._items[at].names

    def _beginning(self, key: str) -> list[int]:
        """Return the references that begin with the name, however their authors were read."""
        at = bisect_left(self._beginnings, (key,))
        found = []
        while at < len(self._beginnings) and self._beginnings[at][0].startswith(key) and len(key) > 2:
            found.append(self._beginnings[at][1])
            at += 1
        return found

    def _in_other_words(self, name: str) -> list[int]:
        """Return the references of a name in a case (`Орлова`), a family name alone (田中), a short name (`WHO`)."""
        if begins_in_cjk(name):
            return sorted({at for known, at in self._cjk if known.startswith(name)})
        if name.isascii():
            letters = name.replace(".", "").replace("&", "")
            if _ACRONYM.fullmatch(name) and sum(letter.isupper() for letter in letters) > 1:
                return [at for initials, at in self._long_names if _shortens(letters.lower(), initials)]
            initials = _initials(name)
            if len(initials) > 2:
                return [at for short, at in self._short_names if _shortens(short, initials)]
        return self._uninflected.get(uninflected_key(name), [])

    def _read(self, item: PostReference, bare: str, at: int) -> _Listed:
        """Return what the reference can be named by, and note in which other words."""
        people: list[str] = []
        printed: list[str] = []
        for name in _people(item):
            people.append(name_key(name.sort_name))
            if name.literal:
                self._note_organisation(name.literal, at)
            self._note_in_cases(name.family or name.literal or "", at)
        match = _FAMILY.match(bare) or _FIRST_WORD.match(bare)
        if item.parts and item.parts.work.title:
            self._by_title.setdefault(name_key(_WHAT_IT_IS.sub("", item.parts.work.title)), []).append(at)
        halves = _halves(item, match.group() if match else "")
        for half in halves:
            self._by_half.setdefault(half, []).append(at)
        in_cjk = _CJK_NAMES.match(bare) if begins_in_cjk(bare) else None
        for person in _CJK_BETWEEN.split(in_cjk.group()) if in_cjk else ():
            self._cjk.append((person, at))
            printed.append(name_key(person))
        if match:
            self._note_in_cases(match.group(), at)
            printed.append(name_key(match.group()))
        short = _SHORT_FORM.search(bare[:200])
        if short and short["short"].rstrip(".").lower() not in ("ed", "eds", "hrsg"):
            printed.append(name_key(short["short"]))
        years = frozenset(re.sub(r"\s", "", fold(year)) for year in _YEAR.findall(item.text))
        issued = str(item.parts.work.year) if item.parts is not None else ""
        return _Listed(
            tuple(dict.fromkeys(name for name in people if name)),
            frozenset(name for name in printed if name),
            frozenset(year for year in years if year[:4] == issued),
            years,
            halves,
            _head(item, bare),
        )

    def _note_in_cases(self, name: str, at: int) -> None:
        if not name.isascii():
            self._uninflected.setdefault(uninflected_key(name), []).append(at)

    def _note_organisation(self, name: str, at: int) -> None:
        if _ACRONYM.fullmatch(name) and name.isupper():
            self._short_names.append((name_key(name), at))
        else:
            self._long_names.append((_initials(name), at))


def _head(item: PostReference, bare: str) -> str:
    """Return what a reference prints up to the end of its authors, as far as that was read."""
    authors = [part for part in item.parts.parts if part.name in ("author", "editor")] if item.parts else []
    return item.text[: authors[-1].end].casefold() if authors else bare[:_HEAD].casefold()


def _people(item: PostReference) -> tuple[Name, ...]:
    """Return the authors; of a volume without any its editors. A chapter is not cited by the editors of its book."""
    if item.parts is None:
        return ()
    return item.parts.work.author or item.parts.work.editor


def _halves(item: PostReference, printed: str) -> tuple[str, ...]:
    """Return the halves of the first author's double name, as read or else as printed."""
    people = _people(item)
    return half_keys((people[0].family or "") if people else printed)


def _initials(name: str) -> str:
    """Return the first letters of an organisation's words, those of its small words left out."""
    words = re.split(r"[\s/‐‑-]+", name)
    return "".join(word[0].lower() for word in words if word[:1].isalpha() and word.lower() not in _SMALL)


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
