"""arXiv identifiers: parsed and found in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern

# Since April 2007 `YYMM.NNNN` or `YYMM.NNNNN`, before that `archive/YYMMNNN`; a version `v2` may follow.
# Source: https://info.arxiv.org/help/arxiv_identifier.html
_ID = r"(?:[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]{1,2})?"
_BARE = lazy_pattern(_ID, re.IGNORECASE)
_PREFIX = "10.48550/arxiv."
_VERSION = lazy_pattern(r"v[0-9]{1,2}\Z")
_AFTER_ADDRESS = lazy_pattern(r"[?#].*\Z", re.DOTALL)
_OWN_DOI = lazy_pattern(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.", re.IGNORECASE)
_IN_TEXT = lazy_pattern(
    rf"(?:\barxiv(?:\s*+preprint)?(?:\s*+arxiv)?(?:\s*+[:.]\s*+|\s++)|\barxiv\.org/(?:abs|pdf|html)/)({_ID})(?![\w/])",
    re.IGNORECASE,
)


class FoundArxiv(NamedTuple):
    """An arXiv identifier in a text, with the span in code points of the identifier itself."""

    id: str
    start: int
    end: int


def parse_arxiv(text: str) -> str | None:
    """Return the arXiv identifier that the text is, or None.

    It may be the bare number, `arXiv:2101.00001v2`, an address, or the DOI that arXiv registers. An old one comes back
    as arXiv files it: in small letters, without the subject class (`math.GT/0309136` is `math/0309136`).
    """
    bare = _AFTER_ADDRESS.sub("", text.strip().rstrip(".,;")).removesuffix(".pdf")
    bare = _OWN_DOI.sub("", bare)
    match = _BARE.fullmatch(bare) or _IN_TEXT.search(bare)
    if match is None or match.end() != len(bare):
        return None
    archive, slash, number = match[match.lastindex or 0].rpartition("/")
    return f"{archive.lower().partition('.')[0]}{slash}{number.lower()}"


def without_version(identifier: str) -> str:
    """Return an identifier that `parse_arxiv` gave, without its version."""
    return _VERSION.sub("", identifier)


def arxiv_doi(identifier: str) -> str:
    """Return the DOI that arXiv registered for a paper, in lower case; all its versions share it.

    Source: arXiv, "arXiv identifiers and DOIs".
    """
    return f"{_PREFIX}{without_version(identifier)}".lower()


def is_arxiv_doi(doi: str) -> bool:
    """Return whether arXiv registered the DOI for a paper of its own."""
    return doi.startswith(_PREFIX)


def find_arxiv_ids(text: str) -> list[FoundArxiv]:
    """Return the arXiv identifiers of a running text; a bare number is none."""
    return [FoundArxiv(found.group(1), found.start(1), found.end(1)) for found in _IN_TEXT.finditer(text)]
