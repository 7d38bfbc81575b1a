"""What the numbers of a sentence say besides: `36 of 48` is 75 %, `from 20 to 41` is twice as many, a rise of 50 %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from litman.text.quantities.quantity import Quantity

_OF = re.compile(r"\s(?:out\s)?(?:of|von|de|sur)\s(?:the\s|all\s|these\s|our\s)?")
_OF_WHOM = re.compile(r"\b(?:of|among|von)\s(?:the\s|all\s|these\s|our\s)?\Z", re.IGNORECASE)
_SLACK = 0.05  # of what is worked out
_MOST = 12  # numbers of a sentence that are held against each other


def derived(text: str, said: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield what follows from the numbers of a text."""
    for one in said:
        yield from _other_words(one)
    for one, other in pairwise(said):
        if one.change == "from" and other.change == "to":
            yield from _changes(one, other)
        elif one.kind == other.kind == "count":
            yield from _of_whole(text, one, other)
    counts = [one for one in said if one.kind == "count" and not one.is_range][:_MOST]
    for one in counts:
        for other in counts:
            if 0 < one.values[0] < other.values[0]:
                yield _share(one, 100 * one.values[0] / other.values[0], is_sure=False)
    parts = [one for one in said if one.kind == "share" and not one.is_range][:_MOST]
    for one in parts:
        for other in parts:
            if one.values[0] < other.values[0]:
                gap = other.values[0] - one.values[0]
                yield replace(_share(one, gap, is_sure=False), kind="points")
                yield _share(one, gap, is_sure=False)
                if one.values[0] > 0:
                    yield _share(one, 100 * gap / one.values[0], is_sure=False)
                yield _share(one, 100 * gap / other.values[0], is_sure=False)


def _other_words(one: Quantity) -> Iterator[Quantity]:
    """The same in other words: a rise by 50 % is 1.5 times as much."""
    value = one.values[0]
    if one.kind == "share" and one.change:
        factor = 1 + value / 100 if one.change == "up" else 1 - value / 100
        yield replace(
            one,
            kind="factor",
            values=(factor,),
            slack=max(one.slack / 100, 0.02),
            is_derived=True,
            origin=one.kind,
            change="",
            low=None,
            high=None,
        )
    elif one.kind == "factor":
        change = abs(value - 1) * 100
        yield replace(
            one,
            kind="share",
            values=(change,),
            slack=max(100 * one.slack, 2.0),
            is_derived=True,
            origin=one.kind,
            is_sure=False,
        )
        if value > 1:  # `threefold lower`
            yield replace(
                one,
                values=(1 / value,),
                slack=one.slack / value**2,
                is_derived=True,
                origin=one.kind,
                is_sure=False,
            )
    elif one.kind == "count" and one.of == "ratio":
        yield replace(
            one,
            kind="share",
            values=(abs(value - 1) * 100,),
            slack=1.5,
            is_derived=True,
            origin=one.kind,
            of="",
        )
        yield replace(one, kind="factor", is_derived=True, origin=one.kind, of="")


def _changes(one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """What rising from one to another is: so many times, so many per cent, so many points."""
    before, after = one.values[0], other.values[0]
    made = replace(
        other,
        text=f"from {one.text} to {other.text}",
        is_derived=True,
        origin=one.kind,
        change="",
        of="",
        rate="",
    )
    if before:
        yield replace(made, kind="factor", values=(after / before,), slack=_SLACK * abs(after / before))
        percent = 100 * abs(after - before) / abs(before)
        yield replace(made, kind="share", values=(percent,), slack=max(_SLACK * percent, 0.5))
    if one.kind == other.kind == "share":
        yield replace(made, kind="points", values=(abs(after - before),), slack=one.slack + other.slack)
    elif one.kind == other.kind and one.of == other.of:
        yield replace(
            made, kind=one.kind, of=one.of, values=(abs(after - before),), slack=one.slack + other.slack
        )


def _of_whole(text: str, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """`36 of 48`, and `of 60 men, 12`, as shares."""
    between = text[one.end : other.start]
    if _OF.fullmatch(between) and 0 < one.values[0] <= other.values[0]:
        yield _share(one, 100 * one.values[0] / other.values[0], is_sure=True, until=other)
    elif (
        _OF_WHOM.search(text[max(0, one.start - 12) : one.start])
        and "," in between
        and 0 < other.values[0] <= one.values[0]
    ):
        yield _share(other, 100 * other.values[0] / one.values[0], is_sure=True)


def _share(one: Quantity, value: float, *, is_sure: bool, until: Quantity | None = None) -> Quantity:
    end = until.end if until is not None else one.end
    return replace(
        one, kind="share", values=(value,), slack=max(0.5, _SLACK * value), of="", change="", is_derived=True,
        origin=one.kind, is_sure=is_sure, end=end, low=None, high=None,
    )  # fmt: skip
