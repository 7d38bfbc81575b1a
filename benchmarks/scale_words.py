"""Invented words, names and sentences for generated libraries; some words are common and most are rare, as in texts."""

from __future__ import annotations

import random
from itertools import accumulate

_ONSETS = "b br c cl d dr f fl g gl h j k l m n p pl qu r s st t tr v w z".split()
_VOWELS = "a a e e i i o o u u ae ea io ou".split()
_CODAS = ["", "", "", "", "", "", "l", "m", "n", "nd", "r", "rt", "s", "st", "t", "x"]
_SMALL = (
    "the of and in to a with for was were by that is on from as at not than or which after between".split()
)
_GIVEN = (
    "Ada Bert Cleo Dov Edda Finn Gita Hugo Ines Jory Kaia Levi Mira Nils Orla Pim Rosa Sven Tova Ulf".split()
)
VOCABULARY = 40_000  # distinct words besides the small ones
_EXPONENT = 1.05  # of Zipf's law


class Words:
    """Draws words with the frequencies of Zipf's law; the same words whatever is drawn from them."""

    def __init__(self) -> None:
        chance = random.Random("words")
        made = dict.fromkeys(_SMALL)
        while len(made) < len(_SMALL) + VOCABULARY:
            made[_word(chance)] = None
        invented = list(made)[len(_SMALL) :]
        invented.sort(key=lambda word: len(word) + chance.random() * 6)  # common words are short ones
        self.words = [*_SMALL, *invented]
        self._weights = list(accumulate(1 / (rank + 3) ** _EXPONENT for rank in range(len(self.words))))
        self.families = [word.capitalize() for word in self.words[500::12][:3000]]
        self.long_words = [word for word in invented[:12_000] if len(word) > 5]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words."""
        return chance.choices(self.words, cum_weights=self._weights, k=count)

    def sentence(self, chance: random.Random, words: int) -> str:
        """Return a sentence without its full stop."""
        return " ".join(self.draw(chance, words)).capitalize()

    def text(self, chance: random.Random, characters: int) -> str:
        """Return sentences that are together about as long as said."""
        parts: list[str] = []
        left = characters
        while left > 20:
            parts.append(self.sentence(chance, chance.randint(9, 24)) + ".")
            left -= len(parts[-1]) + 1
        return " ".join(parts)

    def person(self, chance: random.Random) -> tuple[str, str]:
        """Return a family and a given name."""
        return chance.choice(self.families), f"{chance.choice(_GIVEN)} {chance.choice('ABCDEFGHKLMNRST')}."


def _word(chance: random.Random) -> str:
    syllables = chance.choice((1, 2, 2, 3, 3, 4))
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables)
    )
