"""The words of a quotation as they are looked up in a text: its pieces between omissions, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from litman.text.cjk import WORD
from litman.text.folding import fold
from litman.texts.stored_text import StoredText, Stretch, without_citations

_WORD = re.compile(WORD)
_LETTER = re.compile(r"\[(\w{1,2})\](?=\w)")  # `[o]nly`: the source has it large or small
_COMPLETED = re.compile(r"(?<!\w)\w++\[[^\W\d]{1,40}\]\w*")  # `dream[ed]`: another word stood there
_NUMBERS = re.compile(r"\[\d[\d\s,;–-]{0,20}\]")
_OMISSION = re.compile(r"\[?\s?(?:\.(?:[ \u00a0]?\.){2,3}|…)\s?\]?|(?<!\w)\w*+\[[^\]]{0,40}\]\w*")
FEWEST = 3  # words of a piece that is looked up


class Lost(NamedTuple):
    """A piece that does not stand where it should."""

    piece: list[str]
    is_elsewhere: bool  # it stands before the one that the quotation puts in front of it


def words(text: str) -> list[str]:
    """Return the words of a text as quotations are compared: folded, without punctuation."""
    return _WORD.findall(fold(text))


def pieces(quotation: str) -> list[list[str]]:
    """Return the words of a quotation between its omissions and insertions in brackets."""
    return [found for part in _parts(quotation) if (found := words(part))]


def written(quotation: str, piece: Sequence[str]) -> str:
    """Return a piece of a quotation as it is written there; its folded words where these are not in a row."""
    tokens = quotation.split()
    placed = [(word, at) for at, token in enumerate(tokens) for word in words(_LETTER.sub(r"\1", token))]
    for start in range(len(placed) - len(piece) + 1):
        if placed[start][0] != piece[0]:
            continue
        if [word for word, _ in placed[start : start + len(piece)]] == list(piece):
            first, last = placed[start][1], placed[start + len(piece) - 1][1]
            return " ".join(tokens[first : last + 1]).strip('.,;:…“”"')
    return " ".join(piece)


def pieces_for(quotation: str, source: StoredText) -> list[list[str]]:
    """Return the pieces as they would stand in a reading of the source."""
    return [found for part in written_pieces(quotation, source) if (found := words(part))]


def written_pieces(quotation: str, source: StoredText) -> list[str]:
    """Return the same pieces as they are written."""
    if not source.is_bare:
        return _parts(quotation)
    return _parts(without_citations(_COMPLETED.sub(" … ", _LETTER.sub(r"\1", quotation))))


def _parts(quotation: str) -> list[str]:
    return _OMISSION.split(_LETTER.sub(r"\1", _NUMBERS.sub(" ", quotation)))


def place_pieces(told: Sequence[list[str]], source: StoredText) -> tuple[Stretch, ...] | Lost:
    """Return where the pieces of a quotation stand in a reading of the source, word for word and in their order."""
    lost = next((piece for piece in told if _find(piece, source) is None), None)
    if lost is not None:
        return Lost(lost, is_elsewhere=False)
    places: list[Stretch] = []
    for piece in told:
        found = _find(piece, source, places[-1].end if places else 0)
        if found is None:
            return Lost(piece, is_elsewhere=True)
        places.append(found)
    return tuple(places)


def _find(piece: Sequence[str], source: StoredText, start: int = 0) -> Stretch | None:
    found = source.find(piece, start)
    return found if found is not None else source.find_broken(piece, start)
