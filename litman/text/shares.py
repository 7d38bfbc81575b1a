"""Shares of a whole as people write them in words: `two fifths`, `almost half`, `one in six`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.text.figures import Figure

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_COUNT = "|".join(_COUNTS)
# What has halves and thirds that are no shares.
_NO_SHARE = r"(?![ -](?:life|lives|time|day|year|month|week))"
_SHARE = re.compile(
    rf"\b(?:(?P<count>{_COUNT})[ -])?(?P<part>{'|'.join(_PARTS)})(?P<many>s)?\b{_NO_SHARE}"
    rf"|\b(?P<one>{_COUNT}|\d{{1,3}})[ ](?:in|out[ ]of)[ ](?:every[ ])?(?P<of>{_COUNT}|\d{{1,6}})\b",
    re.IGNORECASE,
)


def shares(text: str) -> Iterator[Figure]:
    """Yield the shares that a text says in words, their values in per cent.

    A part without a count in front (`the fifth patient`) is one of a row, and no share; `half` is one.
    """
    for match in _SHARE.finditer(text):
        value = _share(match)
        if value is not None:
            yield Figure(match[0], *match.span(), frozenset({f"{value:.4g}"}))


def _share(match: re.Match[str]) -> float | None:
    if match["part"]:
        part = _PARTS[match["part"].lower()]
        if not match["count"]:
            return 50.0 if part == 2 and not match["many"] else None
        return 100 * _COUNTS[match["count"].lower()] / part
    count, of = (_counted(match[name]) for name in ("one", "of"))
    return 100 * count / of if 0 < count <= of else None


def _counted(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
