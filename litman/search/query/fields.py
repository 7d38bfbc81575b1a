"""The fields that a query can name, one table; and the values of those that take a choice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.index.query.nodes import Attribute, Equals, Has, HasNotice, Node, TextColumn, Words, Years

HAS = {
    "doi": "a DOI",
    "abstract": "an abstract",
    "file": "an attached file",
    "claims": "claims that lean on it",
    "note": "a note",
    "tag": "a tag",
    "url": "an address",
    "pmid": "a PubMed number",
    "isbn": "an ISBN",
    "year": "a year",
    "author": "an author or editor",
    "notice": "a retraction, correction or the like",
}
NOTICES = ("retracted", "withdrawn", "concern", "corrected", "replaced", "any")
TEXT_FIELDS: dict[str, TextColumn] = {
    "title": "title",
    "author": "creators",
    "journal": "container",
    "container": "container",
    "abstract": "abstract",
    "keyword": "keywords",
    "note": "notes",
    "claim": "claim",
    "quote": "quote",
}
EXACT_FIELDS: tuple[Attribute, ...] = ("key", "doi", "type", "tag", "statement", "post")
FIELDS = (*TEXT_FIELDS, *EXACT_FIELDS, "year", "has", "notice")
_OTHER_NAMES = {
    "authors": "author",
    "editor": "author",
    "in": "container",
    "keywords": "keyword",
    "notes": "note",
    "tags": "tag",
    "claims": "claim",
    "quotes": "quote",
    "date": "year",
}
_YEARS = re.compile(r"([0-9]{1,4})?(\.\.|-|–)?([0-9]{1,4})?")
_LEAST_PREFIX = 2


class ValueProblem(Exception):
    """A value that the field does not take; `offset` is where in the value."""

    def __init__(self, problem: str, offset: int = 0) -> None:
        super().__init__(problem)
        self.offset = offset


def field_named(name: str) -> str | None:
    """Return the field of that name or other name, in any case; None if there is none."""
    lower = name.lower()
    return lower if lower in FIELDS else _OTHER_NAMES.get(lower)


def field_node(name: str, value: str, *, is_phrase: bool = False, is_prefix: bool = False) -> Node:
    """Return what `name:value` asks for.

    Args:
        name: One of `FIELDS`.
        value: The value without quotation marks and the `*` after it.
        is_phrase: It stood in quotation marks.
        is_prefix: A `*` followed it.

    Raises:
        ValueProblem: the field does not take this value.
    """
    if name in TEXT_FIELDS:
        return text_node(value, TEXT_FIELDS[name], is_phrase=is_phrase, is_prefix=is_prefix)
    if name == "doi":
        return _doi(value, is_prefix=is_prefix)
    if name in EXACT_FIELDS:
        if not value:
            raise ValueProblem(f"here should be a value: {name}:VALUE")
        return Equals(name, value, is_prefix)
    if is_prefix:
        raise ValueProblem(f"`{name}` takes no `*`", len(value))
    if name == "year":
        return _years(value)
    if name == "has":
        return Has(_choice(value, tuple(HAS), "has"))
    return HasNotice(_choice(value, NOTICES, "notice"))


def text_node(
    text: str, column: TextColumn | None, *, is_phrase: bool = False, is_prefix: bool = False
) -> Words:
    """Return the words, which must hold a letter or a digit.

    Raises:
        ValueProblem: there is none, or too little stands before the `*`.
    """
    count = sum(c.isalnum() for c in text)
    if not count:
        what = "between the quotation marks" if is_phrase else "here"
        raise ValueProblem(f"there is no word {what}; give one of letters or digits")
    if is_prefix and count < _LEAST_PREFIX and text.isascii():
        raise ValueProblem(f"at least {_LEAST_PREFIX} letters must stand before a `*`", len(text))
    return Words(text.strip(), column, is_prefix)


def _doi(value: str, *, is_prefix: bool) -> Equals:
    from litman.identifiers.doi import parse_doi

    if is_prefix:
        return Equals("doi", value.lower(), is_prefix=True)
    doi = parse_doi(value)
    if doi is None:
        raise ValueProblem("this is no DOI; write doi:10.1000/182, or doi:10.1000/* for all that begin so")
    return Equals("doi", doi)


def _years(value: str) -> Years:
    match = _YEARS.fullmatch(value)
    if match is None or not (match[1] or match[3]):
        raise ValueProblem("this is no year; write 2019, 2018..2020, 2018.. or ..2018")
    first, last = (int(year) if year else None for year in (match[1], match[3]))
    if not match[2]:
        return Years(first, first)
    if first is not None and last is not None and first > last:
        raise ValueProblem(f"these years run backwards; write {last}..{first}")
    return Years(first, last)


def _choice(value: str, known: Sequence[str], field: str) -> str:
    lower = value.lower()
    if lower in known:
        return lower
    raise ValueProblem(f"`{field}` takes {', '.join(known[:-1])} or {known[-1]}")
