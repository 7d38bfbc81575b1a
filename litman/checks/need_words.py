"""The words of other languages than English by which a sentence needs a source, or needs none.

In each list `_` stands for white space and `*` for the rest of a word; `…` for at most six words between. A list goes
on after a `|` at the end of a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from litman.checks import need_words_germanic, need_words_romance

_AFTER_BAR = re.compile(r"\|\s+")
_ANY_ENDING = re.compile(r"(?<=[\w)\]])\*")
LANGUAGES = ("de", "fr", "es", "pt", "it", "nl")
_ROWS = need_words_germanic.ROWS | need_words_romance.ROWS


@dataclass(frozen=True, slots=True)
class NeedWords:
    """What a sentence of one language says, pattern by pattern."""

    figures: re.Pattern[str]
    effects: re.Pattern[str]
    comparison: re.Pattern[str]
    superlative: re.Pattern[str]
    health: re.Pattern[str]
    tells: re.Pattern[str]
    novelty: re.Pattern[str]
    unnamed: re.Pattern[str]  # research that is not named
    hedges: re.Pattern[str]
    reports: re.Pattern[str]
    defines: re.Pattern[str]
    announces: re.Pattern[str]


@cache
def need_words(language: str) -> NeedWords | None:
    """Return the words of a language, None for one whose words are not known here."""
    row = _ROWS.get(language)
    return NeedWords(**{name: _pattern(words) for name, words in row.items()}) if row else None


def _pattern(words: str) -> re.Pattern[str]:
    parts = (_part(word) for word in _AFTER_BAR.sub("|", words).split())
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def _part(word: str) -> str:
    written = _ANY_ENDING.sub(r"\\w*", word)
    return written.replace("…", r"\s(?:[^\s.;:]{1,30}\s){0,6}?").replace("_", r"\s")
