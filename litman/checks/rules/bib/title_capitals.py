"""A title has capitals that BibTeX would take away.

What it finds
    Words with a capital inside (`DNA`, `GluN2B`) in a title, not in braces. Words with a capital in front are left
    alone here, since title case and proper names cannot be told apart for certain.
Why it matters
    Most styles print titles in lower case: `Dna`, `glun2b`.
Example
    title = {Tea and REM sleep}      prints as "Tea and rem sleep"
What to do
    Put the word in braces: {REM}. `litman check --fix` does.
Source
    btxdoc, section 4, "change.case$".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.bibtex.tex.latex import decode_latex
from litman.bibtex.tex.protect import words_with_capitals_inside
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.text.plain import plain

CODE = "BIB108"
_SHOWN = 4
_FEW_WORDS = 3
_MOST_CAPITALS = 0.5  # of the words of a title
_TOKEN = re.compile(r"\\.|[{}$]|[^\\{}$]+", re.DOTALL)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each title with words that lose their capitals."""
    for entry in facts.entries():
        value = entry.values.get("title", "")
        words = unprotected_words(value)
        if words:
            more = ", …" if len(words) > _SHOWN else ""
            message = f"styles that change case spoil {', '.join(words[:_SHOWN])}{more}; put braces around"
            yield Finding(CODE, entry.place("title"), message, "warning", key=entry.key)


def unprotected_words(tex: str) -> list[str]:
    """Return the words with a capital inside that no braces protect, in order."""
    if not tex or (tex.startswith("{") and tex.endswith("}") and _depth_never_zero(tex)):
        return []
    words = list(words_with_capitals_inside(plain(decode_latex(tex))))
    if not words:  # as in most titles
        return []
    open_text = _outside_braces(tex)
    all_words = re.findall(r"\w+", open_text)
    if len(all_words) > _FEW_WORDS and len(words) > len(all_words) * _MOST_CAPITALS:
        return []  # typed in capitals: what its words are nobody can tell
    places = {word: re.search(rf"(?<![\w\x00]){re.escape(word)}(?![\w\x00])", open_text) for word in words}
    found = [(place.start(), word) for word, place in places.items() if place]
    return [word for _, word in sorted(found)]


def braced_title(tex: str) -> str:
    """Return the title with braces around each word that `unprotected_words` finds, wherever it stands bare."""
    words = unprotected_words(tex)
    if not words:
        return tex
    bare = re.compile(rf"(?<![\w\x00])(?:{'|'.join(map(re.escape, words))})(?![\w\x00])")
    for match in reversed(list(bare.finditer(_outside_braces(tex)))):
        tex = f"{tex[: match.start()]}{{{match[0]}}}{tex[match.end() :]}"
    return tex


def _outside_braces(tex: str) -> str:
    """Return the text with what stands in braces or in mathematics as NUL characters."""
    parts, depth, maths = [], 0, False
    for match in _TOKEN.finditer(tex):
        token = match[0]
        if token == "$":
            maths = not maths
        depth += (token == "{") - (token == "}")
        parts.append("\0" * len(token) if depth > 0 or maths or token in "{}$" else token)
    return "".join(parts)


def _depth_never_zero(tex: str) -> bool:
    depth = 0
    for at, c in enumerate(tex):
        depth += (c == "{") - (c == "}")
        if depth == 0 and at < len(tex) - 1:
            return False
    return True


RULE = LibraryRule.of(CODE, "a title has capitals that no braces protect", find, is_fixable=True)
