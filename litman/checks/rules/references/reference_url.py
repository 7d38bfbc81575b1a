"""A reference prints a URL without its scheme.

What it finds
    Web addresses in the reference list that begin with `www.` or a host's name instead of `https://`.
Why it matters
    It is no link, and many readers' programs do not make it one.
Example
    Retrieved from www.example.org/news/1
What to do
    Print https:// before it.
Source
    APA Publication Manual, 7th edition, section 9.35; RFC 3986, section 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.identifiers.url import find_urls

CODE = "REF111"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each address without a scheme."""
    if subject.analysis is None or subject.analysis.post.format not in ("text", "markdown"):
        return  # in HTML and Word what is printed is not what is linked
    for item in subject.analysis.references:
        for url, start, end in find_urls(item.text):
            if "://" not in item.text[start:end]:
                place = subject.span_place(item.start + start, item.start + end)
                yield subject.finding(CODE, place, f"the address lacks its scheme; print {url}", "info")


RULE = PostRule.of(
    CODE, "a reference prints a URL without its scheme", find, severity="info", needs_text=True
)
