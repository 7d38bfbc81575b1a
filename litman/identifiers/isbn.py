"""ISBNs: parsed, checked by their check digit, found in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern

_IN_TEXT = lazy_pattern(
    r"(?<![\w-])(?:ISBN(?:-?1[03])?\s*+(?:\((?:online|print|pbk|hbk)\.?\)\s*+)?(?:[:#]\s*+)?)"
    r"((?:97[89][-\u2010-\u2013 ]?)?(?:[0-9][-\u2010-\u2013 ]?){9}[0-9Xx])(?![0-9])",
    re.IGNORECASE,
)
_SEPARATORS = lazy_pattern(r"[-\u2010-\u2013\s]")


class FoundIsbn(NamedTuple):
    """An ISBN in a text: digits only, with the span in code points of the number as printed."""

    isbn: str
    start: int
    end: int


def parse_isbn(text: str) -> str | None:
    """Return the ISBN that the text is, without hyphens (10 or 13 characters), or None.

    A wrong check digit makes it none. Source: ISBN Users' Manual, 7th edition, section 4.5.
    """
    digits = _digits(text)
    return digits if _has_form(digits) and digits[-1] == _check_digit(digits[:-1]) else None


def isbn_problem(text: str) -> str | None:
    """Return what is wrong with a text that is a number in the form of an ISBN and is none; None for other texts."""
    digits = _digits(text)
    if _has_form(digits):
        right = _check_digit(digits[:-1])
        return None if digits[-1] == right else f"its last digit would have to be {right}"
    bare = digits.removesuffix("X")
    if not (bare.isascii() and bare.isdigit() and 8 <= len(digits) <= 14):
        return None
    if len(digits) == 13:
        return "one of 13 digits begins with 978 or 979"
    return f"it has {len(digits)} digits, not 10 or 13"


def _digits(text: str) -> str:
    bare = re.sub(r"(?i)^\s*ISBN(?:-?1[03])?\s*:?\s*", "", text)
    return _SEPARATORS.sub("", bare).strip(".,;").upper()


def _has_form(digits: str) -> bool:
    if not digits.isascii():
        return False
    if len(digits) == 10:
        return digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X")
    return len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979"))


def _check_digit(before: str) -> str:
    if len(before) == 9:
        value = -sum(int(c) * (10 - i) for i, c in enumerate(before)) % 11
        return "X" if value == 10 else str(value)
    return str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(before)) % 10)


def isbn13(isbn: str) -> str:
    """Return an ISBN that `parse_isbn` gave in its form of 13 digits.

    Source: ISBN Users' Manual, 7th edition, section 4: `978` before the first nine digits, a new check digit.
    """
    if len(isbn) == 13:
        return isbn
    digits = f"978{isbn[:9]}"
    return digits + _check_digit(digits)


def find_isbns(text: str) -> list[FoundIsbn]:
    """Return the ISBNs of a running text: a number after the word ISBN whose check digit is right."""
    found = []
    for match in _IN_TEXT.finditer(text):
        isbn = parse_isbn(match.group(1))
        if isbn is not None:
            found.append(FoundIsbn(isbn, match.start(1), match.end(1)))
    return found
