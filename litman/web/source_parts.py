"""The text of a source in paragraphs of sentences, with the words that are quoted from it marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from litman.texts.find_quotation import QuotedPlace
from litman.texts.source_text import SourceText

_FEW = 6  # sentences of a paragraph: the text that was read has none
_MOST = 4_000  # sentences that are shown


class SourcePart(NamedTuple):
    """Sentences under one heading and on one page."""

    page: int | None
    section: str | None
    before: str
    quoted: str
    after: str


def source_parts(text: SourceText, place: QuotedPlace | None) -> Iterator[SourcePart]:
    """Yield the paragraphs in order; those that the quotation reaches into have its words in `quoted`."""
    sentences = text.sentences[:_MOST]
    at = 0
    while at < len(sentences):
        first = sentences[at]
        end = at
        while (
            end + 1 < len(sentences)
            and end + 1 - at < _FEW
            and (sentences[end + 1].page, sentences[end + 1].section) == (first.page, first.section)
        ):
            end += 1
        start, stop = first.start, sentences[end].end
        from_ = min(max(place.start if place else stop, start), stop)
        to = min(max(place.end if place else stop, from_), stop)
        yield SourcePart(
            first.page,
            first.section,
            _line(text.text[start:from_]),
            _line(text.text[from_:to]).strip(),
            _line(text.text[to:stop]),
        )
        at = end + 1


def _line(words: str) -> str:
    inner = " ".join(words.split())
    lead = " " if words[:1].isspace() and inner else ""
    return f"{lead}{inner}{' ' if words[-1:].isspace() and inner else ''}"
