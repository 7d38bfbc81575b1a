"""64-bit blocking keys: works that share one with a reference are compared. Pure; the same for any engine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING

from litman.matching.record import Record, name_word
from litman.matching.words import SMALL_WORDS, STOP_WORDS, bare_number, words_of

if TYPE_CHECKING:  # what reads reference strings is imported where one is read
    from litman.matching.query import Query

_NUMBER = Struct(">q")
KEYS_VERSION = 2  # of the functions below; a pool on disk whose keys other ones made is not asked
MOST_WORKS = 60  # that share a key; more say nothing
_RUN = 4  # words of a title that make a key
_FEW_WORDS = 20  # of a reference without a title
_MOST_NAMES, _MOST_NUMBERS, _MOST_WORDS = 5, 10, 60
_NO_YEAR = ""  # stands for the year of a work of which none is known


def blocking_key(kind: str, *values: str) -> int:
    """Return a signed 64-bit key of a kind and its values."""
    text = "\x1f".join((kind, *values))
    key: int = _NUMBER.unpack(blake2b(text.encode(), digest_size=8).digest())[0]
    return key


def blocking_keys_of_record(record: Record) -> list[int]:
    """Return the keys under which a work is found; at most fourteen.

    A work whose year is not known has the same keys without one; one without an author is found under the first word
    of its title that tells anything, which stands where references print the author.
    """
    author = name_word(record.authors[0]) if record.authors else ""
    second = name_word(record.authors[1]) if len(record.authors) > 1 else ""
    lead = author or _first_telling(record)
    volume = next((bare_number(word) for word in words_of(record.volume) if word.isdigit()), "")
    page = record.first_page
    years = [str(year) for year in record.years[:2]] or [_NO_YEAR]
    made = []
    for year in years:
        if lead and page:
            made.append(blocking_key("ayp", lead, year, page))
        if year and volume and page:
            made.append(blocking_key("yvp", year, volume, page))
        if lead:
            made.append(blocking_key("ay", lead, year))
        if author and second:
            made.append(blocking_key("aay", author, second, year))
    if lead and volume and page:
        made.append(blocking_key("avp", lead, volume, page))
    title = _content(words_of(record.own_title))
    if title:
        made.append(blocking_key("t", *title[:_RUN]))
        if len(title) >= _RUN * 2:
            made.append(blocking_key("t", *title[-_RUN:]))
            middle = len(title) // 2 - 1
            made.append(blocking_key("t", *title[middle : middle + _RUN]))
        if author and len(title) < _RUN:
            made.append(blocking_key("at", author, title[0]))
    made += [blocking_key("cy", years[0], *words) for words in _container(record)]
    return list(dict.fromkeys(made))


def blocking_keys_of_query(query: Query) -> list[int]:
    """Return the telling keys that a reference can be found under: numbers with a name or year, runs of words."""
    numbers = _numbers(query)
    years = [str(year) for year in query.years[:3]]
    names = _names(query)
    made = [
        blocking_key("ayp", name, year, page)
        for name in names
        for year in years
        for page in numbers
        if page != year
    ]
    made += [
        blocking_key("yvp", year, volume, page) for year in years for volume, page in _pairs(numbers, year)
    ]
    made += [blocking_key("avp", name, *pair) for name in names[:3] for pair in _pairs(numbers, "")]
    said = _content(query.words[:_MOST_WORDS])
    made += [blocking_key("t", *said[at : at + _RUN]) for at in range(max(len(said) - _RUN + 1, 0))]
    return list(dict.fromkeys(made))


def weak_blocking_keys_of_query(query: Query) -> list[int]:
    """Return the keys that tell less, for a reference that the others did not find.

    They are names and year, short titles, the name of a journal or book, and what works have whose year is not known.
    """
    years = [*map(str, query.years[:3]), _NO_YEAR]
    names = _names(query)
    title = _content(query.title_words)
    made: list[int] = []
    if len(title) < _RUN:
        made += [blocking_key("t", *title)] if title else []
        made += [blocking_key("at", name, title[0]) for name in names if title]
    made += [
        blocking_key("aay", one, two, year) for one in names for two in names if one != two for year in years
    ]
    made += [blocking_key("ay", name, year) for name in names for year in years]
    made += [blocking_key("ayp", name, _NO_YEAR, page) for name in names for page in _numbers(query)]
    said = _content(query.words[:_MOST_WORDS])
    if len(said) <= _FEW_WORDS:  # no title: the name of the journal or book is all the words there are
        runs = [said[at : at + n] for at in range(len(said)) for n in (1, 2, 3) if at + n <= len(said)]
        made += [
            blocking_key("cy", year, *run) for run in runs for year in dict.fromkeys((*years[:2], _NO_YEAR))
        ]
    return list(dict.fromkeys(made))


def _container(record: Record) -> list[list[str]]:
    return [words[:3] for name in record.containers[:1] if (words := _content(words_of(name)))]


def _first_telling(record: Record) -> str:
    words = (word for word in words_of(record.own_title) if len(word) > 1 and not word.isdigit())
    return next((word for word in words if word not in STOP_WORDS), "")


def _names(query: Query) -> list[str]:
    """The words that may be a first author's name: as the parser reads it, then the first words of the string."""
    head = [word for word in query.words if len(word) >= 2 and not word.isdigit()][:_MOST_NAMES]
    said = [name_word(person.sort_name) for person in query.work.author[:2]]
    return list(dict.fromkeys(name for name in (*said, *head) if name))[:_MOST_NAMES]


def _numbers(query: Query) -> list[str]:
    return list(dict.fromkeys(query.numbers))[:_MOST_NUMBERS]


def _pairs(numbers: list[str], year: str) -> Iterable[tuple[str, str]]:
    """Volume and page: the page stands at most four numbers after the volume."""
    for at, volume in enumerate(numbers):
        for page in numbers[at + 1 : at + 5]:
            if year not in (volume, page):
                yield volume, page


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in SMALL_WORDS]
