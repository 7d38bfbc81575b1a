"""The quantities of a sentence: numbers with what they count or measure, and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litman.text.quantities.number_words import bound_in_front
from litman.text.quantities.numerals import Numeral, numerals
from litman.text.quantities.quantity import Bound, Kind, Quantity
from litman.text.quantities.shares_in_words import quantities_in_words
from litman.text.quantities.units import unit_behind
from litman.text.years import is_year

_LONGEST = 6_000  # characters of a sentence that are looked at
_NO_QUANTITY = re.compile(
    r"\[[\d,;\s–-]{1,40}\]"  # citations
    r"|\b(?:fig(?:ure)?s?|tab(?:le|elle)?s?|abb(?:ildung)?|sec(?:tion)?s?|chapters?|kapitel|eq(?:uation)?s?|box|nos?|nr|types?"
    r"|phases?|stages?|grades?|versions?|step)\b\.?\s*\d+(?:[.–-]\d+)*"
    r"|\b\d{2}(?:\.\d)?\s?%[\s-]?(?=CI\b|confidence|credible|KI\b|IC\b|Konfidenz)"
    r"|(?:\b(?:SD|SE|SEM|IQR)\b\s?[=:]?\s?|±\s?)[\d.,]+",
    re.IGNORECASE,
)
_P = re.compile(r"\bp\s?(?P<sign>[<>=≤≥])\s?(?P<value>\d*[.,]\d+)", re.IGNORECASE)
_PERCENT = re.compile(r"[\s\u00a0\u202f-]?(?:%|per\s?cent\b|percent\b|pct\b|prozent\b|pour\scent\b|por\scient[oa]\b"
                      r"|por\scento\b|per\scento\b)", re.IGNORECASE)  # fmt: skip
_POINTS = re.compile(
    r"(?:[\s\u00a0-]?(?:%|percent(?:age)?|per\scent))?[\s\u00a0-]?(?:percentage[\s-]points?|prozentpunkte?n?\b"
    r"|points\sde\spourcentage|puntos\sporcentuales|punti\spercentuali|pp\b)",
    re.IGNORECASE,
)
_FOLD = re.compile(
    r"[\s-]?(?:fold\b|fach\b|×(?!\s?\d))|\s(?:times|mal|fois|veces)\s(?=(?:as|more|higher|greater|larger|lower|less|longer"
    r"|bigger|smaller|the|that|what|so|mehr|plus|más)\b)",
    re.IGNORECASE,
)
_CURRENCY_IN_FRONT = re.compile(r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF))\s?\Z")
_CURRENCY_BEHIND = re.compile(
    r"\s?(?:(?P<sign>[€£$¥])|(?P<word>(?:US\s)?dollars?|euros?|francs?|yen|USD|EUR|GBP|CHF)\b)", re.IGNORECASE
)
_CURRENCIES = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
}
_JOINED = re.compile(r"\s?[–—-]\s?|\s(?:to|bis|à)\s")
_AND = re.compile(r"\s(?:and|und|et|y|e)\s")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra)\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|von|de|desde|da)\s\Z", re.IGNORECASE)


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


UP = _any(
    r"""ros?e rises? risen increas\w+ grew grow\w* gain\w* higher more longer greater raise[sd]? lengthen\w* up
    gestiegen stieg mehr augment\w+ monté subi[óo]\w* aument\w+"""
)
DOWN = _any(
    r"""fell falls? fallen decreas\w+ drop\w* declin\w+ lower\w* reduc\w+ less fewer shorter sank shrank cuts? gesunken
    weniger baiss\w+ baj[óo]\w*"""
)
_RATIO = re.compile(
    r"\b(?:(?:hazard|odds|risk|rate)\sratios?|a?[HOR]R)\b[\s=:(,]*(?:(?:was|of|were)\s)?\Z", re.IGNORECASE
)
_TIME_IN_WORDS = re.compile(
    r"\b(?:(?P<half>(?=half\b))|(?:for|lasted|after|over|within|takes?|took|during)\s(?:about\s)?(?=an?\b))"
    r"(?P<many>half\san?|an?)(?=\s)",
    re.IGNORECASE,
)
_AROUND = 70  # characters in which a verb of change stands
_NOUN = re.compile(
    r"\s(?:of\s(?:the|these|all|our)\s|of\s)?(?P<words>[^\W\d_]{2,}(?:[\s-][^\W\d_]{2,}){0,2})"
)
_SMALL = frozenset(
    "of the and in on at to were was who with had in for from an as is are per by all or not".split()
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; numbers of names, figures and citations are none."""
    text = _NO_QUANTITY.sub(lambda match: " " * len(match[0]), text[:_LONGEST])
    found = [_significance(match) for match in _P.finditer(text)]
    found += quantities_in_words(text)
    found += _times_in_words(text)
    taken = {at for one in found for at in range(one.start, one.end)}
    numbers = [one for one in numerals(text) if one.start not in taken]
    found += _measured(text, numbers)
    return tuple(sorted(found, key=lambda one: one.start))


def _times_in_words(text: str) -> Iterator[Quantity]:
    """`For a year`, `half an hour`."""
    for match in _TIME_IN_WORDS.finditer(text):
        unit = unit_behind(text, match.end("many"))
        if unit is not None and unit.dimension == "time":
            value = 1.0 if match["half"] is None else 0.5
            yield Quantity(
                text[match.start("many") : unit.end],
                match.start("many"),
                unit.end,
                "measure",
                (value * unit.size,),
                0.1 * unit.size,
                of="time",
            )


