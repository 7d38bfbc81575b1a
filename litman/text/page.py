"""A page and a range of pages, apart from how they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from litman.text.lazy_pattern import lazy_pattern

# An article number is letters and digits where the first page would stand; page numbers are digits, `S12`, or
# Roman.
_ARTICLE_NUMBER = lazy_pattern(
    r"(?:[a-z]+[._-]?[0-9][\w.-]*|[0-9]{5,}|[A-Z]{2,}[0-9][\w.-]*|[A-Z][0-9]{3,})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, folded: `S012` is 12 after `s`, `12:1` is 1 after `12.`; words without a number are all `before`."""

    before: str
    number: int | None  # the value of a Roman number, too
    after: str = ""
    roman: str = ""  # as it is written in small letters, where it is one
    printed: str = field(default="", compare=False)  # the digits with zeros in front

    def __str__(self) -> str:
        number = self.roman or ("" if self.number is None else str(self.number))
        return f"{self.before}{number}{self.after}"


@dataclass(frozen=True, slots=True)
class Pages:
    """A page, a range of pages or an article number; the last page is whole (`112–9` ends on 119)."""

    first: Page
    last: Page | None = None  # None where there is one page, or nobody said
    is_article: bool = False
    printed_last: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last else str(self.first)


def page_of(digits: str) -> Page:
    """Return the page of a number in Arabic digits."""
    return Page("", int(digits), printed=digits)


def range_of(first: Page, last: Page | None) -> Pages:
    """Return a range whose last page may be shortened or be the first again."""
    if last is None:
        return Pages(first)
    whole = _whole(first, last)
    return Pages(first, whole if whole != first else None, printed_last=last.printed)


def is_article_number(text: str) -> bool:
    """Whether the text has the form of an article number (`e0193972`, `104512`, `A1234`) and not of pages."""
    return bool(_ARTICLE_NUMBER.fullmatch(text))


def whole_last(first: str, last: str) -> str:
    """Return the digits of a last page with those that were left out: `119` for 112 and 9."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _whole(first: Page, last: Page) -> Page | None:
    if last.number is None:
        return None
    if first.number is None or first.roman or last.roman or last.before not in ("", first.before):
        return last
    number = int(whole_last(first.printed, last.printed))
    return replace(last, before=first.before, number=number)
