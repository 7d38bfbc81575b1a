"""Family names and the names of organisations as they are compared, and the small words that stand around them."""

from __future__ import annotations

from functools import lru_cache

from litman.text.folding import fold, to_ascii
from litman.text.lazy_pattern import lazy_pattern

# Small words in front of a family name. Source: biblatex manual, "prefix"; CSL 1.0.2, "Name particles".
_PARTICLES = (
    "van von vom der den de del della dello dei degli di da das do dos du des het la le las los lo ten ter te zu zum"
    " zur af av al el bin ibn op"
)
PARTICLES = frozenset(_PARTICLES.split())
# A particle in a pattern, as it is printed in running text and in references.
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"
SUFFIXES = frozenset("jr sr ii iii iv junior senior filho neto".split())
DEGREES = frozenset("phd md msc mph rn dr prof esq".split())
_ENDS = SUFFIXES | DEGREES

_WORD = lazy_pattern(r"[a-z0-9]+")
_APOSTROPHE = lazy_pattern(r"(?<=\w)['`](?=\w)")
# What stands before a name and is part of it in some prints only: `'t Hooft`, `'s-Gravenhage`.
_DUTCH = lazy_pattern(r"(?<!\w)'([ts])(?=[\s-])")
_SAINT = {"saint": "st", "sankt": "st", "sint": "st"}
# Endings of Russian and Ukrainian family names in their cases and of adjectives among them; the longest first.
_CASE_ENDING = lazy_pattern(
    r"(?<=\w\w\w)(?:[оеи][гм]о|ыми|ими|ому|ему|[оеё]м|[ыи]м|[ыи]х|[оеё]й|ами|ою|ею|ую|[ыиі]й|[ая]я|[аеиоуыьюяі])\Z"
)
# What stands between the halves of a double name: `Ortega y Gasset`, `Cruz e Silva`.
_JOINING = PARTICLES | frozenset(["y", "e", "i"])
_MOST_OF_DOUBLE, _LEAST_OF_HALF = 3, 3  # words; letters
# How German and its neighbours write vowels where they have no accents: `Mueller` is Müller.
_VOWELS = lazy_pattern(r"(?<=[aou])e")


def name_words(name: str) -> list[str]:
    """Return the words of a name: ASCII, small letters, without accents and apostrophes (`O’Brien` is one word)."""
    plain = _APOSTROPHE.sub("", _DUTCH.sub("", fold(name)))
    return [_SAINT.get(word, word) for word in _WORD.findall(to_ascii(plain).lower().replace("'", ""))]


@lru_cache(maxsize=10_000)  # a post names its authors again and again
def name_key(name: str) -> str:
    """Return the letters of a family name or organisation, the same for all ways of printing it.

    Without accents, case, hyphens and apostrophes; without particles and `The` in front and `Jr.` behind; `ae`, `oe`,
    `ue` as the vowel alone: `van der Müller-Ruiz, Jr.` and `Mueller Ruiz` are `mullerruiz`. A name that is nothing but
    such words keeps them (`Le`).
    """
    words = name_words(name)
    return _VOWELS.sub("", "".join(_without_end(_without_front(words))))


def last_word_key(name: str) -> str:
    """Return the last word of a family name or organisation, as `name_key` has it: what most sources agree on."""
    if name.isalpha() and name.isascii():  # one word, as most are
        return _VOWELS.sub("", name.lower())
    words = _without_end(name_words(name))
    return _VOWELS.sub("", words[-1]) if words else ""


def half_keys(name: str) -> tuple[str, ...]:
    """Return the first and the last word of a double family name, as `name_key` has them; nothing of any other.

    `García Márquez`, `Ortega y Gasset` and `Souza-Santos` are cited by half of it as well.
    """
    if name.isalpha():
        return ()
    words = [word for word in _without_end(_without_front(name_words(name))) if word not in _JOINING]
    if not 1 < len(words) <= _MOST_OF_DOUBLE:
        return ()
    halves = (words[0], words[-1])
    return tuple(_VOWELS.sub("", half) for half in halves) if min(map(len, halves)) >= _LEAST_OF_HALF else ()


def uninflected_key(name: str) -> str:
    """Return the letters of a Cyrillic family name without the ending of its case (`Орлова`, `Орловым`: Орлов).

    A name of another script is as `name_key` has it. Only names that have no partner in full are compared so.
    """
    return name_key(_CASE_ENDING.sub("", fold(name)))


@lru_cache(maxsize=1)
def capital_letters() -> str:
    """Return the capital letters of the alphabets that have any, for a class of a pattern."""
    return "".join(letter for letter in map(chr, range(0x41, 0x2000)) if letter.isupper())


def _without_front(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and (words[at] in PARTICLES or (at == 0 and words[at] == "the")):
        at += 1
    return words[at:]


def _without_end(words: list[str]) -> list[str]:
    end = len(words)
    while end > 1 and words[end - 1] in _ENDS:
        end -= 1
    return words[:end]
