"""Numbers in words, and words that say how exactly a number is meant."""

from __future__ import annotations

import re

from litman.text.quantities.quantity import Bound

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_UNITS = {word: at for at, word in enumerate(f"{_SMALL} seventeen eighteen nineteen".split())}
_TENS = {
    word: at * 10
    for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ABROAD = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "zwölf": 12, "zwanzig": 20, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "dix": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "siete": 7, "ocho": 8, "diez": 10, "dozen": 12,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "hundert": 1e2, "tausend": 1e3,
    "million(?:en)?": 1e6, "mio": 1e6, "milliarden?": 1e9, "mrd": 1e9, "mille": 1e3, "mil": 1e3, "millions?": 1e6,
    "millones": 1e6, "milliards?": 1e9, "bn": 1e9,
}  # fmt: skip
SCALE = "|".join(f"(?:{name})" for name in sorted(SCALES, key=len, reverse=True))
_ANY = "|".join([*_UNITS, *_TENS, *_ABROAD])
WORDS = re.compile(rf"\b(?:{_ANY})\b(?:[- ](?:{_ANY}|hundred)\b)*", re.IGNORECASE)
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("about", r"about|around|roughly|approximately|some|circa|ca\.|c\.|~|≈|etwa|rund|ungefähr|environ"
              r"|aproximadamente|casi"),
    ("nearly", r"nearly|almost|just\s(?:under|below)|close\sto|fast|knapp|presque"),
    ("over", r"(?:more|greater|higher|larger)\sthan|over|above|at\sleast|upwards?\sof|exceed(?:s|ed|ing)?|>|≥|mehr\sals"
             r"|über|mindestens|plus\sde|más\sde"),
    ("under", r"(?:less|fewer|lower|smaller)\sthan|under|below|at\smost|up\sto|<|≤|weniger\sals|unter|höchstens"
              r"|moins\sde|menos\sde"),
)  # fmt: skip
_IN_FRONT = tuple(
    (bound, re.compile(rf"(?:(?<!\w)(?:{words}))\s*(?:an?\s|the\s|half\s(?=\Z))?\Z", re.IGNORECASE))
    for bound, words in _BOUNDS
)
_BEFORE = 24  # characters in which such words stand


def value_of_words(words: str) -> float:
    """Return the number that words such as `twenty-one` or `two hundred` say."""
    value = 0.0
    for word in re.split("[- ]", words.lower()):
        if word == "hundred":
            value = (value or 1) * 100
        else:
            value += _UNITS.get(word, _TENS.get(word, _ABROAD.get(word, 0)))
    return value


def scale_of(word: str) -> float:
    """Return how much `million` or `Mio.` is."""
    bare = word.lower().rstrip(".")
    return next((size for name, size in SCALES.items() if re.fullmatch(name, bare)), 1.0)


def bound_in_front(text: str, start: int) -> Bound:
    """Return how exactly the number that begins there is meant, by the words right before it."""
    before = text[max(0, start - _BEFORE) : start]
    return next((bound for bound, pattern in _IN_FRONT if pattern.search(before)), "")
