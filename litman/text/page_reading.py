"""How printed pages are read: words, dashes, lists, letters, Roman numbers and digits of any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from litman.text.lazy_pattern import lazy_pattern
from litman.text.page import Page, Pages, is_article_number, range_of
from litman.text.page_words import (
    article_word_end,
    page_word_end,
    page_word_inside,
    says_no_pages,
    without_word_behind,
)
from litman.text.plain import plain
from litman.text.roman import roman_value

_ROUNDS = 4  # a word behind a word: more than real pages nest
_SIGNS = str.maketrans(
    dict.fromkeys("‐‑−﹣", "-")
    | dict.fromkeys("‒–—―~〜～→", "–")
    | {"\u00ad": None, "\u200b": None, "\ufeff": None}
)
# What can only stand between two pages; a single hyphen may also be part of a page's number (`A-12`, `7-1`).
_RANGE = lazy_pattern(
    r"(?:(?<!\s)\s++)?(?:-{2,}|–+|(?<=\d)/(?=\d))\s*|(?<=\w)\s+(?:to|bis|até|al?|à|по)\s+(?=\w)",
    re.IGNORECASE,
)
_NEXT = lazy_pattern(
    r"(?:(?<!\s)\s++)?[,;&、،]\s*|(?<=\w)\s*\+\s*(?=\w)|(?<=\w)\s+(?:and|und|et|y|e|en|och|og|и)\s+(?=\w)",
    re.IGNORECASE,
)
# `1,234–1,239` is one range, not three pages.
_THOUSANDS = lazy_pattern(r"(\d{1,2}),(\d{3})(\s*[-–]+\s*)(\d{1,2}),(\d{3})")
_BRACKET_AT_END = lazy_pattern(r"(?<=\w)\s*[\[(][^\[\]()]*[\])]?\W*\Z")
_AND_ON = lazy_pattern(
    r"(?<=\d)\s*(?:ff\.?|f\.|\sf|\s?sqq?\.?|\s?et\s+seqq?\.?|\s?passim|\+)\s*\Z", re.IGNORECASE
)
_NUMBER = lazy_pattern(r"(?P<before>.*?)(?<!\d)(?P<digits>\d{1,18})(?P<after>[^\W\d_]{0,3})", re.DOTALL)
_SIGNS_OF_A_NUMBER = lazy_pattern(r"[\W_]+")
_WORDS = lazy_pattern(r"[^\W_]+")


def read_printed(text: str) -> tuple[Pages, ...]:
    """Return the pages that a text names, in order; none where it says nothing."""
    bare = _from_page_word(_THOUSANDS.sub(r"\1\2\3\4\5", _prepared(text)))
    found = (_read_range(item) for item in _NEXT.split(bare))
    return tuple(pages for pages in found if pages is not None)


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
    return range_of(first, last)


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
