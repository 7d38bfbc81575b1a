"""Abstracts in JATS or HTML as paragraphs of plain text."""

from __future__ import annotations

import re

from litman.sources.reading.markup import Element, parse_markup
from litman.sources.reading.mathml import Token, math_tokens
from litman.sources.reading.rich_text import BLOCKS, DROPPED, best_alternative, join_tokens, tex_text
from litman.text.folding import collapse_white_space

_SUPERSCRIPTS = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_SUBSCRIPTS = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_SCRIPT = re.compile(r"[0-9+\-−()]+")
_LEADING_ABSTRACT = re.compile(r"(?:abstract|summary)\s*+(?:[.:]\s*+)?", re.IGNORECASE)
_ABSTRACT_IN_TEXT = re.compile(r"(?:Abstract|ABSTRACT)\s?[.:]\s+(?=\S)")


def paragraphs_from_jats(text: str) -> str:
    """Return an abstract as plain text: paragraphs with an empty line between them.

    A titled section begins with its title (`Methods: …`); the title `Abstract` is left out. Subscripts and
    superscripts of digits become their Unicode characters.
    Source: JATS 1.3, `<abstract>`, `<sec>`.
    """
    paragraphs: list[str] = []
    _collect(parse_markup(text), paragraphs)
    return "\n\n".join(_headed(paragraphs))


def _collect(element: Element, paragraphs: list[str]) -> None:
    """Append the paragraphs of the element; a title is appended with a tab at its end."""
    line: list[str] = []

    def finish() -> None:
        text = join_tokens([("text", "".join(line))])
        line.clear()
        if text:
            paragraphs.append(text)

    for child in element.children:
        if isinstance(child, str):
            line.append(child)
        elif child.name in ("title", "label"):
            finish()
            title = collapse_white_space(_inline(child))
            if title:
                paragraphs.append(title + "\t")
        elif child.name in BLOCKS:
            finish()
            _collect(child, paragraphs)
        else:
            line.append(_inline_of(child))
    finish()


def _inline(element: Element) -> str:
    return "".join(child if isinstance(child, str) else _inline_of(child) for child in element.children)


def _inline_of(child: Element) -> str:
    if child.name in ("sub", "inf", "sup"):
        return _script(_inline(child), child.name == "sup")
    if child.name == "math":
        return _plain_tokens(math_tokens(child))
    if child.name == "alternatives":
        return _inline(best_alternative(child))
    if child.name == "tex-math":
        return tex_text(child)
    if child.name in DROPPED and child.name != "xref":
        return ""
    return f" {_inline(child)} " if child.name in BLOCKS else _inline(child)


def _plain_tokens(tokens: list[Token]) -> str:
    out: list[str] = []
    script: list[str] = []
    for kind, text in tokens:
        if kind == "text":
            out.append(_script(text, script[-1] == "sup") if script else text)
        elif kind == "open":
            script.append(text)
        elif script:
            script.pop()
    return "".join(out)


def _script(text: str, is_above: bool) -> str:
    if not _SCRIPT.fullmatch(text):
        return text
    return text.translate(_SUPERSCRIPTS if is_above else _SUBSCRIPTS)


def _headed(paragraphs: list[str]) -> list[str]:
    """Put each title before the paragraph that follows it, and drop the title of the whole."""
    result: list[str] = []
    title = ""
    for number, paragraph in enumerate(paragraphs):
        if paragraph.endswith("\t"):
            heading = paragraph.rstrip("\t")
            if number == 0 and _LEADING_ABSTRACT.fullmatch(heading):
                continue
            title = f"{title}{heading}" if not title else f"{title} {heading}"
            title = title if title[-1] in ":.?!" else title + ":"
            continue
        if number == 0:
            paragraph = _ABSTRACT_IN_TEXT.sub("", paragraph, count=1) if paragraph[:1] in "aA" else paragraph
        result.append(f"{title} {paragraph}" if title else paragraph)
        title = ""
    return [*result, title] if title else result
