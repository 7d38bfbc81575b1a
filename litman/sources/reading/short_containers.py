"""Whether the short title that a registry has of a journal is an abbreviation of it, and no code."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litman.library.comparison.periodicals import APPENDED_WORDS, EMPTY_WORDS
from litman.text.folding import fold, to_ascii
from litman.text.plain import plain

_PARTS = re.compile(r"\s[/=–—-]\s|[:;]\s|\.\s(?=[A-Z][a-z]{3})|(?:(?:(?<!\s)|(?<=\S\s))\s++)?\(")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
# Journals whose initials are the name that catalogues give them. Source: NLM Catalog, title abbreviations.
_BEAR_INITIALS = {"jama": "journal of the american medical association", "bmj": "british medical journal"}


def short_container(shorts: Iterable[str], container: str) -> str | None:
    """Return the first of the short titles that abbreviates the title of a journal, book or series.

    Its words abbreviate those of the title in their order and leave none out but small ones, or what stands behind a
    colon (ISO 4). Initials (`EPL`), a publisher's code (`EFS2`), a short title in another language and the title itself
    are none.
    """
    return next((short for short in shorts if _abbreviates(plain(short), plain(container))), None)


def _abbreviates(short: str, title: str) -> bool:
    if fold(short) == fold(title):
        return False
    if fold(title) == _BEAR_INITIALS.get(fold(short)):
        return True
    words = _words(short)
    if not words:
        return False
    first, *others = (_words(part) for part in _PARTS.split(title))
    if words == first != _words(title):
        return True  # the title up to its colon
    wholes = [_words(title), first, *(other for other in others if len(other) > 1)]
    return any(_pair_off(words, whole) for whole in wholes if words != whole)


def _words(text: str) -> list[str]:
    text = _INITIALS.sub(lambda match: match[0].replace(".", "") + " ", text)
    spelt = to_ascii(_GLUED.sub(" ", text)).lower().replace("'", "")
    words = _WORD.findall(spelt)
    return [word for word in words if word not in EMPTY_WORDS] or words


def _pair_off(short: list[str], title: list[str]) -> bool:
    """Whether each word has its partner in order; a place or a kind of edition may stand behind (`U.S.A.`).

    A word among others may be the initials of two or three (`Ann NY Acad Sci`).
    """
    at = used = 0
    for word in short:
        if at == len(title):
            break
        together = title[at : at + len(word)]
        if _is_cut_from(word, title[at]):
            at += 1
        elif (
            len(short) > 1 and 2 <= len(word) <= 3 and word == "".join(next_word[0] for next_word in together)
        ):
            at += len(word)
        else:
            return False
        used += 1
    is_shorter = sum(map(len, short[:used])) < sum(map(len, title))
    return at == len(title) and is_shorter and all(word in APPENDED_WORDS for word in short[used:])


def _is_cut_from(word: str, whole: str) -> bool:
    """Whether a word is the beginning of another, or its first letter and more of them in order (`natl`)."""
    if whole.startswith(word):
        return True
    letters = iter(whole[1:])
    stem = word[1:]
    return len(word) > 1 and whole[:1] == word[:1] and all(letter in letters for letter in stem)
