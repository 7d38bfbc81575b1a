"""arXiv identifiers: parsed and found in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

# Since April 2007 `YYMM.NNNN` or `YYMM.NNNNN`, before that `archive/YYMMNNN`; a version `v2` may follow.
# Source: https://info.arxiv.org/help/arxiv_identifier.html
_ID = r"(?:[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]{1,2})?"
_BARE = re.compile(_ID)
_IN_TEXT = re.compile(
    rf"(?:\barxiv(?:\s*preprint)?(?:\s*arxiv)?\s*[:.\s]\s*|\barxiv\.org/(?:abs|pdf|html)/)({_ID})(?![\w/])",
    re.IGNORECASE,
)


class FoundArxiv(NamedTuple):
    """An arXiv identifier in a text, with the span in code points of the identifier itself."""

    id: str
    start: int
    end: int


def parse_arxiv(text: str) -> str | None:
    """Return the arXiv identifier that the text is (`arXiv:2101.00001v2`, a link, the bare number), or None."""
    bare = text.strip().rstrip(".,;").removesuffix(".pdf")
    if _BARE.fullmatch(bare):
        return bare
    match = _IN_TEXT.search(bare)
    return match.group(1) if match and match.end() == len(bare) else None


def find_arxiv_ids(text: str) -> list[FoundArxiv]:
    """Return the arXiv identifiers of a running text; a bare number is none."""
    return [FoundArxiv(found.group(1), found.start(1), found.end(1)) for found in _IN_TEXT.finditer(text)]
