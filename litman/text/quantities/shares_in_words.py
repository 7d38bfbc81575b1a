"""Shares and factors that a sentence says in words: `a sixth`, `every third`, `die Hälfte`, `doubled`, `tenfold`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.text.quantities.number_words import bound_in_front
from litman.text.quantities.quantity import Bound, Quantity
from litman.text.shares import shares

_ROUND = 0.05  # of a share in words: what it may be away from its fraction
_PARTS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9,
    "zehnte": 10,
}  # fmt: skip
_ABROAD = (
    (50.0, r"hälfte|moitié|mitad|metà|metade"),
    (66.67, r"zwei\sdrittel|deux\stiers|dos\stercios|due\sterzi"),
    (33.33, r"ein\sdrittel|un\stiers|un\stercio|un\sterzo|um\sterço"),
    (75.0, r"drei\sviertel|trois\squarts|tres\scuartos|tre\squarti"),
    (25.0, r"ein\sviertel|un\squart|un\scuarto|un\squarto|um\squarto"),
    (20.0, r"ein\sfünftel|un\scinquième|un\squinto"),
    (10.0, r"ein\szehntel|un\sdixième|un\sdécimo"),
)
_SHARE = re.compile(
    rf"\b(?:every|each|jede[rsn]?)\s(?P<part>{'|'.join(_PARTS)})[rns]?\b(?!\s(?:day|week|month|year|hour|time|night))"
    + "".join(rf"|\b(?P<abroad{at}>{words})\b" for at, (_, words) in enumerate(_ABROAD)),
    re.IGNORECASE,
)
_FACTORS = (
    (2.0, r"doubl(?:es?|ed|ing)|doublée?s?|twice|two-?fold|verdoppel\w*|doppelt|duplic[óa]\w*"),
    (3.0, r"tripl(?:es?|ed|ing)|triplée?s?|thrice|three-?fold|verdreifach\w*"),
    (4.0, r"quadrupl\w+|four-?fold|vervierfach\w*"),
    (5.0, r"five-?fold|quintupl\w+"),
    (6.0, r"six-?fold"),
    (10.0, r"ten-?fold|verzehnfach\w*"),
    (100.0, r"hundred-?fold"),
    (0.5, r"halv(?:es?|ed|ing)|halbier\w*"),
)
_FACTOR = re.compile(
    "|".join(rf"\b(?P<f{at}>{words})\b" for at, (_, words) in enumerate(_FACTORS)), re.IGNORECASE
)
_MANY = re.compile(r"\b(?P<many>hundreds|dozens|thousands|millions)\b\sof\b", re.IGNORECASE)
_AMOUNTS = {
    "hundreds": (150.0, 1e3),
    "dozens": (20.0, 150.0),
    "thousands": (1.5e3, 2e4),
    "millions": (1.5e6, 1e9),
}
_FACTOR_SLACK = 0.15
_HALF = 50.0
_TIME = re.compile(r"\s(?:an?\s)?(?:hour|day|week|month|year|century|decade)\b", re.IGNORECASE)


def quantities_in_words(text: str) -> Iterator[Quantity]:
    """Yield what a text says in words without units: shares in per cent, factors, `hundreds of`."""
    for figure in shares(text):
        if not _TIME.match(text, figure.end):
            yield _share(text, figure.start, figure.end, float(next(iter(figure.values))))
    for match in _SHARE.finditer(text):
        part = match["part"]
        value = (
            100 / _PARTS[part.lower()]
            if part
            else next(share for at, (share, _) in enumerate(_ABROAD) if match[f"abroad{at}"])
        )
        yield _share(text, *match.span(), value)
    for match in _FACTOR.finditer(text):
        value = next(factor for at, (factor, _) in enumerate(_FACTORS) if match[f"f{at}"])
        bound = bound_in_front(text, match.start())
        yield Quantity(match[0], *match.span(), "factor", (value,), _FACTOR_SLACK * value, bound)
    for match in _MANY.finditer(text):
        low, high = _AMOUNTS[match["many"].lower()]
        yield Quantity(
            match["many"],
            *match.span("many"),
            "count",
            ((low * high) ** 0.5,),
            bound="about",
            low=low,
            high=high,
        )


def _share(text: str, start: int, end: int, value: float) -> Quantity:
    bound: Bound = bound_in_front(text, start)
    if bound == "nearly" and value == _HALF:
        # what people call nearly a half
        return Quantity(text[start:end], start, end, "share", (value,), 0.0, bound, low=45.5, high=50.05)
    slack = value * (2 * _ROUND if bound == "about" else _ROUND)
    return Quantity(text[start:end], start, end, "share", (value,), slack, bound)
