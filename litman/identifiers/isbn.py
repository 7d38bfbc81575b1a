"""ISBNs: parsed, checked by their check digit, found in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

_IN_TEXT = re.compile(
    r"(?<![\w-])(?:ISBN(?:-?1[03])?\s*(?:\((?:online|print|pbk|hbk)\.?\))?\s*[:#]?\s*)"
    r"((?:97[89][-\u2010-\u2013 ]?)?(?:[0-9][-\u2010-\u2013 ]?){9}[0-9Xx])(?![0-9])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[-\u2010-\u2013\s]")


class FoundIsbn(NamedTuple):
    """An ISBN in a text: digits only, with the span in code points of the number as printed."""

    isbn: str
    start: int
    end: int


def parse_isbn(text: str) -> str | None:
    """Return the ISBN that the text is, without hyphens (10 or 13 characters), or None.

    A wrong check digit makes it none. Source: ISBN Users' Manual, 7th edition, section 4.5.
    """
    bare = re.sub(r"(?i)^\s*ISBN(?:-?1[03])?\s*:?\s*", "", text)
    digits = _SEPARATORS.sub("", bare).strip(".,;").upper()
    if not digits.isascii():
        return None
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        values = [10 if c == "X" else int(c) for c in digits]
        return digits if sum(v * (10 - i) for i, v in enumerate(values)) % 11 == 0 else None
    if len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979")):
        return digits if sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits)) % 10 == 0 else None
    return None


def isbn13(isbn: str) -> str:
    """Return an ISBN that `parse_isbn` gave in its form of 13 digits.

    Source: ISBN Users' Manual, 7th edition, section 4: `978` before the first nine digits, a new check digit.
    """
    if len(isbn) == 13:
        return isbn
    digits = f"978{isbn[:9]}"
    return digits + str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits)) % 10)


def find_isbns(text: str) -> list[FoundIsbn]:
    """Return the ISBNs of a running text: a number after the word ISBN whose check digit is right."""
    found = []
    for match in _IN_TEXT.finditer(text):
        isbn = parse_isbn(match.group(1))
        if isbn is not None:
            found.append(FoundIsbn(isbn, match.start(1), match.end(1)))
    return found
