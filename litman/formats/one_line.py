"""A variable of a work as a line of plain text, which ends where the line ends."""

from __future__ import annotations

import re

from litman.text.folding import collapse_white_space
from litman.text.plain import plain
from litman.text.raised_marks import with_raised_letters

# Whatever a reader could take for the end of a line, or a terminal for an order.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def one_line(rich: str | None) -> str:
    """Return the text without mark-up and control characters, its white space as single spaces.

    Raised and lowered numbers become such characters: `10⁻⁶`, `H₂O`.
    """
    return collapse_white_space(CONTROL.sub(" ", plain(with_raised_letters(rich or ""))))
