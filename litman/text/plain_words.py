"""What readers call a thing and what papers call it: `heart attack` and `myocardial infarction`.

The words are English ones of health and of the sciences near it, written for litman (`plain_words.txt`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from litman.text.shipped import shipped_text

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Called:
    """Words of a text, in lower case, and what else the same is called."""

    said: tuple[str, ...]
    others: tuple[str, ...]


def otherwise_called(text: str) -> tuple[Called, ...]:
    """Return what of a text is called otherwise elsewhere, in its order; of several words the most count together."""
    table = _table()
    found = list(_WORD.finditer(text))
    folded = [_fold(match[0]) for match in found]
    called: dict[tuple[str, ...], tuple[str, ...]] = {}
    at = 0
    while at < len(folded):
        for words, others in table.get(folded[at], ()):
            if tuple(folded[at : at + len(words)]) == words:
                said = tuple(match[0].lower() for match in found[at : at + len(words)])
                called.setdefault(said, others)
                at += len(words) - 1
                break
        at += 1
    return tuple(Called(said, others) for said, others in called.items())


@cache
def _table() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Return by a phrase's first word its words and what else is said for it, the longest phrases first."""
    others: dict[tuple[str, ...], dict[str, None]] = {}
    text = shipped_text(__package__, "plain_words.txt")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        phrases = line.split(" = ")
        for phrase in phrases:
            known = others.setdefault(tuple(map(_fold, _WORD.findall(phrase))), {})
            known.update(dict.fromkeys(other for other in phrases if other != phrase))
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words in sorted(others, key=len, reverse=True):
        table.setdefault(words[0], []).append((words, tuple(others[words])))
    return {first: tuple(rows) for first, rows in table.items()}


def _fold(word: str) -> str:
    """Return a word in lower case and without the ending of many, which both sides lose, be it one or not."""
    plain = word.lower().replace("’", "'")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain
