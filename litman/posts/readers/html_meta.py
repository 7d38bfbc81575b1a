"""What an HTML page says about itself: title, authors, date, address, site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from litman.posts.readers.front_matter import FrontMatter, read_front_matter
from litman.posts.readers.linked_data import linked_data
from litman.text.folding import collapse_white_space, fold

_ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ScholarlyArticle",
        "MedicalWebPage",
        "MedicalScholarlyArticle",
        "Report",
        "WebPage",
        "TechArticle",
    ]
)
_SHORTEST_HEADLINE = 8  # characters
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's meta tags and JSON-LD say; None or empty where they are silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None


def read_page_facts(root: Any) -> PageFacts:
    """Return what the head of a parsed page says of it; JSON-LD first for names, meta tags first for the rest."""
    meta = _meta(root)
    linked = _article(root)
    title = _first(meta, "og:title", "citation_title", "dc.title", "twitter:title") or _text(
        linked.get("headline")
    )
    shown = _shown_headline(root)
    if shown and not (title and fold(_tag_text(root)).startswith(fold(title))):
        title = shown
    front = _front_matter(root)
    title = front.title or title
    authors = front.authors or _names(linked.get("author")) or _meta_authors(meta)
    date = _first(
        meta,
        "article:published_time",
        "citation_publication_date",
        "dc.date",
        "date",
        "pubdate",
        "citation_date",
    ) or _text(linked.get("datePublished"))
    date = front.date or date
    if date is None:
        date = next((node.get("datetime") for node in root.iter("time") if node.get("datetime")), None)
    return PageFacts(
        title=title or _title_tag(root, _first(meta, "og:site_name")),
        authors=authors,
        date=date,
        canonical_url=_canonical(root, meta, linked),
        site=_first(meta, "og:site_name", "application-name")
        or next(iter(_names(linked.get("publisher"))), None),
        language=root.get("lang") or root.get("xml:lang") or _first(meta, "og:locale", "dc.language"),
    )


def _front_matter(root: Any) -> FrontMatter:
    """Return the front matter that pages of Distill hold in a script, as YAML or as JSON, which is YAML too."""
    for node in root.iter("script"):
        kind = (node.get("type") or "").casefold()
        around = str(node.getparent().tag) if node.getparent() is not None else ""
        if (
            kind == "text/front-matter"
            or "front-matter" in around
            or node.get("id") == "distill-front-matter"
        ):
            return read_front_matter(node.text or "")
    return FrontMatter()


def _meta(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = collapse_white_space(node.get("content") or "")
        if name and content:
            found.setdefault(name.strip().casefold(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _meta_authors(meta: dict[str, list[str]]) -> tuple[str, ...]:
    for name in ("citation_author", "author", "article:author", "dc.creator", "parsely-author"):
        people = [value for value in meta.get(name, []) if "://" not in value]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _article(root: Any) -> dict[str, Any]:
    """Return the JSON-LD object that describes the article, or an empty one."""
    others: dict[str, Any] = {}
    for loaded in linked_data(root):
        for item in _objects(loaded):
            kinds = item.get("@type")
            names = (
                set(kinds if isinstance(kinds, list) else [kinds]) if isinstance(kinds, list | str) else set()
            )
            if names & (_ARTICLE_TYPES - {"WebPage"}):
                return item
            if "WebPage" in names and not others:
                others = item
    return others


def _objects(loaded: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [loaded], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop(0) if seen < 50 else waiting.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += item[:_MOST_NODES]


def _names(value: object) -> tuple[str, ...]:
    """Return the names in a JSON-LD person, organisation, text, or list of them."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and one.strip() and "://" not in one:
                names.append(collapse_white_space(one))
    return tuple(dict.fromkeys(names))


def _text(value: object) -> str | None:
    return collapse_white_space(value) if isinstance(value, str) and value.strip() else None


def _canonical(root: Any, meta: dict[str, list[str]], linked: dict[str, Any]) -> str | None:
    base = next((node.get("href") for node in root.iter("base") if node.get("href")), "")
    # A relative address is one of this place.
    base = base or _first(meta, "og:url", "citation_public_url") or ""
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").casefold().split() and node.get("href"):
            return _joined(base, node.get("href").strip())
    return _first(meta, "og:url", "citation_public_url") or _text(linked.get("url"))


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _tag_text(root: Any) -> str:
    node = next(root.iter("title"), None)
    return collapse_white_space("".join(node.itertext())) if node is not None else ""


def _shown_headline(root: Any) -> str | None:
    """Return the first heading of the highest level with which the text of `<title>` begins.

    A page's other words about itself may be a description, or the site's name.
    """
    tag = fold(_tag_text(root))
    for node in root.iter("h1"):
        shown = collapse_white_space("".join(node.itertext()))
        if len(shown) >= _SHORTEST_HEADLINE and tag.startswith(fold(shown)):
            return shown
    return None


def _title_tag(root: Any, site: str | None) -> str | None:
    """Return the text of `<title>` without the site's name behind a dash or bar."""
    title = _tag_text(root)
    for mark in (" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "):
        head, found, tail = title.rpartition(mark)
        if found and head and (tail == site or (site is None and len(tail) < 30 and len(head) > len(tail))):
            return head
    return title or None
