"""What says the same as a word of a sentence: its other spelling, and what papers call what readers call so."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.other_spellings import other_spellings
from litman.text.plain_words import otherwise_called


def said_otherwise(text: str, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a text, as written there, what may stand for it; for some of them the same phrase."""
    called: dict[str, tuple[str, ...]] = {}
    for one in otherwise_called(text):
        called |= {word: (*called.get(word, ()), *one.others) for word in one.said}
    return tuple(
        tuple(dict.fromkeys((*other_spellings(word), *called.get(word.lower(), ())))) for word in words
    )
