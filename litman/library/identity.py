"""What may be said of an entry after a registry was asked: the words of DESIGN.md, never more than is known."""

from __future__ import annotations

from typing import Literal

from litman.csl.from_json import work_from_item
from litman.library.registry import RegistryRecord
from litman.library.same_work import doi_of
from litman.text import fold, plain, to_ascii
from litman.work import Work

ReferenceOutcome = Literal["verified", "differs", "unregistered", "not-checked", "not-checkable"]

# Types that no DOI registry would list unless they carry a DOI themselves.
_NOT_REGISTERED = frozenset(
    {
        "webpage",
        "post",
        "post-weblog",
        "article-newspaper",
        "article-magazine",
        "personal_communication",
        "broadcast",
    }
)


def registry_outcome(work: Work, record: RegistryRecord | None) -> ReferenceOutcome:
    """Return how the work, as the library describes it, stands to the registry's record.

    `verified` says that title (a subtitle may be absent on one side), first author and year (± 1, print or online)
    agree; the comparison field by field belongs to the checks.
    """
    if doi_of(work) is None:
        return "not-checkable" if work.type in _NOT_REGISTERED else "not-checked"
    if record is None:
        return "not-checked"
    if record.outcome == "unregistered" or record.item is None:
        return "unregistered"
    registered = work_from_item(record.item)
    same = _same_title(work, registered) and _same_author(work, registered) and _same_year(work, registered)
    return "verified" if same else "differs"


def _same_title(ours: Work, theirs: Work) -> bool:
    a, b = _letters(ours.title), _letters(theirs.title)
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer.startswith(shorter)


def _same_author(ours: Work, theirs: Work) -> bool:
    if not ours.author or not theirs.author:
        return not ours.author and not theirs.author
    a, b = (to_ascii(_letters(names[0].sort_name)) for names in (ours.author, theirs.author))
    return a == b or a.endswith(b) or b.endswith(a)


def _same_year(ours: Work, theirs: Work) -> bool:
    return ours.year is None or theirs.year is None or abs(ours.year - theirs.year) <= 1


def _letters(text: str | None) -> str:
    return "".join(c for c in fold(plain(text or "")) if c.isalnum())
