"""The element of an HTML page that holds its main text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from litman.text.folding import collapse_white_space

_ENOUGH = 0.5  # of the text in the page's paragraphs, for an element that the page itself calls its main part
_MOST_CHARACTERS = 3_000_000  # of a page for which main text is searched by score
_MARKED_BODY = re.compile(r"\barticle-?body\b|\b(?:entry|post|article)-content\b", re.IGNORECASE)
_MOST_DEPTH = 150
_PARAGRAPHS = frozenset(("p", "li", "blockquote"))
_LEAVES = ("p", "li", "blockquote", "td", "div", "section", "article")
_BOXES = ("div", "section", "aside", "td", "form", "header", "footer", "nav", "dl")


@dataclass(frozen=True, slots=True)
class MainPart:
    """The element that holds the main text, and those within it that hold none of it."""

    element: Any
    outside: frozenset[Any] = frozenset()


def find_main(root: Any, source: str, *, keep: frozenset[Any] = frozenset()) -> MainPart:
    """Return the part of the page that holds its main text; its body where nothing tells more.

    What the page says itself comes first: `itemprop="articleBody"`, `<article>`, `<main>`, where it holds half of the
    text of all paragraphs. Otherwise readability's score decides: its extract is found again in the page, and the
    lowest element around all of it is the main one, so that lists of references and superscripts that it drops stay.
    Boxes in it of which the extract has nothing are outside, unless they hold one of `keep`, such as references, or
    call one: `<a href="#fn1">`.

    trafilatura 2.3 was compared on five pages of our own without `<article>`: it drops superscripts and offsets, takes
    ten packages along, and its recall was no better.
    """
    body = root.find("body")
    page = body if body is not None else root
    called_main = _articles(page), page.xpath(".//main | .//*[@role='main']")
    lengths = _paragraph_lengths(page, {page, *called_main[0], *called_main[1]})
    whole = lengths[page]
    for candidates in called_main:
        best = max(candidates, key=lengths.__getitem__, default=None)
        if best is not None and whole and lengths[best] >= _ENOUGH * whole:
            return MainPart(best)
    found = _by_score(page, source, keep) if whole else None
    return found or MainPart(page)


def _articles(page: Any) -> list[Any]:
    marked = page.xpath(".//*[@itemprop='articleBody'] | .//article | .//*[@role='article']")
    return list(marked) or [
        node
        for node in page.iter("div", "section")
        if _MARKED_BODY.search(node.get("class") or node.get("id") or "")
    ]


def _paragraph_lengths(page: Any, elements: set[Any]) -> dict[Any, int]:
    """Return how many characters the paragraphs in each of the elements have, in one walk, however they are nested."""
    from lxml.etree import iterwalk

    lengths: dict[Any, int] = {}
    seen = depth = 0
    for event, node in iterwalk(page, events=("start", "end", "comment", "pi")):
        if event == "start":
            depth += node.tag in _PARAGRAPHS
            if node in elements:
                lengths[node] = -seen
            seen += len(node.text or "") if depth else 0
            continue
        if event == "end":
            depth -= node.tag in _PARAGRAPHS
            if node in elements:
                lengths[node] += seen
        seen += len(node.tail or "") if depth and node is not page else 0
    return lengths


def _by_score(page: Any, source: str, keep: frozenset[Any]) -> MainPart | None:
    if len(source) > _MOST_CHARACTERS or _depth(page) > _MOST_DEPTH:
        return None
    extract = _readable(source)
    if not extract:
        return None
    leaves = [node for node in page.iter(*_LEAVES) if next(node.iterdescendants(*_LEAVES), None) is None]
    inside = [node for node in leaves if len(text := _own_text(node)) > 40 and text in extract]
    if keep and all(node in keep or not keep.isdisjoint(node.iterancestors()) for node in inside):
        return None  # it took the references for the text
    main = _lowest_around([*inside, *keep]) if inside else None
    return MainPart(main, _boxes_without(main, {*inside, *keep}, keep)) if main is not None else None


def _boxes_without(main: Any, wanted: set[Any], keep: frozenset[Any]) -> frozenset[Any]:
    """Return the boxes on the way down from `main` to what is wanted that hold none of it and call none of `keep`."""
    on_the_way = {ancestor for node in wanted for ancestor in (node, *node.iterancestors())}
    called = {f"#{name}" for item in keep for node in item.iter() if (name := node.get("id"))}
    boxes = set()
    for node in main.iter(*_BOXES):
        parent = node.getparent()
        if node in on_the_way or parent not in on_the_way or parent in wanted or _is_plain(node):
            continue
        if not any(link.get("href") in called for link in node.iter("a")):
            boxes.add(node)
    return frozenset(boxes)


def _is_plain(node: Any) -> bool:
    """Whether a box holds nothing but text, as some builders of pages write a short paragraph."""
    return (
        next(
            node.iterdescendants(*_LEAVES, "a", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"), None
        )
        is None
    )


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
    return frozenset(_own_text(node) for node in summary.iter(*_LEAVES))


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
