"""The element of an HTML page that holds its main text."""

from __future__ import annotations

import re
from typing import Any

from litman.text import collapse_white_space

_ENOUGH = 0.5  # of the text in the page's paragraphs, for an element that the page itself calls its main part
_MOST_CHARACTERS = 3_000_000  # of a page for which main text is searched by score
_MARKED_BODY = re.compile(r"\barticle-?body\b|\b(?:entry|post|article)-content\b", re.IGNORECASE)
_MOST_DEPTH = 150


def find_main(root: Any, source: str) -> Any:
    """Return the element that holds the page's main text; its body where nothing tells more.

    What the page says itself comes first: `itemprop="articleBody"`, `<article>`, `<main>`, where it holds half of the text
    of all paragraphs. Otherwise readability's score decides: its extract is found again in the page, and the lowest
    element around all of it is the main one, so that lists of references and superscripts that it drops stay.
    """
    body = root.find("body")
    page = body if body is not None else root
    whole = _paragraph_length(page)
    for candidates in (_articles(page), page.xpath(".//main | .//*[@role='main']")):
        best = max(candidates, key=_paragraph_length, default=None)
        if best is not None and whole and _paragraph_length(best) >= _ENOUGH * whole:
            return best
    found = _by_score(page, source) if whole else None
    return found if found is not None else page


def _articles(page: Any) -> list[Any]:
    marked = page.xpath(".//*[@itemprop='articleBody'] | .//article | .//*[@role='article']")
    return list(marked) or [
        node
        for node in page.iter("div", "section")
        if _MARKED_BODY.search(node.get("class") or node.get("id") or "")
    ]


def _paragraph_length(node: Any) -> int:
    return sum(len("".join(p.itertext())) for p in node.iter("p", "li", "blockquote"))


def _by_score(page: Any, source: str) -> Any:
    if len(source) > _MOST_CHARACTERS or _depth(page) > _MOST_DEPTH:
        return None
    extract = _readable(source)
    if not extract:
        return None
    inside = [node for node in page.iter("p", "li", "blockquote", "td", "div") if _own_text(node) in extract]
    inside = [node for node in inside if len(_own_text(node)) > 40]
    return _lowest_around(inside) if inside else None


def _readable(source: str) -> frozenset[str]:
    """Return the texts of the paragraphs that readability takes for the main text."""
    from lxml import html
    from lxml.etree import LxmlError
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = html.fromstring(Document(source).summary(html_partial=True))
    except (Unparseable, LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return frozenset()
    return frozenset(_own_text(node) for node in summary.iter("p", "li", "blockquote", "td", "div"))


def _own_text(node: Any) -> str:
    return collapse_white_space("".join(node.itertext()))[:400]


def _lowest_around(nodes: list[Any]) -> Any:
    common = [nodes[0], *nodes[0].iterancestors()][::-1]
    for node in nodes[1:]:
        path = [node, *node.iterancestors()][::-1]
        shared = 0
        while shared < min(len(path), len(common)) and path[shared] is common[shared]:
            shared += 1
        common = common[:shared]
    found = common[-1] if common else None
    if found is not None and found.tag in ("p", "li", "td", "blockquote"):
        return found.getparent()
    return found


def _depth(page: Any) -> int:
    from lxml.etree import iterwalk

    depth = deepest = 0
    for event, _ in iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _MOST_DEPTH:
            break
    return deepest
