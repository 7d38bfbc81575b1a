"""Pages as people print them: `pp. 12-19`, `S. 12–19`, `0012--0019`, `112–9`, `S12-S15`, `e0193972`, `xii`, `с. 12`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from litman.text.page_words import (
    article_word_end,
    page_word_end,
    page_word_inside,
    says_no_pages,
    without_word_behind,
)
from litman.text.plain import plain
from litman.text.roman import roman_value

PageVerdict = Literal["same", "within", "other", "unknown"]

_PLAIN = re.compile(r"([0-9]{1,9})(?:(?:-{1,2}|–)([0-9]{1,9}))?")
_LEAST_ARTICLE_NUMBER = 5  # digits; page numbers have fewer
_LONGEST = 200  # code points; nothing longer is a page
_ROUNDS = 4  # a word behind a word: more than real pages nest
_SIGNS = str.maketrans(
    dict.fromkeys("‐‑−﹣", "-")
    | dict.fromkeys("‒–—―~〜～→", "–")
    | {"\u00ad": None, "\u200b": None, "\ufeff": None}
)
# What can only stand between two pages; a single hyphen may also be part of a page's number (`A-12`, `7-1`).
_RANGE = re.compile(
    r"\s*(?:-{2,}|–+|(?<=\d)/(?=\d))\s*|(?<=\w)\s+(?:to|bis|até|al?|à|по)\s+(?=\w)", re.IGNORECASE
)
_NEXT = re.compile(
    r"\s*[,;&、،]\s*|(?<=\w)\s*\+\s*(?=\w)|(?<=\w)\s+(?:and|und|et|y|e|en|och|og|и)\s+(?=\w)", re.IGNORECASE
)
# `1,234–1,239` is one range, not three pages.
_THOUSANDS = re.compile(r"(\d{1,2}),(\d{3})(\s*[-–]+\s*)(\d{1,2}),(\d{3})")
_BRACKET_AT_END = re.compile(r"(?<=\w)\s*[\[(][^\[\]()]*[\])]?\W*\Z")
_AND_ON = re.compile(
    r"(?<=\d)\s*(?:ff\.?|f\.|\sf|\s?sqq?\.?|\s?et\s+seqq?\.?|\s?passim|\+)\s*\Z", re.IGNORECASE
)
_NUMBER = re.compile(r"(?P<before>.*?)(?<!\d)(?P<digits>\d{1,18})(?P<after>[^\W\d_]{0,3})", re.DOTALL)
_SIGNS_OF_A_NUMBER = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
# An article number is letters and digits where the first page would stand; page numbers are digits, `S12`, or
# Roman.
_ARTICLE_NUMBER = re.compile(
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


def read_pages(text: str | None) -> tuple[Pages, ...]:
    """Return the pages that a text names, in order; none where it says nothing (`in press`, `-19`).

    Read are words for pages in front and behind in many languages, all dashes, zeros in front, shortened last pages,
    letters and compound numbers (`S12`, `12:1`, `129.e1`), Roman numbers, digits of any script, lists and `12 ff.`.
    A single `s` needs a stop or a space to be the German *Seite*: `S. 12` is page 12, `S12` a page of a supplement.
    """
    if not text or len(text) > _LONGEST:
        return ()
    if plainly := _PLAIN.fullmatch(text):  # most pages, at a tenth of the time
        pages = _range_of(_number(plainly[1]), _number(plainly[2]) if plainly[2] else None)
        if pages.last or len(plainly[1]) < _LEAST_ARTICLE_NUMBER:
            return (pages,)
    bare = _THOUSANDS.sub(r"\1\2\3\4\5", _prepared(text))
    bare = _from_page_word(bare)
    found = (_read_range(item) for item in _NEXT.split(bare))
    return tuple(pages for pages in found if pages is not None)


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


def is_article_number(text: str) -> bool:
    """Whether the text has the form of an article number (`e0193972`, `104512`, `A1234`) and not of pages."""
    return bool(_ARTICLE_NUMBER.fullmatch(text))


def whole_last(first: str, last: str) -> str:
    """Return the digits of a last page with those that were left out: `119` for 112 and 9."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _prepared(text: str) -> str:
    text = plain(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return " ".join(text.replace("~", "–" if re.search(r"\d\s*~\s*\d", text) else " ").split())


def _from_page_word(text: str) -> str:
    """Return the text from the word for pages on, where volume or issue stand before it (`Bd. 3, S. 12`)."""
    at = page_word_inside(text)
    before = text[:at]
    return text[at:] if at and (before[:1].isalpha() or "(" in before) and not page_word_end(before) else text


def _read_range(item: str) -> Pages | None:
    item, is_article = _without_words(item)
    ends = _ends(item)
    first = _read_page(ends[0])
    if first is None:
        return None
    last = _read_page(_without_words(ends[1])[0]) if len(ends) > 1 else None
    if last is None:
        alone = len(ends) == 1 and is_article_number(ends[0].strip(" .{}()[]"))
        return Pages(first, None, is_article or alone)
    return _range_of(first, last)


def _range_of(first: Page, last: Page | None) -> Pages:
    if last is None:
        return Pages(first)
    whole = _whole(first, last)
    return Pages(first, whole if whole != first else None, printed_last=last.printed)


def _number(digits: str) -> Page:
    return Page("", int(digits), printed=digits)


def _without_words(item: str) -> tuple[str, bool]:
    """Return the item without words before and behind it, and whether they say that it is an article number."""
    is_article = False
    for _ in range(_ROUNDS):
        if end := page_word_end(item):
            item = item[end:]
        elif end := article_word_end(item):
            item, is_article = item[end:], True
        else:
            break
    item = without_word_behind(_AND_ON.sub("", item.strip(" {}\"'")))
    return _BRACKET_AT_END.sub("", item), is_article


def _ends(item: str) -> Sequence[str]:
    """Return the ends of a range, or the page alone."""
    item = item.rstrip("-– ")
    ends = _RANGE.split(item, maxsplit=1)
    if len(ends) > 1:
        return ends
    pieces = item.split("-")
    if len(pieces) == 3 and not re.search(r"\d", pieces[0]):  # `A-12-15`
        return "-".join(pieces[:2]), pieces[2]
    if len(pieces) == 4:  # `7-1-7-9`
        return "-".join(pieces[:2]), "-".join(pieces[2:])
    is_range = len(pieces) == 2 and (re.search(r"\d", pieces[0]) or roman_value(pieces[0].strip().casefold()))
    return pieces if is_range or not pieces[0] else (item,)


def _read_page(text: str) -> Page | None:
    text = text.strip(" \t.{}()[]\"':").casefold()
    if match := _NUMBER.fullmatch(text):
        # Between digits a sign tells pages apart: 12:1 is not 121.
        before = _SIGNS_OF_A_NUMBER.sub(_sign_kept, match["before"])
        return Page(before, int(match["digits"]), match["after"], printed=match["digits"])
    if value := roman_value(text):
        return Page("", value, roman=text, printed=text)
    words = " ".join(_WORDS.findall(text))
    return Page(words, None) if words and not says_no_pages(words) else None


def _sign_kept(match: re.Match[str]) -> str:
    return "." if match.start() and match.string[match.start() - 1].isdigit() else ""


def _whole(first: Page, last: Page) -> Page | None:
    if last.number is None:
        return None
    if first.number is None or first.roman or last.roman or last.before not in ("", first.before):
        return last
    number = int(whole_last(first.printed, last.printed))
    return replace(last, before=first.before, number=number)


def _bare_number(page: Page | None) -> str:
    if page is None or page.roman:
        return ""
    found = _DIGITS.search(str(page))
    return found.group() if found else ""
