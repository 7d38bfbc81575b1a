"""How alike two sentences are, and which sentences are worth comparing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from math import log

QUOTE_WEIGHT, PREFIX_WEIGHT, SUFFIX_WEIGHT, POSITION_WEIGHT = 50, 20, 20, 2
THRESHOLD = 0.6  # of the weighted score; measured in benchmarks/reanchoring.py
MIN_QUOTE = 0.4  # context alone must not make a sentence of one that took its place
ALIKE = 0.9  # wordings that are one sentence, edited by a word, wherever it stands
CLEAR = 0.05  # two scores nearer than this do not say which sentence is meant
# By how much a sentence must be more like its own claim than like one that lost its sentence.
CLEARLY_ITS_OWN = 0.008
CONTEXT_SHARE = 0.02  # of surroundings, where the wording decides whose a sentence is
_CANDIDATES = 6  # sentences that are scored for one anchor
_RARE_WORDS = 12  # of an anchor that pick them
_WORD = re.compile(r"\w+")


class WordIndex:
    """Which sentences hold a word, and how much it tells."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._sentences: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(sentences):
            for word in set(words):
                self._sentences[word].append(number)
        self._weights = {w: log(1 + len(sentences) / len(n)) for w, n in self._sentences.items()}

    def likely(self, words: Sequence[str], free: Sequence[bool]) -> list[int]:
        """Return the few free sentences that share the rarest words, the likeliest first."""
        known = {word for word in words if word in self._sentences}
        rare = sorted(known, key=lambda word: (len(self._sentences[word]), word))
        shared: dict[int, float] = defaultdict(float)
        for word in rare[:_RARE_WORDS]:
            for number in self._sentences[word]:
                if free[number]:
                    shared[number] += self._weights[word]
        return sorted(shared, key=lambda number: (-shared[number], number))[:_CANDIDATES]


def likeness(words: Sequence[str], other_words: Sequence[str], text: str, other_text: str) -> float:
    """Return how alike two wordings are, 0–1: the mean of likeness by words and by letters."""
    from rapidfuzz.distance import Indel

    return (float(Indel.normalized_similarity(words, other_words)) + likeness_of_texts(text, other_text)) / 2


def likeness_of_texts(one: str, other: str) -> float:
    """Return how alike two texts are by their letters, 0–1."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) / 100 if one or other else 1.0


def words_of(text: str) -> list[str]:
    """Return the words of a text without regard to case."""
    return [word.casefold() for word in _WORD.findall(text)]
