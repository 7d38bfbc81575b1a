"""Texts that repeat a part of what a pattern takes, made by chance, the same ones every time."""

from __future__ import annotations

import random
import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_TEXTS = 160
_LONGEST = 400  # characters of a text that a pattern takes
_LETTERS = " \n\t aA1b2Zz.,;:()[]{}<>-–—'\"’“”/\\=|#*_@&%$?!é中Жж\u00a0"
_LENGTHS = (1, 1, 1, 2, 2, 3, 4, 6, 10, 20, 100)  # of the part that is repeated
_ENDS = ("\x01", "", "é", "\n")
_DEEPEST = 6  # repeats within repeats
_CATEGORIES = {
    codes.CATEGORY_DIGIT: "0123456789",
    codes.CATEGORY_SPACE: "   \n\t\u00a0",
    codes.CATEGORY_WORD: "abcXYZ019_éЖ",
    codes.CATEGORY_NOT_DIGIT: "ab ,.X(",
    codes.CATEGORY_NOT_SPACE: "ab,.1X(",
    codes.CATEGORY_NOT_WORD: " .,;:-()",
}


def made_pumps(compiled: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Return lead, unit and end of texts to try."""
    source = compiled.pattern
    tree = parser.parse(
        source.decode("latin-1") if isinstance(source, bytes) else source, compiled.flags & ~re.UNICODE
    )
    chance = random.Random(7)
    found = []
    for _ in range(_TEXTS):
        text = _text(tree, chance, 0)[:_LONGEST]
        if chance.random() < 0.3:
            text = text.replace(" ", "")
        if text:
            start = chance.randrange(len(text))
            end = min(len(text), start + chance.choice(_LENGTHS))
            lead = chance.choice(("", text[:start], text[:start], text[max(0, start - 8) : start]))
            behind = chance.choice((*_ENDS, text[end:], text[end : end + 3]))
            found.append((lead, text[start:end], behind))
    return list(dict.fromkeys(found))


def _text(tree: Any, chance: random.Random, depth: int) -> str:
    """Return a text that the parts of a pattern take; what is looked at behind and ahead is not minded much."""
    return "".join(_part(code, value, chance, depth) for code, value in tree)


def _part(code: Any, value: Any, chance: random.Random, depth: int) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.ANY:
        return chance.choice(_LETTERS)
    if code is codes.NOT_LITERAL:
        return chance.choice(_LETTERS.replace(chr(value), ""))
    if code is codes.IN:
        return _letter(value, chance)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return "".join(_text(value[2], chance, depth + 1) for _ in range(_times(*value[:2], chance, depth)))
    if code is codes.SUBPATTERN:
        return _text(value[3], chance, depth + 1)
    if code is codes.ATOMIC_GROUP:
        return _text(value, chance, depth + 1)
    if code is codes.BRANCH:
        return _text(chance.choice(value[1]), chance, depth + 1)
    if code is codes.ASSERT and chance.random() < 0.7:
        return _text(value[1], chance, depth + 1)
    return chance.choice("\"'“”") if code is codes.GROUPREF else ""


def _times(least: int, most: int, chance: random.Random, depth: int) -> int:
    if depth > _DEEPEST:
        return least
    more = chance.choice(
        (0, 0, 1, 2, chance.randrange(6), chance.randrange(60) if chance.random() < 0.2 else 0)
    )
    return min(most, least + more)


def _letter(items: Any, chance: random.Random) -> str:
    """Return a character that a class takes."""
    if items[0][0] is codes.NEGATE:
        return chance.choice([letter for letter in _LETTERS if not _is_among(letter, items[1:])] or ["q"])
    kind, item = chance.choice(items)
    if kind is codes.LITERAL:
        return chr(item)
    return chr(chance.randint(*item)) if kind is codes.RANGE else chance.choice(_CATEGORIES[item])


def _is_among(letter: str, items: Any) -> bool:
    return any(
        ord(letter) == item
        if kind is codes.LITERAL
        else item[0] <= ord(letter) <= item[1]
        if kind is codes.RANGE
        else re.fullmatch(_CLASSES[item], letter)
        for kind, item in items
    )


_CLASSES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_NOT_WORD: r"\W",
}
