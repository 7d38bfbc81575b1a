"""A URL is none, or lacks its scheme.

What it finds
    A `url` field that is no web address (a warning), or one without `https://` (a remark).
Why it matters
    Without a scheme nothing is a link: viewers take it for the name of a file.
Example
    url = {www.example.org/news/1}
What to do
    `litman check --fix` adds the scheme.
Source
    RFC 3986, section 3; biblatex manual, section 2.2.2, `url`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.checks.rules.bib.doi_form import unescaped
from litman.finding import Finding
from litman.identifiers.url import parse_url

CODE = "BIB105"
_MACRO = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each address that is none or lacks its scheme."""
    for entry in facts.entries():
        value = unescaped(_MACRO.sub(r"\1", entry.values.get("url", "")).strip())
        if not value:
            continue
        url = parse_url(value)
        if url is None and not _SCHEME.match(value):
            message = f"{value!r} is no web address"
            yield Finding(CODE, entry.place("url"), message, "warning", key=entry.key)
        elif url is not None and not _SCHEME.match(value):
            yield Finding(
                CODE, entry.place("url"), f"the address lacks its scheme; write {url}", "info", key=entry.key
            )


RULE = LibraryRule.of(CODE, "a URL is none or lacks its scheme", find, severity=None, is_fixable=True)
