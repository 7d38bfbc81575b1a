"""A text in which words are marked: in colour, or between stars."""

from __future__ import annotations

import os
from collections.abc import Sequence

from litman.cli.shared.colour import refuses_colour
from litman.cli.shared.output import Styled, is_terminal

_MARK = "*"  # around a word that was found, where there are no colours


def marked_words(text: str, marks: Sequence[tuple[int, int]]) -> list[str | Styled]:
    """Return the words of a text, those that were found in colour, or between stars where there is none."""
    has_colour = is_terminal() and not refuses_colour(os.environ)
    pieces: list[str] = []
    parts: list[str | Styled] = []
    at = 0
    for start, end in marks:
        pieces += [text[at:start], text[start:end] if has_colour else f"{_MARK}{text[start:end]}{_MARK}"]
        at = end
    pieces.append(text[at:])
    if not has_colour:
        return ["".join(pieces)]
    bounds = [bound for mark in marks for bound in mark]
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        is_found = any(
            first < at and last > start for first, last in zip(bounds[::2], bounds[1::2], strict=True)
        )
        parts.append(Styled(word, fg="yellow", bold=True) if is_found else word)
    return parts
