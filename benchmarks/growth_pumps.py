"""Texts that repeat one thing: what many patterns stumble over, and what a pattern repeats, with what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_COMMON = (
    " |\t|a|A|1|(|[|{|-|.|,|a |A |1 |, |\\|$|&|<|*|_|\n|\n\n| \n|[1|(a|@a|http://a|1,|A. |a-|[a](|“|'|a.|\\a{|{a}"
    "|/|a/|=|#|. |: |a\n|A.|1-|1.|a=|a:|A, |Aa|Aa |Aa, |A B"
).split("|")
_SAMPLES = "aA1 -.,x\n\té“"  # tried for what a class of characters holds
_UNBOUNDED = 12  # a repeat of fewer cannot grow


def pumps_of(compiled: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Return lead, unit and end of the texts to try: common ones, and those that the pattern's repeats make."""
    found = [("", unit, "\x01") for unit in _COMMON]
    source = compiled.pattern
    tree = parser.parse(
        source.decode("latin-1") if isinstance(source, bytes) else source, compiled.flags & ~re.UNICODE
    )
    for lead, body in _repeats(tree, ""):
        for unit in _samples(body):
            found += [(lead, unit, "\x01"), ("", lead + unit, "\x01")] if lead else [("", unit, "\x01")]
        if lead:
            found.append(("", lead, "\x01"))
    return list(dict.fromkeys(pump for pump in found if pump[1]))


def _repeats(tree: Any, lead: str) -> Iterator[tuple[str, Any]]:
    """Yield each part that may be repeated without end, with a text that leads to it."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] > _UNBOUNDED:
                yield lead, value[2]
            yield from _repeats(value[2], lead)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[3], lead)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(value, lead)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, lead)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], lead)
        lead += _sample(code, value)


def _samples(tree: Any) -> list[str]:
    """Return a few texts that a repeated part takes."""
    if len(tree) == 1 and tree[0][0] in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        fits = _fitting(*tree[0])
        return fits[:4] if fits else []
    if len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        return _samples(tree[0][1][3])
    if len(tree) == 1 and tree[0][0] is codes.BRANCH:
        return [sample for branch in tree[0][1][1][:6] for sample in _samples(branch)[:2]]
    text = "".join(_sample(code, value) for code, value in tree)
    return [text] if text else []


def _sample(code: Any, value: Any) -> str:
    """Return a text that one part of a pattern takes, the shortest that is at hand."""
    if code is codes.LITERAL:
        return chr(value)
    if code in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        return (_fitting(code, value) or [""])[0]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return "".join(_sample(*part) for part in value[2]) * min(value[0], 3)
    if code is codes.SUBPATTERN:
        return "".join(_sample(*part) for part in value[3])
    if code is codes.ATOMIC_GROUP:
        return "".join(_sample(*part) for part in value)
    if code is codes.BRANCH:
        return "".join(_sample(*part) for part in value[1][0])
    return ""


def _fitting(code: Any, value: Any) -> list[str]:
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.NOT_LITERAL:
        return [letter for letter in _SAMPLES if ord(letter) != value]
    named = [chr(item) for kind, item in value if kind is codes.LITERAL]
    ranges = [chr(item[0]) for kind, item in value if kind is codes.RANGE]
    asked = re.compile(_class_source(value))
    return [letter for letter in dict.fromkeys([*_SAMPLES, *named, *ranges]) if asked.fullmatch(letter)]


def _class_source(items: Any) -> str:
    """Return a class of characters as it is written."""
    written = ""
    for kind, item in items:
        if kind is codes.NEGATE:
            written += "^"
        elif kind is codes.LITERAL:
            written += re.escape(chr(item))
        elif kind is codes.RANGE:
            written += f"{re.escape(chr(item[0]))}-{re.escape(chr(item[1]))}"
        elif kind is codes.CATEGORY:
            written += _CATEGORIES[item]
    return f"[{written}]"


_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
