"""Whether the pages that a locator names are among those of a work's text.

A page has several names: its number in the volume, as the entry has it (`405-420`), what the file calls it (`iv`), the
number printed on it, and its place in the file. It is missing where none of them fits, and more than the last is known.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from litman.text.page import Page, Pages
from litman.text.pages import compare_pages, is_within, read_pages
from litman.text.roman import roman_value
from litman.texts.of_work import TextsOfWork
from litman.texts.source_text import SourceText

_NO_PAGE = re.compile(
    r"§|¶|\b(?:suppl|app(?:endix|\.)|anhang|box|table|tab|fig|sec|chap|ch|cap|kap|para|line|verse|fol|col|slide|loc)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LEAST_ARTICLE = 5  # digits of an article's number; `Article 4` is one of a law


class PageSystem(NamedTuple):
    """The pages of a text by one of their names."""

    name: str  # as a reader is told: `405–420`
    by: Literal["entry", "label", "printed", "file", "article"]


class MissingPage(NamedTuple):
    """A page that a locator names and that the text does not have."""

    page: str  # as it is read
    systems: tuple[PageSystem, ...]  # by which names it was looked for

    @property
    def is_by_entry(self) -> bool:
        """Whether the entry itself says that there is no such page."""
        return any(system.by in ("entry", "article") for system in self.systems)

    def in_words(self) -> str:
        """Return which pages there are."""
        said = {
            "entry": "{} in its volume",
            "label": "{} as the file calls them",
            "printed": "{} as they are numbered",
            "file": "{} in the file",
            "article": "those of article {}",
        }
        names = {system.name: system.by for system in reversed(self.systems)}  # of two alike the first
        return ", ".join(said[names[name]].format(name) for name in reversed(names))


def missing_page(locator: str, text: SourceText, work_pages: str | None) -> MissingPage | None:
    """Return the first page of a locator that a text does not have; None where it has them, or nobody can tell.

    Args:
        locator: As people write it: `p. 410`, `S. 12–14`, `xii`, `e0193972`; what names no page is not looked at.
        text: The text, with pages.
        work_pages: The pages of the work, or the number of its article, as its entry has them.
    """
    count = _count(text)
    if not count or not _names_pages(locator):
        return None
    known = _Known(text, count, work_pages)
    for pages in read_pages(_THOUSANDS.sub("", locator)):
        if pages.is_article:
            return known.missing_article(locator, pages)
        for page in (pages.first, pages.last):
            if page is not None and _is_plain(page) and (missing := known.missing(page)) is not None:
                return missing
    return None


def missing_in_texts(locator: str, texts: TextsOfWork, work_pages: str | None) -> MissingPage | None:
    """Return the page that no text of a work has; None where one has it, or cannot tell."""
    found = [missing_page(locator, text.text, work_pages) for text in texts.texts if text.has_pages]
    return found[0] if found and all(found) else None


def page_name(text: SourceText, page: int) -> str:
    """Return what readers call a page of a file: as the file does, else as it is printed, else where it is."""
    if 0 < page <= len(text.file_pages):
        here = text.file_pages[page - 1]
        return here.label or here.printed or str(page)
    return str(page)


def _names_pages(locator: str) -> bool:
    bare = locator.strip()
    is_short_roman = len(bare) == 1 and bare.isalpha()  # `I` may be a part
    return _NO_PAGE.search(bare) is None and not is_short_roman


def _is_plain(page: Page) -> bool:
    return page.number is not None and not page.before and not page.after


def _count(text: SourceText) -> int:
    if text.file_pages:
        return len(text.file_pages)
    return text.text.count("\f") + 1 if "\f" in text.text.strip() else 0


class _Known:
    """The pages of a text by all their names."""

    def __init__(self, text: SourceText, count: int, work_pages: str | None) -> None:
        self._count = count
        self._labels = [page.label.casefold() for page in text.file_pages if page.label]
        self._printed = [int(page.printed) for page in text.file_pages if page.printed]
        self._work_pages = work_pages
        listed = read_pages(work_pages)
        self._ranges = [pages for pages in listed if pages.last is not None and not pages.is_article]
        self._singles = [pages for pages in listed if pages.last is None and not pages.is_article]
        self._is_article = bool(listed) and all(pages.is_article for pages in listed)

    def missing(self, page: Page) -> MissingPage | None:
        assert page.number is not None, page
        if page.roman:
            systems = self._systems("label")
            is_there = str(page).casefold() in self._labels or not self._labels
            return None if is_there else MissingPage(str(page), systems)
        if self._is_there(page, page.number):
            return None
        systems = self._systems("entry", "label", "printed", "article")
        # Of one page of a work that is known to begin there, nobody knows the last one.
        begins = [pages for pages in self._singles if (pages.first.number or 0) <= page.number]
        if not systems or (begins and not self._ranges):
            return None
        return MissingPage(str(page), (*systems, *self._systems("file")))

    def missing_article(self, locator: str, pages: Pages) -> MissingPage | None:
        digits = str(pages.first.number or "")
        is_number = len(digits) >= _LEAST_ARTICLE
        if not is_number or not self._is_article or compare_pages(locator, self._work_pages) != "other":
            return None
        return MissingPage(str(pages.first), self._systems("article"))

    def _is_there(self, page: Page, number: int) -> bool:
        if 1 <= number <= self._count or number in self._printed:
            return True
        if str(page).casefold() in self._labels or any(
            roman_value(label) == number for label in self._labels
        ):
            return True
        single = Pages(page)
        return any(
            one.first.number == number or is_within(single, one) for one in (*self._ranges, *self._singles)
        )

    def _systems(self, *wanted: str) -> tuple[PageSystem, ...]:
        found = []
        if "entry" in wanted and self._ranges:
            found.append(PageSystem(", ".join(map(str, self._ranges)), "entry"))
        if "article" in wanted and self._is_article:
            found.append(PageSystem(self._work_pages or "", "article"))
        if "label" in wanted and self._labels:
            found.append(PageSystem(_ends(self._labels), "label"))
        if "printed" in wanted and self._printed:
            found.append(PageSystem(f"{min(self._printed)}-{max(self._printed)}", "printed"))
        if "file" in wanted:
            found.append(PageSystem(f"1-{self._count}" if self._count > 1 else "1", "file"))
        return tuple(found)


def _ends(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"