def _significance(match: re.Match[str]) -> Quantity:
    bound: Bound = {"<": "under", "≤": "under", ">": "over", "≥": "over"}.get(match["sign"], "")  # type: ignore[assignment]
    written = match["value"].replace(",", ".")
    value = float(written)
    step = 10.0 ** -len(written.partition(".")[2])
    return Quantity(match[0], *match.span(), "p", (value,), step / 2, bound)


def _measured(text: str, numbers: Sequence[Numeral]) -> Iterator[Quantity]:
    at = 0
    while at < len(numbers):
        one = numbers[at]
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        joined = _joined(text, one, following) if following is not None else ""
        if following is None or not joined:
            yield _single(text, one)
            at += 1
            continue
        last = _single(text, following)
        if joined == "range":
            yield _range(text, one, last)
        else:
            first = _like(text, _single(text, one), last)
            yield replace(first, change="from")
            yield replace(last, change="to")
        at += 2


def _joined(text: str, one: Numeral, other: Numeral) -> str:
    """How two numbers belong together: a range, from one to the other, or not at all."""
    between = text[_end(text, one) : other.start]
    before = text[max(0, one.start - 12) : one.start]
    if _JOINED.fullmatch(between):
        around = text[max(0, one.start - _AROUND) : one.start]
        is_change = _FROM.search(before) and (UP.search(around) or DOWN.search(around))
        return "change" if is_change else "range"
    return "range" if _AND.fullmatch(between) and _BETWEEN.search(before) else ""


def _end(text: str, one: Numeral) -> int:
    """Where a number ends with its unit or percent sign."""
    for pattern in (_POINTS, _PERCENT):
        if (found := pattern.match(text, one.end)) is not None:
            return found.end()
    unit = unit_behind(text, one.end)
    return unit.end if unit is not None else one.end


def _like(text: str, one: Quantity, other: Quantity) -> Quantity:
    """The first of two numbers with the unit of the second, where it has none of its own."""
    if one.kind != "count":
        return one
    size = unit_size(text, other)
    return replace(
        one,
        kind=other.kind,
        values=tuple(value * size for value in one.values),
        slack=one.slack * size,
        of=other.of,
        rate=other.rate,
    )


def _range(text: str, one: Numeral, last: Quantity) -> Quantity:
    first = _like(text, _single(text, one), last)
    low, high = sorted((first.values[0], last.values[0]))
    bound: Bound = "about" if bound_in_front(text, one.start) == "about" else ""
    return replace(
        last,
        text=text[one.start : last.end],
        start=one.start,
        values=((low + high) / 2,),
        low=low,
        high=high,
        bound=bound,
    )


def unit_size(text: str, measured: Quantity) -> float:
    """Return how large the unit of a measure is, 1 of anything else."""
    if measured.kind != "measure":
        return 1.0
    number = next(iter(numerals(text[measured.start : measured.end])), None)
    return measured.values[0] / number.values[0] if number is not None and number.values[0] else 1.0


def _single(text: str, one: Numeral) -> Quantity:
    bound = bound_in_front(text, one.start)
    slack = one.step / 2
    made = Quantity(text[one.start : one.end], one.start, one.end, "count", one.values, slack, bound)
    if (points := _POINTS.match(text, one.end)) is not None:
        return _ended(text, made, "points", points.end())
    if (percent := _PERCENT.match(text, one.end)) is not None:
        return _ended(text, made, "share", percent.end(), change=_change(text, one.start, percent.end()))
    if (fold := _FOLD.match(text, one.end)) is not None:
        return _ended(text, made, "factor", fold.end())
    if (sign := _CURRENCY_IN_FRONT.search(text[max(0, one.start - 5) : one.start])) is not None:
        word = sign[0].strip().lower()
        return replace(made, kind="money", of=_CURRENCIES.get(word, word))
    unit = unit_behind(text, one.end)
    if unit is not None:
        values = tuple(value * unit.size for value in one.values)
        return Quantity(text[one.start : unit.end], one.start, unit.end, "measure", values, slack * unit.size, bound,
                        of=unit.dimension, rate=unit.rate)  # fmt: skip
    if (money := _CURRENCY_BEHIND.match(text, one.end)) is not None:
        word = (money["sign"] or money["word"]).lower().removeprefix("us ")
        return replace(_ended(text, made, "money", money.end()), of=_CURRENCIES.get(word, word.rstrip("s")))
    if _RATIO.search(text[max(0, one.start - 30) : one.start]):
        return replace(made, of="ratio")
    if not one.is_word and is_year(made.text) and not made.bound:
        return replace(made, kind="year")
    return replace(made, of=_noun(text, one.end))


def _ended(text: str, made: Quantity, kind: Kind, end: int, *, change: str = "") -> Quantity:
    return replace(made, text=text[made.start : end].strip(), end=end, kind=kind, change=change)


def _change(text: str, start: int, end: int) -> str:
    """By what kind of change a share is said to be: `up`, `down`, or none."""
    behind = re.match(r"\s(\w+)", text[end : end + 24])
    for way, pattern in (("up", UP), ("down", DOWN)):
        if behind is not None and pattern.fullmatch(behind[1]):
            return way
    before = text[max(0, start - _AROUND) : start]
    last = {
        way: max((m.end() for m in pattern.finditer(before)), default=-1)
        for way, pattern in (("up", UP), ("down", DOWN))
    }
    if max(last.values()) < 0 or not re.search(r"\b(?:by|um|de|un|of|in)\s(?:\w+\s)?\Z", before):
        return ""
    return max(last, key=lambda way: last[way])


def _noun(text: str, end: int) -> str:
    found = _NOUN.match(text, end)
    words = re.split(r"[\s-]", found["words"].lower()) if found is not None else []
    return " ".join(word[:5] for word in words if word not in _SMALL)
