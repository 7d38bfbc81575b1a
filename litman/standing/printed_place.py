"""Year, journal, volume and page of a printed reference against those of the record of its work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from litman.library.comparison.near_miss import is_near_miss
from litman.library.comparison.numbers import same_pages, same_volume
from litman.library.comparison.periodicals import is_name, same_container
from litman.library.comparison.titles import compare_titles
from litman.library.comparison.venues import is_series, same_venue
from litman.matching.containers import container_likeness
from litman.matching.words import STOP_WORDS
from litman.standing.printed_container import container_behind
from litman.standing.printed_otherwise import Field, PrintedOtherwise
from litman.standing.printed_people import all_words
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.text.years import YEAR
from litman.work import Work

if TYPE_CHECKING:
    from litman.matching.features import Features
    from litman.matching.query import Query
    from litman.matching.record import Record

_NAME_LIKE = 85.0
_CONTAINER_THERE = 0.95
_FUTURE = 2  # years by which a reference is later than its work
_NUMBER = lazy_pattern(r"[0-9]+")
_YEAR_AT_END = lazy_pattern(rf"\(({YEAR})[a-z]?\)\W*(?:(?:https?|doi)\S*\W*)?$", re.IGNORECASE)
_IN = lazy_pattern(r"\bIn:? ")  # the reader took the end of the title for a part of it
_OF_BOOKS = frozenset({"paper-conference", "chapter"})
# Their containers are printed in too many ways to be held against anybody.
_LOOSE = frozenset("report book entry-encyclopedia entry-dictionary webpage thesis dataset software".split())

# A journal is no book of a series, no report and no data set, whatever these are printed as.
_JOURNAL = lazy_pattern(r"\b(?:journal|letters|annals|bulletin|magazine|archives|quarterly)\b", re.IGNORECASE)


def other_year(query: Query, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    """Yield that the year is none of the record's; a year before or after, online and in print, is a remark."""
    printed = _printed_year(query, record)
    if printed is not None and str(printed) in _numbers(record.title):
        return
    if printed is not None and record.years and printed - max(record.years) >= _FUTURE:
        yield PrintedOtherwise("issued", str(printed), str(record.years[0]))
        return
    if "year_near" in features or "year_other" in features:
        is_near = "year_near" in features
        yield PrintedOtherwise("issued", str(query.years[0]), str(record.years[0]), is_remark=is_near)


def _printed_year(query: Query, record: Record) -> int | None:
    """The year of a reference; where the reader took the year of the volume for it, that at the end in brackets."""
    year = query.work.year
    at_end = _YEAR_AT_END.search(query.text)
    return int(at_end[1]) if at_end and str(year) in _numbers(record.volume, record.page) else year


def other_place(query: Query, work: Work, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    """Yield that journal or book, volume or first page are not those of the record."""
    yield from _container(query, work, record)
    places: tuple[tuple[Field, str, str, Callable[[Work, Work], bool]], ...] = (
        ("volume", query.volume, record.volume, same_volume),
        ("page", query.page, record.first_page, same_pages),
    )
    for field, number, registered, agree in places:
        is_other = features.get(f"{field}_other") and not _is_number_of(number, record)
        if is_other and not agree(query.work, work):
            yield PrintedOtherwise(field, number, registered)


def _is_number_of(number: str, record: Record) -> bool:
    """Whether the record has the number anywhere: readers take a volume for a page, `Light Metals 2016` for both."""
    return number in _numbers(record.title, record.volume, record.issue, record.page, *record.containers)


def _numbers(*texts: str) -> set[str]:
    return {number.lstrip("0") or "0" for text in texts for number in _NUMBER.findall(text)}


def is_place_compared(work: Work, record: Record) -> bool:
    """Return whether a journal or book is held against a reference: no report's, and no series of many books."""
    is_article = work.type == "article-journal"
    names = _containers(work, record)
    return work.type not in _LOOSE and not any(is_series(name, of_books=not is_article) for name in names)


def _containers(work: Work, record: Record) -> list[str]:
    return [*record.containers, *filter(None, (work.collection_title, work.event_title))]


def _container(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    names, is_book = _containers(work, record), work.type in _OF_BOOKS
    behind = container_behind(work.title or "", query)
    told = query.work.container_title
    pieces = [told, *_IN.split(told)[1:]] if told else []
    said = [name for name in (*pieces, *behind.names) if all_words(name) and is_name(name)]
    if not is_place_compared(work, record):
        said = [name for name in said if _JOURNAL.search(name)]
    if not said or not names or (same_venue if is_book else same_container)(said, names):
        return
    if told and not is_book and any(is_near_miss(told, name) for name in names):
        yield PrintedOtherwise("container-title", plain(told), plain(names[0]))
        return
    if _stands_in(behind.words, names) or any(_are_alike(one, name) for one in said for name in names):
        return
    if not any(compare_titles(one, work.title or "") == "same" for one in said):
        yield PrintedOtherwise("container-title", plain(said[0]), plain(names[0]))


def _stands_in(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a name of several words stands behind the title: the reader may have cut it badly."""
    long = [name for name in names if len([word for word in all_words(name) if word not in STOP_WORDS]) > 1]
    return container_likeness(long, words) >= _CONTAINER_THERE


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio("".join(all_words(one)), "".join(all_words(other))) >= _NAME_LIKE
