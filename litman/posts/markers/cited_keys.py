"""The keys that a citation names: told from other text, and the work that a key tells by itself."""

from __future__ import annotations

import re
from dataclasses import replace

from litman.identifiers.arxiv import arxiv_doi, parse_arxiv
from litman.identifiers.doi import parse_doi
from litman.identifiers.pmid import parse_pmid
from litman.posts.post import CitedItem
from litman.text.folding import collapse_white_space
from litman.text.lazy_pattern import lazy_pattern
from litman.text.terminal import shorten

Items = tuple[CitedItem, ...]


def cited_keys(printed: str, *, by: str = ",;", is_sure: bool = False) -> Items:
    """Return the items of a list of keys, each once.

    Args:
        printed: The list as written; comments in it are null characters.
        by: What parts the keys, as a class of characters.
        is_sure: Whether nothing but keys can stand here, so that what can be none is an unknown one.
    """
    parts = re.split(f"[{by}]", printed.replace("\x00", ""))
    keys = (key.strip().strip("\"'").lstrip("@&") for key in parts)
    found = (unknown_key(key) if is_sure and not is_key(key) else key for key in keys)
    return tuple(CitedItem(key) for key in dict.fromkeys(found) if is_key(key) or (is_sure and key))


def unknown_key(written: str) -> str:
    """Return what stands in the place of a key and can be none, as a message names it; empty for marks of a macro."""
    return "" if _MACRO.search(written) else shorten(collapse_white_space(written), 80)


def is_key(key: str) -> bool:
    """Whether a text can be a citation key: no white space, nothing that stands for something else."""
    return bool(_KEY.fullmatch(key))


def with_identifier(item: CitedItem) -> CitedItem:
    """Return the item with the work that its key tells: `doi:10.1000/a`, `pmid:31256000`, `arxiv:2101.0001`, a link."""
    key = item.key or ""
    if item.csl is not None or not (identified := _IDENTIFIER.match(key)):
        return item
    if identified["arxiv"]:
        arxiv = parse_arxiv(identified["arxiv"])
        return replace(item, csl={"DOI": arxiv_doi(arxiv)}) if arxiv else item
    if identified["pmid"]:
        pmid = parse_pmid(identified["pmid"])
        return replace(item, csl={"PMID": pmid}) if pmid else item
    doi = parse_doi(key)
    return replace(item, csl={"DOI": doi}) if doi else item


_MACRO = lazy_pattern(r"[#\\{}$]|\A\W*\Z")
_IDENTIFIER = lazy_pattern(
    r"(?:doi:|https?://(?:dx\.)?doi\.org/|10\.\d{4,9}/)|pmid:(?P<pmid>\d{1,9})\Z"
    r"|arxiv:(?P<arxiv>[\w.-]{2,24}(?:/\d{7})?(?:v\d{1,2})?)\Z",
    re.IGNORECASE,
)
_KEY = lazy_pattern(
    r"(?:[^\s{}\\#%~,;<>\"'`$]|(?<=\w)'(?=\w)){1,200}(?:<[^<>\s]{1,40}>[^\s{}\\#%~,;\"'`$]{0,60})?"
)
