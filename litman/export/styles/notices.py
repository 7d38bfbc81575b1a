"""References of works that were retracted say so."""

from __future__ import annotations

from typing import Any

from litman.export.styles.request import Item
from litman.library.registry import RegistryRecord
from litman.text.folding import fold
from litman.text.plain import plain

_WORDS = {"retracted": "Retracted", "withdrawn": "Withdrawn"}
_PARTIAL = "partial_retraction"


def with_notice(item: Item, record: RegistryRecord | None) -> dict[str, Any]:
    """Return the item with `[Retracted]` behind its title where its record says so.

    A title that says it already stays as it is.

    Source: Publication Manual of the APA, 7th ed., section 10.1 (retracted articles); NISO RP-45-2024 (CREC),
    section 3.2 (titles); the words in brackets stand where both styles and manuals put descriptions of a work.
    """
    word = notice_word(record)
    title = str(item.get("title") or "")
    if not word or fold(plain(title)).lstrip("[(").startswith(("retracted", "withdrawn", "retraction")):
        return dict(item)
    return {**item, "title": f"{title} [{word}]".strip()}


def notice_word(record: RegistryRecord | None) -> str:
    """Return what a reference says of the gravest notice: `Retracted`, `Withdrawn` or nothing."""
    gravest = record.gravest if record else None
    if gravest is None:
        return ""
    return "Partially retracted" if gravest.type == _PARTIAL else _WORDS.get(gravest.kind, "")
