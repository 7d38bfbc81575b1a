"""Two lists of authors, name by name: who is a stranger, who is left out, other first names, the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from litman.library.comparison.first_names import contradict, is_written_out
from litman.library.comparison.names import is_organisation, is_others, same_name, shown_name
from litman.text.folding import fold, to_ascii
from litman.work import Name

Kind = Literal["invented", "left-out", "given-name", "order", "later-order"]
_NAMED = 3  # names that a message shows


@dataclass(frozen=True, slots=True)
class AuthorFault:
    """One way in which a list of authors is not that of the record, in words."""

    kind: Kind
    ours: str
    theirs: str
    said: str  # `author 3, Daniel Kahneman, is none of the record's 2 authors`


def author_faults(ours: Sequence[Name], theirs: Sequence[Name], *, is_cut: bool = False) -> list[AuthorFault]:
    """Return how our list differs from the record's, the gravest first.

    A list that ends in `and others`, which `is_cut` says too, may be shorter. A record that sorts its names says
    nothing about order, and one that knows a single family name only, as those made from citations do, nothing about
    the others.
    """
    mine, registered = _people(ours), _people(theirs)
    if not mine or not registered or all(map(is_organisation, mine)) != all(map(is_organisation, registered)):
        return []  # a group's name for its members' names
    pairs = _pairs(mine, registered)
    paired = set(pairs.values())
    strangers = [at for at in range(len(mine)) if at not in pairs and not is_organisation(mine[at])]
    missing = [
        at for at in range(len(registered)) if at not in paired and not is_organisation(registered[at])
    ]
    found: list[AuthorFault] = []
    if strangers and not any(map(is_others, theirs)) and not _knows_one(registered, mine):
        found.append(_invented(mine, registered, strangers))
    elif missing and not strangers and not is_cut and not any(map(is_others, ours)):
        found.append(_left_out(mine, registered, missing))
    found += _given_names(mine, registered, pairs)
    return found + list(_order(mine, registered, pairs))


def is_known_in_part(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Return whether the record knows one family name only, so that further authors could not be compared."""
    return _knows_one(_people(theirs), _people(ours))


def is_sorted(names: Sequence[Name]) -> bool:
    """Return whether the names stand in the order of the alphabet."""
    keys = [to_ascii(fold(name.sort_name)).lower() for name in names]
    return len(keys) > 1 and keys == sorted(keys)


def _people(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if name.sort_name and not is_others(name)]


def _knows_one(registered: Sequence[Name], mine: Sequence[Name]) -> bool:
    return len(registered) == 1 < len(mine) and not is_written_out(registered[0])


def _pairs(mine: Sequence[Name], registered: Sequence[Name]) -> dict[int, int]:
    """Pair each of our names with one of the record's: at its own place if it is there, else the first that fits."""
    found: dict[int, int] = {}
    left = set(range(len(registered)))
    for is_sure in (True, False):
        for at, name in enumerate(mine):
            if at in found:
                continue
            places = [at] if at in left else []
            places += [place for place in sorted(left) if place != at]
            for place in places:
                sameness = same_name(name, registered[place])
                if sameness == "same" or (not is_sure and sameness == "initials"):
                    found[at] = place
                    left.discard(place)
                    break
    return found


def _invented(mine: Sequence[Name], registered: Sequence[Name], strangers: Sequence[int]) -> AuthorFault:
    first = strangers[0]
    more = f" (nor are {len(strangers) - 1} more)" if len(strangers) > 1 else ""
    count = f"the record's {len(registered)} authors" if len(registered) > 1 else "the record's one author"
    said = f"author {first + 1}, {shown_name(mine[first])}, is not among {count}{more}: {_some(registered)}"
    return AuthorFault("invented", shown_name(mine[first]), _some(registered), said)


def _left_out(mine: Sequence[Name], registered: Sequence[Name], missing: Sequence[int]) -> AuthorFault:
    names = [registered[at] for at in missing]
    said = (
        f"{len(mine)} of the record's {len(registered)} authors without `and others`: author {missing[0] + 1}, "
        f"{shown_name(names[0])}, is left out"
    )
    return AuthorFault("left-out", _some(mine), _some(registered), said)


def _given_names(
    mine: Sequence[Name], registered: Sequence[Name], pairs: dict[int, int]
) -> Iterator[AuthorFault]:
    for at, place in sorted(pairs.items()):
        if not is_organisation(mine[at]) and contradict(mine[at], registered[place]):
            one, other = shown_name(mine[at]), shown_name(registered[place])
            yield AuthorFault(
                "given-name", one, other, f"author {at + 1} is {one} here, {other} in the record"
            )
            return


def _order(mine: Sequence[Name], registered: Sequence[Name], pairs: dict[int, int]) -> Iterator[AuthorFault]:
    places = [pairs[at] for at in range(len(mine)) if at in pairs]
    if places == sorted(places) and (0 not in pairs or pairs[0] == 0):
        return
    if is_sorted(registered) or any(map(is_organisation, (*mine[:1], *registered[:1]))):
        return
    if pairs.get(0, 0) != 0:
        place = pairs[0]
        said = f"other order: {shown_name(mine[0])} is first here, author {place + 1} in the record"
        yield AuthorFault("order", shown_name(mine[0]), shown_name(registered[0]), said)
        return
    at = next(at for at in sorted(pairs) if pairs[at] != at)
    said = f"other order: {shown_name(mine[at])} is author {at + 1} here, {pairs[at] + 1} in the record"
    yield AuthorFault("later-order", _some(mine), _some(registered), said)


def _some(names: Sequence[Name]) -> str:
    more = f"; and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return "; ".join(map(shown_name, names[:_NAMED])) + more
