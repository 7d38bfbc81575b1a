"""The names of a reference's authors and editors, split as their style writes them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from litman.posts.references.wordlists import usual_parts
from litman.text.cjk import holds_cjk
from litman.text.folding import collapse_white_space
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE
from litman.work import Name

_ROLE = lazy_pattern(
    r"(?:[(\[,]\s*+|(?<!\s)\s++|)\b(?:eds?|editors?|edited\s+by|hrsg|hgg?|herausgegeben\s+von|[ée]ds?|dirs?|coords?|comps?|trans|transl"
    r"|translators?|translated\s+by|übers|directors?|directed\s+by|written\s+by|autho?rs?)\b\.?(?:\s+(?:and|&)\s+trans\b\.?)?"
    r"(?:\s+by\b)?\s*+[)\]]?\s*+[:,.]?",
    re.I,
)
_IN = lazy_pattern(r"^\s*(?:in|dans|en|im)\b\s*:?\s+", re.I)
_ET_AL = lazy_pattern(
    r"(?:[,;]\s*+|(?<!\s)\s++|)(?:(?:and|&)\s++)?\b(?:et\.?\s++al\b\.?|and\s++others|u\.\s?a\."
    r"|et\s++coll\.?|\[?и др\.?\]?)"
    r"|(?:[,，、]\s*+|(?<!\s)\s++|)等(?:人)?\s*+\Z",
    re.I,
)
_ELLIPSIS = lazy_pattern(r"(?:(?<!\s)\s++)?(?:…|\.\s?\.\s?\.)\s*&?\s*")
_AND = lazy_pattern(
    r"(?:(?<!\s)\s+)?(?:[,;]\s*)?(?:\s(?:and|und|et|e|y|og|och|en|и|i)\s|&|\s/\s?|(?<=\w)/(?=\w))\s*"
)
_INITIALS = lazy_pattern(r"(?:[^\W\d_][.’']?[-‐–\s]*(?:[a-z]\.)?){1,5}")
_PACKED = lazy_pattern(r"(?:[A-ZÀ-ÖØ-ÞА-Я][.]?[-‐–\s]?){1,4}")
_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.I)
_DEGREE = lazy_pattern(r"(?:m\.?d|ph\.?\s?d|m\.?sc|b\.?sc|dr|prof|mph|rn|m\.?a|facs|ed\.?d)\.?", re.I)
_PARTICLE = lazy_pattern(rf"(?:{PARTICLE}|st\.?|mac|mc)", re.I)
_ORGANISATION = lazy_pattern(
    r"\b(?:universit\w*|institut\w*|agenc\w+|associat\w+|organi[sz]ation\w*|council|committee|department|minist\w+|society"
    r"|foundation|cent(?:er|re|rum)|college|school|hospital|clinic\w*|medicine|group|network|consortium|commission|office"
    r"|bureau|administration|authority|board|bank|union|federation|academy|service\w*|press|news|corporation|company|inc"
    r"|ltd|gmbh|program(?:me)?|project|initiative|laborator\w+|collaborat\w+|investigators|trust|united\s+nations|nations"
    r"|government|library|museum|times|post|magazine|journal|staff|team|of|for|the)\b",
    re.I,
)
_INITIALS_LAST = lazy_pattern(r"(.+?)(?<!\s)\s++([A-ZÀ-ÖØ-ÞА-Я](?:[.\s-]{0,2}[A-ZÀ-ÖØ-ÞА-Я]){0,3}\.?)$")
# `Lord, C. Courchesne, E.`: only full stops stand between the people.
_STOPS_BETWEEN = lazy_pattern(r"^[^\s,]+, [A-Z]{1,3}\. [^\s,.]+, [A-Z]{1,3}\.")
_STOP_BETWEEN = lazy_pattern(r"(?<=[A-Z])\.\s+(?=[A-Z][^\s,.]+,)")
_COUNTRY = lazy_pattern(r"\bU\.\s?(?:S\.(?:\s?A\.)?|K\.)")
Kind = Literal["initials", "family", "full", "suffix", "degree", "words"]


class _Piece(NamedTuple):
    text: str
    kind: Kind


_AROUND = " :;()[]*†‡"  # what may stand around a name and is no part of it
_SIGNS = _AROUND + ".,"


def read_names(text: str) -> tuple[Name, ...]:
    """Return the people and organisations of a part such as `Wang, M., & Kaplin, A. (Eds.)`, in order.

    Family-first, given-first, packed initials (`Smith JA`) and semicolon styles are read; `et al.` and roles are
    left out. What is no person's name comes back whole as `literal`.
    """
    # first of all: the patterns below take quadratic time on long white space
    bare = collapse_white_space(text)
    bare = _ET_AL.sub("", _ROLE.sub(" ", _IN.sub("", bare)))
    bare = collapse_white_space(_ELLIPSIS.sub(", ", bare)).strip(" ,;:&([")
    bare = bare.rstrip(")]") if "(" not in bare else bare
    if not bare or not any(c.isalpha() for c in bare):
        return ()
    if is_organisation(bare):
        return (Name(literal=bare.strip(" .")),)
    if holds_cjk(bare):
        return tuple(Name(literal=part) for part in re.split(r"\s?[,;、，；]\s?", bare) if part)
    if _STOPS_BETWEEN.match(bare):
        bare = _STOP_BETWEEN.sub("., ", bare)
    by_slash = bare.split("/")
    # `Moss, Ada/Holm, Ida Maria`, as German lists have it
    is_by_slash = len(by_slash) > 1 and all(part.count(",") == 1 for part in by_slash)
    return tuple(name for part in (by_slash if is_by_slash else bare.split(";")) for name in _read_run(part))


def is_organisation(text: str) -> bool:
    """Whether the whole text is the name of one organisation, with no sign of a person's initials."""
    text = _COUNTRY.sub("US", text)
    if re.search(r"(?:^|[\s,])[A-Z]\.|;|\s[A-Z]{1,2}(?:,|$)", text):
        return False
    words = text.strip(" .").split()
    return len(words) > 1 and bool(_ORGANISATION.search(text)) and "," not in text.replace(", Inc", "")


