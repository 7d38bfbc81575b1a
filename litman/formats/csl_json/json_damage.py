"""JSON that breaks off or is damaged somewhere: the items that are whole, and each place where it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from litman.formats.csl_json.json_pieces import Damage, JsonPieces
from litman.formats.decoding import decoded_pieces

MOST_DAMAGES = 200
_LIST_WITHIN = re.compile(r'"(?:items|references)"\s{0,40}+:\s{0,40}+\[(?=\s{0,40}+\{)')
_LONGEST_START = 200  # characters in which a list or an item begins
_FIRST_NAME = re.compile(r'\s*+\{\s*+"([^"\\\r\n]{1,40})"\s*+:')
_TOKEN = re.compile(r'"(?:[^"\\\r\n]|\\.)*+"?|[{}\[\]]')
_SAYS_TYPE = re.compile(r'\{[^{}\[\]]{0,5000}?"(?:type|itemType)"\s*+:')
_LONGEST_SEEN = 6000  # characters of an item in which it says what it is
_BETWEEN = re.compile(r"[\s,]*+")


def whole_items(data: bytes, say: Callable[[Damage], None]) -> Iterator[Any]:
    """Yield the items of a list that are whole; `say` is told each place where the list is damaged.

    Behind `MOST_DAMAGES` places nothing more is read.
    """
    text = JsonPieces(decoded_pieces(data))
    if not _goes_into_list(text):
        return
    name = _first_name(text)  # with which the item before began
    damages = 0
    while True:
        if text.ahead(_BETWEEN) == "]":
            text.take("]")
            if text.ahead() != "[":  # as where a second export stands behind the first
                return
            text.take("[")
            continue
        try:
            item = text.value()
        except json.JSONDecodeError as exc:
            say(text.damage(exc))
            damages += 1
            start = _next_item(text, exc.pos, name)
            if start is None or damages == MOST_DAMAGES:
                return
            text.at = start
        except (ValueError, RecursionError):
            return
        else:
            name = next(iter(item), None) if isinstance(item, dict) else name
            yield item


def _goes_into_list(text: JsonPieces) -> bool:
    if text.ahead() == "[":
        text.take("[")
        return True
    while (found := _LIST_WITHIN.search(text.part, text.at)) is None:
        text.at = max(text.at, len(text.part) - _LONGEST_START)
        if not text.grow():
            return False
    text.at = found.end()
    return True


def _first_name(text: JsonPieces) -> str | None:
    text.ahead()
    if len(text.part) - text.at < _LONGEST_START:
        text.grow()
    first = _FIRST_NAME.match(text.part, text.at)
    return first[1] if first else None


def _next_item(text: JsonPieces, damage: int, name: str | None) -> int | None:
    """Return where in the part that is read the item after a damaged one begins; None where none does.

    The damaged item begins where the text is read now.
    """
    while True:
        found = _next_in(text.part, text.at, damage, name)
        if found is not None and found + _LONGEST_SEEN < len(text.part):
            return found
        start = text.at
        if not text.grow():
            return found
        damage -= start


def _next_in(text: str, start: int, damage: int, name: str | None) -> int | None:
    """Return where the next item begins.

    It is one that begins with the same name as the item before, or what comes earlier, outside the damaged item as its
    brackets tell, and says what it is: brackets and quotation marks may be what is missing.
    """
    like = (
        re.compile(rf'\{{\s*+"{re.escape(name)}"\s*+:').search(text, max(damage, start + 1)) if name else None
    )
    end = like.start() if like else len(text)
    depth = 0
    for token in _TOKEN.finditer(text, start, end):
        mark, at = token[0], token.start()
        if mark == "{" and depth == 0 and at > start and at >= damage:
            return at if _SAYS_TYPE.match(text, at) else like and like.start()
        if mark in "{[":
            depth += 1
        elif mark in "]}":
            depth = max(depth - 1, 0)
    return like and like.start()
