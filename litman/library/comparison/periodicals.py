"""Whether two names of a journal or book are one: abbreviations by the rules of ISO 4, acronyms, place names.

ISO 4 abbreviates a word by cutting its end (`Journal` → `J`) or, rarely, its middle (`national` → `natl`), leaves
articles and prepositions out, and keeps the order. That is a rule about words, so no list of words is needed: the
list of the ISSN centre has 56,000 lines, and no well-kept package carries it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from litman.library.comparison.names import is_acronym
from litman.library.comparison.titles import compare_titles
from litman.library.comparison.words import is_near, unmarked, words_of
from litman.text.lazy_pattern import lazy_pattern

EMPTY_WORDS = frozenset(
    """
    the of and in for on a an to with at by from de la le les des du der die das und fur et l el los
    las y i e do da dos das no na del della di il zur zum van voor en het och for em con
    """.split()
)
# What one source appends and another leaves out: `(London, England)`, `: official journal of …`, `. Series B`.
_APPENDED = lazy_pattern(
    r"(?:(?<!\s)\s+)?(?:[(\[].*|[:=;/].*|\s-\s.*|,\s*(?:part|section|series)\b.*"
    r"|\boffic(?:ial)?\.?\s+j(?:ournal)?\b.*)$",
    re.IGNORECASE,
)
_STATES = lazy_pattern(r"\bunited states(?: of america)?\b", re.IGNORECASE)
_ELIDED = lazy_pattern(r"\b(?:[ld]|dell|nell|all)['’](?=\w)", re.IGNORECASE)  # articles: `l’Académie`
_SERIES = lazy_pattern(
    r"(?:,|(?<![\s,]))\s+(?:part|section|series|ser\.?)\s+([A-Z0-9]{1,2})\b.*$", re.IGNORECASE
)
APPENDED_WORDS = frozenset(
    """
    part usa us uk paris berlin london lond england america official journal ed series ser sect section
    print online internet annual meeting proceedings proc vol
    """.split()
)
_APPENDED_MORE = frozenset("society soc offic j".split())  # of `official journal of the Society`
_ACRONYMS = {  # initials that no rule gives
    "nejm": "new england journal of medicine",
    "bmj": "british medical journal",
    "pnas": "proceedings of the national academy of sciences",
    "jama": "journal of the american medical association",
    "emboj": "embo journal",
    "mmwr": "morbidity and mortality weekly report",
}


def same_container(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether any of our names of the journal, book or series is one of theirs."""
    return any(_same(one, other) for one in ours for other in theirs)


def is_name(container: str) -> bool:
    """Return whether a text names a journal or book, and is not only what is appended to names: `[Internet]`."""
    return any(word not in APPENDED_WORDS and word not in _APPENDED_MORE for word in _words(container))


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    a, b = _words(one), _words(other)
    if not a or not b or a == b or "".join(a) == "".join(b):
        return True
    if _matches(a, b) or _is_short_for(one, a, b) or _is_short_for(other, b, a):
        return True
    bare_a, bare_b = (_words(_APPENDED.sub("", unmarked(name))) for name in (one, other))
    if bare_a and bare_b and (bare_a, bare_b) != (a, b) and (_matches(bare_a, bare_b) or bare_a == bare_b):
        return True
    whole_a, whole_b = (_words(_SERIES.sub("", unmarked(name))) for name in (one, other))
    letter_a, letter_b = (_SERIES.search(unmarked(name)) for name in (one, other))
    is_one_series = not letter_a or not letter_b or letter_a[1].lower() == letter_b[1].lower()
    if (letter_a or letter_b) and is_one_series and whole_a and whole_b and _matches(whole_a, whole_b):
        return True  # a journal before it was parted into series, or a series that was renamed
    return len(a) > 3 and len(b) > 3 and compare_titles(one, other) == "same"


@lru_cache(maxsize=4_096)  # a journal is that of many works, and is asked for by several rules
def _words(name: str) -> tuple[str, ...]:
    bare = _ELIDED.sub("", _STATES.sub("USA", name))
    words = tuple(word for word in words_of(bare) if word not in EMPTY_WORDS)
    return words or tuple(words_of(name))


def _is_short_for(name: str, short: Sequence[str], long: Sequence[str]) -> bool:
    if len(short) > 1 and _matches(short[1:], long) and is_acronym(short[0], long):
        return True  # `JAMA-Journal of the American Medical Association`
    if len(short) != 1:
        return False
    word = short[0]
    if word == long[0] and is_acronym(word, long[1:]):
        return True
    if word in _ACRONYMS and _matches(_words(_ACRONYMS[word]), long):
        return True
    return name.strip().isupper() and len(word) >= 2 and is_acronym(word, long)


def _matches(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words pair off in order, each an abbreviation of the other; a few words that say little may lack."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    unmatched: list[str] = []
    at = 0
    for word in short:
        while at < len(long) and not _abbreviates(word, long[at]):
            unmatched.append(long[at])
            at += 1
        if at == len(long):
            return False
        at += 1
    unmatched += long[at:]
    return all(word in APPENDED_WORDS for word in unmatched)


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word is cut from the other: its beginning, or first letter and further letters in order."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    if short[0] != long[0]:
        return False
    if len(short) >= 3 and len(short) < len(long) and _is_subsequence(short, long):
        return True
    stem = short[:-1]  # `Archiv` and `Archives`, `Zeitschrift` and `Z.`: endings change with the case
    return (len(stem) >= 4 and long.startswith(stem)) or is_near(short, long)


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
