"""Where a quotation is cut: its source goes on, or begins, with words that take something back or put it in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from litman.text.doubt import DENIAL, HEDGE, denial_in_front
from litman.text.folding import collapse_white_space
from litman.text.reservations import names_animals, reserved_in_front, reserves_behind, reserves_next
from litman.text.terminal import shorten
from litman.texts.quoted_pieces import pieces_for
from litman.texts.stored_text import StoredText, readings_of

_OMISSION = re.compile(r"\.(?:[ \u00a0]?\.){2,3}|…")
_FEWEST_WORDS = 2  # of a quotation that is looked at for what stands before it: one word may be a mere term
_FEWEST_TO_END = 4  # of its last piece, where nothing marks that it was cut
_BEHIND = 60  # characters of the source
_SHOWN = 80
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?:\s|\Z)")
# The sentence ends with the quotation, numbers of notes aside.
_ENDS = re.compile(r"[.!?][\"”’)\]\d\[,–]*+\s")


class Cut(NamedTuple):
    """What a quotation leaves out that its source says there."""

    kind: Literal["hedged", "denied", "in-front", "goes-on", "next"]
    words: str  # of the source
    cue: str = ""  # the word by which it denies or doubts

    def in_words(self) -> str:
        """Return what is said of it, behind "the quotation"."""
        return {
            "hedged": f"is cut where the source hedges: {self.words!r}",
            "denied": f"leaves out {self.cue!r}: {self.words!r}",
            "in-front": f"leaves out {self.cue!r} in front: {self.words!r}",
            "goes-on": f"ends where the source goes on: {self.words!r}",
            "next": f"ends before the sentence: {self.words!r}",
        }[self.kind]


class Beside(NamedTuple):
    """What the post says itself, so that nothing is cut off that its reader is not told."""

    denies: bool = False
    hedges: bool = False
    names_species: bool = False


def find_cut(quotation: str, text: str, beside: Beside) -> Cut | None:
    """Return where a quotation is cut, None where it is not or does not stand in the text.

    What an ellipsis leaves out counts, up to the end of the next sentence behind the last words; so does what stands
    right before the first words and right behind the last ones, wherever the text has them.
    """
    cut = _behind_omission(quotation, text) if _OMISSION.search(quotation) else None
    cut = cut or _in_front(quotation, text, beside)
    return cut or _behind_end(quotation, text, beside)


def _behind_omission(quotation: str, source: str) -> Cut | None:
    gaps = next(filter(None, (_left_out(quotation, source, reading) for reading in readings_of(source))), [])
    for start, end, is_end in gaps:
        left_out = collapse_white_space(source[start:end])
        hedge = HEDGE.search(left_out)
        if hedge:
            return Cut("hedged", shorten(left_out[max(0, hedge.start() - 40) :].strip(), _SHOWN), hedge[0])
        denial = DENIAL.search(left_out)
        if denial and not is_end and not _SENTENCE_END.search(left_out):
            return Cut("denied", shorten(_around(source, start, end), _SHOWN), denial[0])
    return None


def _in_front(quotation: str, source: str, beside: Beside) -> Cut | None:
    """What stands right before the first words wherever the source has them, where the post does not say it."""
    for reading in readings_of(source):
        first = next(iter(pieces_for(quotation, reading)), [])
        starts = [start for start, _ in _places(first, reading)] if len(first) >= _FEWEST_WORDS else []
        for is_told, in_front, least in (
            (beside.denies, denial_in_front, _FEWEST_WORDS),
            (beside.hedges or beside.denies, reserved_in_front, _FEWEST_TO_END),
        ):
            found = (
                [in_front(source, start) for start in starts] if len(first) >= least and not is_told else []
            )
            if found and all(found) and found[0] is not None:
                around = collapse_white_space(source[found[0].start() : starts[0] + _BEHIND])
                return Cut("in-front", shorten(around, _SHOWN), found[0][0].strip())
    return None


def _behind_end(quotation: str, source: str, beside: Beside) -> Cut | None:
    """How the source goes on wherever it has the last words, where it takes something back and the post does not."""
    if beside.denies or beside.hedges:
        return None
    for reading in readings_of(source):
        told = pieces_for(quotation, reading)
        if not told or len(told[-1]) < _FEWEST_TO_END:
            continue
        cuts = [_goes_on(source, end, beside) for _, end in _places(told[-1], reading)]
        if cuts and all(cuts):
            return cuts[0]
    return None


def _goes_on(source: str, end: int, beside: Beside) -> Cut | None:
    if (stop := _ENDS.match(source, end)) is not None:
        behind = _end_of_next_sentence(source, stop.end())
        is_reserved = reserves_next(source, stop.end(), behind)
        return Cut("next", _shown(source, stop.end(), behind)) if is_reserved else None
    behind = _end_of_next_sentence(source, end)
    found = reserves_behind(source, end, behind)
    if found is None or (names_animals(found) and beside.names_species):
        return None
    return Cut("goes-on", _shown(source, end, behind), found[0])


def _shown(source: str, start: int, end: int) -> str:
    return shorten(collapse_white_space(source[start:end]).strip(' ,;:–—”")'), _SHOWN)


def _places(piece: list[str], reading: StoredText) -> Iterator[tuple[int, int]]:
    """Yield where in the source the words stand one after another."""
    found = reading.find(piece)
    while found is not None:
        yield reading.span(found)
        found = reading.find(piece, found.end)


def _left_out(quotation: str, source: str, reading: StoredText) -> list[tuple[int, int, bool]]:
    """Where the source says what the quotation leaves out: in each gap, and with True after its end where it is cut."""
    ends_cut = _OMISSION.search(quotation.rstrip('"”’ ')[-8:]) is not None
    gaps: list[tuple[int, int, bool]] = []
    before = None
    for piece in pieces_for(quotation, reading):
        found = reading.find(piece, before or 0)
        if found is None:
            return []
        if before is not None and found.start > before:
            gaps.append((reading.place(before), reading.place(found.start), False))
        before = found.end
    if ends_cut and before is not None:
        start = reading.place(before)
        gaps.append((start, _end_of_next_sentence(source, start), True))
    return gaps


def _around(source: str, start: int, end: int) -> str:
    """What is left out, with whole words of its sentence before and behind it."""
    before = _SENTENCE_END.split(source[max(0, start - 40) : start])[-1]
    before = (
        before
        if start <= 40 or _SENTENCE_END.search(source[start - 40 : start])
        else before.partition(" ")[2]
    )
    behind = source[end : end + 25].rpartition(" ")[0]
    return collapse_white_space(before + source[start:end] + behind)


def _end_of_next_sentence(source: str, start: int) -> int:
    end = _SENTENCE_END.search(source, start)
    return end.end() if end else len(source)
