"""What must never be accepted, however well it scores: the reason, in words for a person."""

from __future__ import annotations

import re

from litman.identifiers.doi import find_dois
from litman.library.comparison.names import is_organisation
from litman.library.comparison.words import is_near
from litman.matching.data import is_data
from litman.matching.features import Features
from litman.matching.query import Query
from litman.matching.record import Record
from litman.matching.words import STOP_WORDS, words_of
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import YEAR, YEARS_APART

PAPERS = frozenset({"journal-article", "article-journal", "proceedings-article", "posted-content"})
TWO_REFERENCES = "the string seems to hold two references"
# Volume, issue and pages: `12(3):45-67`, `12, 345–367`.
_PLACE = re.compile(r"\b\d{1,4}\s?(?:\(\d{1,4}\)\s?)?[:,]\s?(?:pp?\.\s?)?(\d{1,6})\s?[-–—]\s?\d{1,6}\b")
# The year where styles put it: `A., & Hart, B. (2019).` after the authors, `2019;7` before the volume.
_YEAR_PLACES = (
    re.compile(rf"\b[A-Z]\.,? [^()]{{0,60}}\(({YEAR})[a-z]?\)[.,:]?\s+(?=[^\W\d])"),
    re.compile(rf"\b({YEAR})(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?;\s?\d{{1,4}}\s?[(:]"),
)
# Volume and first page, `176:410` or `9(2):112`; one digit after the colon is a ratio (`30:2`) as often.
_SHORT_PLACE = re.compile(r"(?<![\d.:/-])\b(\d{1,4}\s?(?:\(\d{1,4}\)\s?)?:\s?[a-z]?\d{2,6})\b(?!:|\.\d)")
# The number of the next reference of a list: `… 112-9. [12] Reed C, …`, `… 112-9. 12. Reed C, …`
_NEXT_LABEL = lazy_pattern(
    r"\S.{30}[\w).]\s+(?:\[\d{1,3}\]|(?<=[.\d)]\s)\d{1,3}\.)\s+[A-Z][\w'’-]+,? [A-Z][\w.]*[,.]", re.DOTALL
)
# A part's number before its title (`: XLI. Solvent …`) or after the word.
_PART = lazy_pattern(
    r"(?:^|[:.;]\s)\s*([IVXLC]{1,7})[.:]\s|\b(?:part|teil|partie|parte)\s([IVXLC]{1,7})\b", re.IGNORECASE
)
_LONG = 12  # letters of a title that hardly is a part of another by chance
_ENOUGH = 0.5
_ANOTHER = 0.6  # of the title that the string says is not in the record's
_MOST = 0.8


def veto(query: Query, record: Record, features: Features) -> str | None:
    """Return why a candidate must never be accepted; None where nothing speaks against it."""
    if query.work.genre == "press release" and record.type in PAPERS:
        return "the string names a press release, this is a paper"
    if record.type in PAPERS and is_data(query.text):
        return "the string names data or software, this is a paper"
    if _is_other_title(record, features):
        return "names or numbers agree, the title does not"
    if other := _other_by_author_or_part(query, record, features):
        return other
    if features.get("notice_other") and features.get("title_other", 0.0) < 0.9:
        return "one of them is a correction, a retraction or a reply, the other is not"
    author = _author(features)
    said = [word for word in words_of(record.title) if word not in STOP_WORDS and not word.isdigit()]
    if record.title and not said and not (author and features.get("page_same")):
        return "its title holds no word that tells works apart"
    if not query.has_title and features.get("author_absent") and not features.get("others_same"):
        return "the string says neither title nor author"
    if not query.has_title and not _is_told_without_title(features):
        return "the string says neither title nor page: other works would fit as well"
    return TWO_REFERENCES if holds_two_references(query.text) else None


def names_another_author(query: Query, record: Record, f: Features) -> bool:
    """Whether the string names a first author who is none of the record's, and not only one who is misspelt."""
    if not f.get("author_absent") or not f.get("lead_other") or f.get("others_same"):
        return False
    if query.lead in words_of(record.title) or any(map(is_organisation, query.work.author[:1])):
        return False
    names = [word for name in record.authors for word in words_of(name)]
    return not any(is_near(query.lead, word) for word in names)


