"""People as registries have them: names in one piece, two in one, titles behind them, and `et al.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from litman.library.comparison.names import is_organisation
from litman.sources.reading.json_fields import mapping_of, text_of
from litman.sources.reading.rich_text import plain_from_markup
from litman.text.cjk import holds_cjk
from litman.text.names import DEGREES, PARTICLES, SUFFIXES
from litman.work import OTHERS, Name

_EDGES = " \t,;*†‡§¶"
_FOOTNOTES = re.compile(r"(?<=[^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰])[\d*†‡§¶,¹²³⁴⁵⁶⁷⁸⁹⁰]++\Z")
_FOR_A_GROUP = re.compile(
    r"(?:and\s+)?(?:(?:for|on\s+behalf\s+of|representing)(?:\s+the)?|the|and)", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:(?<!\s)\s++)?[(\[](?:eds?|hrsg|hg|éds?|transl?|übers|coord|dir|org)\.?[)\]]", re.IGNORECASE
)
_BRACKETS = " []().…"
_INITIAL = re.compile(r"[^\W\d_]\.(?:\s*-?[^\W\d_]\.)*")
_PART = re.compile(r"[^\W\d_][\w'’.-]*")
_GLUED_INITIAL = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z])")
_INITIALS_BEHIND = re.compile(r"[A-Z]{1,2}\.?")
_BEFORE_FAMILY = frozenset({"Van", "Von", "De", "Da", "Di", "Del", "Della", "La", "Le", "Mac", "Mc", "St."})
# `Николаевич`, `Анатольевна`; in Latin letters family names end so, too: `Popovich`.
_FATHERS_NAME = re.compile(r"[а-яё](?:[оеё]вич|[оеё]вна|ична|ьич)\Z")
_PACKED = re.compile(r"[A-Z]{1,3}")
_MOST_WORDS = 8  # of a person's names
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?,\s*(?:and\s+)?|(?<!\s)\s+(?:and|&)\s+|(?:(?<!\s)\s++)?;\s*")
_NO_PERSON = re.compile(
    r"\b(?:the|office|staff|editors?|editorial|group|team|university|department|ministry|institut\w*|bureau|agency"
    r"|center|centre|press|inc|ltd|gmbh|corp\w*|company|foundation|commission|federation|union|library|journal|bank"
    r"|united|nations?|national|international|american|european|royal|world|global|health|statistics?|society"
    r"|collaborations?|consortium|committee|network|investigators|association|magazine|news|research|project|program\w*|board|service\w*|and|of|for|und|et)\b",
    re.IGNORECASE,
)


def registered_people(members: Iterable[object], *, keys: Mapping[str, str]) -> tuple[Name, ...]:
    """Return the people and organisations of a list; `et al.` ends it as the mark for others.

    Args:
        members: JSON objects, one a name; what is none is left out.
        keys: How the registry calls `family`, `given`, `name` and `suffix`.
    """
    objects = [mapping_of(member) for member in members]
    parts = [
        {ours: _clean(text_of(member.get(theirs))) for ours, theirs in keys.items()} for member in objects
    ]
    among_people = _are_people(parts)
    names = [name for part in parts for name in _names(part, among_people=among_people)]
    kept = [name for name in names if not _means_others(name)]
    return (*kept, OTHERS) if kept and len(kept) < len(names) else tuple(kept)


def _names(part: Mapping[str, str | None], *, among_people: bool) -> list[Name]:
    family, given = part["family"], part["given"]
    if not family or not any(map(str.isalnum, family)):
        whole = part["name"] or given
        is_person = bool(family) and _is_whole(whole or "", is_sure=True)  # a dash for the family name
        return [split_person(whole) if is_person else Name(literal=whole)] if whole else []
    if given and _FOR_A_GROUP.fullmatch(given):
        return [Name(literal=family)]
    family, suffix = _without_suffix(family)
    if given:
        given, of_given = _without_suffix(given)
        return [Name(family, given or None, None, part["suffix"] or suffix or of_given)]
    together = [piece.strip() for piece in _BETWEEN.split(family)]
    if len(together) > 1 and all(_is_whole(piece, is_sure=True) for piece in together):
        return [split_person(piece) for piece in together]
    if _is_whole(family, is_sure=among_people):
        return [_with_suffix(split_person(family), part["suffix"] or suffix)]
    return [Name(family, suffix=part["suffix"] or suffix)]


def _are_people(parts: Sequence[Mapping[str, str | None]]) -> bool:
    """Whether a list is one of people, so that a name in one piece is a person's among them."""
    families = [part["family"] or "" for part in parts]
    return (
        any(part["family"] and part["given"] for part in parts)
        or any(_is_whole(family, is_sure=False) for family in families)
        or (len(parts) > 1 and all(_is_whole(family, is_sure=True) for family in families))
    )


