"""Citations as TeX writes them: the family of `\\cite` in LaTeX, natbib and biblatex, and where one ends."""

from __future__ import annotations

import re
from dataclasses import replace

from litman.posts.markers.cited_keys import Items, cited_keys
from litman.posts.post import CitedItem
from litman.text.lazy_pattern import lazy_pattern

# TeX: \citep[see][p. 3]{moss2019,fern2020}, \cites(see)()[3]{a}[4]{b}, \newcite*{a}
_OPTION = r"\[(?:[^\[\]{}]{1,600}+|\{[^{}]{0,200}+\}|\[[^\[\]]{0,200}+\]){0,20}+\]"
_GROUP = r"\{[^{}]{0,2000}+\}"
TEX_CITE = lazy_pattern(
    rf"\\(?P<name>[A-Za-z]{{0,20}}[cC]ite[A-Za-z]{{0,20}}|fullref)(?P<star>\*)?"
    rf"(?:[ \t]?\([^()]{{0,200}}\)){{0,2}}"
    rf"(?P<args>(?:\s?{_OPTION}){{0,2}}\s?{_GROUP}(?:(?:\s?{_OPTION}){{0,2}}{_GROUP}){{0,30}})"
)
_TEX_GROUP = lazy_pattern(rf"(?P<options>(?:\s?{_OPTION}){{0,2}})\s?\{{(?P<keys>[^{{}}]*)\}}")
_TEX_OPTION = lazy_pattern(_OPTION)
# Commands with these letters that cite nothing, or set something up.
_NO_CITE = lazy_pattern(
    r"nocite|[a-z]{0,30}(?:citestyle|citeindex|citereset|citetracker)[a-z]*|bibcite|newcites|defcitealias|citetext"
    r"|declarecite[a-z]*|renewcite[a-z]*|setcite[a-z]*|citeset[a-z]*|citedelim[a-z]*|citesetup|excite|incite"
    r"|citebib[a-z]*|citealias|citeindextype",
    re.IGNORECASE,
)

# Of LaTeX, natbib and biblatex; others that have the letters, `\excited{…}`, may be anything.
_SURE = lazy_pattern(
    r"(?:paren|text|foot|footfull|full|auto|smart|super|short|note|online|new)?cite(?:s|[tp]|al[tp]|author|year(?:par)?"
    r"|title|num|url|date)?",
    re.IGNORECASE,
)
_SEVERAL = lazy_pattern(r"[a-z]*cites(?:author|year|title)?", re.IGNORECASE)
_VOLUME = lazy_pattern(r"[a-z]?volcites?", re.IGNORECASE)


def tex_items(name: str, arguments: str) -> Items:
    """Return whom a command of the `\\cite` family cites, with its notes, by its name and arguments as written."""
    if _NO_CITE.fullmatch(name):
        return ()
    groups = list(_TEX_GROUP.finditer(arguments))
    if _VOLUME.fullmatch(name):  # \volcite[see]{2}[33]{key}: the volume stands before
        groups = groups[1::2]
    items: list[CitedItem] = []
    is_sure = bool(_SURE.fullmatch(name))
    for group in groups if _SEVERAL.fullmatch(name) else groups[:1]:
        notes = [option[1:-1].strip() for option in _TEX_OPTION.findall(group["options"])]
        before = notes[0] if len(notes) == 2 else None
        after = notes[-1] if notes else None
        keys = cited_keys(group["keys"], is_sure=is_sure)
        for number, item in enumerate(keys):
            items.append(
                replace(
                    item,
                    prefix=(before or None) if number == 0 else None,
                    locator=(after or None) if number == len(keys) - 1 else None,
                )
            )
    return tuple(items)


def tex_length(text: str, match: re.Match[str]) -> int:
    """Return where the citation ends: only the family of `\\cites` goes on behind its first keys."""
    if _SEVERAL.fullmatch(match["name"]) or _VOLUME.fullmatch(match["name"]):
        return match.end()
    group = _TEX_GROUP.match(text, match.start("args"))
    return group.end() if group else match.end()
