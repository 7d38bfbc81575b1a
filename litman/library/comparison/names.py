"""Whether two names mean one person or organisation: initials, particles, order, transliteration, acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from litman.library.comparison.words import is_near, raw_words_of
from litman.text.given_names import is_nickname
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import DEGREES, PARTICLES, SUFFIXES
from litman.work import Name

Sameness = Literal["same", "initials", "other"]

_PARTICLES = PARTICLES | frozenset(
    "vande vander vanden t les d ben bint abu st saint y e i und of the".split()
)
_SUFFIXES = SUFFIXES | DEGREES
_GROUP = lazy_pattern(
    r"\b(?:group|consortium|collaborat\w*|investigators?|committee|network|team|study|trial(?:ists)?|initiative"
    r"|society|association|council|task force|panel|college|academy|institute|organi[sz]ation|on behalf)\b",
    re.IGNORECASE,
)
_IN_HAN = lazy_pattern("[\u4e00-\u9fff]{2,4}")  # a person's name, family name first, in one piece
_EAST_ASIAN = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_EMPTY_WORDS = frozenset(
    """
    the of for and on in inc ltd llc co corp corporation gmbh de la et und
    """.split()
)
# Spellings of one sound in romanised names. Source: tables of ALA-LC, BGN/PCGN and ISO 9 side by side.
_SOUNDS = tuple(
    (lazy_pattern(pattern), sound)
    for pattern, sound in (
        (r"(?<=[eo])ff?$", "v"),
        (r"shch|sch|sh|cz|tch|tsch|ch", "c"),
        (r"zh|dzh|dj|dz", "z"),
        (r"kh|gh", "h"),
        (r"ts|tz", "c"),
        (r"ks|cks", "x"),
        (r"ck|q", "k"),
        (r"ph", "f"),
        (r"ou|oo|ue", "u"),
        (r"oe", "o"),
        (r"ae|aa", "a"),
        (r"ee|ie|iy|yi|ij|y|j", "i"),
        (r"w", "v"),
        (r"yu|iu", "u"),
        (r"ia|ya", "a"),
        (r"io|yo", "o"),
        (r"(.)\1", r"\1"),
    )
)


def is_others(name: Name) -> bool:
    """Return whether the name stands for names that are left out (`et al.`, `others`)."""
    return name.is_others


def is_organisation(name: Name) -> bool:
    """Return whether the name is an organisation's or a group's."""
    if name.family is None:
        return bool(name.literal) and not _IN_HAN.fullmatch(name.literal or "")
    return len(name.family.split()) > 1 and bool(_GROUP.search(name.family))


def same_name(ours: Name, theirs: Name) -> Sameness:
    """Return whether the names can be one person's; `initials`: but their first names begin with other letters."""
    if ours == theirs:
        return "same"
    one, other = _in_one_piece(ours), _in_one_piece(theirs)
    if one and other:
        return "same" if one == other else "other"
    if is_organisation(ours) or is_organisation(theirs):
        return "same" if _same_words(_whole(ours), _whole(theirs)) else "other"
    a, b = _family(ours), _family(theirs)
    if a and b and _same_family(a, b):
        return "same" if _initials_agree(ours, theirs, a, b) else "initials"
    return "same" if _is_swapped(ours, theirs) else "other"


def _in_one_piece(name: Name) -> str | None:
    """Return a name in East Asian letters with its family name first and no space, None for one in others.

    Few lists part such names: 张伟 is one word in most and 张, 伟 in the registry.
    """
    whole = "".join((name.family or "", name.given or "", name.literal or ""))
    whole = "".join(whole.replace(",", "").split())
    return whole if _EAST_ASIAN.fullmatch(whole) else None


def find_name(name: Name, names: Sequence[Name]) -> bool:
    """Return whether the name is among the others, whatever its initials."""
    return any(same_name(name, other) != "other" for other in names)


def shown_name(name: Name) -> str:
    """Return the name as people read it: `Ada Moss`, `World Health Organization`."""
    parts = (
        name.given,
        name.dropping_particle,
        name.non_dropping_particle,
        name.family or name.literal,
        name.suffix,
    )
    return " ".join(part for part in parts if part)


