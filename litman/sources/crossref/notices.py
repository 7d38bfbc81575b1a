"""What a Crossref record says about retractions, concerns and corrections: of the work, or by the work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from litman.library.registry import NOTICE_KINDS, Notice, NoticeKind, sort_notices
from litman.sources.reading.json_fields import day_of, list_of, mapping_of, text_of
from litman.sources.reading.rich_text import rich_from_markup
from litman.text.plain import plain
from litman.text.taken_back import status_mark

# Words in types that are in no table: more of the type's family may come. Gravest first.
_WORDS: tuple[tuple[str, NoticeKind], ...] = (
    ("retract", "retracted"),
    ("withdraw", "withdrawn"),
    ("remov", "withdrawn"),
    ("concern", "concern"),
    ("correct", "corrected"),
    ("errat", "corrected"),
    ("corrig", "corrected"),
    ("amend", "corrected"),
    ("version", "replaced"),
    ("edition", "replaced"),
)
_UNDONE: tuple[NoticeKind, ...] = ("retracted", "withdrawn", "concern")


def notices_from_message(message: Mapping[str, object]) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """Return the notices about the work, gravest first, and those that the work itself is, about other works.

    A notice that publisher and Retraction Watch both report counts once, in the publisher's words. A new
    version that is the work itself is no notice. A reinstatement undoes what came before it. Where no record
    says so, a title that begins with `RETRACTED:` and the like counts as a notice with the source `title`.
    Never raises.

    Source: Crossref REST API, `updated-by` and `update-to`; Crossref, "Retraction Watch data in the API".
    """
    message = mapping_of(message)
    own = (text_of(message.get("DOI")) or "").strip().lower()
    received = [mapping_of(entry) for entry in list_of(message.get("updated-by"))]
    given = [mapping_of(entry) for entry in list_of(message.get("update-to"))]
    # A work can be withdrawn in place: its record is then its own notice.
    received += [entry for entry in given if _doi(entry) == own and own]
    about = _folded(_notices(entry for entry in received if not _is_own_version(entry, own)))
    updates = _folded(_notices(entry for entry in given if not own or _doi(entry) != own))
    reinstated = [entry for entry in received if "reinstat" in _type(entry)]
    if reinstated:
        return sort_notices(_still_standing(about, reinstated)), sort_notices(updates)
    by_title = _title_notice(message)
    if by_title and not updates and not any(n.kind in ("retracted", "withdrawn") for n in about):
        about = [*about, by_title]
    return sort_notices(about), sort_notices(updates)


def _notices(entries: Iterable[Mapping[str, object]]) -> list[Notice]:
    notices = []
    for entry in entries:
        kind = _kind(_type(entry))
        if kind is not None:
            source = text_of(entry.get("source"))
            notices.append(Notice(kind, _type(entry), _doi(entry), day_of(entry.get("updated")), source))
    return notices


def _type(entry: Mapping[str, object]) -> str:
    name = text_of(entry.get("type")) or text_of(entry.get("label")) or ""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _kind(name: str) -> NoticeKind | None:
    if "reinstat" in name:
        return None
    return NOTICE_KINDS.get(name) or next((kind for word, kind in _WORDS if word in name), None)


def _doi(entry: Mapping[str, object]) -> str | None:
    doi = text_of(entry.get("DOI"))
    return doi.strip().lower() if doi else None


def _is_own_version(entry: Mapping[str, object], own: str) -> bool:
    return _doi(entry) == own and _kind(_type(entry)) in ("replaced", "corrected")


def _folded(notices: Iterable[Notice]) -> list[Notice]:
    """Each notice once: the publisher's report before others, then the earlier one."""
    kept: dict[tuple[object, ...], Notice] = {}
    for notice in sorted(notices, key=lambda n: (n.source != "publisher", n.date or date.max)):
        key = (notice.kind, notice.doi) if notice.doi else (notice.kind, notice.type, notice.date)
        kept.setdefault(key, notice)
    return list(kept.values())


def _still_standing(notices: Iterable[Notice], reinstated: Iterable[Mapping[str, object]]) -> list[Notice]:
    days = [day for entry in reinstated if (day := day_of(entry.get("updated")))]
    last = max(days, default=date.max)
    return [n for n in notices if n.kind not in _UNDONE or (n.date is not None and n.date > last)]


def _title_notice(message: Mapping[str, object]) -> Notice | None:
    title = text_of(message.get("title"))
    mark = status_mark(plain(rich_from_markup(title[:500]))) if title else None
    return Notice(NOTICE_KINDS[mark.type], mark.type, source="title") if mark else None
