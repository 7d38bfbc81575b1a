"""The numbers and tags in front of references (`[1]`, `2.`, `(3)`, `⁴`, `[Short2018]`), as a chain through a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import RAISED_DIGITS, lowered
from litman.text.years import is_year

# Brackets of any width, which Chinese and Japanese print mixed: `[2］`, `【3】`, `（4)`.
_OPEN, _CLOSE = "[\\[［【〔]", "[\\]］】〕]"
_ROUND = r"[(（](?P<round>\d{1,4})[)）]"
_AT_LINE = lazy_pattern(
    rf"^[ \t]*(?:[-+•*·–]\s+)?(?:{_OPEN}\^?(?P<square>\d{{1,4}}){_CLOSE}:?|{_ROUND}|(?P<stop>\d{{1,4}})[.．](?!\d)"
    rf"|(?P<bracket>\d{{1,4}})\)|(?P<sup>[{RAISED_DIGITS}]{{1,4}})|\^(?P<caret>\d{{1,4}})\^?"
    r"|(?P<bare>\d{1,4})(?=[ \t]+\S|[A-Z“\"]|[ \t]*$))(?![,;:.)])[ \t\u00a0]*",
    re.M,
)
_INLINE = lazy_pattern(
    rf"(?<=[\s.?!)\]>”\"/\w．。）］])(?:{_OPEN}(?P<square>\d{{1,4}}){_CLOSE}|{_ROUND}"
    r"|(?<![\d–-])(?P<stop>\d{1,4})\.(?!\d)|(?<![\d–-])(?P<bracket>\d{1,4})\)"
    rf"|(?P<sup>[{RAISED_DIGITS}]{{1,4}}))"
    r"[ \t\u00a0]*(?=[^\W\da-z]|[“\"«„‘'(]|https?:|www\.|(?:van|von|de|del|di|da|el|al)\s)"
)
_ENDS_REFERENCE = lazy_pattern(
    r"(?:[.?!)\]>”\"．。）］]|\d|/|\.(?:html?|pdf|com|org|gov|edu))(?:\s?[-–•*]\s)?\s*$"
)
_TAG = lazy_pattern(r"^[ \t]*\[(?P<tag>(?=[^\]\n]{0,24}[^\W\d])[\w+.:&’' -]{2,24})\]:?[ \t]*(?=\S|$)", re.M)
_MOST_SKIPPED = 5
_ALONE = lazy_pattern(
    rf"\s*(?:{_OPEN}\^?(?P<square>\d{{1,4}}){_CLOSE}|[(（](?P<round>\d{{1,3}})[)）]|(?P<stop>\d{{1,3}})\.|(?P<bracket>\d{{1,3}})\)"
    rf"|(?P<sup>[{RAISED_DIGITS}]{{1,3}})|\^(?P<caret>\d{{1,3}})\^?|(?P<bare>\d{{1,3}}))\s*"
)
_CHAIN = 3  # numbers in a row that are labels though the first is not 1
_FEW = 4  # of so many shuffled labels one may be missing
_NEAR = 8  # lines between two labels that stand alone; numbers of pages stand further apart
_BULLETS = "-+*•·–—◦‣▪"
_OWN = lazy_pattern(
    rf"\s*(?:{_OPEN}\^?(?P<square>\d{{1,4}}|[A-Za-z]{{1,8}}\+?\d{{2,4}}[a-z]?){_CLOSE}|{_ROUND}"
    rf"|(?P<stop>\d{{1,4}}|[A-Za-z]{{1,4}}\d{{2,4}}[a-z]?)[.)](?!\d)|(?P<sup>[{RAISED_DIGITS}]{{1,4}}))"
)


class Label(NamedTuple):
    """A label in a text: what it says, how it is written, and its span, white space after it included."""

    value: str
    shape: str
    start: int
    end: int
    own_line: bool

    @property
    def number(self) -> int:
        return int(self.value)


def label_chain(text: str) -> list[Label]:
    """Return the labels that number the references of a list, in order, or [] where it is not labelled.

    The list begins with its first label. Numbers go up by one; at line starts some may be missing, be given twice or
    begin again at 1; labels within a line must follow the end of a reference and skip nothing, or stand in brackets.
    """
    tags = [Label(m.group("tag"), "tag", m.start(), m.end(), True) for m in _TAG.finditer(text)]
    first = _AT_LINE.match(text) or _AT_LINE.match(text, len(text) - len(text.lstrip()))
    if tags and not text[: tags[0].start].strip():
        return tags
    if not first:
        return []
    candidates = _candidates(text)
    chain = [_label(first, own_line=True)]
    by_shape = [c for c in candidates if c.shape == chain[0].shape and c.start >= chain[0].end]
    if _is_alone(text, chain[0]) and any(_is_alone(text, c) for c in by_shape):
        by_shape = [c for c in by_shape if _is_alone(text, c)]
    at_lines = [chain[0], *(c for c in by_shape if c.own_line)]
    if _is_shuffled(at_lines):
        return at_lines
    for i, candidate in enumerate(by_shape):
        if candidate.start < chain[-1].end:
            continue
        if _continues(chain[-1], candidate, chain, by_shape, i):
            chain.append(candidate)
    return chain if len(chain) > 1 or _is_plain(chain[0]) else []


def _is_shuffled(labels: Sequence[Label]) -> bool:
    """Whether labels at line starts are all numbers from 1 on, each once, in another order than that of counting.

    Where they stand in brackets a few may be missing.
    """
    numbers = [label.number for label in labels]
    last = max(numbers)
    if (
        labels[0].shape == "bare"
        or len(numbers) < _CHAIN
        or numbers == sorted(numbers)
        or len(set(numbers)) < len(numbers)
    ):
        return False
    missing = last - len(numbers)
    return min(numbers) == 1 and missing <= (len(numbers) // _FEW if labels[0].shape == "square" else 0)


def alone_on_lines(rows: Sequence[str]) -> dict[int, int]:
    """Return for each line that follows a label on a line of its own where that label's line is.

    A number without brackets is such a label only where the next ones stand alone too, not far away.
    """
    # line, the one it labels, lines before it, shape, number
    found: list[tuple[int, int, int, str, int]] = []
    counted, last = 0, None
    for at, row in enumerate(rows):
        if not row or row.isspace():
            continue
        counted += 1
        match = _ALONE.fullmatch(row) if len(row) < 24 else None
        if last is not None and match is None and at - last[0] <= 3:
            found.append((last[0], at, counted, *last[1:]))
        last = (at, match.lastgroup or "", int(lowered(match.group(match.lastgroup or 0)))) if match else None
    labels: dict[int, int] = {}
    first = 0
    for i, (_, _, line, shape, number) in enumerate(found):
        goes_on = (
            i + 1 < len(found) and found[i + 1][3:] == (shape, number + 1) and found[i + 1][2] - line <= _NEAR
        )
        if goes_on:
            continue
        run, first = found[first : i + 1], i + 1
        if shape == "square" or len(run) >= _CHAIN or (len(run) > 1 and run[0][4] == 1):
            labels.update((following, at) for at, following, *_ in run)
    return labels


def printed_label(marker: str | None, text: str) -> str | None:
    """Return the label of an item of a list: its number there, or what it begins with itself; a bullet is none."""
    label = (marker or "").strip(f"[](). {_BULLETS}")
    if label:
        return label
    match = _OWN.match(text)
    if match is None:
        return None
    found = match[match.lastgroup or 0]
    return None if match.lastgroup != "square" and is_year(found) else lowered(found)


def _is_alone(text: str, label: Label) -> bool:
    before, after = text.rfind("\n", 0, label.start) + 1, text.find("\n", label.start)
    line = text[before : after if after >= 0 else len(text)]
    return len(line) < 24 and bool(_ALONE.fullmatch(line))


def own_label(text: str) -> Label | None:
    """Return the label that one reference begins with, or None."""
    tag = _TAG.match(text)
    if tag:
        return Label(tag.group("tag"), "tag", tag.start(), tag.end(), True)
    match = _AT_LINE.match(text)
    if not match or match.end() >= len(text):
        return None
    label = _label(match, own_line=True)
    return label if _is_plain(label) else None


def _is_plain(label: Label) -> bool:
    """Whether a label is one by itself, with no other before or after it; `(1970)` is a year."""
    return label.shape != "bare" and (label.number < 1000 or label.shape == "square")


def _candidates(text: str) -> list[Label]:
    found = {m.start(m.lastgroup or 0): _label(m, own_line=True) for m in _AT_LINE.finditer(text)}
    for match in _INLINE.finditer(text):
        at = match.start(match.lastgroup or 0)
        if at not in found and _ENDS_REFERENCE.search(text[max(0, match.start() - 12) : match.start()]):
            found[at] = _label(match, own_line=False)
    return [found[at] for at in sorted(found)]


def _continues(last: Label, candidate: Label, chain: list[Label], following: list[Label], i: int) -> bool:
    step = candidate.number - last.number
    if step == 1:
        return candidate.own_line or not _on_own_line_soon(last, following, i)
    if candidate.shape == "square" and not candidate.own_line:
        return 1 < step <= _MOST_SKIPPED and _is_between(last, candidate, following, i)
    if not candidate.own_line or candidate.shape == "bare":
        return False
    if step == 0 or 1 < step <= _MOST_SKIPPED:
        # A number further on is only believed where the missing one does not come later.
        later = (c.number for c in following[i + 1 : i + 40] if c.own_line)
        return last.number + 1 not in later or step == 0
    return candidate.number == 1 and last.number > 1 and len(chain) > 1


def _is_between(last: Label, candidate: Label, following: list[Label], i: int) -> bool:
    """Whether what follows goes on from a label within a line, and none that it skips comes later."""
    coming = following[i + 1 : i + 40]
    if any(last.number < c.number < candidate.number for c in coming):
        return False
    return bool(coming) and coming[0].number == candidate.number + 1


def _on_own_line_soon(last: Label, following: list[Label], i: int) -> bool:
    """Whether the next number also stands at a line start further on, so that the one within a line is text."""
    wanted = last.number + 1
    for c in following[i + 1 : i + 40]:
        if c.own_line and c.number == wanted:
            return True
        if c.own_line and c.number == wanted + 1:
            return False
    return False


def _label(match: re.Match[str], *, own_line: bool) -> Label:
    shape = match.lastgroup or ""
    value = lowered(match.group(shape))
    return Label(str(int(value)), shape, match.start(), match.end(), own_line)
