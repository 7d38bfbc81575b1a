"""A work as the library describes it against the registry's record, field by field, without crying wolf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from litman.library.comparison.names import find_name, is_organisation, is_others, same_name, shown_name
from litman.library.comparison.numbers import (
    cites_within,
    same_issue,
    same_pages,
    same_volume,
    same_year,
)
from litman.library.comparison.periodicals import same_container
from litman.library.comparison.titles import compare_titles
from litman.text.plain import plain
from litman.text.terminal import shorten
from litman.work import Name, Work

Outcome = Literal["verified", "differs", "wrong-target", "not-compared"]

# What each disagreement weighs; first author, title and year weigh most.
_OTHER_TITLE = 3.0
_CLOSE_TITLE = 2.0
_OTHER_AUTHOR = 3.0
_OTHER_ORDER = 1.5  # the first author stands elsewhere in the other list
_OTHER_INITIALS = 0.5
_OTHER_YEAR = 2.0
_OTHER_CONTAINER = 1.0
_OTHER_PAGE = 1.0
_PAGE_WITHIN = 0.25  # a single page of the range
_OTHER_VOLUME = 0.75
_LATER_AUTHOR = 0.5
_OTHER_ISSUE = 0.25
_DIFFERS_FROM = 0.5
_WRONG_TARGET_FROM = 4.0
# Their containers are printed in too many ways to be held against anybody.
_LOOSE_CONTAINERS = frozenset(
    {"paper-conference", "chapter", "entry-encyclopedia", "entry-dictionary", "report"}
)
_PREPRINT_PLACES = frozenset({"corr", "ssrn electronic journal", "computing research repository"})
_PREPRINT_TYPES = frozenset({"article", "manuscript"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that disagrees, as each side prints it."""

    field: str  # a CSL variable: `author`, `title`, `issued`, `container-title`, `volume`, `issue`, `page`
    ours: str
    theirs: str
    weight: float  # 0.25 for an issue to 3.0 for another title or first author; 0.0 for a remark
    said: str | None = None  # in words of its own: which author, at which place
    is_remark: bool = False  # differs by nature, and nobody is to be accused of it

    def __str__(self) -> str:
        """What a person reads: `issued: '2009' here, '2019' registered`."""
        if self.said is not None:
            return self.said
        return f"{self.field}: {shorten(self.ours, 50)!r} here, {shorten(self.theirs, 50)!r} registered"


def compare_works(ours: Work, theirs: Work) -> list[Difference]:
    """Return the fields that disagree, the gravest first; a field that one side lacks never disagrees.

    Tolerated are all the ways in which sources print one work: case, accents, dashes, quotes, mark-up, `&`,
    subtitles, British and American spelling, initials, particles, suffixes, romanisation, swapped names, `et al.`,
    acronyms of organisations, a year more or less, abbreviated journals, shortened page ranges, article numbers.
    Where one is a preprint and the other published, year, journal, volume, issue and pages are not compared.
    """
    found = [_title(ours, theirs), author_difference(ours, theirs)]
    if is_preprint_record(ours) == is_preprint_record(theirs):
        found += [_year(ours, theirs), *_place(ours, theirs)]
    differences = [difference for difference in found if difference is not None]
    return sorted(differences, key=lambda difference: -difference.weight)


def judge(differences: Sequence[Difference]) -> Outcome:
    """Return what the differences amount to.

    `wrong-target` takes another title or first author and at least one more grave disagreement: a title alone may
    be a translation. Another issue number alone, or a single page of the range, is below what counts.
    """
    weight = sum(difference.weight for difference in differences)
    is_grave = any(d.weight >= _OTHER_TITLE for d in differences)
    if is_grave and weight >= _WRONG_TARGET_FROM:
        return "wrong-target"
    return "differs" if weight >= _DIFFERS_FROM else "verified"


def _title(ours: Work, theirs: Work) -> Difference | None:
    mine = [title for title in (ours.title, ours.original_title) if title]
    registered = [title for title in (theirs.title, theirs.original_title) if title]
    if not mine or not registered:
        return None
    likenesses = {compare_titles(a, b) for a in mine for b in registered}
    if "same" in likenesses:
        return None
    weight = _CLOSE_TITLE if "close" in likenesses else _OTHER_TITLE
    return Difference("title", plain(mine[0]), plain(registered[0]), weight)


