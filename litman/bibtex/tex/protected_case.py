"""Words of a title that braces protect: those in lower case are marked, so that no style capitalises them.

A style that prints titles in title case makes `De Novo` of `de novo` and leaves words with a capital alone, so only
lower case needs a mark there; one in sentence case needs to know which capitals are protected, too. A pair of braces
around the whole title is a habit of exporters and says nothing of words.
"""

from __future__ import annotations

import re

from litman.bibtex.tex.tables import NO_CASE_COMMAND
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain

_BRACE = lazy_pattern(r"\\.|[{}$]", re.DOTALL)
_AFTER_COMMAND = lazy_pattern(r"(?:\\(?:[A-Za-z]+|.)\s*|[\]}^_])\Z", re.DOTALL)
_LETTER_IN_FORMULA = lazy_pattern(r"\$\s*\\[a-z]+\s*\$")
_COMMAND = lazy_pattern(r"\\[A-Za-z]+|[{}$\\]")
_MARKED = lazy_pattern(r'<span class="nocase">((?:(?!<span|</span>).)*)</span>', re.DOTALL)
_LOOK = lazy_pattern(
    r"\s*\\(?:textit|emph|textsl|textbf|textsc|texttt|textrm|mbox|text|mkbibemph|mkbibitalic)\s*\{"
)
_SPACES = lazy_pattern(" {2,}")
_LOOK_BACK = 40
_LONGEST = 1000


def mark_protected(tex: str, *, with_capitals: bool = False) -> str:
    """Return the TeX text of a title with a command before each brace group that protects lower case.

    Args:
        tex: The title.
        with_capitals: Whether capitals are marked, too: all of a word of which a part stands in braces (`{B}ayes`).

    Source: CSL 1.0.2, `text-case`; citeproc-js manual, `<span class="nocase">`; btxdoc, section 3.3.
    """
    if "{" not in tex or "\\" + NO_CASE_COMMAND in tex:
        return tex
    pieces, position = [], 0
    for start, end in _outer_groups(tex):
        if start < position:
            continue
        if with_capitals and _protects_capital(tex, start, end):
            first, last = _whole_word(tex, start, end)
            first = max(first, position)
            pieces += [tex[position:first], "\\", NO_CASE_COMMAND, "{", tex[first:last], "}"]
            position = last
        elif _is_protection(tex, start, end):
            pieces += [tex[position:start], "\\", NO_CASE_COMMAND]
            position = start
    return "".join(pieces) + tex[position:] if pieces else tex


def unmark_capitals(rich: str) -> str:
    """Return a title without the marks around words that all hold a capital, as `{pdf\\TeX}` turns out to be."""
    return _SPACES.sub(" ", _MARKED.sub(_unmarked, rich)) if "nocase" in rich else rich


def _unmarked(match: re.Match[str]) -> str:
    return match[0] if _has_lower(plain(match[1]).split()) else match[1]


def _has_lower(words: list[str]) -> bool:
    return any(word == word.lower() and any(map(str.isalpha, word)) for word in words)


def _outer_groups(tex: str) -> list[tuple[int, int]]:
    """Return start and end of the groups that stand in no other group and in no formula."""
    groups: list[tuple[int, int]] = []
    depth, start, in_formula = 0, 0, False
    for match in _BRACE.finditer(tex):
        token = match[0]
        if token == "$" and depth == 0:
            in_formula = not in_formula
        elif token == "{":
            start = match.start() if depth == 0 else start
            depth += 1
        elif token == "}" and depth:
            depth -= 1
            if depth == 0 and not in_formula:
                groups.append((start, match.end()))
    return groups


def _is_protection(tex: str, start: int, end: int) -> bool:
    inner = _without_look(tex[start + 1 : end - 1])
    before, after = tex[max(start - _LOOK_BACK, 0) : start], tex[end : end + 1]
    if before[-1:].isalnum() or after.isalnum() or after in ("{", "\\"):
        return False  # only a part of a word
    return _may_protect(tex, start, end, inner) and _has_lower_word(inner)


def _protects_capital(tex: str, start: int, end: int) -> bool:
    inner = _without_look(tex[start + 1 : end - 1])
    return any(map(str.isupper, inner)) and _may_protect(tex, start, end, inner)


def _may_protect(tex: str, start: int, end: int, inner: str) -> bool:
    if not inner.strip() or inner.lstrip().startswith("\\"):
        return False  # `{\"u}` is a letter
    before = tex[max(start - _LOOK_BACK, 0) : start]
    if not before.strip() and not tex[end : end + _LOOK_BACK].strip():
        return False
    return not _AFTER_COMMAND.search(before)


def _without_look(inner: str) -> str:
    """Return a group's text without a look that all of it has: `{\\textit{E. coli}}` protects as `{E. coli}` does."""
    look = _LOOK.match(inner)
    return inner[look.end() : -1] if look and inner.endswith("}") else inner


def _whole_word(tex: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word begins and ends of which a part stands in braces."""
    while start and tex[start - 1].isalnum():
        start -= 1
    while end < len(tex) and tex[end].isalnum():
        end += 1
    return start, end


def _has_lower_word(inner: str) -> bool:
    if len(inner) > _LONGEST or _LETTER_IN_FORMULA.fullmatch(inner.strip()):
        return False  # `{$\\alpha$}` is how a Greek letter is written
    words = _COMMAND.sub("", _LETTER_IN_FORMULA.sub("x", inner)).split()
    return _has_lower(words)
