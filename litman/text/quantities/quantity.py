"""What a number of a sentence says: of what kind it is, what it may mean, and how exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# `share`: per cent; `points`: percentage points; `factor`: so many times; `measure`: with a unit; `p`: a level of
# significance; `money`; `year`; `count`: any other.
Kind = Literal["share", "points", "factor", "measure", "p", "money", "year", "count"]
Bound = Literal["about", "nearly", "over", "under", ""]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a sentence says."""

    text: str  # as written, with its unit
    start: int
    end: int
    kind: Kind
    # what it may say: of `1.204` that depends on the country; of a range its middle
    values: tuple[float, ...]
    slack: float = 0.0  # by which rounding may have changed it
    bound: Bound = ""
    low: float | None = None  # of a range
    high: float | None = None
    of: str = ""  # of a measure its dimension, of money its currency, of a count the word that is counted
    rate: str = ""  # `day` of `2 g a day`
    change: str = ""  # `up`, `down`: by how much something rose or fell; `from`, `to`: from where to where
    is_derived: bool = False  # worked out of other numbers
    origin: Kind | None = None  # of a derived one: what it was worked out of
    is_sure: bool = True  # of a derived one: the sentence says that it is meant so

    @property
    def is_range(self) -> bool:
        """Whether it says from where to where something lies."""
        return self.low is not None and self.high is not None