def person_in_one(whole: str, *, is_person: bool) -> Name | None:
    """Return the person whose name is `Family, Given` in one piece, or `Given Family` where it is a person's.

    None for an organisation, and where nothing tells.
    """
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and "," not in given:
        fits = all(len(part.split()) <= 4 and part for part in (family, given))
        is_other = _NO_PERSON.search(whole) or is_organisation(Name(whole)) or any(map(str.isdigit, whole))
        return Name(family, given) if family and given and (is_person or (fits and not is_other)) else None
    return split_person(whole) if is_person and not comma and _is_whole(whole, is_sure=True) else None


def person_of(text: str) -> Name | None:
    """Return the person or organisation that a text names, as lists of people have them; None where it is blank.

    A comma stands behind a family name; without one it is the last. A single word, and a name in Chinese, Japanese or
    Korean letters, stay whole.
    """
    bare = _clean(text)
    if bare is None:
        return None
    whole, suffix = _without_suffix(bare)
    words = whole.split()
    if "," not in whole and len(words) > 2 and words[-1].strip(".").lower() in SUFFIXES:
        suffix = words.pop()
    if len(words) == 2 and _PACKED.fullmatch(words[1]) and words[0][-1] != ",":  # `Farrokhi ET`
        return Name(words[0], words[1], None, suffix)
    if len(words) < 2 or len(words) > _MOST_WORDS or _NO_PERSON.search(whole) or holds_cjk(whole):
        return Name(literal=bare)
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma:
        return _with_suffix(Name(family, given or None), suffix) if family else Name(literal=bare)
    return _with_suffix(split_person(" ".join(words)), suffix)


def split_person(whole: str) -> Name:
    """Return a person whose names stand in one piece: the family name last, particles with it, or before initials.

    Where the father's name stands last, as Russians list themselves, the family name is the first one.
    """
    words = _GLUED_INITIAL.sub(" ", whole).split()
    if len(words) == 3 and _FATHERS_NAME.search(words[2]) and not _FATHERS_NAME.search(words[1]):
        return Name(words[0], " ".join(words[1:]))
    if _INITIALS_BEHIND.fullmatch(words[-1]):
        return Name(" ".join(words[:-1]), words[-1])
    at = len(words) - 1
    while at > 1 and (words[at - 1] in PARTICLES or words[at - 1] in _BEFORE_FAMILY):
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]) or None)


def _is_whole(text: str, *, is_sure: bool) -> bool:
    """Whether a family name is a whole name: given names and all, of one person.

    An initial says so; words alone say so in a list of people only, where the deposit has the rest of them in two.
    """
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(map(_PART.fullmatch, words)) or _NO_PERSON.search(text):
        return False
    if is_organisation(Name(text)) or words[0].lower() in PARTICLES or not words[-1][:1].isupper():
        return False
    has_initial = any(_INITIAL.fullmatch(word) for word in words[:-1]) and len(words[-1]) > 2
    return has_initial or (is_sure and all(word[0].isupper() for word in words))


def _without_suffix(text: str) -> tuple[str, str | None]:
    """A name and the `Jr.` behind its comma; degrees there are no part of a name."""
    suffix = None
    head, comma, tail = text.rpartition(",")
    while comma and (word := tail.strip(" .").lower().replace(".", "")) in _BEHIND:
        suffix = tail.strip() if word in SUFFIXES else suffix
        text = head.strip(_EDGES)
        head, comma, tail = text.rpartition(",")
    return text, suffix


_BEHIND = SUFFIXES | DEGREES


def _with_suffix(name: Name, suffix: str | None) -> Name:
    return Name(name.family, name.given, None, suffix)


def _means_others(name: Name) -> bool:
    whole = " ".join(part for part in (name.given, name.family, name.literal) if part)
    bare = whole.strip(_BRACKETS).replace(". al", " al")
    return name.is_others or Name(literal=bare).is_others


def _clean(text: str | None) -> str | None:
    if text is None:
        return None
    plain = _ROLE.sub("", plain_from_markup(text)).strip(_EDGES)
    return _FOOTNOTES.sub("", plain).strip(_EDGES) or None
