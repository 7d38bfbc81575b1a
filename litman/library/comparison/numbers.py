"""Whether years, volumes, issues and pages agree: shortened ranges, article numbers, Roman numerals, supplements."""

from __future__ import annotations

import re

from litman.text.folding import fold
from litman.work import Work

_RANGE = re.compile(r"\s*(?:-+|/|\bto\b)\s*")
_FIRST = re.compile(r"[,;&+]|\band\b")
_PAGE = re.compile(r"(?:pp?\.?|s\.)?\s*([a-z]{0,10})\.?\s*0*([0-9]+)([a-z]{0,3})")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_DIGITS = re.compile(r"[0-9]+")
_LEAST_ARTICLE_NUMBER = 5  # digits; page numbers have fewer


def same_year(ours: Work, theirs: Work) -> bool:
    """Return whether the years lie at most one apart (print and online); a reprint's first year counts too."""
    one, other = _years(ours), _years(theirs)
    return not one or not other or any(abs(a - b) <= 1 for a in one for b in other)


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
    if {a[:2] for a in one} & {b[:2] for b in other} or {a[1] for a in one if a[2]} & {b[1] for b in other}:
        return True
    return any(a[2] != b[2] for a in one for b in other)  # a page here and an article number there


def cites_within(ours: Work, theirs: Work) -> bool:
    """Return whether one names a single page of the other's range: the page that is meant, perhaps."""
    return _is_within(theirs.page, ours.page) or _is_within(ours.page, theirs.page)


def _pages(work: Work) -> set[tuple[str, int, bool]]:
    """First pages and article numbers: letters before the number, the number, whether it is an article number."""
    found = set()
    for text, is_number in ((work.page, False), (work.number, True)):
        page = _page(text)
        if page is not None:
            alone = not is_number and not _RANGE.search(fold(text or ""))
            article = is_number or (
                alone and (len(str(page[1])) >= _LEAST_ARTICLE_NUMBER or page[0] in ("e", "id"))
            )
            found.add((*page, article))
    return found


def _page(text: str | None) -> tuple[str, int] | None:
    if not text:
        return None
    first = _RANGE.split(_FIRST.split(fold(text))[0].strip())[0].strip()
    if match := _PAGE.fullmatch(first):
        return match[1], int(match[2])
    roman = _roman(first)
    return ("", -roman) if roman else None


def _is_within(range_text: str | None, page_text: str | None) -> bool:
    ends = _RANGE.split(fold(range_text or "").strip())
    page = _page(page_text)
    first = _page(ends[0]) if ends else None
    if (
        page is None
        or first is None
        or len(ends) != 2
        or page[0] != first[0]
        or _RANGE.search(fold(page_text or ""))
    ):
        return False
    digits = _DIGITS.search(ends[1])
    if digits is None:
        return False
    last, start = digits.group(), str(first[1])
    if len(last) < len(start):  # `101-9`
        last = start[: len(start) - len(last)] + last
    return first[1] < page[1] <= int(last)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if match := _DIGITS.search(text):
        return int(match.group()[:12])
    return _roman(fold(text).removeprefix("vol").strip(". ")) or None


def _roman(text: str) -> int:
    if not text or len(text) > 15 or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
