"""An HTML page walked in the order of its text: blocks, superscripts, links, anchors and reference items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from litman.posts import text_shapes as shapes
from litman.posts.build import OpenHint, TextBuilder
from litman.posts.html_main import MainPart
from litman.posts.html_references import ReferenceElements
from litman.posts.post import BlockKind
from litman.posts.powers import raised

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "head",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "datalist",
        "map",
    ]
)
_BLOCKS = frozenset(
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
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|share|sharing|social|related|recommended"
    r"|comments?|newsletter|subscribe|sign-?up|cookies?|"
    r"promo|advert(?:isement)?s?|ads?|sponsored|toc|table-of-contents|tags?|tag-?list|pagination|pager|popup|modal"
    r"|banner|widget|skip-?link|read-?more|cta)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_BACK_LINK = re.compile(r"[\s↩↑^⤴⏎\ufe0e\ufe0f]*|(?:jump\sup|back)\b.{0,20}", re.IGNORECASE)


@dataclass(slots=True)
class _Walk:
    builder: TextBuilder
    main: Any
    outside: frozenset[Any]
    references: dict[Any, str]  # reference items and the label that their list gives them
    notes: frozenset[Any]
    in_main: int = 0
    skipped: int = 0
    kinds: list[BlockKind] = field(default_factory=list)  # forced by an element around
    lists: list[int] = field(default_factory=list)  # numbers of the lists around: 0 for bullets
    quotes: int = 0
    titled: bool = False
    hints: dict[Any, list[OpenHint]] = field(default_factory=dict)


def walk_page(root: Any, main: MainPart, references: ReferenceElements, source: str) -> TextBuilder:
    """Return the page's text in a builder. What lies outside `main` becomes navigation or boilerplate.

    Its time grows with the length of the page; no step calls itself, so that depth costs no stack.
    """
    from lxml.etree import iterwalk

    body = root.find("body")
    page = body if body is not None else root
    walk = _Walk(TextBuilder(source), main.element, main.outside, references.items, references.notes)
    assert walk.builder.source is not None, "the page's source was given"
    for event, node in iterwalk(page, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            _enter(walk, node)
        else:
            _leave(walk, node)
            if node is not page and node.tail and not walk.skipped:
                _add(walk, node, node.tail, tail=True)
    walk.builder.close_block()
    return walk.builder


def _enter(walk: _Walk, node: Any) -> None:
    if walk.skipped or _is_hidden(walk, node):
        walk.skipped += 1
        return
    tag = node.tag
    if node is walk.main:
        walk.in_main += 1
    forced = _forced_kind(walk, node)
    walk.kinds.append(forced or (walk.kinds[-1] if walk.kinds else ""))  # type: ignore[arg-type]
    if tag in ("ol", "ul"):
        walk.lists.append(1 if tag == "ol" else 0)
    if tag == "blockquote":
        walk.quotes += 1
    if tag == "br":
        _break_line(walk, node)
    elif tag in _BLOCKS:
        _open(walk, node)
    _open_hints(walk, node)
    if tag == "q":
        walk.builder.add("“")
    if node.text:
        _add(walk, node, node.text)


def _leave(walk: _Walk, node: Any) -> None:
    if walk.skipped:
        walk.skipped -= 1
        return
    tag = node.tag
    if tag == "q":
        walk.builder.add("”")
    for hint in walk.hints.pop(node, []):
        walk.builder.close_hint(hint)
    if tag in _BLOCKS:
        walk.builder.close_block()
        if tag in ("ol", "ul") and walk.lists:
            walk.lists.pop()
        if tag == "blockquote":
            walk.quotes -= 1
    walk.kinds.pop()
    if node is walk.main:
        walk.in_main -= 1


def _add(walk: _Walk, node: Any, text: str, *, tail: bool = False) -> None:
    if not walk.builder.in_block and not text.strip():
        return
    finder = walk.builder.source
    assert finder is not None, "the page's source was given"
    if not walk.builder.in_block and walk.builder._block is None:
        _open(walk, node.getparent() if node.tag not in _BLOCKS and node.getparent() is not None else node)
    if node.tag == "sup" and not tail and len(node) == 0:
        text = raised(walk.builder.tail(), text)
    walk.builder.add(text, near=finder.line_start(node.sourceline or 1))


def _open(walk: _Walk, node: Any) -> None:
    kind = _kind(walk, node)
    level, marker = 0, None
    if kind in ("heading", "title"):
        level = int(node.tag[1]) if re.fullmatch(r"h[1-6]", str(node.tag)) else 1
        walk.titled = walk.titled or kind == "title"
    item = node if node.tag == "li" else next(node.iterancestors("li"), None) if walk.lists else None
    if kind == "list-item":
        level = len(walk.lists) or 1
    if kind in ("list-item", "reference-list", "footnote"):
        marker = _item_marker(walk, node, item)
    walk.builder.open_block(kind, level=level, marker=marker)


def _kind(walk: _Walk, node: Any) -> BlockKind:
    reference = _reference_of(walk, node)
    if reference is not None:
        return "footnote" if reference in walk.notes else "reference-list"
    forced = walk.kinds[-1] if walk.kinds else None
    if forced:
        return forced
    tag = str(node.tag)
    if not walk.in_main:
        if tag == "h1" and not walk.titled:
            return "title"
        return (
            "navigation"
            if tag in ("li", "a", "span") or not shapes.ends_sentence(_text(node))
            else "boilerplate"
        )
    if tag == "h1" and not walk.titled:
        return "title"
    if re.fullmatch(r"h[1-6]", tag) or tag in ("caption", "summary"):
        return "heading"
    if tag in ("td", "th"):
        return "table-cell"
    line = _text(node)
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
    if (
        shapes.is_boilerplate(line)
        or shapes.starts_self_citation(line)
        or shapes.is_self_citation_heading(line)
    ):
        return "boilerplate"
    return "byline" if shapes.is_byline(line) else None


def _forced_kind(walk: _Walk, node: Any) -> BlockKind | None:
    """Return the kind that an element gives to all that is in it, or None."""
    tag = node.tag
    if tag in ("body", "html", "article", "main") or node is walk.main or _holds(walk, node):
        return None
    if node in walk.outside:
        return "boilerplate"
    role = (node.get("role") or "").casefold()
    if role in _ROLES:
        return _ROLES[role]
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if tag == "nav":
        return "navigation"
    if tag not in _BLOCKS and tag != "span":
        return None
    if _BIOGRAPHY.search(names):
        return "biography"
    if _BYLINE.search(names) and len(_text(node)) < 200:
        return "byline"
    if tag in ("aside", "footer") or _ASIDE.search(names):
        return "navigation" if tag != "footer" and len(_text(node)) < 80 else "boilerplate"
    if tag == "header" and not walk.in_main and not any(True for _ in node.iter("h1")):
        return "navigation"
    return None


def _holds(walk: _Walk, node: Any) -> bool:
    """Whether the main part or reference items lie within the element, so that its own name says little."""
    if walk.in_main:
        return False
    return any(ancestor is node for ancestor in walk.main.iterancestors())


def _is_hidden(walk: _Walk, node: Any) -> bool:
    if node.tag in _SKIPPED or node.get("hidden") is not None:
        return True
    if node.tag == "a" and (node.get("href") or "").startswith("#"):
        shown = _text(node)
        back = bool(shown) and bool(_BACK_LINK.fullmatch(shown))
        if back or (shown.strip("[]().").isdigit() and _reference_of(walk, node) is not None):
            return True  # it leads back to the text
    names = node.get("class") or ""
    return (
        bool(_HIDDEN.search(node.get("style") or ""))
        or "mw-cite-backlink" in names
        or "mw-editsection" in names
    )


def _break_line(walk: _Walk, node: Any) -> None:
    """Two line breaks in a row part paragraphs, one ends a line."""
    following = node.getnext()
    if following is not None and following.tag == "br" and not (node.tail or "").strip():
        parent = node.getparent()
        _open(walk, parent)
    elif walk.builder.in_block:
        walk.builder.line_break()


def _open_hints(walk: _Walk, node: Any) -> None:
    opened: list[OpenHint] = []
    name = node.get("id") or (node.get("name") if node.tag == "a" else None)
    if node in walk.references:
        opened.append(walk.builder.open_hint("reference-item", target=name))
    if name:
        opened.append(walk.builder.open_hint("anchor", target=name))
    if node.tag == "sup" or _RAISED.search(node.get("style") or ""):
        opened.append(walk.builder.open_hint("superscript"))
    href = node.get("href") if node.tag == "a" else None
    if href:
        opened.append(walk.builder.open_hint("link", target=href.strip()))
    if opened:
        walk.hints[node] = opened[::-1]


def _reference_of(walk: _Walk, node: Any) -> Any:
    if not walk.references:
        return None
    if node in walk.references:
        return node
    return next((ancestor for ancestor in node.iterancestors() if ancestor in walk.references), None)


def _item_marker(walk: _Walk, node: Any, item: Any) -> str | None:
    reference = _reference_of(walk, node)
    if reference is not None:
        return walk.references[reference] or None
    if not walk.lists or node is not item:
        return None
    number = walk.lists[-1]
    if not number:
        return "•"
    walk.lists[-1] += 1
    return f"{number}."


def _text(node: Any) -> str:
    """Return the beginning of the element's text as one line."""
    parts, length = [], 0
    for piece in islice(node.itertext(), 80):
        parts.append(piece)
        length += len(piece)
        if length > 1_000:
            break
    return shapes.flat("".join(parts))
