"""Names as publishers' exports write them, with or without comma, one a line or several: `P. Okafor`, `Doe J`."""

from __future__ import annotations

import re

from litman.formats.people import name_of, split_particle
from litman.text.folding import collapse_white_space
from litman.text.given_names import GIVEN_NAMES, tells_a_person
from litman.text.names import PARTICLES, SUFFIXES
from litman.text.organisations import may_be_borne, names_an_organisation, names_no_person
from litman.work import OTHERS, Name

_LONGEST = 2000
_INITIAL = r"(?:[^\W\d_a-z]\.(?:-?[^\W\d_a-z]\.)*+|[A-Z](?:-[A-Z])?(?=\s))"
_INITIALS_FIRST = re.compile(
    rf"(?P<given>{_INITIAL}(?:\s*+{_INITIAL}){{0,12}})\s*+(?P<family>[^\W\d_]{{2}}[^\d,.]*)"
)
_INITIALS_LAST = re.compile(
    r"(?P<family>[^\W\d_][^\d,.]*[^\W\d_])\s+(?P<given>(?:[A-Z]\.[ -]?)+|[A-Z]{1,3}|[A-Z](?:[ -][A-Z]){1,2})"
)
_ONLY_INITIALS = re.compile(r"(?:[^\W\d_](?:\.|(?=[ -]|\Z))[ -]?)+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_ET_AL = re.compile(
    r"(?:\A|[,;]\s+|(?<![,;\s])\s+)(?:et\.? al\.?|and others|others|u\. ?a\.)[\s,;]*\Z", re.IGNORECASE
)
_MOST_WORDS = 4


def names_of(text: str) -> list[Name]:
    """Return the people and organisations of one line; several stand behind semicolons, `and`, or commas."""
    text = collapse_white_space(text)
    if not text or len(text) > _LONGEST:
        return [Name(literal=text)] if text else []
    bare = _ET_AL.sub("", text)
    names = [name for part in _parts(bare) if (name := loose_name_of(part)) is not None]
    return [*names, OTHERS] if bare != text else names


def loose_name_of(text: str) -> Name | None:
    """Return the name of a text: a comma parts family and given name; without one it may be a person's all the same."""
    text = collapse_white_space(text)
    words, suffix = _without_suffix(text)
    if text.endswith(",") and " " in text.rstrip(","):
        return Name(literal=text.rstrip(","))  # as EndNote has organisations
    if "," in text or not text or (names_an_organisation(words) and not _begins_with_given_name(words)):
        return name_of(text)
    if match := _INITIALS_FIRST.fullmatch(words):
        family, particle = split_particle(match["family"].strip())
        return Name(family, match["given"], None, suffix, particle)
    if match := _INITIALS_LAST.fullmatch(words):
        letters = match["given"]
        given = " ".join(f"{letter}." for letter in letters) if letters.isalpha() else letters
        family, particle = split_particle(match["family"])
        return Name(family, given, None, suffix, particle)
    return _in_full(words, suffix) or name_of(text)


def _in_full(text: str, suffix: str | None) -> Name | None:
    """`Jane Doe`, `Ludwig van Beethoven`: two to four words with capitals, and particles before the last."""
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return None
    at = next((n for n, word in enumerate(words) if n and word.lower() in PARTICLES and word.islower()), 0)
    at = at or len(words) - 1
    capitals = [word for word in words if word.lower() not in PARTICLES]
    is_person = all(word[0].isupper() for word in capitals) and at < len(words)
    if not is_person or (len(words) > 3 and words[0].lower() not in GIVEN_NAMES and at == len(words) - 1):
        return None
    family, particle = split_particle(" ".join(words[at:]))
    return Name(family, " ".join(words[:at]), None, suffix, particle)


def _begins_with_given_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) in (2, 3)
        and tells_a_person(words[0])
        and words[-1][:1].isupper()
        and "&" not in text
        and not names_no_person(text)
        and may_be_borne(text)
    )


def _without_suffix(text: str) -> tuple[str, str | None]:
    head, _, last = text.rpartition(" ")
    is_suffix = last.rstrip(".").lower() in SUFFIXES and last.rstrip(".").lower() not in (
        "v",
        "filho",
        "neto",
    )
    return (head, last) if head and " " in head and is_suffix else (text, None)


def _parts(text: str) -> list[str]:
    """Return the names that share a line."""
    if ";" in text:
        return [part.strip() for part in text.split(";") if part.strip()]
    by_and = [part.strip() for part in re.split(r"(?:,|(?<!\s))\s++(?:and|&)\s++", text)]
    if len(by_and) > 1 and all(_is_person(part) for name in by_and for part in _parts(name)):
        return [name for part in by_and for name in _parts(part)]
    by_comma = [part.strip() for part in text.split(",")]
    if len(by_comma) > 1 and all(_is_person(part) and _is_sure(part) for part in by_comma):
        return by_comma
    families, given = by_comma[::2], by_comma[1::2]
    if len(by_comma) > 2 and len(families) == len(given) and all(map(_ONLY_INITIALS.fullmatch, given)):
        return [f"{family}, {initials}" for family, initials in zip(families, given, strict=True)]
    return [text]


def _is_person(text: str) -> bool:
    """Whether a part stands for a person by itself: `Doe J`, `Jane Doe`, or `Doe, Jane`."""
    if " " not in text or _ONLY_INITIALS.fullmatch(text):
        return False
    name = loose_name_of(text)
    return name is not None and name.family is not None


def _is_sure(text: str) -> bool:
    """Whether it is no half of a name: `García Márquez` and `María José` are one person's."""
    words = text.split()
    begins = words[0].lower() in GIVEN_NAMES and words[-1].lower() not in GIVEN_NAMES
    return begins or bool(_INITIALS_LAST.fullmatch(text) or _INITIALS_FIRST.fullmatch(text))
