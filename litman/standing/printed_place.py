"""Year, journal, volume and page of a printed reference against those of the record of its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from litman.library.comparison.periodicals import same_container
from litman.library.comparison.titles import compare_titles
from litman.library.comparison.venues import is_series, same_venue
from litman.standing.printed_otherwise import PrintedOtherwise
from litman.standing.printed_people import all_words
from litman.text.plain import plain
from litman.work import Work

if TYPE_CHECKING:
    from litman.matching.features import Features
    from litman.matching.query import Query
    from litman.matching.record import Record

_NAME_LIKE = 85.0
_CONTAINER_THERE = 0.95
_FUTURE = 2  # years by which a reference is later than its work
_OF_BOOKS = frozenset({"paper-conference", "chapter"})
# Their containers are printed in too many ways to be held against anybody.
_LOOSE = frozenset("report book entry-encyclopedia entry-dictionary webpage thesis dataset software".split())


def other_year(query: Query, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    printed = query.work.year
    if printed is not None and record.years and printed - max(record.years) >= _FUTURE:
        yield PrintedOtherwise("issued", str(printed), str(record.years[0]))
        return
    if "year_near" in features or "year_other" in features:
        is_near = "year_near" in features
        yield PrintedOtherwise("issued", str(query.years[0]), str(record.years[0]), is_remark=is_near)


def other_place(query: Query, work: Work, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    yield from _container(query, work, record, features)
    if features.get("volume_other"):
        yield PrintedOtherwise("volume", query.volume, record.volume)
    if features.get("page_other"):
        yield PrintedOtherwise("page", query.page, record.first_page)


def _container(query: Query, work: Work, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    printed = query.work.container_title
    if not printed or features.get("container_same", 0.0) >= _CONTAINER_THERE or work.type in _LOOSE:
        return
    names: Sequence[str] = [*record.containers, *filter(None, (work.collection_title, work.event_title))]
    are_same = same_venue if work.type in _OF_BOOKS else same_container
    if not names or are_same([printed], names) or not all_words(printed):
        return
    if any(is_series(name) or _are_alike(printed, name) for name in names):
        return
    if compare_titles(printed, work.title or "") != "same":
        yield PrintedOtherwise("container-title", plain(printed), plain(names[0]))


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio("".join(all_words(one)), "".join(all_words(other))) >= _NAME_LIKE