def _read_run(text: str) -> list[Name]:
    names: list[Name] = []
    for group in _AND.split(text):
        pieces = [_classify(atom) for atom in re.split(r"\s?,\s?", group) if atom.strip(_SIGNS)]
        names += _join(pieces, first=not names)
    return names


def _classify(atom: str) -> _Piece:
    atom = atom.strip(_AROUND)
    bare = atom.rstrip(".")
    if _SUFFIX.fullmatch(atom):
        return _Piece(atom, "suffix")
    if _DEGREE.fullmatch(atom) and not re.fullmatch(r"[A-Z]\.", atom):
        return _Piece(atom, "degree")
    if len(bare) <= 12 and (_PACKED.fullmatch(atom) or ("." in atom and _INITIALS.fullmatch(atom))):
        return _Piece(atom, "initials")
    words = bare.split()
    plain = [word for word in words if not _PARTICLE.fullmatch(word)]
    if len(plain) <= 1:
        return _Piece(bare, "family")
    if any(re.fullmatch(r"(?:[^\W\d_]\.-?)+|[A-Z]{1,3}", word) for word in words):
        return _Piece(atom, "full")
    return _Piece(bare, "words")


def _join(pieces: list[_Piece], *, first: bool) -> list[Name]:
    """Put the pieces between two commas together again: family and given, suffix, whole names."""
    names: list[Name] = []
    kinds = {piece.kind for piece in pieces}
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind == "degree" and after and _is_family_like_a_degree(piece, after):
            piece = _Piece(piece.text, "family")
        if piece.kind in ("suffix", "degree"):
            if piece.kind == "suffix" and names and names[-1].family:
                last = names[-1]
                names[-1] = Name(last.family, last.given, None, piece.text, last.non_dropping_particle)
        elif (after and _is_family_in_capitals(piece, after, alone=len(pieces) == 2)) or (
            (piece.kind in ("family", "words") and after and after.kind == "initials")
            or (piece.kind == "family" and after and _given_follows(after, kinds, first=first and not names))
            or (piece.kind == "words" and after and len(pieces) == 2 and after.kind != "words")
        ):
            names.append(_family_given(piece.text, after.text))
            i += 1
        elif piece.kind == "initials" and names and names[-1].family and not names[-1].given:
            names[-1] = _family_given(names[-1].family or "", piece.text)
        else:
            names.append(_whole(piece.text))
        i += 1
    return names


