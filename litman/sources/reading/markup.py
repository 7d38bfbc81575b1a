"""Marked-up text of registries (HTML, JATS, MathML, escaped once or twice) as a tree of elements."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5

# A `<` that opens no tag is a less-than sign; an attribute needs `=`, so that `a <b and c> d` stays text.
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>")
_COMMENT = re.compile(r"<!--[^<]*-->|<!\[CDATA\[|\]\]>|<\?[^<>]*\?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160)])
# UTF-8 that was read byte by byte as Latin-1 or Windows-1252: `â€“` is a dash, `88Â°C` 88°C, `Ã©` é.
_MISREAD = re.compile(
    "[\u00c2\u00c3][\u0080-\u009f\u0161\u0153\u017e\u0192]"
    # behind these letters stands a control, or between them a sign: no text has that
    "|[\u00c4-\u00df][\u0080-\u009f]|[\u00ce-\u00d1][\u00a0-\u00bf]"
    "|[\u00e3-\u00ef](?:[\u0080-\u009f][\u0080-\u00bf]|[\u00a0-\u00bf][\u0080-\u009f])"
    "|[\u00c4\u00c5]\u00a0(?=[a-z])|(?<=[a-z])[\u00c4\u00c5][\u00a0\u00ab\u00b7\u00bb]"
    "|[\u00c4\u00c5][\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf]"
    "|\u00c2[\u00a0-\u00bf]|(?<=[a-z])\u00c3[\u00a0-\u00bf]|\u00c3[\u00a0-\u00bf](?=[a-z])"
    "|\u00e2(?:[\u0080-\u009f]|\u20ac|\u2020|\u02c6)[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_DEPTH = 60
_MAX_ESCAPES = 3  # `&amp;lt;` is escaped twice; more has not been seen

# Tags that are known without a closing tag or a prefix to confirm them.
# Source: Crossref schema 5.3, "Face markup"; JATS 1.3; HTML; MathML 3.
_KNOWN_TAGS = """
    i em italic emph b strong bold sub inf sup sc scp u ovl overline underline tt monospace roman strike span
    font p br hr div title subtitle sec list list-item li ul ol dl dt dd def def-list xref ext-link uri a
    named-content styled-content inline-formula disp-formula alternatives tex-math inline-graphic graphic
    label abstract section math mrow mi mn mo mtext ms msub msup msubsup mmultiscripts mprescripts none mfrac
    msqrt mroot mover munder munderover mfenced mspace mstyle mpadded mphantom menclose mtable mtr mtd
    semantics annotation annotation-xml html_ent
"""
_KNOWN = frozenset(_KNOWN_TAGS.split())
_EMPTY = frozenset({"br", "hr", "mspace", "mprescripts", "none", "html_ent", "inline-graphic", "graphic"})


@dataclass(slots=True)
class Element:
    """A tag with its content; `name` is in lower case and has no prefix (`jats:`, `mml:`)."""

    name: str
    attributes: str = ""
    children: list[Element | str] = field(default_factory=list)


def parse_markup(text: str) -> Element:
    """Return the text as a tree under an element without a name. Never raises; takes time linear in the text.

    Entities are resolved up to three times; what is no tag stays text; an element that is never closed ends
    with the element around it, a closing tag without an opening one is dropped.
    """
    text = _COMMENT.sub("", unescape(text))
    closed = {match.group(2) for match in _TAG.finditer(text) if match.group(1)}
    root = Element("")
    stack = [root]
    for piece in _pieces(text, closed):
        if isinstance(piece, str):
            stack[-1].children.append(piece)
            continue
        closing, name, attributes, is_empty = piece
        if closing:
            _close(stack, name)
        elif is_empty:
            stack[-1].children.append(Element(name, attributes))
        elif len(stack) < _MAX_DEPTH:
            element = Element(name, attributes)
            stack[-1].children.append(element)
            stack.append(element)
    return root


def unescape(text: str) -> str:
    """Return the text with entities resolved, also doubly escaped ones, and without control characters."""
    for _ in range(_MAX_ESCAPES):
        if "&" not in text:
            break
        text, before = _ENTITY.sub(_character, text), text
        if text == before:
            break
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", _MISREAD.sub(_as_meant, text))
    return text.translate(_CONTROLS)


def _as_meant(match: re.Match[str]) -> str:
    misread = b"".join(
        char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252") for char in match[0]
    )
    try:
        return misread.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _character(match: re.Match[str]) -> str:
    entity = match.group()
    if entity[1] == "#":
        return html.unescape(entity)
    return html5.get(entity[1:], entity)  # `html.unescape` would also take `&notx;` for `¬x;`


def text_of(element: Element) -> str:
    """Return the text inside the element, tags left out."""
    return "".join(child if isinstance(child, str) else text_of(child) for child in element.children)


def _pieces(text: str, closed: set[str]) -> Iterator[str | tuple[bool, str, str, bool]]:
    """Yield texts and tags: whether it closes, its name, its attributes, whether it is empty."""
    end = 0
    for match in _TAG.finditer(text):
        closing, full, attributes, slash = match.groups()
        name = full.rpartition(":")[2].lower()
        if name not in _KNOWN and not (":" in full or attributes or slash or closing or full in closed):
            continue  # `Vec<T>`: no tag that anybody closes
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        yield bool(closing), name, attributes, bool(slash) or name in _EMPTY
    if end < len(text):
        yield text[end:]


def _close(stack: list[Element], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return
