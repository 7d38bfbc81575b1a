"""Whether one sentence says the numbers of another: the same, others, none, or nobody can tell.

The same is what people make of a number: another unit, rounding, words, a share of counts, a change worked out. That
it is another one is said only where just one number of the other sentence can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from litman.text.quantities.derived import derived
from litman.text.quantities.quantity import Quantity
from litman.text.quantities.read import quantities

Verdict = Literal["same", "differs", "absent", "unclear"]
_ABOUT = 0.1  # of a number that is said to be about right
_NEARLY = 0.12
_FAR_OVER = 3.0  # how many times more than `over 300` is another number
_EXACT = 1e-9
_PEOPLE = frozenset(
    "adult men women peopl perso parti patie volun subje sailo rower child menta femme homme perso mensc".split()
)


class Compared(NamedTuple):
    """A number, and what the other sentence says in its place."""

    quantity: Quantity
    verdict: Verdict
    other: Quantity | None = None


def compare_numbers(said: str, source: str, *, is_aligned: bool = False) -> tuple[Compared, ...]:
    """Return for each number of a sentence whether a source says it.

    Args:
        said: The sentence.
        source: The source's words.
        is_aligned: Whether both are nearly the same words, as a quotation and what it quotes: numbers that are not the
            same then stand in each other's place.
    """
    own, there = quantities(said), quantities(source)
    forms = {at: _forms(said, own, at) for at in range(len(own))}
    theirs = [*there, *derived(source, there)]
    matched: dict[int, Quantity] = {}
    for at in range(len(own)):
        found = next((other for form in forms[at] for other in theirs if is_same(form, other)), None)
        if found is not None:
            matched[at] = found
    taken = {(one.start, one.end) for one in matched.values()}
    left = [one for one in theirs if (one.start, one.end) not in taken]
    if is_aligned:
        return _aligned(own, matched, left)
    return tuple(
        Compared(one, _of_match(matched[at]), matched[at])
        if at in matched
        else _other(one, forms[at], theirs, left)
        for at, one in enumerate(own)
    )


def _of_match(other: Quantity) -> Verdict:
    """The same, but for what was worked out of numbers that need not belong together."""
    return "unclear" if not other.is_sure and other.origin in ("count", "share") else "same"


class NumbersOf:
    """The numbers of a sentence, to be looked for in many passages."""

    def __init__(self, said: str, *, without_years: bool = False) -> None:
        """Take the sentence, and whether its years are left out."""
        own = quantities(said)
        chosen = [at for at, one in enumerate(own) if not (without_years and one.kind == "year")]
        self.all = tuple(own[at] for at in chosen)
        self._forms = [_forms(said, own, at) for at in chosen]

    def not_in(self, sources: Iterable[str]) -> tuple[Quantity, ...]:
        """Return those that none of the passages says, not even in other words."""
        left = set(range(len(self.all)))
        for source in sources:
            if not left:
                break
            there = quantities(source)
            theirs = [*there, *derived(source, there)] if there else []
            left = {
                at
                for at in left
                if not any(is_same(form, other) for form in self._forms[at] for other in theirs)
            }
        return tuple(self.all[at] for at in sorted(left))


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be one, said otherwise."""
    if not _is_of_kind(one, other) or (one.origin == other.origin and one.origin not in (None, "count")):
        return False
    if one.is_range and other.is_range and one.bound != "nearly" and other.bound != "nearly":
        slack = max(one.slack, other.slack)
        ends = ((one.low, other.low), (one.high, other.high))
        return all(a is not None and b is not None and abs(a - b) <= slack + _EXACT * abs(a) for a, b in ends)
    if one.is_range != other.is_range and not {one.bound, other.bound} & {"nearly", "about"}:
        return False
    return any(_meet(one, a, other, b) for a in one.values for b in other.values)


def _forms(text: str, own: Sequence[Quantity], at: int) -> list[Quantity]:
    """A number as it is said, and what is surely meant by it."""
    one = own[at]
    around = own[max(0, at - 1) : at + 2]
    sure = [form for form in derived(text, around) if form.is_sure and form.start <= one.start < form.end]
    return [one, *sure, *(form for form in derived(text, [one]) if not form.is_sure)]


