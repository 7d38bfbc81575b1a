"""Whether a paper's conference or book is that of the record: acronyms, years and ordinals apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.library.comparison.periodicals import same_container
from litman.library.comparison.words import is_near, raw_words_of, unmarked
from litman.text.lazy_pattern import lazy_pattern

# Series in which many conferences and books appear: beside the name of one of them they say nothing.
_SERIES = lazy_pattern(
    r"lecture notes|conference series|proceedings? series|conference proceedings|communications in computer"
    r"|advances in intelligent|ceur|procedia|ifip advances|research papers?|leibniz international|pmlr"
    r"|machine learning research|dataset|ssrn",
    re.IGNORECASE,
)
_OF_BOOKS = lazy_pattern(
    r"springer|studies in|methods in|topics|handbooks?|encyclop|dictionary", re.IGNORECASE
)
_EMPTY = frozenset(
    """
    proceedings proc conference conf international intl int annual meeting symposium symp workshop workshops congress
    th st nd rd first second third fourth fifth sixth seventh eighth ninth tenth the of on in and for a an at to with
    by ieee acm cvf rsj advances vol volume part book edition series track papers paper joint national world european
    de la le des du et und der die das del y e
    """.split()
)
_ACRONYM = lazy_pattern(r"\b[A-Z][a-z]*+[A-Z][A-Za-z]*+\b")
_KNOWN = {  # acronyms whose letters are not those of the name
    "chi": "human factors", "neurips": "neural information processing", "nips": "neural information processing",
    "sigir": "information retrieval", "sigmod": "management of data", "sigkdd": "knowledge discovery",
    "sigcomm": "data communication", "siggraph": "computer graphics", "usenix": "usenix", "interspeech": "speech",
}  # fmt: skip
_LONG_ACRONYM = 4  # letters
_ENOUGH = 0.5  # of the words of the shorter name


def is_series(name: str, *, of_books: bool = True) -> bool:
    """Return whether a name is one of a series in which many books (`of_books`) and conferences appear."""
    return bool(_SERIES.search(name) or (of_books and _OF_BOOKS.search(name)))


def same_venue(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether any of our names of the conference or book can be one of theirs."""
    own = [name for name in theirs if not is_series(name)]
    if not own or any(map(is_series, ours)) or same_container(ours, theirs):
        return True
    return any(_same(one, other) for one in ours for other in own)


def _same(one: str, other: str) -> bool:
    a, b = _telling(one), _telling(other)
    if not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    common = sum(any(word == w or _cut(word, w) or is_near(word, w) for w in long) for word in short)
    if common >= max(1, len(short) * _ENOUGH):
        return True
    return _stands_for(one, other) or _stands_for(other, one)


def _telling(name: str) -> list[str]:
    words = raw_words_of(unmarked(name))
    return [word for word in words if word not in _EMPTY and not word.isdigit()]


def _cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)


def _stands_for(short: str, long: str) -> bool:
    """Whether an acronym in one name is made of the other's letters: `CVPR`, `IROS` (Intelligent RObots…)."""
    words = raw_words_of(unmarked(long))
    initials = "".join(word[0] for word in words if word not in {"of", "the", "on", "and", "in", "for"})
    text = " ".join(words)
    for found in _ACRONYM.findall(unmarked(short)):
        letters = found.lower()
        if letters in _EMPTY:
            continue
        if letters in words or letters in initials or _KNOWN.get(letters, "\0") in text:
            return True
        if len(letters) >= _LONG_ACRONYM and _is_made_of(letters, initials):
            return True
    return False


def _is_made_of(letters: str, initials: str) -> bool:
    """Whether the letters, one of them left out, are first letters of words in their order."""
    return any(_is_within(letters[:at] + letters[at + 1 :], initials) for at in range(len(letters)))


def _is_within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
