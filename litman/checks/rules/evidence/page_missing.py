"""A cited page is not in the work.

What it finds
    Pages that a marker or a link names (`[@key, p. 500]`, `locator = "S. 12"`) and that an attached file of the work,
    or its stored text with pages, does not have: neither by the pages that the entry gives, nor by what the file calls
    its pages (`iv`), the numbers printed on them, nor by their place in it; and an article's number that is not the
    entry's. Nothing is said where only their place in the file is known. Where the entry does not give the work's
    pages it is a remark: the file may be a part of the book.
Why it matters
    Nobody finds the passage there, and a page that does not exist is a sign that the source was not read.
Example
    (Moss, 2019, p. 500)      and the article has the pages 12-19
What to do
    Look up the page: `litman quote "WORDS"` says on which one the words stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.cited_pages import cited_pages
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity
from litman.texts.cited_page import MissingPage, missing_in_texts

CODE = "EVD111"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each cited page that the work's text does not have."""
    for cited in cited_pages(subject):
        missing = _missing(subject, cited.key, cited.locator)
        if missing is not None:
            severity: Severity = "warning" if missing.is_by_entry else "info"
            message = f"{cited.key} has no page {missing.page}: its pages are {missing.in_words()}"
            yield subject.finding(CODE, cited.place, message, severity, claim=cited.claim, key=cited.key)


def _missing(subject: PostSubject, key: str, locator: str) -> MissingPage | None:
    work = subject.facts.work(key)
    pages = (work.page or work.number) if work is not None else None
    return missing_in_texts(locator, subject.texts(key), pages)


RULE = PostRule.of(CODE, "a cited page is not in the work", find, severity=None)
