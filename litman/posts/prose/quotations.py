"""Quotations in a post: words of somebody else, with what was left out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litman.posts.post import Post, Span
from litman.text.cjk import may_hold_cjk
from litman.text.lazy_pattern import lazy_pattern

_FEWEST_WORDS = 4  # fewer are a term or irony, not a quotation
_MARKS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "‚": "‘’"}
_OPENING = lazy_pattern(r"[“«„「『\"]|(?<![\w'’])['‘‚‹](?=[\w\[¿¡…(])")
_CLOSING_SINGLE = lazy_pattern(r"(?<=[^\s(])['’](?!\w)")
_OMISSION = lazy_pattern(r"\[?\s?(?:\.(?:[ \u00a0]?\.){2,3}|…)\s?\]?")
_WESTERN_WORD = lazy_pattern(r"\w+")
_WORD = lazy_pattern(r"\w+|[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, and the places where something was left out (`. . .`, `[…]`)."""

    start: int
    end: int
    omissions: tuple[Span, ...] = ()


def find_quotations(post: Post, spans: Sequence[Span]) -> list[Quotation]:
    """Return the quotations in the spans, in order, none within another.

    A quotation has at least four words between its marks, or is a block that the mark-up sets apart as one. Marks are
    paired within their block; a block that only opens one is a quotation to its end, as in quotations of several
    paragraphs.
    """
    found: list[Quotation] = []
    set_apart = {(block.start, block.end) for block in post.blocks if block.kind == "quotation"}
    for span in spans:
        if (span.start, span.end) in set_apart:
            found.append(_quotation(post.text, span.start, span.end))
        else:
            found += _in_marks(post.text, span)
    return found


def quotations_in(sentence: str) -> list[str]:
    """Return the quotations in a sentence alone, with their marks."""
    return [sentence[one.start : one.end] for one in _in_marks(sentence, Span(0, len(sentence)))]


def _in_marks(text: str, span: Span) -> list[Quotation]:
    found: list[Quotation] = []
    position = span.start
    while match := _OPENING.search(text, position, span.end):
        opening = match.group()
        position = match.end()
        if opening == '"' and match.start() > span.start and text[match.start() - 1].isalnum():
            continue  # an inch, or a closing mark without its opening one
        end = _closing(text, opening, match.end(), span.end)
        if end is None:
            continue
        position = end
        if _counted(text[match.start() : end]) >= _FEWEST_WORDS:
            found.append(_quotation(text, match.start(), end))
    return found


def _counted(quoted: str) -> int:
    """Return the number of words; of a script without spaces, of its characters."""
    return len((_WORD if may_hold_cjk(quoted) else _WESTERN_WORD).findall(quoted))


def _closing(text: str, opening: str, start: int, end: int) -> int | None:
    if opening in "'‘":
        # An apostrophe stands within a word; one behind it (`the dogs' bowl`) cannot be told from the end.
        match = _CLOSING_SINGLE.search(text, start, end)
        return match.end() if match else None
    places = [text.find(mark, start, end) for mark in _MARKS.get(opening, '"')]
    closed = [place for place in places if place >= 0]
    return min(closed) + 1 if closed else None


def _quotation(text: str, start: int, end: int) -> Quotation:
    omissions = tuple(Span(match.start(), match.end()) for match in _OMISSION.finditer(text, start, end))
    return Quotation(start, end, tuple(_visible(text, omission) for omission in omissions))


def _visible(text: str, span: Span) -> Span:
    start, end = span
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
