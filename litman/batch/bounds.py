"""From what made strings were matched to, the bounds from which a pool's candidates are accepted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio

from litman.batch.manifest import LEAST_RIGHT, MOST_WRONG, Calibration
from litman.matching.record import Record
from litman.matching.weights import MODEL
from litman.matching.words import words_of

_ACCEPT_AT = (
    MODEL.accept_at,
    0.45,
    0.5,
    0.55,
    0.6,
    0.65,
    0.7,
    0.75,
    0.8,
    0.85,
    0.9,
    0.93,
    0.95,
    0.97,
    0.98,
    0.99,
)
_MARGINS = (MODEL.margin, 0.6, 1.0, 1.5, 2.0)
_SPARE = 0.8  # of what may be wrong: what is measured is a sample


HeldOut = Literal["nothing", "work", "kin"]  # the work alone; the work and what is akin to it
HELD_OUT: tuple[HeldOut, ...] = ("nothing", "work", "kin")
_ALIKE = 80  # per cent of the letters of two titles
_TELLING = 12  # letters of a title that hardly are another's by chance


class Best(NamedTuple):
    """The best candidate of a string, where nothing but the bounds can be against it."""

    score: float  # 0: there is none
    margin: float
    is_right: bool


class Tried(NamedTuple):
    """What a made string was matched to: by telling keys, and by all where these gave nothing."""

    held_out: HeldOut  # kept from being found
    is_missed: bool  # the keys do not lead to its work
    telling: Best
    all: Best

    def answer(self, accept_at: float, margin: float) -> bool | None:
        """Return whether the accepted work is right; None where none is."""
        for best in (self.telling, self.all):
            if best.score >= accept_at and best.margin >= margin:
                return best.is_right
        return None


class Rates(NamedTuple):
    """What comes of two bounds."""

    recall: float
    precision: float
    wrong: float
    wrong_kin: float

    @property
    def is_enough(self) -> bool:
        """Whether as little is wrong as may be, with some to spare."""
        return self.wrong <= MOST_WRONG * _SPARE and 1 - self.precision <= (1 - LEAST_RIGHT) * _SPARE


def calibrated(tried: Sequence[Tried], works: int) -> Calibration:
    """Return the bounds at which a pool of so many works answers best of those at which little enough is wrong.

    They are never below those of a pool that was not measured. Where none serves, it is those with the least wrong.
    """
    rates = {bounds: _rates(tried, *bounds) for bounds in product(_ACCEPT_AT, _MARGINS)}
    enough = {bounds: found for bounds, found in rates.items() if found.is_enough}
    if enough:
        accept_at, margin = min(enough, key=lambda bounds: (-enough[bounds].recall, *bounds))
    else:
        accept_at, margin = min(
            rates, key=lambda bounds: (rates[bounds].wrong, -rates[bounds].precision, *bounds)
        )
    found, before = rates[accept_at, margin], rates[_ACCEPT_AT[0], _MARGINS[0]]
    there = [one for one in tried if one.held_out == "nothing"]
    return Calibration(
        accept_at=accept_at,
        margin=margin,
        works=works,
        strings=len(there),
        recall=round(found.recall, 4),
        precision=round(found.precision, 4),
        wrong=round(found.wrong, 4),
        wrong_kin=round(found.wrong_kin, 4),
        recall_before=round(before.recall, 4),
        wrong_before=round(before.wrong, 4),
        missed=round(sum(one.is_missed for one in there) / max(1, len(there)), 4),
    )


def are_akin(one: Record, other: Record) -> bool:
    """Return whether two works belong together: parts, versions, a correction, two entries for what stands on a page.

    That one is taken for the other has nothing to do with how many works there are.
    """
    a, b = "".join(words_of(one.title)), "".join(words_of(other.title))
    if min(len(a), len(b)) >= _TELLING and (a in b or b in a or ratio(a, b) >= _ALIKE):
        return True
    place, same = (one.volume, one.first_page), (other.volume, other.first_page)
    return all(place) and place == same and bool(set(one.years) & set(other.years))


def _rates(tried: Sequence[Tried], accept_at: float, margin: float) -> Rates:
    answers = {
        held: [one.answer(accept_at, margin) for one in tried if one.held_out == held] for held in HELD_OUT
    }
    accepted = [answer for answer in answers["nothing"] if answer is not None]
    wrong, wrong_kin = (
        sum(answer is not None for answer in answers[held]) / max(1, len(answers[held]))
        for held in ("kin", "work")
    )
    return Rates(
        recall=sum(accepted) / max(1, len(answers["nothing"])),
        precision=sum(accepted) / len(accepted) if accepted else 1.0,
        wrong=wrong,
        wrong_kin=wrong_kin,
    )
