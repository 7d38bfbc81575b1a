"""Where in a text a quotation stands, exactly or nearly, and what differs.

Exactly is what a quotation may do: case, punctuation, quotation marks, dashes, ligatures, hyphens at line ends, heads
and numbers of pages, citations and remarks in brackets do not count, and `…` leaves something out. Nearly is with up
to a quarter of its words changed, added or left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from litman.text.cjk import holds_cjk
from litman.text.han_variants import simplified
from litman.texts.aligned_words import Aligned, align
from litman.texts.quotation_differences import (
    Difference,
    Piece,
    WholeWords,
    denied_in_front,
    omitted_between,
    piece_differences,
    variants_between,
)
from litman.texts.quoted_pieces import FEWEST, Lost, pieces_for, place_pieces, written_pieces
from litman.texts.stored_text import StoredText, reading_of, readings_of

MOST_WORDS = 1_000  # of a quotation that is looked for nearly
_LEAST_NEARLY = 4


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """Where a quotation stands in a text."""

    start: int  # code points of the text
    end: int
    is_exact: bool
    share: float  # of its words that stand there, 1.0 where all do
    differences: tuple[Difference, ...]


def find_quotation(quotation: str, text: str) -> QuotedPlace | None:
    """Return where a quotation stands in a text; None where it does not, not even nearly.

    Traditional and simplified characters are not the same, but nearly.
    """
    found = _find_written(quotation, text)
    if (found is not None and found.is_exact) or not (holds_cjk(quotation) and holds_cjk(text)):
        return found
    other_quotation, other_text = simplified(quotation), simplified(text)
    if other_quotation == quotation and other_text == text:
        return found
    nearer = _find_written(other_quotation, other_text)
    if nearer is None or (found is not None and nearer.share <= found.share):
        return found
    variants = variants_between(text[nearer.start : nearer.end], quotation)
    return replace(nearer, is_exact=False, differences=(*variants, *nearer.differences))


def _find_written(quotation: str, text: str) -> QuotedPlace | None:
    """Return where a quotation stands in a text as both are written."""
    for reading in readings_of(text):
        told = pieces_for(quotation, reading)
        told = [piece for piece in told if len(piece) >= FEWEST] or told
        found = place_pieces(told, reading)
        if told and not isinstance(found, Lost):
            spans = [reading.span(stretch) for stretch in found]
            shown = [*denied_in_front(text, spans[0][0]), *omitted_between(text, spans)]
            return QuotedPlace(spans[0][0], spans[-1][1], True, 1.0, tuple(shown))
    return _find_nearly(quotation, text)


def _find_nearly(quotation: str, text: str) -> QuotedPlace | None:
    reading = reading_of(text, is_bare=True)
    pieces = [Piece(one, StoredText(one, is_bare=False)) for one in written_pieces(quotation, reading)]
    pieces = [one for one in pieces if len(one.text.words) >= FEWEST]
    count = sum(len(one.text.words) for one in pieces)
    if not _LEAST_NEARLY <= count <= MOST_WORDS:
        return None
    source = WholeWords(text, reading)
    aligned = _align_pieces(pieces, source)
    if aligned is None:
        return None
    spans, differences, cost = [], [], 0
    for piece, found in zip(pieces, aligned, strict=True):
        span, here, changed = piece_differences(piece, source, found)
        spans.append(span)
        differences.append(here)
        cost += changed
    if cost > -(-count // 4):
        return None
    shown = [
        *denied_in_front(text, spans[0][0]),
        *(one for here in differences for one in here),
        *omitted_between(text, spans),
    ]
    return QuotedPlace(spans[0][0], spans[-1][1], cost == 0, round(1 - cost / count, 3), tuple(shown))


def _align_pieces(pieces: Sequence[Piece], source: WholeWords) -> list[Aligned] | None:
    """Return where the pieces lie one behind the other: the longest first, the others around it."""
    if not pieces:
        return None
    longest = max(range(len(pieces)), key=lambda at: len(pieces[at].text.words))
    middle = align(pieces[longest].text.words, source.words)
    if middle is None:
        return None
    found = {longest: middle}
    end = _first(middle)
    for at in range(longest - 1, -1, -1):
        before = align(pieces[at].text.words, source.words, 0, end)
        if before is None:
            return None
        found[at], end = before, _first(before)
    start = _behind(middle)
    for at in range(longest + 1, len(pieces)):
        after = align(pieces[at].text.words, source.words, start)
        if after is None:
            return None
        found[at], start = after, _behind(after)
    return [found[at] for at in range(len(pieces))]


def _first(aligned: Aligned) -> int:
    return min((step.there for step in aligned.steps if step.there is not None), default=0)


def _behind(aligned: Aligned) -> int:
    return max((step.there for step in aligned.steps if step.there is not None), default=-1) + 1
