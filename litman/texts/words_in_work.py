"""Where a quotation stands in the texts of one work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from litman.texts.cited_page import page_name
from litman.texts.find_quotation import QuotedPlace, find_quotation
from litman.texts.of_work import Origin, TextOfWork
from litman.texts.source_text import SourceText, place_words

_ENDS = ".,;:!?)]”’\"'"  # marks that end what is before them


@dataclass(frozen=True, slots=True)
class WordsInWork:
    """Where a work has the words of a quotation, exactly or nearly."""

    origin: Origin
    digest: str | None  # of the file
    page: int | None
    page_name: str | None  # as the file calls it or as it is numbered: `iv`, `412`
    section: str | None
    text: str  # the source's own words, in single spaces
    before: str  # the sentence before, and what stands before the words in their own
    after: str
    place: QuotedPlace

    @property
    def locator(self) -> str | None:
        """Where a reader finds the words; None where nothing is known but the work."""
        return place_words(self.page_name, None) or self.section

    @property
    def turns(self) -> bool:
        """Whether the words say something else than their source: it denies them, or the quotation does."""
        return any(one.denial for one in self.place.differences)

    def to_json(self) -> dict[str, Any]:
        """Return the place as a JSON object."""
        return {
            "of": self.origin,
            "digest": self.digest,
            "page": self.page,
            "page_name": self.page_name,
            "section": self.section,
            "exact": self.place.is_exact,
            "share": self.place.share,
            "text": self.text,
            "before": self.before,
            "after": self.after,
            "differences": [one.to_json() for one in self.place.differences],
        }


def find_in_texts(texts: Iterable[TextOfWork], quotation: str) -> WordsInWork | None:
    """Return where the first text of a work that has a quotation exactly has it, else the one that has most of it."""
    best: tuple[TextOfWork, QuotedPlace] | None = None
    for text in texts:
        place = find_quotation(quotation, text.text.text)
        if place is not None and (
            best is None or (place.is_exact, place.share) > (best[1].is_exact, best[1].share)
        ):
            best = text, place
        if place is not None and place.is_exact:
            break
    if best is None:
        return None
    text, place = best
    sentence = text.text.sentence_at(place.start)
    before, after = _around(text.text, place)
    return WordsInWork(
        origin=text.origin,
        digest=text.digest,
        page=sentence.page if sentence else None,
        page_name=page_name(text.text, sentence.page) if sentence and sentence.page else None,
        section=sentence.section if sentence else None,
        text=" ".join(text.text.text[place.start : place.end].split()),
        before=before,
        after=after,
        place=place,
    )


def _around(text: SourceText, place: QuotedPlace) -> tuple[str, str]:
    """Return what the sentences of a quotation, and those next to them under their heading, say before and after it."""
    sentences: Sequence[Any] = text.sentences
    inside = [at for at, one in enumerate(sentences) if one.end > place.start and one.start < place.end]
    if not inside:
        return "", ""
    first, last = inside[0], inside[-1]
    if first and sentences[first - 1].section == sentences[first].section:
        first -= 1
    if last + 1 < len(sentences) and sentences[last + 1].section == sentences[last].section:
        last += 1
    start = min(sentences[first].start, place.start)
    end = max(sentences[last].end, place.end)
    before, after = text.text[start : place.start], text.text[place.end : end].lstrip(_ENDS)
    return " ".join(before.split()), " ".join(after.split())
