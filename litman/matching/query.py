"""A reference string, read once for all candidates that it is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litman.matching.record import name_word
from litman.matching.words import SMALL_WORDS, bare_number, folded, words_of
from litman.posts.references.parts import ReferenceParts, parse_reference
from litman.text.lazy_pattern import lazy_pattern
from litman.text.pages import page_numbers
from litman.text.years import is_year
from litman.work import Work

LONGEST = 2_000  # code points of a reference that are read; the longest real one seen has 1,400
_LABEL = lazy_pattern(r"^\s*(?:[\[(]\s*\d{1,4}[a-z]?\s*[\])]|\d{1,4}\s*[.)]\s|\d{1,3}(?=\s*[^\W\d_]))[\s.]*")
_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.|\bdoi:?\s*10\.|\b10\.\d{4,9}/)\S+|\b(?:PMC?ID|PMC|PubMed)\W{0,3}\d+", re.I
)
_IN_ADDRESSES = ("http", "www.", "10.", "pm", "pubmed")  # one of them is part of every such address or number
_PAGE_RANGE = lazy_pattern(r"\b([0-9]{1,6})\s?[-–—−]+\s?([0-9]{1,6})\b")
_GLUED = lazy_pattern(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # `JournalofPhysics`


@dataclass(frozen=True, slots=True)
class Query:
    """A reference as printed and as it is compared."""

    text: str
    parts: ReferenceParts
    words: tuple[str, ...]  # without label, identifiers and addresses
    word_set: frozenset[str]  # also those that are glued together, taken apart
    letters: str  # the words without anything between them: survives lost and added spaces
    numbers: tuple[str, ...]  # without zeros in front, in order
    years: tuple[int, ...]
    title_words: tuple[str, ...]  # of the title as the parser reads it
    lead: str  # word of the first author's name as the parser reads it
    volume: str
    page: str  # first page as the parser reads it
    ranges: frozenset[tuple[str, str]]  # printed page ranges

    @property
    def work(self) -> Work:
        """The work that the reference describes."""
        return self.parts.work

    @property
    def has_title(self) -> bool:
        """Whether the reference says a title that can tell works apart."""
        return len(self.title_words) >= 2


def read_query(text: str, *, parts: ReferenceParts | None = None) -> Query:
    """Return a reference as it is compared; `parts` where it was read already.

    What lies beyond `LONGEST` characters is not read. Never raises.
    """
    if parts is None or len(text) > LONGEST:
        text = text[:LONGEST]
        parts = parse_reference(text)
    bare = _without_addresses(_LABEL.sub("", text, count=1))
    words = tuple(words_of(bare))
    numbers = tuple(bare_number(word) for word in words if word.isdigit())
    work = parts.work
    title = tuple(words_of(work.title)) if work.title else ()
    lead = name_word(work.author[0].sort_name) if work.author else ""
    return Query(
        text=text,
        parts=parts,
        words=words,
        word_set=frozenset((*words, *words_of(_GLUED.sub(" ", bare)))),
        letters="".join(words),
        numbers=numbers,
        years=_years(work, numbers),
        title_words=tuple(word for word in title if word not in SMALL_WORDS),
        lead=lead,
        volume=_number(work.volume),
        page=page_numbers(work.page)[0],
        ranges=frozenset((bare_number(a), bare_number(b)) for a, b in _PAGE_RANGE.findall(folded(bare))),
    )


def _without_addresses(text: str) -> str:
    low = text.lower()
    return _ADDRESS.sub(" ", text) if any(sign in low for sign in _IN_ADDRESSES) else text


def _years(work: Work, numbers: tuple[str, ...]) -> tuple[int, ...]:
    found = [work.year] if work.year is not None else []
    found += [int(number) for number in numbers if is_year(number)]
    return tuple(dict.fromkeys(found))


def _number(value: str | None) -> str:
    found = re.search(r"[0-9]+", value or "")
    return bare_number(found.group()) if found else ""
