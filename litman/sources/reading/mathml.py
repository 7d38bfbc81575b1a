"""MathML as tokens of CSL rich text: subscripts and superscripts as mark-up, the rest as characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litman.sources.reading.markup import Element, text_of

Token = tuple[str, str]  # ("text", characters), ("open", tag) or ("close", tag)

_RELATIONS = frozenset("=<>≤≥≪≫≈≃≅∼~≠≡∝→←↔⇒⇔∈∉⊂⊆+−±∓×÷∪∩")
_ACCENTS = {"¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303"} | {
    "→": "\u20d7",
    "⃗": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
}
_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))  # function application, invisible times, separator, plus


def math_tokens(element: Element) -> list[Token]:
    """Return what a MathML element shows, as tokens of rich text.

    Source: MathML 3, chapter 3 (the order of the children of msub, msup, mmultiscripts…).
    """
    name, parts = element.name, _parts(element)
    if name in ("annotation", "annotation-xml", "tex-math", "mphantom"):
        return []
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _leaf(element)
    if name == "mspace":
        return [("text", " ")]
    if name == "semantics":
        return _row(parts[:1])
    if name in _LAYOUTS and len(parts) >= _LAYOUTS[name][0]:
        return _LAYOUTS[name][1](parts)
    if name == "mfenced":
        return [("text", "("), *_joined(parts, ", "), ("text", ")")]
    return _row(parts)


def _parts(element: Element) -> list[Element]:
    """The children that count; text directly in a layout element is taken as `mtext`."""
    parts = []
    for child in element.children:
        if isinstance(child, Element):
            parts.append(child)
        elif child.strip():
            parts.append(Element("mtext", children=[child]))
    return parts


def _leaf(element: Element) -> list[Token]:
    text = text_of(element).translate(_INVISIBLE)
    text = text if element.name == "mtext" else text.strip()
    return [("text", text)] if text else []


def _row(parts: Iterable[Element]) -> list[Token]:
    tokens: list[Token] = []
    for part in parts:
        new = math_tokens(part)
        # A relation stands between spaces, unless it is a sign at the beginning.
        if part.name == "mo" and tokens and new and new[0][1] in _RELATIONS:
            new = [("text", f" {new[0][1]} ")]
        tokens += new
    return tokens


def _joined(parts: Iterable[Element], separator: str) -> list[Token]:
    tokens: list[Token] = []
    for part in parts:
        tokens += [("text", separator), *math_tokens(part)] if tokens else math_tokens(part)
    return tokens


def _marked(tag: str, part: Element) -> list[Token]:
    inner = [] if part.name == "none" else math_tokens(part)
    return [("open", tag), *inner, ("close", tag)] if inner else []


def _sub(parts: list[Element]) -> list[Token]:
    return [*math_tokens(parts[0]), *_marked("sub", parts[1])]


def _sup(parts: list[Element]) -> list[Token]:
    return [*math_tokens(parts[0]), *_marked("sup", parts[1])]


def _subsup(parts: list[Element]) -> list[Token]:
    return [*math_tokens(parts[0]), *_marked("sub", parts[1]), *_marked("sup", parts[2])]


def _multiscripts(parts: list[Element]) -> list[Token]:
    names = [part.name for part in parts]
    split = names.index("mprescripts") if "mprescripts" in names else len(parts)
    return [*_scripts(parts[split + 1 :]), *math_tokens(parts[0]), *_scripts(parts[1:split])]


def _scripts(parts: list[Element]) -> list[Token]:
    tokens: list[Token] = []
    for index, part in enumerate(parts):
        tokens += _marked("sup" if index % 2 else "sub", part)
    return tokens


def _fraction(parts: list[Element]) -> list[Token]:
    return [*_grouped(parts[0]), ("text", "/"), *_grouped(parts[1])]


def _root(parts: list[Element]) -> list[Token]:
    return [("text", "√"), *_grouped(Element("mrow", children=[parts[0]]))]


def _square_root(parts: list[Element]) -> list[Token]:
    return [("text", "√"), *_grouped(Element("mrow", children=list(parts)))]


def _over(parts: list[Element]) -> list[Token]:
    accent = _ACCENTS.get(text_of(parts[1]).strip())
    return [*math_tokens(parts[0]), ("text", accent)] if accent else _sup(parts)


def _grouped(part: Element) -> list[Token]:
    tokens = math_tokens(part)
    is_simple = len(tokens) == 1 and re.fullmatch(r"\w+(?:[.,]\w+)?", tokens[0][1])
    return tokens if is_simple or not tokens else [("text", "("), *tokens, ("text", ")")]


# What an element does with its children, and how many it needs.
_LAYOUTS = {
    "msub": (2, _sub),
    "munder": (2, _sub),
    "msup": (2, _sup),
    "mover": (2, _over),
    "msubsup": (3, _subsup),
    "munderover": (3, _subsup),
    "mmultiscripts": (1, _multiscripts),
    "mfrac": (2, _fraction),
    "mroot": (2, _root),
    "msqrt": (1, _square_root),
}
