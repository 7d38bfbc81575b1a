"""Which works of the library hold the words of a quotation, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litman.index.doors.open import index_of
from litman.index.query.quoted_works import find_quoted
from litman.text.content_words import content_words
from litman.texts.find_quotation import QuotedPlace, find_quotation
from litman.texts.kept_text import SOURCES_FOLDER
from litman.texts.of_work import Origin, TextOfWork, texts_of_work
from litman.texts.quoted_pieces import pieces
from litman.texts.source_text import SourceText, place_words
from litman.texts.store import TextStore

if TYPE_CHECKING:
    from litman.index.query.candidate_works import FoundWork
    from litman.library.library import Library

_LAST_YEAR = 9999  # where none is known: works of which it is come first
_ENDS = ".,;:!?)]”’\"'"  # marks that end what is before them
_MOST_TOLD = 12  # words by which works are found that have no run of them


@dataclass(frozen=True, slots=True)
class Quoted:
    """A work that holds a quotation, exactly or nearly."""

    key: str
    year: int | None
    who: str
    title: str
    notice: str | None
    origin: Origin
    digest: str | None  # of the file
    page: int | None
    section: str | None
    text: str  # the source's own words, in single spaces
    before: str  # the sentence before, and what stands before the words in their own
    after: str
    place: QuotedPlace

    @property
    def locator(self) -> str | None:
        """Where a reader finds the words; None where nothing is known but the work."""
        return place_words(self.page, None) or self.section

    @property
    def turns(self) -> bool:
        """Whether the words say something else than their source: it denies them, or the quotation does."""
        return any(one.denial for one in self.place.differences)

    def to_json(self) -> dict[str, Any]:
        """Return the work with the place as a JSON object."""
        return {
            "key": self.key,
            "year": self.year,
            "who": self.who,
            "title": self.title,
            "notice": self.notice,
            "of": self.origin,
            "digest": self.digest,
            "page": self.page,
            "section": self.section,
            "exact": self.place.is_exact,
            "share": self.place.share,
            "text": self.text,
            "before": self.before,
            "after": self.after,
            "differences": [one.to_json() for one in self.place.differences],
        }


def find_in_library(library: Library, quotation: str) -> tuple[Quoted, ...]:
    """Return the works that hold a quotation, the oldest first."""
    index = index_of(library)
    told = pieces(quotation)
    telling = content_words(quotation)[:_MOST_TOLD]
    works = index.ask(
        lambda opened: find_quoted(opened, index.sources.bibliography, told, telling),
        refresh=index.refresh_files,
    )
    store = TextStore(library.root)
    found = [one for work in works if (one := _in_work(store, work, quotation)) is not None]
    return tuple(sorted(found, key=lambda one: (one.year or _LAST_YEAR, one.key)))


def _in_work(store: TextStore, work: FoundWork, quotation: str) -> Quoted | None:
    files = [path for path in work.files if not path.startswith(f"{SOURCES_FOLDER}/")]
    texts = texts_of_work(store, work.line.key, files=files, abstract=work.abstract)
    best = best_place(texts, quotation)
    if best is None:
        return None
    text, place = best
    sentence = text.text.sentence_at(place.start)
    before, after = _around(text.text, place)
    return Quoted(
        key=work.line.key,
        year=work.line.year,
        who=work.line.who,
        title=work.line.title,
        notice=work.line.notice,
        origin=text.origin,
        digest=text.digest,
        page=sentence.page if sentence else None,
        section=sentence.section if sentence else None,
        text=" ".join(text.text.text[place.start : place.end].split()),
        before=before,
        after=after,
        place=place,
    )


def best_place(texts: Iterator[TextOfWork], quotation: str) -> tuple[TextOfWork, QuotedPlace] | None:
    """Return the first text of a work that holds a quotation exactly, else the one that holds most of it."""
    best: tuple[TextOfWork, QuotedPlace] | None = None
    for text in texts:
        place = find_quotation(quotation, text.text.text)
        if place is not None and place.is_exact:
            return text, place
        if place is not None and (best is None or place.share > best[1].share):
            best = text, place
    return best


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
