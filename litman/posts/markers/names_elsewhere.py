"""The works that a post without a list may cite by author and year: of the library, of a bibliography beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.marker import Cited
from litman.posts.references.post_reference import PostReference
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import name_key
from litman.work import Name, Work

_LETTER = lazy_pattern(r"\d{4}(?P<letter>[a-z])\Z")


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A work that somebody knows by its authors and year."""

    key: str  # citation key
    work: Work
    file: Path | None = None  # a bibliography beside the post; None: the library

    @property
    def letter(self) -> str:
        """The letter behind the year in its key (`moss2019a`), empty where there is none."""
        found = _LETTER.search(self.key)
        return found["letter"] if found else ""


@dataclass(frozen=True, slots=True)
class Fits:
    """The works that a marker's names and year fit."""

    works: tuple[NamedWork, ...]
    is_sure: bool  # one is meant; else nobody can tell which of them, or whether it is the one


class NamesElsewhere(ListedNames):
    """The names of the post's notes, and behind them those that others know.

    A name counts with its year only; that nobody has both leaves a marker what it is without anybody's help. What was
    asked and not found among the notes is kept in `asked`.
    """

    may_know = True

    def __init__(self, references: Sequence[PostReference], works: Sequence[NamedWork]) -> None:
        """Take the references that the post prints in notes, and what others know."""
        self._own = len(references)
        self._works = works
        self._unknown: dict[tuple[str, str], None] = {}
        super().__init__([*references, *map(_as_reference, works)])

    def __bool__(self) -> bool:
        """Whether the post prints references of its own."""
        return bool(self._own)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Names and years that a text prints where it may cite, and that its notes do not have."""
        return tuple(self._unknown)

    def called(self, name: str, year: str) -> list[int]:
        """Return the references of this name and year; of works that others know only if the post prints none."""
        found = super().called(name, year)
        own = [at for at in found if at < self._own]
        if own or not year:
            return own
        self._unknown[name, year] = None
        return [at for at in found if self._comes_first(at, name)]

    def is_of_post(self, name: str, year: str) -> bool:
        """Whether it is a reference of the post that has both."""
        return any(at < self._own for at in self.called(name, year))

    def works(self, cited: Cited, found: Sequence[int]) -> Fits:
        """Return the works of others that a marker cites.

        All names must be theirs, the first of them first: two names are of two authors, `et al.` is of several, one
        name alone goes before those of several. `2019a` is the work whose key says so.

        Args:
            cited: What the marker names.
            found: The references that have its first name and its year.
        """
        at_hand = [at for at in found if at >= self._own and self._is_by(at, cited)]
        alone = [at for at in at_hand if len(self._people_of(at)) == len(cited.names)]
        if len(cited.names) == 1 and not cited.et_al:
            at_hand = alone or at_hand
        works = [self._works[at - self._own] for at in at_hand]
        letter = cited.year[4:] if cited.year[:4].isdigit() else ""
        if letter:
            named = [work for work in works if work.letter == letter]
            works = named or [work for work in works if not work.letter]
            return Fits(tuple(works), len(works) == 1 and bool(named))
        return Fits(tuple(works), len(works) == 1)

    def _is_by(self, at: int, cited: Cited) -> bool:
        people = self._people_of(at)
        if not self._comes_first(at, cited.names[0]):
            return False
        if len(cited.names) > 1 and not self.has(at, map(name_key, cited.names)):
            return False
        if cited.et_al:
            return len(people) > len(cited.names) or any(name.is_others for name in people)
        return len(cited.names) == 1 or len(people) == len(cited.names)

    def _people_of(self, at: int) -> tuple[Name, ...]:
        work = self._works[at - self._own].work
        return work.author or work.editor


def _as_reference(item: NamedWork) -> PostReference:
    """Return what a list would print of the work, as far as names and year go."""
    from litman.posts.references.parts import ReferenceParts  # what reads references is not needed without

    people = "; ".join(map(_printed, item.work.author or item.work.editor))
    text = f"{people} ({item.work.year}{item.letter})."
    return PostReference(None, text, 0, len(text), ReferenceParts(text, (), item.work))


def _printed(name: Name) -> str:
    small = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    initial = f", {name.given[0]}." if name.given else ""
    return f"{small} {name.sort_name}{initial}".strip()
