"""A patent's office, kind and number, told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litman.text.plain import plain

# Two letters of the office, as numbers begin with them, and what the office is called. Source: WIPO Standard ST.3.
OFFICES = {
    "AU": "Australian", "CA": "Canadian", "CH": "Swiss", "CN": "Chinese", "DE": "German", "EP": "European",
    "ES": "Spanish", "FR": "French", "GB": "British", "IN": "Indian", "IT": "Italian", "JP": "Japanese",
    "KR": "Korean", "NL": "Dutch", "RU": "Russian", "SE": "Swedish", "US": "U.S.", "WO": "International",
}  # fmt: skip
_CODES = {name.lower(): code for code, name in OFFICES.items()} | {
    "us": "US",
    "uk": "GB",
    "united states": "US",
}
_NUMBER = re.compile(
    rf"({'|'.join(OFFICES)})[\s-]*(?:Pat(?:ent|\.)?(?:\s*No\.?)?\s*)?(?=[A-Z]{{0,4}}[0-9])(.*)"
)
_KIND = re.compile(r"(?:(.*?)(?<!\s)\s++)?(patents?(?:\s+(?:request|application))?)", re.IGNORECASE)
# What Google Scholar writes into `note`: `US Patent 10,123,456`, `US Patent App. 15/123,456`
_NOTED = re.compile(r"([A-Z]{2})\s+Patent(\s+App(?:\.|lication))?\s+([0-9][0-9A-Z,/. ]*)")


@dataclass(frozen=True, slots=True)
class Patent:
    """What tells a patent apart."""

    office: str  # its code; empty where nobody says
    kind: str  # `patent` or `patent application`
    number: str  # without the code


def patent_of(item: Mapping[str, Any]) -> Patent | None:
    """Return what the item says of a patent; None where it is none."""
    note = _NOTED.fullmatch(plain(str(item.get("note") or "")).strip(" ."))
    if item.get("type") != "patent":
        if note is None or note[1] not in OFFICES or item.get("type") not in ("document", "webpage"):
            return None
        return Patent(note[1], "patent application" if note[2] else "patent", note[3].strip())
    number = plain(str(item.get("number") or "")).strip()
    code, kind = "", "patent"
    if named := _KIND.fullmatch(plain(str(item.get("genre") or "")).strip()):
        code = _CODES.get((named[1] or "").lower(), "")
        kind = "patent application" if " " in named[2] else "patent"
    if stated := _NUMBER.fullmatch(number):
        code, number = stated[1], stated[2].strip()
    elif not number and note:
        code, number = note[1], note[3].strip()
    return Patent(code, kind, number)


def as_patent(item: Mapping[str, Any], office: Mapping[str, str], *, kind: str = "") -> dict[str, Any]:
    """Return what is to be set so that a patent has office, kind and number in `authority`, `genre` and `number`.

    Args:
        item: Of any type.
        office: What the manual calls offices, by their code, where it is not what the office is called here.
        kind: `upper` for `Patent`; empty for `patent`.
    """
    patent = patent_of(item)
    if patent is None:
        return {}
    named = patent.kind[:1].upper() + patent.kind[1:] if kind == "upper" else patent.kind
    return {
        "type": "patent",
        "authority": office.get(patent.office) or OFFICES.get(patent.office),
        "genre": named,
        "number": patent.number or None,
        "publisher": None if item.get("publisher") == "Google Patents" else item.get("publisher"),
        "note": None if item.get("type") != "patent" else item.get("note"),
    }
