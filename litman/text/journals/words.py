"""How single words of journals' titles are abbreviated.

The words stand in `words.txt`: an abbreviation, and the words and stems (`biolog-`) that it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from litman.text.folding import to_ascii
from litman.text.shipped import shipped_text

_LEAST_LEFT_OUT = 2  # letters, else a word stays whole. Source: ISO 4:1997, section 4.2.
_LEAST_STEM = 3
# Ends of compounds that nobody can list.
_ENDINGS = {
    ending: short
    for short, endings in {
        "ol": "ology ologies ological ologic ologie ologia ologica ologico ologique ologists ologist",
        "ogr": "ography ographic ographical ographie ografia",
        "chem": "chemistry chemical",
        "phys": "physics physical",
        "ther": "therapy therapeutics",
        "sci": "science sciences",
        "med": "medicine medical",
        "biol": "biology biological",
        "technol": "technology technologies",
        "eng": "engineering",
    }.items()
    for ending in endings.split()
}
_LONGEST_ENDING = max(map(len, _ENDINGS))


@dataclass(frozen=True, slots=True)
class _Words:
    whole: dict[str, str]  # a word → what it is abbreviated to; itself where it stays
    stems: dict[str, str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = shipped_text(__package__, "words.txt")
    words = _Words({}, {})
    for line in text.splitlines():
        short, _, rest = line.partition("\t")
        for word in rest.split(" "):
            if word.endswith("-"):
                words.stems[word[:-1]] = short
            else:
                words.whole[word] = short
    return words


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    words = _words()
    return frozenset(
        short for short in (*words.whole.values(), *words.stems.values()) if short not in words.whole
    )


def is_abbreviation(word: str) -> bool:
    """Return whether the word, with or without its full stop, is what others are abbreviated to, and no word itself."""
    return to_ascii(word).lower().rstrip(".") in _abbreviations()


def abbreviate_word(word: str) -> str:
    """Return the word abbreviated, with its full stop; a word that nobody abbreviates as it is."""
    folded = to_ascii(word).lower()
    short = _short_of(folded)
    if not short or short == folded or folded in _abbreviations():
        return word
    same = len(folded) == len(word)  # one letter for each, accents or not
    kept = word[: len(short)] if same and folded.startswith(short) else _like(short, word)
    return f"{kept}."


def _short_of(word: str) -> str:
    words = _words()
    if word in words.whole:
        return words.whole[word]
    for end in range(len(word), _LEAST_STEM - 1, -1):
        if word[:end] in words.stems:
            short = words.stems[word[:end]]
            return short if len(short) <= len(word) - _LEAST_LEFT_OUT else word
    for start in range(max(len(word) - _LONGEST_ENDING, _LEAST_STEM), len(word)):
        if word[start:] in _ENDINGS:
            return word[:start] + _ENDINGS[word[start:]]
    return ""


def _like(short: str, word: str) -> str:
    return short.capitalize() if word[0].isupper() else short
