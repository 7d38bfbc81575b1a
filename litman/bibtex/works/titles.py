"""What a work is part of, and its numbers there: containers, series, issues, article numbers, read from an entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.bibtex.works.entry_fields import EntryFields
from litman.bibtex.works.entry_types import IN_BOOK, NUMBER_IS_ISSUE, NUMBER_IS_SERIES
from litman.bibtex.works.field_values import ordinal_number, pages_from_tex
from litman.text.page import is_article_number

_WHOLES = frozenset({"book", "collection", "proceedings", "reference"})
# Their `titleaddon` is the site: so Zotero's plug-in Better BibTeX writes it.
_PAGES = frozenset({"online", "electronic", "www", "web", "web_page"})
# biblatex's keys for `series` of a journal. Source: biblatex manual, section 2.2.2.
_JOURNAL_SERIES = {"newseries": "New series", "oldseries": "Old series"}


def find_titles(fields: EntryFields) -> dict[str, Any]:
    """Return the variables of a work that are titles: its own, its short one, its container's and series'."""
    is_page = fields.entry_type in _PAGES
    title = fields.title("title", "subtitle", "" if is_page else "titleaddon")
    container = _container(fields) or (fields.title("titleaddon") if is_page else None)
    series = _series(fields)
    whole = fields.title("maintitle", "mainsubtitle", "maintitleaddon")
    if whole and not container and fields.entry_type in IN_BOOK:
        container, whole = whole, None
    return {
        "title": title,
        "title_short": fields.title("shorttitle")
        or (fields.title("title") if fields.raw("subtitle") else None),
        "container_title": container,
        "container_title_short": fields.text(
            "shortjournal", "journal-abbreviation", "journal-iso", "shortbooktitle"
        ),
        "collection_title": series or whole,
        "event_title": fields.title("eventtitle", "", "eventtitleaddon"),
    }


def protected_title(entry_type: str, values: Mapping[str, str]) -> str | None:
    """Return the title of an entry with marks around all that its braces protect, capitals too."""
    if "{" not in values.get("title", "") + values.get("subtitle", ""):
        return None
    return EntryFields(entry_type, values).title("title", "subtitle", "titleaddon", with_capitals=True)


def find_numbers(fields: EntryFields, *, preprint: str | None) -> dict[str, Any]:
    """Return `page`, `number`, `issue` and `collection_number`.

    An article number is the `number` of an article, and stands where pages would stand too, unless there are pages:
    styles know one or the other. `number` counts issues, volumes of a series or the works themselves, as the entry
    type has it.

    Args:
        fields: The entry.
        preprint: The identifier of a preprint, which numbers it where nothing else does.
    """
    pages = pages_from_tex(fields.raw("pages"))
    article_number = fields.text("eid", "articleno", "article-number")
    is_article = fields.entry_type in NUMBER_IS_ISSUE
    if is_article and not article_number and pages and is_article_number(pages):
        article_number = pages
    number, issue, in_series = fields.text("number"), fields.text("issue"), None
    if is_article:
        number, issue = None, number or issue
    elif fields.entry_type in NUMBER_IS_SERIES and not _numbers_itself(fields):
        number, in_series = None, number
    else:
        return {
            "page": pages or article_number,
            "number": number or preprint,
            "issue": issue,
            "collection_number": None,
        }
    return {
        "page": pages or article_number,
        "number": article_number or preprint,
        "issue": issue,
        "collection_number": in_series,
    }


def _numbers_itself(fields: EntryFields) -> bool:
    return fields.entry_type == "manual" and not fields.raw("series")


def _container(fields: EntryFields) -> str | None:
    if fields.entry_type in IN_BOOK:
        return fields.title("booktitle", "booksubtitle", "booktitleaddon") or _journal(fields)
    if fields.entry_type in _WHOLES or fields.entry_type.startswith("mv"):
        return _journal(fields)  # a crossref's parent often repeats its own title as `booktitle`
    return _journal(fields) or fields.title("booktitle", "booksubtitle", "booktitleaddon")


def _journal(fields: EntryFields) -> str | None:
    name = "journaltitle" if fields.raw("journaltitle") else "journal"
    return fields.title(name, "journalsubtitle", "")


def _series(fields: EntryFields) -> str | None:
    text = fields.text("series")
    if not text or fields.entry_type not in NUMBER_IS_ISSUE:
        return text
    if text.isascii() and text.isdigit() and len(text) <= 3:
        return f"{ordinal_number(int(text))} series"
    return _JOURNAL_SERIES.get(text.lower(), text)