def author_difference(ours: Work, theirs: Work) -> Difference | None:
    """Return how the first authors disagree; None where they do not, or one side names none."""
    mine, registered = first_people(ours), first_people(theirs)
    if not mine or not registered:
        return None
    sameness = same_name(mine[0], registered[0])
    if sameness == "same":
        return _later_authors(mine, registered)
    if sameness == "initials":
        return _author_difference(mine[0], registered[0], _OTHER_INITIALS)
    if find_name(mine[0], registered) or find_name(registered[0], mine):
        # Some registries list a group first, or the names by alphabet.
        is_shifted = is_organisation(mine[0]) or is_organisation(registered[0])
        return None if is_shifted else _author_difference(mine[0], registered[0], _OTHER_ORDER)
    if is_organisation(mine[0]) != is_organisation(registered[0]):
        return None  # a group's name for its members' names, or the members for the group
    others = _contributors(theirs)
    if find_name(mine[0], others) or find_name(registered[0], _contributors(ours)):
        return None  # an editor here, an author there
    return _author_difference(mine[0], registered[0], _OTHER_AUTHOR)


def _later_authors(mine: Sequence[Name], registered: Sequence[Name]) -> Difference | None:
    if len(registered) < 2:  # many registries know the first author only
        return None
    for name in mine[1:]:
        if not is_organisation(name) and not find_name(name, registered) and len(mine) <= len(registered):
            return Difference(
                "author", shown_name(name), "; ".join(map(shown_name, registered)), _LATER_AUTHOR
            )
    return None


def first_people(work: Work) -> tuple[Name, ...]:
    """Return the people who come first in a list of works: authors, else editors, translators, directors."""
    names = work.author or work.editor or work.container_author or work.translator or work.director
    return tuple(name for name in names if not is_others(name) and name.sort_name)


def _contributors(work: Work) -> tuple[Name, ...]:
    return work.author + work.editor + work.translator + work.container_author + work.director


def _author_difference(ours: Name, theirs: Name, weight: float) -> Difference:
    return Difference("author", shown_name(ours), shown_name(theirs), weight)


def _year(ours: Work, theirs: Work) -> Difference | None:
    if same_year(ours, theirs):
        return None
    return Difference("issued", str(ours.year), str(theirs.year), _OTHER_YEAR)


def _place(ours: Work, theirs: Work) -> list[Difference | None]:
    found: list[Difference | None] = [_container(ours, theirs)]
    pairs = (
        ("volume", ours.volume, theirs.volume, same_volume, _OTHER_VOLUME),
        ("issue", ours.issue, theirs.issue, same_issue, _OTHER_ISSUE),
        ("page", ours.page or ours.number, theirs.page or theirs.number, same_pages, _OTHER_PAGE),
    )
    for field, mine, registered, agree, weight in pairs:
        if mine and registered and mine != registered and not agree(ours, theirs):
            if field == "page" and cites_within(ours, theirs):
                weight = _PAGE_WITHIN
            found.append(Difference(field, mine, registered, weight))
    return found


def _container(ours: Work, theirs: Work) -> Difference | None:
    mine, registered = containers_of(ours), containers_of(theirs)
    if not mine or not registered or _LOOSE_CONTAINERS & {ours.type, theirs.type}:
        return None
    if ours.ISSN and theirs.ISSN and set(ours.ISSN.split()) & set(theirs.ISSN.split()):
        return None
    if same_container(mine, registered):
        return None
    return Difference("container-title", plain(mine[0]), plain(registered[0]), _OTHER_CONTAINER)


def containers_of(work: Work) -> list[str]:
    """Return the names of what the work appeared in: journal, book, series, event."""
    names = (work.container_title, work.container_title_short, work.collection_title, work.event_title)
    return [name for name in names if name]


def is_preprint_record(work: Work) -> bool:
    """Return whether the work is a preprint by its own words."""
    if (work.container_title or "").strip().lower() in _PREPRINT_PLACES:
        return True
    words = " ".join(filter(None, (work.genre, work.container_title, work.publisher, work.archive))).lower()
    if "preprint" in words or "rxiv" in words:
        return True
    return work.type in _PREPRINT_TYPES and not work.container_title
