"""Pages as people print them: `pp. 12-19`, `S. 12–19`, `0012--0019`, `112–9`, `S12-S15`, `e0193972`, `xii`, `с. 12`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from litman.text.lazy_pattern import lazy_pattern
from litman.text.page import Page, Pages, page_of, range_of

PageVerdict = Literal["same", "within", "other", "unknown"]

_LONGEST = 200  # code points; nothing longer is a page
_ROUNDS = 12  # a round may leave letters that read as words for pages in the next: more than real text nests
_PLAIN = lazy_pattern(r"([0-9]{1,9})(?:(?:-{1,2}|–)([0-9]{1,9}))?")
_LEAST_ARTICLE_NUMBER = 5  # digits; page numbers have fewer
_DIGITS = lazy_pattern(r"\d+")


def read_pages(text: str | None) -> tuple[Pages, ...]:
    """Return the pages that a text names, in order; none where it says nothing (`in press`, `-19`).

    Read are words for pages in front and behind in many languages, all dashes, zeros in front, shortened last pages,
    letters and compound numbers (`S12`, `12:1`, `129.e1`), Roman numbers, digits of any script, lists and `12 ff.`.
    A single `s` needs a stop or a space to be the German *Seite*: `S. 12` is page 12, `S12` a page of a supplement.
    """
    if not text or len(text) > _LONGEST:
        return ()
    if plainly := _PLAIN.fullmatch(text):  # most pages, at a tenth of the time
        pages = range_of(page_of(plainly[1]), page_of(plainly[2]) if plainly[2] else None)
        if pages.last or len(plainly[1]) < _LEAST_ARTICLE_NUMBER:
            return (pages,)
    # Most pages are plain; a command that sees no others does not pay for the patterns.
    from litman.text.page_reading import read_printed

    return read_printed(text)


def first_page(text: str | None) -> str:
    """Return the first page as it is compared: `pp. 0012--19` gives `12`; empty where none is said."""
    if text and (plainly := _PLAIN.fullmatch(text)):
        return plainly[1].lstrip("0") or "0"
    pages = read_pages(text)
    return str(pages[0].first) if pages else ""


def normal_pages(text: str | None) -> str:
    """Return pages in one form for all ways of printing them: `pp. 0112–9, S. 125` gives `112-119, 125`.

    Normalising twice is normalising once.
    """
    normal = text or ""
    for _ in range(_ROUNDS):
        again = ", ".join(map(str, read_pages(normal)))
        if again == normal:
            break
        normal = again
    return normal


@lru_cache(maxsize=1_024)
def page_numbers(text: str | None) -> tuple[str, str]:
    """Return the digits of the first and the last page, no zeros in front; empty where there is none."""
    pages = read_pages(text)
    if not pages:
        return "", ""
    return _bare_number(pages[0].first), _bare_number(pages[0].last)


def compare_pages(one: str | None, other: str | None) -> PageVerdict:
    """Return whether two texts name the same pages.

    `same` also where one side says the first page only; `within` where one names a single page of the other's range:
    the page that is meant, perhaps; `unknown` where a side says nothing, or one has a page and the other an article
    number.
    """
    a, b = next(iter(read_pages(one)), None), next(iter(read_pages(other)), None)
    if a is None or b is None:
        return "unknown"
    if a.first == b.first:
        return "other" if a.last and b.last and a.last != b.last else "same"
    if (a.is_article or b.is_article) and a.first.number == b.first.number is not None:
        return "same"  # `e0193972` and `193972`
    if not are_comparable(a, b):
        return "unknown"
    return "within" if is_within(a, b) or is_within(b, a) else "other"


def are_comparable(one: Pages, other: Pages) -> bool:
    """Whether one can be held against the other: two pages, two numbers of articles, two `S76` and `S106`."""
    return one.is_article == other.is_article or (one.first.before == other.first.before != "")


def is_within(page: Pages, pages: Pages) -> bool:
    """Whether a single page lies in a range, behind its first page."""
    number, first, last = page.first.number, pages.first, pages.last
    if page.last or last is None or number is None or first.number is None or last.number is None:
        return False
    is_alike = (page.first.before, page.first.roman == "") == (first.before, first.roman == "")
    return is_alike and first.number < number <= last.number


def _bare_number(page: Page | None) -> str:
    if page is None or page.roman:
        return ""
    found = _DIGITS.search(str(page))
    return found.group() if found else ""
