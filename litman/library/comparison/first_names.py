"""Whether two first names can be one person's: initials, nicknames, transliterations, a middle name that is used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from litman.library.comparison.words import is_near, raw_words_of
from litman.text.folding import to_ascii
from litman.text.given_names import is_nickname
from litman.text.lazy_pattern import lazy_pattern
from litman.work import Name

# `JP`, `J.P.`, `RDLG`; with a particle behind them, `RRd`.
_INITIALS = lazy_pattern(r"[A-Z]{1,3}|[B-DF-HJ-NP-TV-Z]{4,6}|[A-Z]{2,4}[a-z]{1,2}")


def contradict(ours: Name, theirs: Name) -> bool:
    """Return whether both first names are written out and cannot be one person's: `John` and `James`."""
    if ours.given == theirs.given or ours.family is None or theirs.family is None:
        return False
    one, other = _words_of(ours.given or ""), _words_of(theirs.given or "")
    full, written = _full(one), _full(other)
    if not full or not written:
        return False
    if "".join(full) == "".join(written) or any(are_one(a, b) for a in full for b in written):
        return False
    families = {*raw_words_of(ours.family), *raw_words_of(theirs.family)}
    if families & {*full, *written}:  # a part of a double family name, or names that changed places
        return False
    initials = {word for word in one if len(word) == 1}, {word for word in other if len(word) == 1}
    return not (initials[0] & {word[0] for word in written} or initials[1] & {word[0] for word in full})


def are_one(one: str, other: str) -> bool:
    """Return whether two first names, folded, can stand for one another."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or is_near(one, other):
        return True
    if is_nickname(one, other):
        return True
    bones = _consonants(one)
    return len(bones) > 1 and bones == _consonants(other)


def is_written_out(name: Name) -> bool:
    """Return whether a first name is written out and not an initial."""
    return bool(_full(_words_of(name.given or "")))


def _consonants(word: str) -> str:
    """What is left of a name in every spelling: `mhmd` of `Mohamed` and `Muhammad`."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


@lru_cache(maxsize=4_096)  # people and their initials come again
def _words_of(given: str) -> tuple[str, ...]:
    bare = to_ascii(re.sub(r"[\s.-]", "", given))
    if _INITIALS.fullmatch(bare):
        return tuple(letter.lower() for letter in bare if letter.isupper())
    return tuple(word for word in raw_words_of(given) if not word.isdigit())


def _full(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) > 1]
