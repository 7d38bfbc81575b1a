"""Which paper a page is, or is about: Highwire, Dublin Core and PRISM tags, JSON-LD, and two press services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from litman.identifiers.doi import find_dois, parse_doi
from litman.posts.readers.linked_data import linked_data

# Source: Google Scholar, "Inclusion Guidelines" (Highwire); DCMI Metadata Terms; PRISM 3.0; bepress.
_OWN_TAGS = (
    "citation_doi",
    "prism.doi",
    "bepress_citation_doi",
    "dc.identifier",
    "dcterms.identifier",
    "dc.identifier.doi",
    "doi",
)
_BASIS_KEYS = ("isBasedOn", "isBasedOnUrl", "about", "mainEntity")
# one paper named there is the subject, several are a list
_CITING_KEYS = ("citation", "mentions", "subjectOf")
_OWN_TYPES = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle", "Dataset"})
_MOST_NODES = 5_000
_DEEPEST = 5  # lists and objects around an identifier
_MOST_PAPERS = 20  # a page that names more is a list, not about any of them
_LONGEST_LABEL = 60  # code points of a table's label


def paper_of_page(root: Any) -> str | None:
    """Return the DOI of the work that the page itself is, as its meta tags or its JSON-LD say, or None."""
    tags = dict(_meta(root))
    for name in _OWN_TAGS:
        doi = parse_doi(tags.get(name, ""))
        if doi:
            return doi
    for item in json_objects(root):
        if types_of(item) & _OWN_TYPES:
            for value in (item.get("identifier"), item.get("@id"), item.get("sameAs"), item.get("url")):
                if dois := _dois_in(value):
                    return dois[0]
    return None


def papers_about(root: Any, url: str) -> tuple[str, ...]:
    """Return the DOIs of the papers that a press release says it is about, in its order; empty where it is silent.

    ScienceDaily lists them in `#journal_references`; EurekAlert in a table beside the text, under "DOI"; others
    may name them in JSON-LD (`isBasedOn`, `about`; `citation` and `mentions` where they name one).
    """
    host = (urlsplit(url).hostname or "").lower()
    own = paper_of_page(root)
    found: list[str] = []
    if host.endswith("sciencedaily.com"):
        found += _science_daily(root)
    if host.endswith("eurekalert.org"):
        found += _eurekalert(root)
    if not found and own is None:  # what a paper cites is not what it is about
        found += _linked(root)
    unique = [doi for doi in dict.fromkeys(found) if doi != own]
    return tuple(unique) if len(unique) <= _MOST_PAPERS else ()


def _science_daily(root: Any) -> list[str]:
    nodes = root.xpath("//*[@id='journal_references']")
    return _dois_of(nodes[0]) if nodes else []


def _eurekalert(root: Any) -> list[str]:
    """The value beside or below the label `DOI`, else the DOIs that the release links to."""
    for node in root.iter("td", "th", "dt", "strong", "b", "h4", "h5", "span", "div", "p"):
        label = "".join(node.itertext()).strip().rstrip(":").lower()
        if len(label) > _LONGEST_LABEL or label not in ("doi", "journal doi", "article doi"):
            continue
        following = node.getnext()
        places = [following, node.getparent()] if following is not None else [node.getparent()]
        for place in places:
            if place is not None and (dois := _dois_of(place)):
                return dois[:1]
    links = (node.get("href") or "" for node in root.iter("a"))
    return [doi for link in links if "doi.org/" in link and (doi := parse_doi(link))]


def _linked(root: Any) -> list[str]:
    items = list(json_objects(root))
    basis = [doi for item in items for key in _BASIS_KEYS for doi in _dois_in(item.get(key))]
    cited = {doi for item in items for key in _CITING_KEYS for doi in _dois_in(item.get(key))}
    return basis or (list(cited) if len(cited) == 1 else [])


def _dois_of(node: Any) -> list[str]:
    """The DOIs in the links and the words of an element."""
    links = [
        parse_doi(unquote(link.get("href") or ""))
        for link in node.iter("a")
        if "10." in (link.get("href") or "")
    ]
    words = [found.doi for found in find_dois(" ".join(node.itertext()))]
    return list(dict.fromkeys([doi for doi in links if doi] + words))


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    for node in reversed(list(root.iter("meta"))):  # the first of a name counts
        name = node.get("name") or node.get("property") or node.get("scheme") or node.get("id")
        if name and node.get("content"):
            yield name.strip().casefold(), node.get("content").strip()


def json_objects(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, those around others first."""
    for loaded in linked_data(root):
        waiting: list[object] = [loaded]
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            item = waiting.pop()
            if isinstance(item, dict):
                yield item
                waiting += [value for value in item.values() if isinstance(value, dict | list)]
            elif isinstance(item, list):
                waiting += reversed(item[:_MOST_NODES])


def types_of(item: dict[str, Any]) -> set[str]:
    """Return the types that an object of JSON-LD states."""
    kinds = item.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _dois_in(value: object, depth: int = _DEEPEST) -> list[str]:
    """The DOIs in a JSON-LD value: a text, an object with an identifier or address, or a list of them."""
    if depth == 0:
        return []
    if isinstance(value, str):
        doi = parse_doi(value)
        return [doi] if doi else []
    if isinstance(value, list):
        return [doi for item in value[:100] for doi in _dois_in(item, depth - 1)]
    if isinstance(value, dict):
        keys = ("identifier", "@id", "sameAs", "url", "value", "doi")
        return list(dict.fromkeys(doi for key in keys for doi in _dois_in(value.get(key), depth - 1)))
    return []
