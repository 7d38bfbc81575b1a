"""The paragraphs of a text without mark-up: lines put together where they were only wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from litman.posts.prose.text_shapes import BULLET, NUMBERED, ends_sentence, flat

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WIDEST_WRAP = 132
_INVISIBLE = " \t\u00a0\u200b\ufeff\u2060\u3000\x0b\x0c\r\n\u2028\u2029\x85"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines that belong together; the span has no white space at its ends."""

    start: int
    end: int
    line: str  # as one line with single spaces
    gap: int  # empty lines before it


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: int


def find_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of the text in order.

    A line is joined to the next where the next one's first word would not have fitted on it (hard-wrapped text), or
    where it stops in the middle of a sentence that the next one continues in lower case.
    """
    lines = _visible_lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(group[0].start, group[-1].end, flat(text[group[0].start : group[-1].end]), group[0].gap)
        for group in groups
    ]


def _visible_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    gap = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(_INVISIBLE)
        if not stripped:
            gap += 1 if raw else 0
            continue
        start = match.start() + len(raw) - len(raw.lstrip(_INVISIBLE))
        lines.append(_Line(start, start + len(stripped), stripped, gap))
        gap = 0
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the width at which the text was wrapped, or None."""
    width = max((len(line.text) for line in lines if " " in line.text and "://" not in line.text), default=0)
    if not 30 <= width <= _WIDEST_WRAP:
        return None
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap]
    full = sum(_is_full(one, two, width) for one, two in pairs)
    return width if full >= 2 and full * 2 >= len(pairs) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width


def _continues(group: list[_Line], line: _Line, width: int | None) -> bool:
    if line.gap or BULLET.match(line.text) or NUMBERED.match(line.text):
        return False
    last = group[-1]
    if width is not None and _is_full(last, line, width):
        return True
    starts_low = line.text[:1].islower()
    if width is not None and starts_low and not ends_sentence(last.text):
        return True
    opens_low = group[0].text[:1].islower()
    return starts_low and not opens_low and last.text[-1:] not in ".!?:;" and len(group) < 40
