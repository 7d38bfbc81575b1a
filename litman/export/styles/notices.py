"""References of works that were retracted say so."""

from __future__ import annotations

from typing import Any

from litman.export.styles.request import Item
from litman.library.registry import Notice, RegistryRecord
from litman.text.folding import fold
from litman.text.plain import plain
from litman.text.taken_back import status_mark

_WORDS = {"retracted": "Retracted", "withdrawn": "Withdrawn"}
_PARTIAL = "partial_retraction"


def with_notice(item: Item, record: RegistryRecord | None, stated: Notice | None = None) -> dict[str, Any]:
    """Return the item with `[Retracted]` behind its title where its record, or what it states itself, says so.

    A title that says it already stays as it is.

    Source: Publication Manual of the APA, 7th ed., section 10.1 (retracted articles); NISO RP-45-2024 (CREC),
    section 3.2 (titles); the words in brackets stand where both styles and manuals put descriptions of a work.
    """
    word = notice_word(record.gravest if record else None) or notice_word(stated)
    title = str(item.get("title") or "")
    says_so = fold(plain(title)).lstrip("[(").startswith(("retracted", "withdrawn", "retraction"))
    if not word or says_so or status_mark(plain(title)):
        return dict(item)
    # Some styles print the state of publication, too: it is said once.
    rest = {name: value for name, value in item.items() if name != "status" or stated is None}
    return {**rest, "title": f"{title} [{word}]".strip()}


def notice_word(gravest: Notice | None) -> str:
    """Return what a reference says of a work's gravest notice: `Retracted`, `Withdrawn` or nothing."""
    if gravest is None:
        return ""
    return "Partially retracted" if gravest.type == _PARTIAL else _WORDS.get(gravest.kind, "")
