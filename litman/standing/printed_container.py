"""The journal or book that a reference names, where the reader of references did not tell it from the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from litman.matching.query import Query
from litman.matching.words import SMALL_WORDS, words_of
from litman.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_FROM = lazy_pattern(r"^[\s.,;’”»“\"')\]]*(?:\b[Ii]n\b\s*:?\s*)?")
# Where the name of a journal ends: a number, a bracket, an address, a note.
_END = lazy_pattern(
    r"(?:(?<!\s)\s++)?(?:\d|[(\[{:;]|https?\b|\bdoi\b|\binternet\b|\bvol(?:ume)?\b|\bno\.|\bpp?\.|\bv\.|\bS\.|\bpmid\b|\barxiv\b"
    r"|\bretrieved\b|\bavailable\b|\baccessed\b|\bin press\b|\bepub\b|\bpublished\b|\bpublisher\b)",
    re.IGNORECASE,
)
_LONGEST = 12  # words
_LEAST = 3  # letters; fewer are an initial


class Behind(NamedTuple):
    """What stands behind the title of a reference."""

    names: tuple[str, ...]  # up to the first number: whole, and each of its sentences
    words: tuple[str, ...]  # all of it; the whole reference where the title does not stand in it


def container_behind(title: str, query: Query) -> Behind:
    """Return what stands behind the work's own title; no names where it does not stand whole, or a subtitle follows."""
    end = _end_of(words_of(title), query.text)
    if end is None:
        return Behind((), query.words)
    rest = query.text[end:]
    words = tuple(words_of(rest))
    if rest.lstrip()[:1] in (":", "?", "-", "–", "—"):
        return Behind((), words)
    rest = _FROM.sub("", rest, count=1)
    found = _END.search(rest)
    name = rest[: found.start() if found else len(rest)].strip(" .,;’”»“\"'")
    said = words_of(name)
    if not said or len(said) > _LONGEST or max(map(len, said)) < _LEAST:
        return Behind((), words)
    return Behind(tuple(dict.fromkeys((name, *re.split(r"(?<=[^\W\d_]{4})\. |, ", name)))), words)


@lru_cache(maxsize=10_000)
def _letters_of(word: str) -> str:
    """Return what of a word is compared; words are kept, since most come again."""
    return "".join(part for part in words_of(word) if part not in SMALL_WORDS)


def _end_of(title: Sequence[str], text: str) -> int | None:
    """Return where the words of a title end in a text, however they are joined there; None where they do not stand."""
    wanted = "".join(word for word in title if word not in SMALL_WORDS)
    if len(wanted) < _LONGEST:
        return None
    letters = ""
    ends: list[tuple[int, int]] = []  # of each word: in the letters, in the text
    for word in _WORD.finditer(text):
        letters += _letters_of(word.group())
        ends.append((len(letters), word.end()))
    at = letters.find(wanted)
    if at < 0:
        return None
    # Of several words that end there the first: what follows are small ones.
    return next((place for count, place in ends if count == at + len(wanted)), None)
