"""What an element of an HTML page is: by its tag, its role, its names, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from litman.posts.post import BlockKind
from litman.posts.prose import text_shapes as shapes
from litman.posts.readers.build import OpenHint, TextBuilder
from litman.posts.readers.html_notes import InlineNote, InlineNotes
from litman.posts.readers.html_references import ReferenceElements

BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "address",
        "form",
        "fieldset",
        "details",
        "summary",
        "hr",
        "body",
        "html",
        "hgroup",
        "center",
    ]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ROLES: dict[str, BlockKind] = {
    "navigation": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "complementary": "boilerplate",
    "contentinfo": "boilerplate",
    "dialog": "boilerplate",
    "alert": "boilerplate",
}
_MOST_EVENTS = 400  # beginnings and ends of elements that are looked into for how a text begins
_BIOGRAPHY = re.compile(
    r"(?:^|[\s_-])(?:author|writer|contributor)s?[_-]?(?:bio|box|info|card|about|description)"
    r"|about[_-]?(?:the[_-]?)?author|(?:^|[\s_-])bio(?:graphy)?(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|post-?meta|entry-?meta|article-?meta|posted-?(?:on|by)|author(?:-?name)?|published"
    r"|dateline|post-?date|entry-?date)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig(?:ure)?-?)?caption(?:-?text)?(?:$|\s)", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|box|igation)?|lwptoc(?:_\w+)?|catlinks|printfooter|hatnote|ambox|jump-?links?|menu|breadcrumbs?|sidebar|share|sharing|social|related|recommended"
    r"|comments?|newsletter|subscribe|sign-?up|cookies?|"
    r"promo|advert(?:isement)?s?|ads?|sponsored|toc(?!-ignore)|table-of-contents|tags?|tag-?list|pagination|pager|popup|modal"
    r"|banner|widget|skip-?link|read-?more|cta)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Walk:
    """Where a walk through a page is."""

    builder: TextBuilder
    main: Any
    outside: frozenset[Any]
    elements: ReferenceElements
    inline: InlineNotes
    in_main: int = 0
    skipped: int = 0
    kinds: list[BlockKind] = field(default_factory=list)  # forced by an element around
    lists: list[int] = field(default_factory=list)  # numbers of the lists around: 0 for bullets
    quotes: int = 0
    titled: bool = False
    called: list[InlineNote] = field(default_factory=list)  # notes within sentences, read after the text
    hints: dict[Any, list[OpenHint]] = field(default_factory=dict)
    # what is built while a note within the text is read
    above: list[TextBuilder] = field(default_factory=list)
    inner_notes: list[TextBuilder] = field(default_factory=list)  # notes that stood within the text

    @property
    def references(self) -> dict[Any, str]:
        """Reference items and the label that their list gives them."""
        return self.elements.items


def kind_of(walk: Walk, node: Any) -> BlockKind:
    """Return the kind of the block that the element begins."""
    reference = reference_of(walk, node)
    if reference is not None:
        return "footnote" if reference in walk.elements.notes else "reference-list"
    forced = walk.kinds[-1] if walk.kinds else None
    if forced:
        return forced
    tag = str(node.tag)
    if not walk.in_main:
        if tag == "h1" and not walk.titled:
            return "title"
        return (
            "navigation"
            if tag in ("li", "a", "span") or not shapes.ends_sentence(text_of(node))
            else "boilerplate"
        )
    if tag == "h1" and not walk.titled:
        return "title"
    if tag in HEADINGS or tag in ("caption", "summary"):
        return "heading"
    if tag in ("td", "th"):
        return "table-cell"
    line = text_of(node)
    if line and tag in ("p", "div", "span", "li", "section", "figcaption", "address", "td"):
        shaped = _by_shape(line)
        if shaped:
            return shaped
    if walk.quotes:
        return "quotation"
    return "list-item" if walk.lists or tag in ("li", "dd") else "paragraph"


def _by_shape(line: str) -> BlockKind | None:
    if shapes.is_navigation(line):
        return "navigation"
    if shapes.is_about_itself(line):
        return "boilerplate"
    return "byline" if shapes.is_byline(line) else None


def forced_kind(walk: Walk, node: Any) -> BlockKind | None:
    """Return the kind that an element gives to all that is in it, or None."""
    tag = node.tag
    if tag in ("body", "html", "article", "main") or node is walk.main or _holds(walk, node):
        return None
    if node in walk.outside:
        return "boilerplate"
    role = (node.get("role") or "").casefold()
    if role in _ROLES:
        return _ROLES[role]
    classes = node.get("class") or ""
    names = f"{classes} {node.get('id') or ''}"
    is_named = len(names) > 1
    if tag == "nav":
        return "navigation"
    if tag == "figcaption" or (classes and _CAPTION.search(classes) and len(text_of(node)) < 1_000):
        return "caption"
    if tag not in BLOCKS and tag != "span":
        return None
    if is_named and _BIOGRAPHY.search(names):
        return "biography"
    if is_named and _BYLINE.search(names) and len(text_of(node)) < 200:
        return "byline"
    if tag in ("aside", "footer") or (is_named and _ASIDE.search(names)):
        return "navigation" if tag != "footer" and len(text_of(node)) < 80 else "boilerplate"
    if tag == "header" and not walk.in_main and not any(True for _ in node.iter("h1")):
        return "navigation"
    return None


def _holds(walk: Walk, node: Any) -> bool:
    """Whether the main part or reference items lie within the element, so that its own name says little."""
    if walk.in_main:
        return False
    return any(ancestor is node for ancestor in walk.main.iterancestors())


def reference_of(walk: Walk, node: Any) -> Any:
    """Return the reference item that the element is or stands in, or None."""
    if not walk.references:
        return None
    if node in walk.references:
        return node
    return next((ancestor for ancestor in node.iterancestors() if ancestor in walk.references), None)


def text_of(node: Any) -> str:
    """Return the beginning of the element's text as one line."""
    parts, length = [node.text or ""], len(node.text or "")
    from lxml.etree import iterwalk

    # Elements without text are counted too: a page may hold thousands of line breaks in a row.
    for event, inner in islice(iterwalk(node, events=("start", "end")), 1, _MOST_EVENTS):
        piece = (inner.text if event == "start" and isinstance(inner.tag, str) else None) or ""
        if event == "end" and inner is not node:
            piece = inner.tail or ""
        parts.append(piece)
        length += len(piece)
        if length > 1_000:
            break
    return shapes.flat("".join(parts))
