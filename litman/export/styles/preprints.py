"""A preprint is described as one, whatever form its entry has: once, with its server and its whole number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.identifiers.arxiv import find_arxiv_ids, parse_arxiv
from litman.text.folding import fold
from litman.text.plain import plain

# What entries call a server as if it were a journal, and its name. Source: the servers' own pages; dblp (`CoRR`).
_SERVERS = {
    "corr": "arXiv",
    "computing research repository": "arXiv",
    "arxiv e prints": "arXiv",
    "arxiv preprint": "arXiv",
    "arxiv cornell university": "arXiv",
    "ssrn electronic journal": "SSRN",
    "biorxiv the preprint server for biology": "bioRxiv",
    "medrxiv the preprint server for health sciences": "medRxiv",
    **{
        name.lower(): name
        for name in (
            "arXiv bioRxiv medRxiv ChemRxiv PsyArXiv SocArXiv EarthArXiv engrXiv EdArXiv TechRxiv PaleorXiv LawArXiv "
            "SportRxiv MetaArXiv AfricArXiv AgriXiv EcoEvoRxiv MarXiv NutriXiv PhilSci-Archive SSRN viXra ESSOAr "
            "Authorea"
        ).split()
    },
    **{
        name.lower().replace(".", " "): name
        for name in ("Research Square", "OSF Preprints", "Preprints.org", "PeerJ Preprints", "JMIR Preprints")
    },
}
# Types that entries of preprints have; what is published otherwise has another.
_TYPES = frozenset("article article-journal document manuscript post report webpage".split())
_PUBLISHED = (
    "container-title",
    "container-title-short",
    "volume",
    "issue",
    "page",
    "archive",
    "archive_location",
)


def as_preprint(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the item; a preprint is an `article` whose publisher is its server, and arXiv's has `arXiv:ID` as number.

    A paper that appeared elsewhere is what it is, without its place at arXiv.
    """
    server = _server_of(item)
    if server is None:
        is_at_arxiv = str(item.get("archive") or "").lower() == "arxiv"
        left_out = ("archive", "archive_location") if is_at_arxiv else ()
        return {name: value for name, value in item.items() if name not in left_out}
    made = {name: value for name, value in item.items() if name not in _PUBLISHED}
    made |= {"type": "article", "publisher": server}
    if "preprint" in str(item.get("genre") or "").lower():
        del made["genre"]
    if server != "arXiv":
        return made
    if id := _arxiv_of(item):
        made |= {"number": f"arXiv:{id}", "URL": f"https://arxiv.org/abs/{id}"}
    if item.get("DOI"):
        made.pop("URL", None)
    made.pop("publisher-place", None)
    return made


def _server_of(item: Mapping[str, Any]) -> str | None:
    """The name of the server that the item is published at; None where it is published otherwise, or is no preprint."""
    if item.get("type") not in _TYPES:
        return None
    container = plain(str(item.get("container-title") or ""))
    if container:
        return _named_server(container)
    publisher = plain(str(item.get("publisher") or ""))
    if publisher and (server := _named_server(publisher)):
        return server
    if str(item.get("archive") or "").lower() == "arxiv" and _arxiv_of(item):
        return "arXiv"
    is_there = _is_arxivs_doi(item) or (not publisher and parse_arxiv(str(item.get("URL") or "")))
    return "arXiv" if is_there else None


def _named_server(name: str) -> str | None:
    words = " ".join("".join(c if c.isalnum() else " " for c in fold(name)).split())
    if server := _SERVERS.get(words) or _SERVERS.get(fold(name)):
        return server
    return "arXiv" if find_arxiv_ids(name) or words.startswith("arxiv ") else None


def _arxiv_of(item: Mapping[str, Any]) -> str | None:
    """The number at arXiv, from wherever the entry has it."""
    doi = str(item.get("DOI") or "")
    places = [
        str(item.get("archive_location") or "") if str(item.get("archive") or "").lower() == "arxiv" else "",
        str(item.get("number") or ""),
        doi[len(_ARXIVS_DOIS) :] if _is_arxivs_doi(item) else "",
        str(item.get("URL") or ""),
        str(item.get("page") or ""),
        str(item.get("volume") or "").removeprefix("abs/"),
    ]
    if id := next(filter(None, map(parse_arxiv, places)), None):
        return id
    found = find_arxiv_ids(plain(str(item.get("container-title") or "")))
    return found[0].id if found else None


_ARXIVS_DOIS = "10.48550/arxiv."


def _is_arxivs_doi(item: Mapping[str, Any]) -> bool:
    return str(item.get("DOI") or "").lower().startswith(_ARXIVS_DOIS)
