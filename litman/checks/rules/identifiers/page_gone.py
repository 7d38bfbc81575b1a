"""A web page that is cited is gone.

What it finds
    Entries whose `url` answered with 404 or 410 when `litman refresh --web` last looked.
Why it matters
    Readers who follow the reference find nothing.
Example
    url = {https://example.org/news/1}, gone since 2026-11-01
What to do
    Look for the page in the Internet Archive and cite that copy with its date.
Source
    RFC 9110, sections 15.5.5 and 15.5.11.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "ID106"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each page that is gone."""
    if not facts.library.pages:
        return
    for entry, work in facts.works():
        page = facts.page_of(work)
        if page is not None and page.is_gone:
            seen = f"; it was there on {page.seen}" if page.seen else ""
            message = f"the page of {entry.key} answered {page.status} on {page.asked}{seen}"
            yield Finding(CODE, entry.place("url"), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a web page that is cited is gone", find, needs_record=True)
