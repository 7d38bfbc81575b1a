"""By which names and years a marker can mean each of a post's references."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
ACRONYM = lazy_pattern(rf"{_CAPITAL}[\w.&]{{1,7}}")
_HEAD = 80  # code points in which a reference that was not read names its authors
_SMALL = frozenset(
    "of for the and on in de la le du des für und der die das et y e del do da para pour".split()
)


@dataclass(frozen=True, slots=True)
class NamedReference:
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


class NamedReferences:
    """The references of a post, read for the names and the years that they print."""

    def __init__(self, references: Sequence[PostReference]) -> None:
        """Take the references, in the order of their list."""
        self.items: list[NamedReference] = []
        self.by_name: dict[str, list[int]] = {}
        self.by_first: dict[str, list[int]] = {}  # by what the reference begins with
        self.by_half: dict[str, list[int]] = {}  # by one half of the first author's double name
        self.by_title: dict[str, list[int]] = {}  # `in Titanic (1997)` is the film, whoever made it
        self.uninflected: dict[str, list[int]] = {}
        self.long_names: list[tuple[str, int]] = []  # organisations by the first letters of their words
        self.short_names: list[tuple[str, int]] = []  # those that are short names themselves (`WHO`)
        self.cjk: list[tuple[str, int]] = []
        beginnings: list[tuple[str, int]] = []  # what each begins with, and which it is
        for at, reference in enumerate(references):
            bare = _LABEL.sub("", reference.text[:400])
            item = self._read(reference, bare, at)
            if self.items and _SAME_AUTHORS.match(bare):
                item = replace(item, people=self.items[-1].people, printed=self.items[-1].printed)
            self.items.append(item)
            for name in item.names:
                self.by_name.setdefault(name, []).append(at)
            for name in item.first:
                self.by_first.setdefault(name, []).append(at)
            beginnings.append((name_key(bare[:200]), at))
        self.beginnings = sorted(beginnings)

    def _read(self, item: PostReference, bare: str, at: int) -> NamedReference:
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
            self.by_title.setdefault(name_key(_WHAT_IT_IS.sub("", item.parts.work.title)), []).append(at)
        halves = _halves(item, match.group() if match else "")
        for half in halves:
            self.by_half.setdefault(half, []).append(at)
        in_cjk = _CJK_NAMES.match(bare) if begins_in_cjk(bare) else None
        for person in _CJK_BETWEEN.split(in_cjk.group()) if in_cjk else ():
            self.cjk.append((person, at))
            printed.append(name_key(person))
        if match:
            self._note_in_cases(match.group(), at)
            printed.append(name_key(match.group()))
        short = _SHORT_FORM.search(bare[:200])
        if short and short["short"].rstrip(".").lower() not in ("ed", "eds", "hrsg"):
            printed.append(name_key(short["short"]))
        years = frozenset(re.sub(r"\s", "", fold(year)) for year in _YEAR.findall(item.text))
        issued = str(item.parts.work.year) if item.parts is not None else ""
        return NamedReference(
            tuple(dict.fromkeys(name for name in people if name)),
            frozenset(name for name in printed if name),
            frozenset(year for year in years if year[:4] == issued),
            years,
            halves,
            _head(item, bare),
        )

    def _note_in_cases(self, name: str, at: int) -> None:
        if not name.isascii():
            self.uninflected.setdefault(uninflected_key(name), []).append(at)

    def _note_organisation(self, name: str, at: int) -> None:
        if ACRONYM.fullmatch(name) and name.isupper():
            self.short_names.append((name_key(name), at))
        else:
            self.long_names.append((initials_of(name), at))


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


def initials_of(name: str) -> str:
    """Return the first letters of an organisation's words, those of its small words left out."""
    words = re.split(r"[\s/‐‑-]+", name)
    return "".join(word[0].lower() for word in words if word[:1].isalpha() and word.lower() not in _SMALL)
