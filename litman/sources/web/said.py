"""Values as web pages say them, in tags or in JSON-LD: people, dates, pages, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from litman.edtf import parse_date
from litman.sources.reading.people import person_of
from litman.text.page import whole_last
from litman.text.printed_pages import join_pages
from litman.work import Date, Name

Said = dict[str, Any]  # by field of a work; what is not said is not in it

MOST_AUTHORS = 5_000
_PAGE = re.compile(r"[A-Za-z]{0,6}[0-9][\w.-]{0,15}")


def told(**fields: Any) -> Said:
    """Return the fields that say anything."""
    return {name: value for name, value in fields.items() if value not in (None, (), "")}


def named(texts: Sequence[str]) -> tuple[Name, ...]:
    """Return the people with these names, each once; addresses are none."""
    whole = dict.fromkeys(text for text in texts[:MOST_AUTHORS] if "://" not in text and "@" not in text)
    names = (person_of(text.removeprefix("By ").removeprefix("by ")) for text in whole)
    return tuple(dict.fromkeys(name for name in names if name is not None))


def read_date(text: str | None) -> Date | None:
    """Return the day that a text says; None where it says none."""
    bare = re.sub(r"(?<=[0-9])[T ][0-9]{1,2}:[0-9].*\Z", "", (text or "").strip())[:60]
    found = parse_date(re.sub(r"\A([0-9]{4})/([0-9]{1,2})(?:/([0-9]{1,2}))?\Z", _dashed, bare))
    return found if found is not None and found.start is not None else None


def _dashed(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)


def page_range(begin: str | None, end: str | None) -> str | None:
    """Return the range of two pages; None where the first is none."""
    begin, end = (page.strip() if page else None for page in (begin, end))
    if not begin or not _PAGE.fullmatch(begin):
        return None
    found = _PAGE.match(end) if end else None  # `8; discussion 538-9`
    last = found[0] if found else None
    if last and begin.isdecimal() and last.isdecimal():  # `533` and `8`, as PubMed shortens them
        last = whole_last(begin, last)
    return join_pages(begin, last)


def language_of(text: str | None) -> str | None:
    """Return the language of a tag such as `en_GB`; None where it names none."""
    from litman.bibtex.works.languages import language_tag

    tag = language_tag(text) if text and len(text) <= 12 else None
    return tag.partition("_")[0] if tag else None
