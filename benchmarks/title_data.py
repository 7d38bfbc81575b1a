"""Recorded titles, no part of litman: read, halved, told apart by their case."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
_POOL = SHARED / "references" / "pool.jsonl.gz"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_START = re.compile(r"(?:^|[.:?!–—][\s“‘\"'(]*|[“‘(\[\"]\s*| - ?)$")
_LEAST_WORDS = 3
_SENTENCE_CASE_SHARE = 0.3


@lru_cache(maxsize=1)
def titles() -> tuple[str, ...]:
    """Return the titles of the pool, each once, sorted."""
    found = set()
    with gzip.open(_POOL, "rt", encoding="utf-8") as rows:
        for row in rows:
            if title := " ".join(html.unescape((json.loads(row).get("title") or [""])[0]).split()):
                found.add(title)
    return tuple(sorted(found))


def half(number: int) -> tuple[str, ...]:
    """Return every second title: 0, the half that words are counted in, or 1, the half that is kept aside."""
    return titles()[number::2]


def words_of(title: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a title, and whether each stands where any word would have a capital."""
    text = _TAG.sub("", title)
    for match in _WORD.finditer(text):
        yield match[0], bool(_START.search(text[max(match.start() - 6, 0) : match.start()]))


def sentence_case_titles(among: Iterable[str]) -> Iterator[str]:
    """Yield those titles that are in sentence case: few of their longer words have a capital."""
    for title in among:
        longer = [w for w, starts in words_of(title) if not starts and len(w) > 3 and w[1:].islower()]
        capitals = sum(word[0].isupper() for word in longer)
        if len(longer) >= _LEAST_WORDS and capitals <= _SENTENCE_CASE_SHARE * len(longer):
            yield title
