"""What an entry says itself of the work's having been retracted, withdrawn or put in doubt.

A title may bear a mark (`RETRACTED: …`), the state of publication may be `retracted`, and PubMed's lines about notices
stand in the notes: `Retraction in: …`, `Expression of concern in: …`.
"""

from __future__ import annotations

import re

from litman.library.registry import NOTICE_KINDS, Notice, RegistryRecord, sort_notices
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.text.taken_back import status_mark
from litman.work import Work

BY_TITLE, BY_ENTRY = "title", "entry"  # the source of such a notice

# Beginnings of a note or a part of it. Source: PubMed's display of comments and corrections; EndNote's and Zotero's
# entries of it.
_LINES = (
    (
        lazy_pattern(
            r"(?:^|[.;\n][^\S\n]*+)(?:Retraction in|Retracted in|Retracted publication)\b", re.IGNORECASE
        ),
        "retraction",
    ),
    (
        lazy_pattern(r"^\W*(?:this (?:article|paper) (?:has been|was) )?retracted\W*$", re.IGNORECASE),
        "retraction",
    ),
    (
        lazy_pattern(r"^\W*(?:this (?:article|paper) (?:has been|was) )?withdrawn\W*$", re.IGNORECASE),
        "withdrawal",
    ),
    (
        lazy_pattern(r"(?:^|[.;\n][^\S\n]*+)Expression of concern in\b", re.IGNORECASE),
        "expression_of_concern",
    ),
)
_OF = lazy_pattern(r"(?:^|[.;\n][^\S\n]*+)Retraction of: ", re.IGNORECASE)
_STATES = {"retracted": "retraction", "withdrawn": "withdrawal", "removed": "removal"}
# PubMed's type of publication, which some programs keep among the keywords.
_KEYWORD = "retracted publication"
_HINTS = ("retract", "withdraw", "concern")


def stated_notice(work: Work) -> Notice | None:
    """Return the gravest thing of that kind that the work's own fields say, None where they say nothing."""
    mark = status_mark(plain(work.title)) if work.title else None
    if mark is not None:
        return Notice(NOTICE_KINDS[mark.type], mark.type, source=BY_TITLE)
    name = _STATES.get((work.status or "").strip().lower()) or _by_keyword(work) or _by_note(work)
    return Notice(NOTICE_KINDS[name], name, source=BY_ENTRY) if name else None


def notices_about(work: Work, record: RegistryRecord | None) -> tuple[Notice, ...]:
    """Return what is known against the work, gravest first: by registries, then by its own fields."""
    told = record.notices if record else ()
    stated = stated_notice(work)
    if stated is None or any(notice.kind == stated.kind for notice in told):
        return told
    return sort_notices((*told, stated))


def _by_keyword(work: Work) -> str | None:
    keywords = (work.keyword or "").lower()
    if _KEYWORD not in keywords:
        return None
    return "retraction" if _KEYWORD in map(str.strip, keywords.split(",")) else None


def _by_note(work: Work) -> str | None:
    notes = [
        note for note in (work.note, work.annote) if note and any(hint in note.lower() for hint in _HINTS)
    ]
    return next((name for pattern, name in _LINES if any(pattern.search(note) for note in notes)), None)


def is_retraction_notice(work: Work) -> bool:
    """Return whether the work's notes say that it is itself the retraction of another work."""
    notes = (note for note in (work.note, work.annote) if note and "retract" in note.lower())
    return any(_OF.search(note) for note in notes)