def _family(name: Name) -> list[str]:
    words = raw_words_of(name.family or name.literal or name.given or "")
    # A number tells people of one name apart in one source: `John Smith 0001`.
    kept = [word for word in words if word not in _PARTICLES and word not in _SUFFIXES and not word.isdigit()]
    return kept or words


def _given(name: Name) -> list[str]:
    words = raw_words_of(_spaced(name.given or ""))
    return [w for w in words if len(w) == 1 or (w not in _SUFFIXES and w not in _PARTICLES)] or words


def _spaced(given: str) -> str:
    # Initials without dots or spaces, `JH`, are two.
    bare = given.strip().replace(".", " ").strip()
    if len(bare) <= 4 and bare.isupper() and bare.isalpha() and not re.search("[AEIOUY]", bare[1:]):
        return " ".join(bare)
    return " ".join(bare) if len(bare) <= 3 and bare.isupper() and bare.isalpha() else bare


def _same_family(one: list[str], other: list[str]) -> bool:
    a, b = "".join(one), "".join(other)
    if a == b or set(one) <= set(other) or set(other) <= set(one):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 5 and is_near(short, long):
        return True
    return len(short) >= 4 and _sound(short) == _sound(long)


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _initials_agree(ours: Name, theirs: Name, a: list[str], b: list[str]) -> bool:
    """Whether one first name can be the other's; a part of a double family name may stand among first names."""
    one = {word[0] for word in _given(ours)} | {word[0] for word in a[:-1]}
    other = {word[0] for word in _given(theirs)} | {word[0] for word in b[:-1]}
    if not _given(ours) or not _given(theirs):
        return True
    if one & other:
        return True
    return any(is_nickname(mine, registered) for mine in _given(ours) for registered in _given(theirs))


def _is_swapped(ours: Name, theirs: Name) -> bool:
    """Whether family and given name changed places, or the whole name stands in one field."""
    a, b = _parts(ours), _parts(theirs)
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or "".join(sorted(a)) == "".join(sorted(b)):
        return True
    full_a, full_b = {w for w in a if len(w) > 1}, {w for w in b if len(w) > 1}
    common = full_a & full_b
    if not common:
        return False
    # `Wang Xiaoming` against `Xiaoming W.`: what is written out on both sides, and initials for the rest.
    rest_a, rest_b = [w for w in a if w not in common], [w for w in b if w not in common]
    family_named = bool(common & (set(_family(ours)) | set(_family(theirs))))
    return family_named and bool(rest_a) and bool({w[0] for w in rest_a} & {w[0] for w in rest_b})


def _parts(name: Name) -> list[str]:
    words = raw_words_of(" ".join(filter(None, (_spaced(name.given or ""), name.family or name.literal))))
    return [w for w in words if len(w) == 1 or (w not in _SUFFIXES and w not in _PARTICLES)]


def _whole(name: Name) -> str:
    return " ".join(filter(None, (name.given, name.non_dropping_particle, name.family, name.literal)))


def _same_words(one: str, other: str) -> bool:
    """Whether two names of organisations are one: a part of the other, its letters, or all but one word."""
    a, b = ([w for w in raw_words_of(text) if w not in _EMPTY_WORDS] for text in (one, other))
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long) and (len(short) > 1 or len(long) < 3 or len(short[0]) < 7):
        return True
    if len(short) == 1 and is_acronym(short[0], long):
        return True
    common = sum(any(w == v or is_near(w, v) for v in long) for w in short)
    return common >= max(2, len(short) - 1) and common >= len(long) / 2


def is_acronym(letters: str, words: Sequence[str]) -> bool:
    """Return whether the letters (two at least) are the first ones of the words, the last words left out or not."""
    first = "".join(word[0] for word in words)
    return (
        len(letters) >= 2
        and len(words) >= 2
        and (first == letters or (len(letters) > 2 and first.startswith(letters)))
    )
