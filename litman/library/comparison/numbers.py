"""Whether years, volumes, issues and pages agree: shortened ranges, article numbers, Roman numerals, supplements."""

from __future__ import annotations

from dataclasses import replace

from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.page import Pages
from litman.text.pages import are_comparable, is_within, read_pages
from litman.text.roman import roman_value
from litman.text.years import years_agree
from litman.work import Work

_DIGITS = lazy_pattern(r"[0-9]+")


def same_year(ours: Work, theirs: Work) -> bool:
    """Return whether the years lie at most one apart (print and online); a reprint's first year counts too."""
    return years_agree(_years(ours), _years(theirs))


def _years(work: Work) -> set[int]:
    dates = [date for date in (work.issued, work.original_date) if date is not None]
    return {part.year for date in dates for part in (date.start, date.end) if part is not None}


def same_volume(ours: Work, theirs: Work) -> bool:
    """Return whether the volumes agree; a volume in the place of the issue, and the year as volume, are accepted."""
    one, other = _number(ours.volume), _number(theirs.volume)
    if one is None or other is None or one == other:
        return True
    accepted = {_number(theirs.issue), _number(theirs.collection_number), theirs.year}
    mine = {_number(ours.issue), _number(ours.collection_number), ours.year}
    return one in accepted or other in mine


def same_issue(ours: Work, theirs: Work) -> bool:
    """Return whether the issues agree; double issues by either number."""
    one, other = ({int(n) for n in _DIGITS.findall(w.issue or "")} for w in (ours, theirs))
    return not one or not other or bool(one & other)


def same_pages(ours: Work, theirs: Work) -> bool:
    """Return whether the first pages agree, or one cannot be held against the other (an article number)."""
    one, other = _pages(ours), _pages(theirs)
    if not one or not other:
        return True
    if {_start(a) for a in one} & {_start(b) for b in other}:
        return True
    if {a.first.number for a in one if a.is_article} & {b.first.number for b in other}:
        return True
    return not all(are_comparable(a, b) for a in one for b in other)


def cites_within(ours: Work, theirs: Work) -> bool:
    """Return whether one names a single page of the other's range: the page that is meant, perhaps."""
    mine, registered = _first(ours.page), _first(theirs.page)
    if mine is None or registered is None:
        return False
    return is_within(mine, registered) or is_within(registered, mine)


def _pages(work: Work) -> list[Pages]:
    """What the work says of its pages, and its number, which may be that of the article."""
    number = _first(work.number)
    found = [_first(work.page), replace(number, is_article=True) if number else None]
    return [pages for pages in found if pages is not None and pages.first.number is not None]


def _first(text: str | None) -> Pages | None:
    return next(iter(read_pages(text)), None)


def _start(pages: Pages) -> tuple[str, int | None, bool]:
    return pages.first.before, pages.first.number, bool(pages.first.roman)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if match := _DIGITS.search(text):
        return int(match.group()[:12])
    return roman_value(fold(text).removeprefix("vol").strip(". ")) or None
