"""Zotero's field Extra, which its CSL-JSON has as `note`: lines `Variable: value` that CSL has a variable for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.csl.variables import ITEM_TYPES
from litman.edtf import parse_date
from litman.text.entities import unescape_entities
from litman.work import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Name, Work

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}): *(\S.*)")
# As plugins wrote them before Zotero took lines: `{:PMID: 123} {:original-date: 1900}`.
_BRACED = re.compile(r"\{:([A-Za-z][A-Za-z _-]{1,30}): *+([^{}]++)\}")
_VARIABLES = {re.sub("[ _-]", "", name).lower(): name for name in (*TEXT_FIELDS, *DATE_FIELDS, *NAME_FIELDS)}
_KEY = ("citationkey", "bibtex")


def with_extra(work: Work, text: str, *, types: Mapping[str, str] | None = None) -> tuple[Work, str]:
    """Return the work with what lines of Extra say that it lacks, the rest as its note, and a citation key or "".

    Args:
        work: As its other fields describe it.
        text: The lines; what a variable holds already, or none takes, stays in the note.
        types: What types of another program, named after `Type:`, mean in CSL.
    """
    found: dict[str, Any] = {}
    remains: list[str] = []
    key = ""
    for line in _BRACED.sub(r"\n\1: \2\n", text[:_MOST]).split("\n"):
        match = _LINE.fullmatch(unescape_entities(line.strip()))
        label = re.sub("[ _-]", "", match[1]).lower() if match else ""
        value = match[2].strip() if match else ""
        if label in _KEY:
            key = key or value
        elif label == "type":
            found |= _type(value, types or {})
        elif not _take(work, found, label, value) and line.strip():
            remains.append(line.strip())
    rest = " ".join([*remains, text[_MOST:]]).strip()
    note = found.pop("note", None) or work.note
    return replace(work, **found, note=" ".join(part for part in (note, rest) if part) or None), key


_MOST = 100_000


def _take(work: Work, found: dict[str, Any], label: str, value: str) -> bool:
    """Whether the line says what the work lacks; `found` has it then."""
    variable = _VARIABLES.get(label)
    if variable is None:
        return False
    if variable in NAME_FIELDS:
        family, _, given = (part.strip() for part in value.partition("||"))
        name = Name(family, given) if given else Name(literal=family)
        found[variable] = (*found.get(variable, getattr(work, variable)), name)
        return True
    has = found.get(variable) or getattr(work, variable)
    if variable in DATE_FIELDS:
        date = parse_date(value)
        found[variable] = has or date
        return has in (None, date)
    found[variable] = has or value
    return has in (None, value)


def _type(value: str, types: Mapping[str, str]) -> dict[str, str]:
    """Zotero takes CSL's types there that it has no item type for; any other word is the kind of work."""
    said = types.get(value, value)
    return {"type": said} if said in ITEM_TYPES else {"genre": value}
