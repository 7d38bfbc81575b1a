"""Completion of the words of bibliographies and claims files: types, fields, macros, keys, relations, verdicts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from litman.bibtex.works.entry_types import CSL_TYPES
from litman.claims.claim import RELATIONS, STANCES, VERDICTS

MOST_OFFERED = 100
# The names under which most works are found. Source: biblatex manual, sections 2.2.2 and 2.2.3; btxdoc, section 3.2.
_FIELDS = (
    "abstract address annotation author booktitle chapter crossref date doi edition editor editora eprint eprinttype"
    " eventtitle file howpublished ids institution isbn issn journal journaltitle keywords language location month note"
    " number organization pages pmid pubstate publisher related school series shortjournal shorttitle subtitle title"
    " translator type url urldate version volume xdata year"
).split()
_TYPE = re.compile(r"^\s*@(?P<words>[A-Za-z_]*)$")
_FIELD = re.compile(r"(?:^|,)\s*(?P<words>[A-Za-z][\w-]*)?$")
_MACRO = re.compile(r"^\s*[A-Za-z][\w-]*\s*=\s*+(?:[^{}\",]*#\s*+)?(?P<words>[A-Za-z][\w:-]*)?$")
_STRING = re.compile(r"@string\s*[{(]\s*([^\s={}(),\"]+)\s*=", re.IGNORECASE)
_SEEN = re.compile(r"^[^\S\n]*+([A-Za-z][\w-]*+)\s*+=", re.MULTILINE)
_HEADER = re.compile(r"^[^\S\n]*+\[\[?\s*+([\w.]++)\s*+\]\]?", re.MULTILINE)
_NAME = re.compile(r"^\s*(?P<words>[a-z_]*)$")
_VALUE = re.compile(r"(?:^|[{,])\s*(?P<name>\w+)\s*=\s*\"(?P<words>[^\"]*)$")

# What may stand in the tables of a claims file; `litman help files` shows a whole one.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "post": {
        "title": "of the post", "source": "its file, from this one on, or its address", "author": "who wrote it",
        "date": "of the post", "scanned": "the day of the last scan",
        "copy": "whether its words may be shown to others",
    },
    "reference": {
        "id": "stays for ever", "label": "as printed", "text": "as printed", "key": "citation key of the work",
    },
    "claim": {
        "id": "stays for ever", "text": "what is claimed", "stance": "whether the post says so",
        "statement": "the sentence that claims of several posts assert or deny", "anchor": "where it stands",
        "comment": "for the author of the post",
    },
    "claim.link": {
        "key": "citation key of the work", "relation": "what the work is to the claim",
        "verdict": "what a person found", "quote": "the work's own words", "locator": "where in the work",
        "marker": "as the post prints it", "by": "who looked", "at": "the day", "comment": "for the author of the post",
    },
}  # fmt: skip
_VALUES: Mapping[str, Mapping[str, str]] = {
    "relation": {name: info.help for name, info in RELATIONS.items()},
    "verdict": {str(name): said for name, said in VERDICTS.items()},
    "stance": {str(name): said for name, said in STANCES.items()},
}


class Word(NamedTuple):
    """A word that can stand at a place, and what it means."""

    text: str
    about: str = ""


class WordPlace(NamedTuple):
    """Where a word is being typed, in a line, and what can stand there."""

    start: int  # column of its first code point
    words: str  # from there to the cursor
    offered: tuple[Word, ...]


def bib_place(before: str, above: str) -> WordPlace | None:
    """Return what a bibliography can have at a place.

    Args:
        before: The line up to the cursor.
        above: The lines above it.
    """
    if match := _TYPE.search(before):
        types = (Word(name, said) for name, said in CSL_TYPES.items())
        return _place(match, [*types, Word("string", "a macro"), Word("comment"), Word("preamble")])
    if not _is_inside(above + before):
        return None
    if match := _MACRO.search(before):
        return _place(match, [Word(name) for name in dict.fromkeys(_STRING.findall(above))])
    if match := _FIELD.search(before):
        seen = Counter(name.lower() for name in _SEEN.findall(above[-200_000:]))
        names = sorted({*_FIELDS, *seen}, key=lambda name: (-seen[name], name))
        return _place(match, [Word(name, "field") for name in names])
    return None


def claims_place(before: str, above: str, statements: Mapping[str, str]) -> WordPlace | None:
    """Return what a claims file can have at a place.

    Args:
        before: The line up to the cursor.
        above: The lines above it.
        statements: The sentences of `statements.toml` by id.
    """
    headers = _HEADER.findall(above)
    table = headers[-1] if headers else ""
    if (match := _VALUE.search(before)) and match["name"] in _VALUES:
        return _place(match, [Word(*item) for item in _VALUES[match["name"]].items()])
    if match and match["name"] == "statement":
        return _place(match, [Word(*item) for item in statements.items()])
    if (match := _NAME.search(before)) and table in _NAMES:
        section = above[above.rfind("[", 0, len(above)) :]
        there = set(re.findall(r"^[^\S\n]*+(\w++)\s*+=", section, re.MULTILINE))
        return _place(match, [Word(*item) for item in _NAMES[table].items() if item[0] not in there])
    return None


def _place(match: re.Match[str], words: Iterable[Word]) -> WordPlace:
    typed = match["words"] or ""
    begins = tuple(word for word in words if word.text.lower().startswith(typed.lower()))
    return WordPlace(match.end() - len(typed), typed, begins[:MOST_OFFERED])


def _is_inside(text: str) -> bool:
    """Whether a text of a bibliography ends inside an entry, and there outside of any value."""
    start = max(
        (
            match.start()
            for match in re.finditer(r"^[^\S\n]*+@\s*+\w++\s*+[{(]", text[-20_000:], re.MULTILINE)
        ),
        default=-1,
    )
    if start < 0:
        return False
    entry = text[-20_000:][start:]
    quotes = entry.count('"') - entry.count('\\"')
    return entry.count("{") - entry.count("}") == 1 and quotes % 2 == 0
