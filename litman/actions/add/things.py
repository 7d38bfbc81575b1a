"""What somebody gave to `litman add`: an identifier, an address, a file, a reference, or nothing that can be told."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Literal, NamedTuple

from litman.identifiers.addresses import identify_address
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import KINDS, parse_identifier
from litman.identifiers.url import parse_url
from litman.regular_files import is_no_file

ThingKind = Literal["identifier", "address", "file", "reference", "unknown"]

_IDENTIFIERS = tuple(kind for kind in KINDS if kind != "url")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4  # of a reference
_FULL_ADDRESS = re.compile(r"\s*+(?:<\s*+)?(?:https?|ftp)://", re.IGNORECASE)


class Thing(NamedTuple):
    """What a text was taken for."""

    given: str
    kind: ThingKind
    identifier: Identifier | None = None  # of an identifier, and of an address that holds one
    url: str | None = None  # of an address


def guess_thing(given: str, *, endings: Collection[str]) -> Thing:
    """Return what a text is taken for.

    A file that is there, and a name that ends as one, is a file; `endings` are those of the files that are read. Digits
    alone are no PMID. An address that holds a DOI, a PubMed or an arXiv number is that identifier.
    """
    text = given.strip()
    is_address = bool(_FULL_ADDRESS.match(text))
    if not is_address and _is_file(text, endings):
        return Thing(given, "file")
    identifier = parse_identifier(text, _IDENTIFIERS)
    url = parse_url(text)
    if identifier is None and url is not None:
        identifier = identify_address(url)
    if identifier is not None:
        return Thing(given, "identifier", identifier, url if is_address else None)
    if url is not None and " " not in text:
        return Thing(given, "address", url=url)
    return Thing(given, "reference" if len(_WORD.findall(text)) >= _FEWEST_WORDS else "unknown")


def _is_file(text: str, endings: Collection[str]) -> bool:
    ending = Path(text).suffix.lower()
    if ending and ending in endings:
        return True
    if parse_identifier(text, _IDENTIFIERS) is not None or len(text) > 255:
        return False
    try:
        return Path(text).is_file() or is_no_file(Path(text))
    except (OSError, ValueError):
        return False