def _is_of_kind(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind in ("measure", "money"):
        return one.of == other.of and (not one.rate or not other.rate or one.rate == other.rate)
    return True


def _meet(one: Quantity, a: float, other: Quantity, b: float) -> bool:
    for bounded, value, free in ((one, b, other), (other, a, one)):
        if (
            bounded.is_range
            and (bounded.bound in ("nearly", "about"))
            and bounded.low is not None
            and bounded.high is not None
        ):
            return bounded.low - _EXACT <= value <= bounded.high
        if bounded.bound in ("over", "under") and free.bound not in ("over", "under"):
            return _is_beyond(bounded, value, free)
    if {one.bound, other.bound} == {"over", "under"}:
        return False
    if one.kind == "p" and one.bound == other.bound == "under":
        return b <= a + _EXACT or a <= b
    slack = max(one.slack, other.slack)
    most = max(abs(a), abs(b))
    if "about" in (one.bound, other.bound):
        slack = max(slack, _ABOUT * most)
    if "nearly" in (one.bound, other.bound):
        slack = max(slack, _NEARLY * most)
    if (
        one.kind == "count"
        and one.slack == other.slack == 0.5
        and "about" not in (one.bound, other.bound)
        and "nearly" not in (one.bound, other.bound)
    ):
        slack = 0.0  # whole numbers of things
    return abs(a - b) <= slack * (1 + 1e-6) + _EXACT * most


def _is_beyond(bounded: Quantity, value: float, free: Quantity) -> bool:
    limit = bounded.values[0]
    if bounded.bound == "over":
        most = max(_FAR_OVER * limit, limit + 1) if bounded.kind != "p" else 1.0
        return limit - free.slack <= value <= most
    least = 0.0 if bounded.kind == "p" else limit / _FAR_OVER
    return least <= value <= limit + (0.0 if bounded.kind == "p" else free.slack)


def _other(
    one: Quantity, forms: Sequence[Quantity], theirs: Sequence[Quantity], left: Sequence[Quantity]
) -> Compared:
    if one.kind == "year":
        return Compared(one, "unclear")
    alike = [
        other
        for other in left
        if any(_is_in_place(form, other) for form in forms if not form.is_derived or form.is_sure)
    ]
    kinds = {one.kind, "points", "share"} if one.kind in ("points", "share") else {one.kind}
    if not alike:
        said = any(
            other.kind in kinds and _is_of_kind(one, other) for other in theirs if not other.is_derived
        )
        return Compared(one, "unclear" if said else "absent")
    spots = {(other.start, other.end) for other in alike}
    if any(_lies_within(one, other) for other in alike):
        return Compared(one, "unclear", alike[0])
    if len(spots) > 1 and not all(other.change for other in alike if not other.is_derived):
        return Compared(one, "unclear")
    return Compared(one, "differs", alike[0])


def _is_in_place(one: Quantity, other: Quantity) -> bool:
    """Whether a number of the source can be the one that is meant, though it is another."""
    if other.is_derived and not other.is_sure:
        return False
    if {one.kind, other.kind} == {"share", "points"}:
        return not other.is_derived
    if not _is_of_kind(one, other):
        return False
    if one.kind != "count":
        return True
    mine, its = set(one.of.split()), set(other.of.split())
    return bool(mine & its) or bool(mine & _PEOPLE and its & _PEOPLE)


def _lies_within(one: Quantity, other: Quantity) -> bool:
    for a, b in ((one, other), (other, one)):
        if (
            a.is_range
            and a.low is not None
            and a.high is not None
            and not b.is_range
            and a.low <= b.values[0] <= a.high
        ):
            return True
    return False


def _aligned(
    own: Sequence[Quantity], matched: dict[int, Quantity], left: Sequence[Quantity]
) -> tuple[Compared, ...]:
    """Numbers of nearly the same words: what is not the same stands in the place of what is left, in its order."""
    waiting = [one for one in left if not one.is_derived]
    found = []
    for at, one in enumerate(own):
        if at in matched:
            found.append(Compared(one, "same", matched[at]))
            continue
        place = next(
            (
                other
                for other in waiting
                if other.kind == one.kind or {one.kind, other.kind} <= {"share", "points", "factor"}
            ),
            None,
        )
        if place is None:
            found.append(Compared(one, "absent"))
            continue
        waiting.remove(place)
        is_rate = bool(one.rate and place.rate and one.rate != place.rate)
        found.append(Compared(one, "unclear" if is_rate else "differs", place))
    return tuple(found)
