"""Whether a reference names a journal or book, in full or abbreviated."""

from __future__ import annotations

from collections.abc import Sequence

from litman.matching.words import SMALL_WORDS, words_of


def container_likeness(containers: Sequence[str], words: Sequence[str]) -> float:
    """Return 0.0–1.0: how much of one of the names stands in these words, in order.

    Words may be shortened on either side, at their end (`Phys`) or inside (`Natl`); small words are passed over;
    a name may be given by its first letters (`PNAS`).

    Source: ISO 4 and its list of title word abbreviations.
    """
    said = [word for word in words if word not in SMALL_WORDS and not word.isdigit()]
    return max((_likeness(name, said) for name in containers), default=0.0)


def is_short_for(short: str, word: str) -> bool:
    """Whether a word can be abbreviated so: a beginning of it, or its first letter and some that follow."""
    if word.startswith(short):
        return True
    if len(short) < 3 or len(short) * 1.2 > len(word) or short[0] != word[0] or short[-1] != word[-1]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def _likeness(name: str, said: Sequence[str]) -> float:
    wanted = [word for word in words_of(name) if word not in SMALL_WORDS and not word.isdigit()]
    if not wanted:
        return 0.0
    initials = "".join(word[0] for word in wanted)
    if len(initials) >= 3 and initials in said:
        return 1.0
    total = sum(map(len, wanted))
    best, first = 0.0, wanted[0][0]
    for start, word in enumerate(said):
        if word[0] == first:
            best = max(best, _run(wanted, said, start) / total)
            if best == 1.0:
                break
    return best


def _run(wanted: Sequence[str], said: Sequence[str], start: int) -> int:
    """Return how many letters of the wanted words stand here, one after the other; one may be left out."""
    got, at, missed = 0, start, 0
    for word in wanted:
        there = said[at] if at < len(said) else ""
        if there and (is_short_for(there, word) or is_short_for(word, there)):
            got, at = got + len(word), at + 1
        else:
            missed += 1
            if missed > 1:
                break
    return got
