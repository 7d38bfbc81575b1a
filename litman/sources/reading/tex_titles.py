"""TeX in the titles of registries: formulas between dollars and commands become CSL rich text."""

from __future__ import annotations

import re
from html.entities import html5

from litman.bibtex.tex.latex import decode_latex
from litman.text.plain import plain

_FORMULA = re.compile(r"(\$\$?)([^$]{1,500})\1")
_SAYS_TEX = re.compile(r"[\\^_{]")
_TOKEN = re.compile(r"(?=[^\s$]*[A-Za-z])[^\s$]{1,20}")  # `$k$`, `$N=4$`; not the `$5–` of a price
_COMMAND = re.compile(
    r"\\(?:text(?:it|bf|sc|rm|sf|tt|sub|super|superscript|subscript)|emph|it|bf|em|rm|sc|mathrm|mbox|ensuremath)\b"
    r"|\\[\"'`^~=.]\{?\\?[A-Za-z]|\\[cvuHkrbd]\s*\{[A-Za-z]\}|\\(?:aa|AA|ae|AE|oe|OE|ss|o|O|l|L|i)\b"
    r"|\\[&%#_]|\{\\"
)
_SGML = re.compile(r"\$([A-Za-z]{1,10}(?:\.[a-z]{1,6})?);")
_SIGNS = {"z.sbnd": "-", "z.dbnd": "=", "z.tbnd": "≡"}
_TEX_DASH = re.compile(r"(?<=\s)---?(?=\s)")
_SPACED_HYPHEN = re.compile(r"\s+(?=-\w)")
_LONGEST_REPEAT = 80


def without_tex(rich: str) -> str:
    """Return a title with what is written in TeX as rich text; a price in dollars stays.

    Some publishers give a formula twice, in TeX and behind it in letters: `$$k$$ k -separator` is `k-separator`.
    """
    if "$" in rich:
        rich = _SGML.sub(_sign, rich)
        rich = _without_formulas(rich)
    if _COMMAND.search(rich):
        rich = decode_latex(rich.replace("~", "\\textasciitilde{}").replace("$", "\\$"))
    return _TEX_DASH.sub("–", rich)


def _sign(match: re.Match[str]) -> str:
    name = match[1]
    return _SIGNS.get(name) or html5.get(f"{name};", match[0])


def _without_formulas(rich: str) -> str:
    pieces, position = [], 0
    match = _FORMULA.search(rich)
    while match is not None:
        if not _is_formula(match):
            position_of_next = match.start() + len(match[1])
            pieces.append(rich[position:position_of_next])
            position = position_of_next
        else:
            pieces += [rich[position : match.start()], decode_latex(f"${match[2]}$")]
            position = _end_of_repeat(rich, match.end(), pieces[-1])
        match = _FORMULA.search(rich, position)
    return "".join([*pieces, rich[position:]])


def _is_formula(match: re.Match[str]) -> bool:
    return bool(_SAYS_TEX.search(match[2]) or _TOKEN.fullmatch(match[2]))


def _end_of_repeat(rich: str, start: int, formula: str) -> int:
    """Where the text goes on behind a formula that stands there once more in letters."""
    letters = "".join(plain(formula).split())
    at, found = start, ""
    limit = min(len(rich), start + _LONGEST_REPEAT + 3 * len(letters))
    while at < limit and len(found) < len(letters):
        found += "" if rich[at].isspace() else rich[at]
        at += 1
    is_repeated = letters != "" and found == letters and not rich[at : at + 1].isalnum()
    if not is_repeated or not rich[start : start + 1].isspace():
        return start
    behind = _SPACED_HYPHEN.match(rich, at)
    return behind.end() if behind else at
