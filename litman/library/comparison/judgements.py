"""How titles, first authors and years of two records stand to each other, and whether they say the same in all."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal

from litman.identifiers.doi import parse_doi
from litman.library.comparison.blocking import folded_title
from litman.library.comparison.fields import author_difference, first_people
from litman.library.comparison.names import find_name, is_organisation, is_others, same_name, shown_name
from litman.library.comparison.titles import compare_titles
from litman.library.comparison.verdict import Apart
from litman.text.folding import fold
from litman.text.plain import plain
from litman.work import Work

Titles = Literal["same", "close", "other", "unknown"]
# Of first authors. `shared`: one stands elsewhere in the other's list; `group`: a group here, a person there.
Authors = Literal["same", "shared", "group", "other", "one-sided", "none"]
Years = Literal["same", "near", "other", "unknown"]

# What a person adds to an entry, or a source to its record, says nothing of which work it is.
_BESIDE = frozenset({"abstract", "annote", "keyword", "note", "accessed", "source", "title_short"})
_PLAIN_FIELDS = tuple(field.name for field in fields(Work) if field.name not in _BESIDE)


def is_all_the_same(ours: Work, theirs: Work) -> bool:
    """Whether all that describes the works is the same once folded; nothing at all is not the same as nothing."""
    if ours.title != theirs.title and fold(ours.title or "") != fold(theirs.title or ""):
        return False
    said = False
    for name in _PLAIN_FIELDS:
        mine, registered = getattr(ours, name), getattr(theirs, name)
        if mine != registered and _folded(name, mine) != _folded(name, registered):
            return False
        said = said or (bool(mine) and name != "type")
    return said


def judge_titles(ours: Work, theirs: Work) -> Titles:
    """Return how the titles of two records stand to each other, those of originals too."""
    mine = [title for title in (ours.title, ours.original_title) if title]
    registered = [title for title in (theirs.title, theirs.original_title) if title]
    if not mine or not registered:
        return "unknown"
    if folded_title(mine[0]) == folded_title(registered[0]) != "":
        return "same"
    found = {compare_titles(a, b) for a in mine for b in registered}
    return "same" if "same" in found else "close" if "close" in found else "other"


def judge_authors(ours: Work, theirs: Work) -> Authors:
    """Return how the first authors stand to each other."""
    mine, registered = first_people(ours), first_people(theirs)
    if not mine or not registered:
        return "one-sided" if mine or registered else "none"
    if mine[0] == registered[0] or same_name(mine[0], registered[0]) == "same":
        return "same"
    difference = author_difference(ours, theirs)
    if find_name(mine[0], registered[1:]) or find_name(registered[0], mine[1:]):
        return "shared"
    if difference is None and is_organisation(mine[0]) != is_organisation(registered[0]):
        return "group"
    return "other" if difference is not None else "shared"


def has_other_team(ours: Work, theirs: Work) -> bool:
    """Whether both name several people, and have none but the first in common."""
    mine, registered = (ours.author or ours.editor)[1:], (theirs.author or theirs.editor)[1:]
    if not mine or not registered or any(map(is_others, (*mine, *registered))):
        return False
    return not any(find_name(name, registered) for name in mine)


def judge_years(ours: Work, theirs: Work) -> Years:
    """Return how the years stand to each other."""
    one, other = ours.year, theirs.year
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    return "near" if abs(one - other) == 1 else "other"


def year_apart(ours: Work, theirs: Work) -> Apart:
    """Return that the years differ."""
    return Apart("issued", str(ours.year), str(theirs.year))


def apart_in(ours: Work, theirs: Work, title: Titles, author: Authors) -> tuple[Apart, ...]:
    """Return what disagrees of title and first author, as they were judged."""
    found = []
    if title in ("other", "close"):
        found.append(Apart("title", plain(ours.title or ""), plain(theirs.title or "")))
    if author in ("other", "group"):
        mine, registered = first_people(ours)[0], first_people(theirs)[0]
        found.append(Apart("author", shown_name(mine), shown_name(registered)))
    return tuple(found)


def _folded(name: str, value: object) -> object:
    if name == "DOI" and isinstance(value, str):
        return parse_doi(value) or value
    if isinstance(value, str):
        return fold(plain(value))
    if isinstance(value, tuple):
        return [fold(shown_name(person)) for person in value]
    return value
