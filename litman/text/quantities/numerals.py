"""Numbers of a sentence in digits or words, before what they count is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from litman.text.quantities.number_words import SCALE, WORDS, scale_of, value_of_words

_SPACE = "[ \u00a0\u202f\u2009]"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DIGITS = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*|\.\d+)"
_POWER = r"10(?:\^\{?(?P<Na>-?\d{1,2})\}?|(?P<Nb>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3}))"
_NUMBER = re.compile(
    rf"(?<![\w.,/^])(?<![^\W\d_][-–])(?P<sign>(?:(?<=[\s(])|\A)[-−–](?=[\d.]))?"
    rf"(?:(?P<base>{_DIGITS})\s?[×x·]\s?{_POWER.replace('N', 's')}|{_POWER.replace('N', 'p')}|(?P<plain>{_DIGITS}))"
    rf"(?!/?\w{0, 8}\d)(?!(?-i:-[A-Z]))(?:[\s\u00a0-](?P<scale>{SCALE})(?!\w)\.?)?",
    re.IGNORECASE,
)
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")  # `1,204`, `1,204.5`
_WITH_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")  # `1.204`, `1.204,5`
_SCALE_BEHIND = re.compile(rf"[\s\u00a0-](?P<scale>{SCALE})(?!\w)\.?", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number as written."""

    start: int
    end: int
    values: tuple[float, ...]  # what it may say
    step: float  # of its last place
    is_word: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of a text in order."""
    found = [_of_digits(match) for match in _NUMBER.finditer(text)]
    taken = {at for one in found for at in range(one.start, one.end)}
    words = (match for match in WORDS.finditer(text) if match.start() not in taken)
    yield from sorted([*found, *(_of_words(text, match) for match in words)], key=lambda one: one.start)


def _of_words(text: str, match: re.Match[str]) -> Numeral:
    value, end = value_of_words(match[0]), match.end()
    if (scaled := _SCALE_BEHIND.match(text, end)) is not None:
        value, end = value * scale_of(scaled["scale"]), scaled.end("scale")
    return Numeral(match.start(), end, (value,), 1.0, is_word=True)


def _of_digits(match: re.Match[str]) -> Numeral:
    written = match["base"] or match["plain"] or "1"
    values, step = _read(written)
    power = next((match[name] for name in ("sa", "sb", "pa", "pb") if match[name]), None)
    size = 10.0 ** int(power.translate(_RAISED)) if power else 1.0
    end = match.end()
    if match["scale"]:
        size *= scale_of(match["scale"])
        end = match.end("scale")
    size = -size if match["sign"] else size
    return Numeral(match.start(), end, tuple(value * size for value in values), step * abs(size))


def _read(written: str) -> tuple[tuple[float, ...], float]:
    """Return what digits may say, and the step of their last place."""
    bare = re.sub(_SPACE, "", written)
    values: dict[float, float] = {}
    if _WITH_COMMAS.fullmatch(bare):
        plain = bare.replace(",", "")
        values[float(plain)] = _step(plain)
    if _WITH_POINTS.fullmatch(bare):
        plain = bare.replace(".", "").replace(",", ".")
        values.setdefault(float(plain), _step(plain))
    if bare.count(",") + bare.count(".") <= 1:
        plain = bare.replace(",", ".")
        values.setdefault(float(plain), _step(plain))
    return tuple(values), max(values.values(), default=1.0)


def _step(plain: str) -> float:
    return 10.0 ** -len(plain.partition(".")[2])