def _other_by_author_or_part(query: Query, record: Record, f: Features) -> str | None:
    """Return what tells the work from a sibling that prints nearly alike: its author, its book, its number."""
    if names_another_author(query, record, f):
        return f"first author differs: {record.authors[0]} is not named"
    title = max(f.get("title_words", 0.0), f.get("title_likeness", 0.0))
    if f.get("author_unknown") and query.has_title and query.lead:
        is_container = f.get("title_is_container")
        if f.get("title_other", 0.0) > _ANOTHER and title < _ENOUGH and not is_container:
            return "the title differs, and the record names no author"
        if is_container and not f.get("title_whole") and _is_about_a_namesake(query, record):
            return "the record is about somebody else of that name"
    if query.has_title and _is_its_book(query, record):
        return "the record is what the work appeared in"
    one, other = _numerals(query.work.title or ""), _numerals(record.title)
    return "another part of the same series" if one and other and not one & other else None


def _is_about_a_namesake(query: Query, record: Record) -> bool:
    """Whether what the string has as an author is, but for the first name, the record's title: of an encyclopedia."""
    title = set(words_of(record.title))
    given = set(words_of(query.work.author[0].given or ""))
    return query.lead in title and bool(given) and not given & title


def _is_its_book(query: Query, record: Record) -> bool:
    """Whether the record's title is what the string says after the title of the work itself."""
    title = words_of(record.title)
    book = "".join(words_of(query.work.container_title or query.work.publisher or ""))
    letters = "".join(title)
    own = [word for word in query.title_words if word not in STOP_WORDS]
    named = sum(1 for word in own if word in title)
    is_named = letters in book or (book in letters and len(book) > len(letters) * _MOST)
    return len(letters) >= _LONG and is_named and named < len(own) * _ENOUGH


def _numerals(title: str) -> frozenset[str]:
    """The Roman numerals of a title that number a part: `XLI. Solvent effect on …`, `Part II`."""
    return frozenset(found.upper() for pair in _PART.findall(title) for found in pair if found)


def holds_two_references(text: str) -> bool:
    """Return whether a string has what a reference has once: volume and pages, year and volume, a label, a DOI."""
    if len(set(_PLACE.findall(text))) > 1 or len(set(_SHORT_PLACE.findall(text))) > 1:
        return True
    if _NEXT_LABEL.search(text) or any(len(set(_years(place, text))) > 1 for place in _YEAR_PLACES):
        return True
    years = [year for place in _YEAR_PLACES for year in _years(place, text)]
    if years and max(years) - min(years) > YEARS_APART:
        return True
    return len({found.doi for found in find_dois(text)}) > 1


def _years(place: re.Pattern[str], text: str) -> list[int]:
    return [int(year) for year in place.findall(text)]


def _is_other_title(record: Record, f: Features) -> bool:
    """Whether the string says a title and it is not that of the record, nor the name of what it appeared in."""
    title = max(f.get("title_words", 0.0), f.get("title_likeness", 0.0))
    if f.get("title_other", 0.0) <= 0.6 or title >= _ENOUGH:
        return False
    container, author = f.get("container_same", 0.0), _author(f)
    if f.get("title_is_container"):
        return not author and f.get("lead_other", 0.0) > 0
    if not author and (container <= 0.9 or f.get("lead_other")):
        return True
    # A title may be printed in another language, and be the name of a series; then all the rest has to agree.
    has_place = f.get("page_same") and (f.get("volume_same") or f.get("volume_unknown"))
    if not has_place:
        return True
    return (
        title < 0.3 and container < _ENOUGH and bool(record.containers) and not _is_told_by_numbers(record, f)
    )


def _is_told_by_numbers(record: Record, f: Features) -> bool:
    """Whether author, year and a page that few works begin at agree, and nothing else is said."""
    is_rare = len(record.first_page) >= 2 and not f.get("numbers_unexplained") and not f.get("others_absent")
    return bool(is_rare and f.get("author_first") and f.get("year_same"))


def _is_told_without_title(f: Features) -> bool:
    """Whether a string without a title that was read as one says enough: a page, a volume, or several authors."""
    if f.get("page_same"):
        return True
    if f.get("numbers_unexplained") or not f.get("page_unknown"):
        return False
    if f.get("title_whole") and (f.get("author_first") or f.get("container_same", 0.0) >= 0.8):
        return True  # a title of one or two words, which the reader takes for something else
    if not f.get("author_first"):
        return False
    is_container = bool(f.get("container_unknown")) or f.get("container_same", 0.0) >= 0.8
    return is_container and bool(f.get("volume_same") or f.get("others_same", 0.0) >= 1.0)


def _author(features: Features) -> float:
    return features.get("author_first", 0.0) or features.get("author_inside", 0.0)
