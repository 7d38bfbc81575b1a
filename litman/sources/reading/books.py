"""What services say of books in words: editions, numbers of pages, and which ISBN a record is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litman.bibtex.works.field_values import edition_from_tex
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.text.folding import collapse_white_space

_EDITION = re.compile(
    r"(?P<number>[0-9]{1,3})(?:\s*+(?:\.|e|ª|a|º|ème|ère))?\s++(?:aufl(?:age|\.)?|éd(?:ition|\.)?|ed(?:ición|izione|ição)|uitg(?:ave|\.)?)\.?",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?<![\w.])([0-9]{1,5})\s*(?:p(?:p|ages?|ag)?\b|S(?:eiten?)?\b|s(?:id(?:or|er)?)?\b|Bl\b|leaves\b)"
)
_NAME_OF_NUMBER = re.compile(r"(?:(?<!\s)\s++)?\(.*\Z", re.DOTALL)


def edition_of(text: str | None) -> str | None:
    """Return an edition, as a number where it is one and nothing else (`2nd ed.`, `Third edition`, `3. Aufl.`)."""
    bare = collapse_white_space(text or "").strip(" /:;,[]")
    match = _EDITION.fullmatch(bare)
    return match["number"] if match else edition_from_tex(bare) if bare else None


def pages_in(text: str | None) -> str | None:
    """Return the number of pages that a description states (`xii, 345 p. : ill.`, `1 Band (304 Seiten)`)."""
    found = _PAGES.findall(text or "")
    return max(found, key=int) if found and int(max(found, key=int)) else None


def names_isbn(stated: Iterable[str], isbn: str) -> bool | None:
    """Return whether one of the numbers of a record is this ISBN of 13 digits; None where it states none at all."""
    numbers = (parse_isbn(_NAME_OF_NUMBER.sub("", text)) for text in stated)
    known = {isbn13(number) for number in numbers if number}
    return isbn in known if known else None
