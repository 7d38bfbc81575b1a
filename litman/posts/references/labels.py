"""The numbers and tags in front of references (`[1]`, `2.`, `(3)`, `⁴`, `[Short2018]`), as a chain through a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.text.raised import RAISED_DIGITS, lowered

_AT_LINE = re.compile(
    r"^[ \t]*(?:[-•*·–]\s+)?(?:\[\^?(?P<square>\d{1,4})\]:?|\((?P<round>\d{1,4})\)|(?P<stop>\d{1,4})\.(?!\d)"
    rf"|(?P<bracket>\d{{1,4}})\)|(?P<sup>[{RAISED_DIGITS}]{{1,4}})|\^(?P<caret>\d{{1,4}})\^?"
    r"|(?P<bare>\d{1,4})(?=[ \t]+\S|[A-Z“\"]|[ \t]*$))(?![,;:.)])[ \t\u00a0]*",
    re.M,
)
_INLINE = re.compile(
    r"(?<=[\s.?!)\]>”\"/\w])(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?<![\d–-])(?P<stop>\d{1,4})\.(?!\d)|(?<![\d–-])(?P<bracket>\d{1,4})\)"
    rf"|(?P<sup>[{RAISED_DIGITS}]{{1,4}}))"
    r"[ \t\u00a0]*(?=[^\W\da-z]|[“\"«„‘'(]|https?:|www\.|(?:van|von|de|del|di|da|el|al)\s)"
)
_ENDS_REFERENCE = re.compile(r"(?:[.?!)\]>”\"]|\d|/|\.(?:html?|pdf|com|org|gov|edu))\s*$")
_TAG = re.compile(r"^[ \t]*\[(?P<tag>(?=[^\]\n]{0,24}[^\W\d])[\w+.:&’' -]{2,24})\]:?[ \t]*(?=\S|$)", re.M)
_MOST_SKIPPED = 5


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
    begin again at 1; labels within a line must follow the end of a reference and skip nothing.
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
    for i, candidate in enumerate(by_shape):
        if candidate.start < chain[-1].end:
            continue
        if _continues(chain[-1], candidate, chain, by_shape, i):
            chain.append(candidate)
    return chain if len(chain) > 1 or _is_plain(chain[0]) else []


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
    if not candidate.own_line or candidate.shape == "bare":
        return False
    if step == 0 or 1 < step <= _MOST_SKIPPED:
        # A number further on is only believed where the missing one does not come later.
        later = (c.number for c in following[i + 1 : i + 40] if c.own_line)
        return last.number + 1 not in later or step == 0
    return candidate.number == 1 and last.number > 1 and len(chain) > 1


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
