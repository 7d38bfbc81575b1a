"""What became of an anchor in the text that its post has now."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["same", "moved", "changed", "gone", "ambiguous", "not-checked"]


# A named tuple: a dataclass takes four times as long to make, and `litman claims` starts with it.
class AnchorState(NamedTuple):
    """What became of an anchor in a text; `start` and `end` are where it stands now, None if nowhere."""

    state: State
    start: int | None = None
    end: int | None = None
    score: float = 0.0  # 0–1, how sure; 1.0 is the same wording
