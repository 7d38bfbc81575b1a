"""The people of a library's record, by what they did: authors, editors, translators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from litman.sources.marc.record import MarcField, MarcRecord
from litman.sources.reading.people import person_of
from litman.work import Name

Role = Literal["author", "editor", "translator", "other"]

# Source: MARC Code List for Relators.
_CODES: dict[str, Role] = {
    **dict.fromkeys(("aut", "cre", "dis", "cmp", "lbt", "prf", "art"), "author"),
    **dict.fromkeys(("edt", "com", "edc", "pbd", "hrsg"), "editor"),
    "trl": "translator",
}
_WORDS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"übers|transl|trad|vertal|pereklad|perev", re.IGNORECASE), "translator"),
    (
        re.compile(r"\bed(?:s?\b|it)|hrsg|herausg|éd(?:it|\b)|redak|comp\b|compil|urednik", re.IGNORECASE),
        "editor",
    ),
    (re.compile(r"verf|author|auteur|autor|kirjoitt|forf|författ|komp", re.IGNORECASE), "author"),
)
_EDITED = re.compile(
    r"\b(?:ed(?:ited|\.)\s+by|eds?\.|editors?\b|hrsg|herausgegeben|hg\.|sous la dir|édité|a cura di|redig|onder red)",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?<!\s)\s+(?:&|and|und|et)\s+")
_ORDER_BACK = re.compile(r"(?<![\s,;:/])[\s,;:/]+\Z")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\Z")


def people_of(record: MarcRecord) -> dict[Role, tuple[Name, ...]]:
    """Return the people and bodies of a record by role, as the record lists them, each once.

    Whoever has no role is an author, or an editor where the statement of responsibility says that the book is edited
    and nobody stands at its head.
    """
    found: dict[Role, dict[Name, None]] = {"author": {}, "editor": {}, "translator": {}, "other": {}}
    stated = record.first("245", "c") or ""
    untold: Role = "editor" if _EDITED.search(stated) and not record.of("100", "110") else "author"
    for field, is_body in _fields(record):
        role = _role(field) or ("author" if field in record.of("100", "110") else untold)
        if (
            is_body
            and role == "author"
            and field not in record.of("110")
            and (found["author"] or found["editor"])
        ):
            role = "other"  # a body beside people is a sponsor or a publisher
        for name in _body(field) if is_body else _people(field):
            found[role].setdefault(name)
    return {role: tuple(names) for role, names in found.items()}


def _fields(record: MarcRecord) -> Iterator[tuple[MarcField, bool]]:
    for tag in ("100", "110", "700", "710"):
        for field in record.of(tag):
            if tag in ("700", "710") and (field.indicators[1] == "2" or field.first("t")):
                continue  # the author of another work, which is in this one or beside it
            yield field, tag in ("110", "710")


def _role(field: MarcField) -> Role | None:
    for code in field.all("4"):
        code = code.rpartition("/")[2].lower()
        if code:
            return _CODES.get(code, "other")
    for word in field.all("ej"):
        return next((role for pattern, role in _WORDS if pattern.search(word)), "other")
    return None


def _people(field: MarcField) -> list[Name]:
    text = _bare(field.first("a"))
    if field.indicators[0] == "0" and text:  # a forename: Aristotle, John Paul II
        return [Name(literal=" ".join([text, *map(_bare, field.all("b"))]))]
    parts = [text] if "," in text else _TWO.split(text)  # `Ada Kessel & Bo Fern`, where nobody catalogued
    return [name for part in parts if (name := person_of(part))]


def _body(field: MarcField) -> list[Name]:
    whole = ", ".join(filter(None, map(_bare, field.all("ab"))))
    return [Name(literal=whole)] if whole else []


def _bare(text: str | None) -> str:
    return _FULL_STOP.sub("", _ORDER_BACK.sub("", text or ""))
