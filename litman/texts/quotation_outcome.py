"""Whether the words of a quotation stand in the texts of a work: what is said of it, everywhere in litman."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from litman.text.quantities.compare import Compared, compare_numbers
from litman.text.terminal import shorten
from litman.texts.find_quotation import QuotedPlace, find_quotation
from litman.texts.of_work import Extent, TextOfWork, TextsOfWork
from litman.texts.quoted_pieces import FEWEST, Lost, pieces_for, place_pieces, written
from litman.texts.stored_text import StoredText, readings_of

State = Literal["found", "not-found", "absent-from-abstract", "not-checked"]
# By which text it is said that words are missing.
_NEAREST: tuple[Extent, ...] = ("whole", "part", "abstract")
_OF: dict[str, str] = {
    "kept": "the stored text of",
    "file": "the attached file of",
    "abstract": "the abstract of",
}
_MOST = 3  # differences that are said
_WIDEST = 12  # characters by which nearly the same words are completed
_NOTE = re.compile(r"\d{1,3}")
_SHOWN = 60  # characters of the words that are missing


class LostWords(NamedTuple):
    """Words of a quotation that do not stand where they should."""

    words: str  # as the quotation writes them
    is_elsewhere: bool  # they stand before what the quotation puts in front of them


@dataclass(frozen=True, slots=True)
class QuotationOutcome:
    """What the texts at hand of a work say of a quotation."""

    state: State
    text: TextOfWork | None = None  # in which it stands, or by which it is said that it does not
    lost: LostWords | None = None
    nearly: QuotedPlace | None = None  # where that text has nearly these words
    # of the quotation, where the text nearly has its words and another number
    numbers: tuple[Compared, ...] = ()
    unread: int = 0  # pages of it, or else attached files, whose words could not be read

    def numbers_in_words(self) -> str:
        """Return which numbers of the quotation are not the text's, as the middle of a line."""
        pairs = [(one.quantity.text, one.other.text) for one in self.numbers if one.other is not None]
        return ", and ".join(f"says {said}, where its source says {there}" for said, there in pairs)

    def in_words(self, key: str) -> str:
        """Return what is said of it, as the middle of a line."""
        if self.text is None:
            return f"no text of {key} is at hand"
        whose = f"{_OF[self.text.origin]} {key}"
        if self.lost is None:
            return f"it stands in {whose}"
        lost, is_all = self.lost, self.state == "absent-from-abstract"
        whose += ", all that is at hand," if is_all and self.text.origin == "abstract" else ""
        whose += ", an abstract," if is_all and self.text.origin == "file" else ""
        shown = repr(shorten(lost.words, _SHOWN))
        if lost.is_elsewhere:
            return f"{whose} has {shown} before what the quotation puts in front of it{self._nearly()}"
        return f"{whose} does not hold {shown}{self._nearly()}"

    def _nearly(self) -> str:
        if self.nearly is None or self.nearly.is_exact:
            return ""
        said = "; ".join(one.in_words() for one in self.nearly.differences[:_MOST])
        return f"; it has nearly these words ({said})"


NOT_CHECKED = QuotationOutcome("not-checked")


def look_up_quotation(quotation: str, texts: TextsOfWork) -> QuotationOutcome:
    """Return whether the words stand in one of the texts; that they do not is said only where all of a work was read.

    An abstract in which they are absent says little, and a text of which pages could not be read nothing.
    """
    missing: list[tuple[TextOfWork, LostWords]] = []
    for text in texts.texts:
        lost = lost_words(quotation, text.text.text)
        if lost is None:
            return QuotationOutcome("found", text)
        missing.append((text, lost))
    if not missing:
        return NOT_CHECKED
    text, lost = min(missing, key=lambda one: _NEAREST.index(one[0].extent))
    unread = len(text.text.unread) or (0 if text.origin == "kept" else texts.unread)
    state: State = (
        "not-checked" if unread else "absent-from-abstract" if text.extent == "abstract" else "not-found"
    )
    nearly = find_quotation(quotation, text.text.text)
    if nearly is not None and _has_only_notes(nearly, text):
        return QuotationOutcome("found", text)
    numbers = _other_numbers(quotation, text.text.text, nearly) if nearly is not None else ()
    return QuotationOutcome(state, text, lost, nearly, numbers, unread)


def _other_numbers(quotation: str, text: str, nearly: QuotedPlace) -> tuple[Compared, ...]:
    start, end = nearly.start, nearly.end
    while start > 0 and nearly.start - start < _WIDEST and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - nearly.end < _WIDEST and text[end] not in ".;\n":
        end += 1  # `%`, a unit
    compared = compare_numbers(quotation, text[start:end], is_aligned=True)
    return tuple(one for one in compared if one.verdict == "differs")


def _has_only_notes(nearly: QuotedPlace, text: TextOfWork) -> bool:
    """Whether nothing differs but numbers of notes that a PDF sets right behind a word, as if they belonged to it."""
    if text.path is None or text.path.suffix.lower() != ".pdf":
        return False
    return all(
        one.kind == "changed"
        and _NOTE.fullmatch(one.source.removeprefix(one.quoted)) is not None
        and one.source.startswith(one.quoted)
        for one in nearly.differences
    )


def lost_words(quotation: str, text: str) -> LostWords | None:
    """Return the first words of a quotation that a text does not hold, None where it holds all.

    A text is read with what stands in brackets and without, and what is said is of the latter.
    """
    lost = None
    for reading in readings_of(text):
        lost = _lost_in(quotation, reading)
        if lost is None:
            return None
    return lost


def _lost_in(quotation: str, reading: StoredText) -> LostWords | None:
    told = [piece for piece in pieces_for(quotation, reading) if len(piece) >= FEWEST]
    found = place_pieces(told, reading)
    return LostWords(written(quotation, found.piece), found.is_elsewhere) if isinstance(found, Lost) else None
