"""Entries as text that stands on its own: every reader gets to its end, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litman.bibtex.file.values import MONTHS
from litman.bibtex.tex.acting_commands import defuse
from litman.bibtex.tex.latex import balance_braces

# Unlike `bibtex.layout.format_entry`, which refuses what a new entry should not have, this takes any entry
# that was read: `o'brien2001` is a key for BibTeX, and an export must not fail over it.
_NOT_IN_KEY = re.compile('[\\s,{}"\\\\%=\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_FIELD_NAME = re.compile(r"[A-Za-z][\w!$&*+./:;<>?\[\]^`|-]*")
_ENTRY_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LINE_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def entry_text(entry_type: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry, a field a line, months bare; field names that no reader takes are left out.

    TeX commands that act (`\\input`, `\\write18`) come out as their names: whoever runs LaTeX on it runs nothing else.
    """
    entry_type = entry_type if _ENTRY_TYPE.fullmatch(entry_type) else "misc"
    lines = [f"@{entry_type}{{{_NOT_IN_KEY.sub('_', key) or 'unnamed'},"]
    for name, value in fields:
        if _FIELD_NAME.fullmatch(name):
            lines.append(f"  {name} = {_delimited(name, value)},")
    return "\n".join([*lines, "}", ""])


def _delimited(name: str, value: str) -> str:
    if name == "month" and value in MONTHS:
        return value
    # bibtexparser takes `@word{` at the start of a line for a new entry, so a value stays on its line.
    return "{" + balance_braces(defuse(_CONTROL.sub("", _LINE_BREAKS.sub(" ", value)))) + "}"
