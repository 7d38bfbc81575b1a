"""Titles of registries as CSL rich text, and names and numbers as plain text."""

from __future__ import annotations

import re

from litman.sources.reading.markup import Element, parse_markup, text_of, unescape
from litman.sources.reading.mathml import Token, math_tokens
from litman.text.folding import collapse_white_space

# Face mark-up of HTML, JATS and Crossref → the tags of CSL rich text. Source: Crossref schema 5.3, "Face
# markup".
_TAGS = dict.fromkeys(("i", "em", "italic", "emph"), "i")
_TAGS |= dict.fromkeys(("b", "strong", "bold"), "b")
_TAGS |= {"sub": "sub", "inf": "sub", "sup": "sup", "sc": "sc", "scp": "sc"}
DROPPED = frozenset({"xref", "fn", "inline-graphic", "graphic", "script", "style"})
_BLOCK_TAGS = "p br hr div title sec list list-item li ul ol dt dd disp-formula section abstract"
BLOCKS = frozenset(_BLOCK_TAGS.split())
_WORD_BEFORE = re.compile(r"(?:^|\W)(?:[A-Z][a-z]{2,}|[a-z]{2,})$")
_WORD_AFTER = re.compile(r"[a-z]{2,}")
_HYPHENS = ("-", "‐", "‑", "–")
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![a-z])")
_CHARGE = re.compile(r"[0-9]{0,2}[•*]?[+−–-]")
_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)


def rich_from_markup(text: str) -> str:
    """Return a title as CSL rich text (`<i> <b> <sub> <sup> <sc>`) on one line; other tags are dropped.

    Entities are resolved, MathML becomes text with subscripts and superscripts, white space that only lays
    out the XML is taken out. Never raises.
    """
    return join_tokens(_tokens(parse_markup(text)))


def plain_from_markup(text: str) -> str:
    """Return a name or a number of a registry as plain text on one line: entities resolved, tags dropped."""
    if "<" not in text and "&" not in text:
        return collapse_white_space(unescape(text))
    return collapse_white_space(text_of(parse_markup(text)))


def _tokens(element: Element) -> list[Token]:
    tokens: list[Token] = []
    for child in element.children:
        if isinstance(child, str):
            tokens.append(("text", child))
        elif child.name == "math":
            _append_math(tokens, math_tokens(child), begins_with_script=_has_prescript(child))
        elif child.name in _TAGS:
            tag = _TAGS[child.name]
            tokens += [("open", tag), *_tokens(child), ("close", tag)]
        else:
            tokens += _other_tokens(child)
    return _spaced_after_math(tokens)


def _other_tokens(child: Element) -> list[Token]:
    if child.name in DROPPED:
        return []
    if child.name == "alternatives":
        return _tokens(best_alternative(child))
    if child.name == "tex-math":
        return [("text", tex_text(child))]
    if child.name == "subtitle":
        return [("text", ": "), *_tokens(child)]
    if child.name == "html_ent":
        ascii_form = re.search(r"ascii\s*=\s*[\"']@([a-z]+;)", child.attributes)
        return [("text", unescape(f"&{ascii_form.group(1)}"))] if ascii_form else []
    inner = _tokens(child)
    return [("text", " "), *inner, ("text", " ")] if child.name in BLOCKS else inner


def _append_math(tokens: list[Token], math: list[Token], *, begins_with_script: bool) -> None:
    """Some publishers lose the spaces around formulas: put one before, and mark where one may follow."""
    is_detached = bool(math) and (math[0][0] == "text" or begins_with_script)
    if is_detached and tokens and tokens[-1][0] == "text" and _WORD_BEFORE.search(tokens[-1][1][-40:]):
        tokens.append(("text", " "))
    tokens += [*math, ("math-end", "")]


def _spaced_after_math(tokens: list[Token]) -> list[Token]:
    spaced: list[Token] = []
    for index, (kind, text) in enumerate(tokens):
        if kind != "math-end":
            spaced.append((kind, text))
        elif (
            index + 1 < len(tokens)
            and tokens[index + 1][0] == "text"
            and _WORD_AFTER.match(tokens[index + 1][1])
        ):
            spaced.append(("text", " "))
    return spaced


def best_alternative(element: Element) -> Element:
    """The MathML of several forms of one formula, or else its TeX."""
    for name in ("math", "tex-math"):
        found = [child for child in element.children if isinstance(child, Element) and child.name == name]
        if found:
            return Element("", children=[found[0]])
    return Element(
        "", children=[c for c in element.children if isinstance(c, Element) and c.name != "graphic"]
    )


def tex_text(element: Element) -> str:
    text = text_of(element)
    body = _TEX_BODY.search(text)
    return (body.group(1) if body else text).strip().strip("$").strip()


def _has_prescript(element: Element) -> bool:
    return any(
        isinstance(c, Element) and (c.name == "mmultiscripts" or _has_prescript(c)) for c in element.children
    )


class _Line:
    """Joins tokens: one space for a run of white space, none inside a tag's edges, no empty elements."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.opened: list[str] = []  # tags whose first character has not come yet
        self.open_tags: list[str] = []
        self.gap: str | None = None  # "space", or "layout": a line break that only lays out the XML
        self.last = ""
        self.is_dash = False  # what came last is a hyphen with a space before it
        self.is_mass_number = False  # what came last is the raised number before an element: `<sup>13</sup>C`

    def text(self, text: str) -> None:
        for word in re.split(r"(\s+)", text):
            if not word:
                continue
            if word.isspace():
                is_layout = "\n" in word and self.gap != "space"
                self.gap = "layout" if is_layout else "space"
            else:
                self._word(word)

    def _word(self, word: str) -> None:
        is_spaced = bool(self.gap and self.last and not (self.gap == "layout" and self._is_glued(word)))
        if is_spaced:
            self.out.append(" ")
        self.is_dash = is_spaced and word in _HYPHENS
        self.is_mass_number = "sup" in self.open_tags and word.isdigit() and (is_spaced or not self.last)
        self.gap = None
        self.out += [f"<{tag}>" for tag in self.opened]
        self.opened = []
        self.out.append(word)
        self.last = word

    def _is_glued(self, word: str) -> bool:
        """Whether the line break before the word stands for no space: the title is broken around its tags."""
        if self.last[-1] in "([/" or word[0] in ")],.;/":
            return True
        if word[0] in _HYPHENS and word[1:2].isalnum():
            return True
        if self.last[-1] in _HYPHENS and not self.is_dash:
            return True
        if self.is_mass_number and _ELEMENT.match(word):
            return True
        if "sub" in self.opened:
            return True
        return "sup" in self.opened and (bool(_CHARGE.fullmatch(word)) or not _WORD_BEFORE.search(self.last))

    def open(self, tag: str) -> None:
        self.open_tags.append(tag)
        self.opened.append(tag)

    def close(self, tag: str) -> None:
        self.open_tags.pop()
        if self.opened:
            self.opened.pop()
        else:
            self.out.append(f"</{tag}>")


def join_tokens(tokens: list[Token]) -> str:
    """Return the tokens as one line of rich text."""
    line = _Line()
    for kind, text in tokens:
        if kind == "text":
            line.text(text)
        elif kind == "open":
            line.open(text)
        else:
            line.close(text)
    return "".join(line.out)