def _is_family_like_a_degree(piece: _Piece, after: _Piece) -> bool:
    """Whether what could be a degree is a family name, with initials behind it: `Ma, G.`, but no `MA, FRCP`."""
    is_name = piece.text.isalpha() and (not piece.text.isupper() or "." in after.text)
    return is_name and after.kind == "initials"


def _is_family_in_capitals(piece: _Piece, after: _Piece, *, alone: bool) -> bool:
    """Whether short capitals are a family name: initials with full stops follow (`LEE, T.-H.`), or one given name."""
    if piece.kind != "initials" or "." in piece.text or len(piece.text) < 2:
        return False
    return (after.kind == "initials" and "." in after.text) or (alone and after.kind in ("family", "full"))


def _given_follows(after: _Piece, kinds: set[Kind], *, first: bool) -> bool:
    """Whether what follows a lone family name is its given names (`Adams, Nicholson B.`)."""
    if after.kind == "full":
        return first and bool(re.match(r"[^\W\d_]{2,}(?:\s[^\W\d_]{2,})*(?:\s[^\W\d_]\.)+$", after.text))
    if after.kind == "family":
        return ("initials" not in kinds and "full" not in kinds) or "g" in usual_parts(
            after.text.lower()
        ).lower()
    return first and after.kind == "words"


def _family_given(family: str, given: str) -> Name:
    particle, rest = _particle(family.strip(" ."))
    given = given.strip(" ,")
    if re.search(r"[^\W\d_]{3}\.$|^[A-ZÀ-Þ]{2,4}\.$", given):
        given = given[:-1]
    return Name(family=rest, given=given, non_dropping_particle=particle)


def _whole(text: str) -> Name:
    """Return a name that stands between commas by itself: `J. P. Smith`, `Smith JP`, `John Smith`, `OECD`."""
    bare = text.strip(" ,")
    words = bare.rstrip(".").split() if not re.search(r"\b[A-Z]\.$", bare) else bare.split()
    if not words:
        return Name(literal=bare)
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        name = _whole(" ".join(words[:-1]))
        return Name(name.family, name.given, name.literal, words[-1], name.non_dropping_particle)
    if len(words) == 1:
        return Name(literal=words[0]) if words[0].isupper() else Name(family=words[0])
    if _ORGANISATION.search(bare):
        return Name(literal=bare)
    packed = _INITIALS_LAST.match(" ".join(words))
    if packed and not re.fullmatch(r"[A-Z]\.?", words[0]):
        return _family_given(packed.group(1), packed.group(2))
    if words[0].isupper() and len(words[0]) > 2 and "." not in words[0] and not words[-1].isupper():
        return _family_given(
            " ".join(w for w in words if w.isupper()), " ".join(w for w in words if not w.isupper())
        )
    start = len(words) - 1
    while start > 1 and _PARTICLE.fullmatch(words[start - 1]) and words[start - 1][0].islower():
        start -= 1
    return _family_given(" ".join(words[start:]), " ".join(words[:start]))


def _particle(family: str) -> tuple[str | None, str]:
    words = family.split()
    count = 0
    while count < len(words) - 1 and _PARTICLE.fullmatch(words[count]) and words[count][0].islower():
        count += 1
    return (" ".join(words[:count]) or None), " ".join(words[count:])
