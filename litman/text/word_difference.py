"""What differs between two wordings of a sentence, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_MOST = 400  # words that are compared; of longer ones each is shown as a whole
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Piece(NamedTuple):
    """A stretch that both wordings have, or one alone."""

    kind: Literal["same", "old", "new"]
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces that make the old wording (without `new`) and the new one (without `old`)."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST:
        return Piece("old", old), Piece("new", new)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("old", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("new", "".join(after[j1:j2])))
    return tuple(pieces)
