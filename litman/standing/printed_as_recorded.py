"""Whether an article is printed just as its record has it, so that nothing could be found to differ."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.plain import plain
from litman.work import Name, Work

_FEWEST_WORDS = 3  # of a title that tells works apart
_FEWEST_LETTERS = 12
_PLACE = ("container_title", "volume", "page")


def is_printed_as_recorded(printed: Work, work: Work) -> bool:
    """Whether title, people, year, container, volume and pages are said by both, and the same.

    Only what could not be read in two ways counts, so that whoever compares everything else comes to the same: names
    with the same family name and the initials of the recorded given names, in the same order, an equal year, equal
    words. False says nothing.
    """
    if work.type != printed.type or not _is_same_title(printed.title, work.title):
        return False
    if any(not _is_same(getattr(printed, name), getattr(work, name)) for name in _PLACE):
        return False
    if printed.issue is not None and not _is_same(printed.issue, work.issue):
        return False
    if printed.year is None or printed.year != work.year:
        return False
    return not work.genre and not printed.genre and _are_same_people(printed.author, work.author)


def _is_same(printed: str | None, recorded: str | None) -> bool:
    return bool(printed) and bool(recorded) and printed == recorded


def _is_same_title(printed: str | None, recorded: str | None) -> bool:
    if (
        not printed
        or not recorded
        or len(printed) < _FEWEST_LETTERS
        or printed.count(" ") + 1 < _FEWEST_WORDS
    ):
        return False
    return printed.casefold() == plain(recorded).casefold()


def _are_same_people(printed: Sequence[Name], recorded: Sequence[Name]) -> bool:
    return len(printed) == len(recorded) > 0 and all(map(_is_same_person, printed, recorded))


def _is_same_person(printed: Name, recorded: Name) -> bool:
    if not printed.family or printed.family != recorded.family or not printed.given or not recorded.given:
        return False
    if printed.suffix or recorded.suffix or printed.non_dropping_particle or recorded.non_dropping_particle:
        return False
    return printed.given == recorded.given or _are_initials_of(printed.given, recorded.given)


def _are_initials_of(printed: str, recorded: str) -> bool:
    """Whether printed given names are initials, those of the recorded ones or the first of them: `S.` of `Sven F.`."""
    initials = printed.replace(".", " ").split()
    names = recorded.replace(".", " ").split()
    return (
        len(initials) <= len(names)
        and all(map(str.isupper, initials))
        and all(
            len(initial) == 1 and name[0] == initial for initial, name in zip(initials, names, strict=False)
        )
    )
