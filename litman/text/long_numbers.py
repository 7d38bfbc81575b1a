"""Whole numbers that Python reads and cannot write: of any base but ten it takes as many digits as there are."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

_MOST_DIGITS = 3_500  # of base 16 as many as Python writes in base 10, which are 4,300
_RUN = lazy_pattern(r"[0-9][0-9A-Fa-fox_:]*+")
_MARKS = ("0x", "0o", "0b", ":")  # YAML has base 60, too: `1:59:59`


def refuse_long_numbers(text: str) -> None:
    """Do nothing, unless a number of the text has thousands of digits.

    Raises:
        ValueError: one has.
    """
    if len(text) > _MOST_DIGITS and any(mark in text for mark in _MARKS):
        for run in _RUN.finditer(text):
            if run.end() - run.start() > _MOST_DIGITS and any(mark in run.group() for mark in _MARKS):
                raise ValueError("a number has thousands of digits")
