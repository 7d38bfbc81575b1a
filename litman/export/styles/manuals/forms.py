"""CSL styles with forms of ours for kinds of works that the style has none for, and with macros that are mended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_CSL = f"{{{_NAMESPACE}}}"
_CALL = re.compile(r'<text macro="([^"]+)"')


@cache
def style_with(text: str, forms: tuple[tuple[str, str], ...], macros: tuple[tuple[str, str], ...]) -> str:
    """Return the text of a style that prints references by these forms.

    Args:
        text: The style's own.
        forms: Attributes of a `cs:if`, and the CSL that is printed where they hold, the number of the reference
            apart. The first that holds counts; what none holds for is printed as the style has it.
        macros: Names of macros and the CSL that stands for what the style has there.

    A form that calls a macro which the style does not have, or a macro that calls such, is left out: an older file
    of the style, or one that somebody changed, prints what it has.

    Source: CSL 1.0.2 specification, "Choose", "Macro".
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_blank_text=True
    )
    root = etree.fromstring(text.encode(), parser)
    there = {macro.get("name") for macro in root.iter(f"{_CSL}macro")}
    for name, inner in macros:
        if name in there and _calls(inner) <= there:
            _set_macro(root, name, inner)
    layout = root.find(f"{_CSL}bibliography/{_CSL}layout")
    usable = [form for form in forms if _calls(form[1]) <= there]
    if layout is not None and usable:
        _put_before(layout, usable)
    return str(etree.tostring(root, encoding="unicode"))


def pairs(named: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return a table as it can be remembered."""
    return tuple(named.items())


def _calls(inner: str) -> set[str]:
    return set(_CALL.findall(inner))


def _set_macro(root: Any, name: str, inner: str) -> None:
    for macro in root.findall(f"{_CSL}macro"):
        if macro.get("name") == name:
            root.replace(macro, _parsed(f'<macro name="{name}">{inner}</macro>'))


def _put_before(layout: Any, forms: Sequence[tuple[str, str]]) -> None:
    """The forms stand in front of all that the layout prints but the number."""
    branches = [
        f"<{'else-if' if i else 'if'} {holds}>{inner}</{'else-if' if i else 'if'}>"
        for i, (holds, inner) in enumerate(forms)
    ]
    choose = _parsed(f"<choose>{''.join(branches)}<else/></choose>")
    rest = [part for part in layout if part.get("variable") != "citation-number"]
    for part in rest:
        choose[-1].append(part)
    layout.append(choose)


def _parsed(snippet: str) -> Any:
    from lxml import etree

    tag, _, rest = snippet.partition(" ") if snippet.startswith("<macro ") else snippet.partition(">")
    separator = " " if snippet.startswith("<macro ") else ">"
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(f'{tag} xmlns="{_NAMESPACE}"{separator}{rest}', parser)
