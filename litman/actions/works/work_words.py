"""Who wrote a work, in what it stands, and when it came out, each in one line."""

from __future__ import annotations

from litman.text.plain import plain
from litman.work import Work


def all_names(work: Work) -> str:
    """Return the authors, else the editors, with their given names."""
    names = work.author or work.editor
    shown = "; ".join(
        n.literal or ", ".join(part for part in (n.family, n.given, n.suffix) if part) for n in names
    )
    return shown if work.author or not names else f"{shown} (editors)"


def container_words(work: Work) -> str:
    """Return journal or book with volume, issue and pages."""
    numbers = (work.volume or "") + (f"({work.issue})" if work.issue else "")
    parts = [plain(work.container_title or ""), numbers, work.page or work.number or ""]
    return ", ".join(part for part in parts if part)


def date_words(work: Work) -> str:
    """Return the day of issue as far as it is known: `2019-04`."""
    issued = work.issued
    if issued is None:
        return ""
    if issued.start is None:
        return issued.literal or ""
    start = issued.start
    return "-".join([str(start.year), *(f"{part:02}" for part in (start.month, start.day) if part)])
