"""DOIs: parse one, normalise it, find them in running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from litman.errors import MalformedDoiError
from litman.text.lazy_pattern import lazy_pattern

# A DOI is `10.`, a registrant of digits (with optional subdivisions), `/` and a suffix of any printable characters.
# Source: ISO 26324; DOI Handbook, section 2.2.
_DOI = lazy_pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_IN_TEXT = lazy_pattern(
    r"(?<![\w./])(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s?|doi\.org/)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"“”‘’«»]+)",
    re.IGNORECASE,
)
_PREFIX = lazy_pattern(r"(?:(?:https?:)?//)?(?:(?:dx|www)\.)?doi\.org/|doi(?::|\s)\s*", re.IGNORECASE)
_SHORT = lazy_pattern(r"(?:(?:https?://)?(?:dx\.)?doi\.org/(?:10/)?|10/)[a-z0-9]{3,10}", re.IGNORECASE)
_PERCENT_SLASH = lazy_pattern(r"(10\.[0-9.]+)%2f", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
# What an address carries behind a DOI: `?cookieSet=1`, `&type=printable`.
_QUERY = lazy_pattern(r"[?&][A-Za-z_][\w.-]{0,40}=\S*\Z")
_LONGEST = 2_000  # characters of what may be an address
_LONGEST_KEPT = 1_000  # characters of a text whose DOIs are kept
_TRAILING = ".,;:!?'\"*_`…”’»"
# What follows where a line ends within a DOI, at a hyphen: no DOI ends with one. A word alone is the next line's text.
_BROKEN_OFF = lazy_pattern(
    r"[ \t]*\r?\n[ \t]*(?P<rest>(?=[^\s\d]{0,40}\d)[\w(][^\s\"“”‘’«»]{0,200})|[ ](?P<joined>\d[^\s\"“”]{0,200})"
)


class FoundDoi(NamedTuple):
    """A DOI in a text: normalised, with the span in code points of the DOI itself (no `https://doi.org/`)."""

    doi: str
    start: int
    end: int


def parse_doi(text: str) -> str | None:
    """Return the DOI that the text is, in lower case, or None if it is none.

    Takes `10.…/…`, `doi:10.…`, `https://doi.org/10.…` (also `dx.`, `www.`, percent-encoded, in `<…>`),
    with white space around it, and punctuation and an
    address's query after it. Brackets belong to the DOI when they are balanced.

    Source: DOI Handbook, section 2.4 (DOIs are compared without case, shown in lower case here).
    """
    bare = text.strip().strip("\u200b\ufeff\u00a0")
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1].strip()
    while match := _PREFIX.match(bare):
        bare = bare[match.end() :].lstrip()
    if "%" in bare and (_is_link(text) or _PERCENT_SLASH.match(bare)):
        bare = unquote(bare)
    bare = trim_doi(_without_query(bare))
    return bare.lower() if _DOI.fullmatch(bare) else None


def is_short_doi(text: str) -> bool:
    """Whether the text is a short name of a DOI, `10/cn2h9c` or `https://doi.org/cn2h9c`: only doi.org knows of what.

    Source: International DOI Foundation, shortDOI service.
    """
    return _SHORT.fullmatch(text.strip()) is not None


def require_doi(text: str) -> str:
    """Return the DOI that the text is, in lower case.

    Raises:
        MalformedDoiError: the text is no DOI.
    """
    doi = parse_doi(text)
    if doi is None:
        raise MalformedDoiError(text)
    return doi


def find_dois(text: str) -> list[FoundDoi]:
    """Return the DOIs that stand in a running text, in the order of their places."""
    return list(_found_again(text) if len(text) <= _LONGEST_KEPT else _found(text))


@lru_cache(maxsize=512)  # a reference is asked for its DOIs from several sides
def _found_again(text: str) -> tuple[FoundDoi, ...]:
    return _found(text)


def _found(text: str) -> tuple[FoundDoi, ...]:
    found = []
    for match in _IN_TEXT.finditer(text):
        bare = trim_doi(_without_query(match.group(1)))
        end = match.start(1) + len(bare)
        if bare.endswith("-") and (rest := _BROKEN_OFF.match(text, end)):
            tail = trim_doi(rest[rest.lastgroup or 0])
            bare, end = bare + tail, rest.start(rest.lastgroup or 0) + len(tail)
        doi = parse_doi(text[match.start() : match.start(1)] + bare)
        if doi is not None:
            found.append(FoundDoi(doi, match.start(1), end))
    return tuple(found)


def _without_query(bare: str) -> str:
    return _QUERY.sub("", bare) if len(bare) < _LONGEST and "=" in bare else bare


def trim_doi(text: str) -> str:
    """Return the text without punctuation and unbalanced closing brackets at its end."""
    if text[-1:].isalnum():  # as most do
        return text
    end = len(text)
    opened = {opener: text.count(opener) for opener in "([{<"}
    closed = {closer: text.count(closer) for closer in ")]}>"}
    while end:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in _CLOSERS and closed[last] > opened[_CLOSERS[last]]:
            closed[last] -= 1
            end -= 1
        else:
            break
    return text[:end]


def doi_path(doi: str) -> str:
    """Return the DOI percent-encoded once as a whole, for the path of a URL."""
    return quote(doi, safe="")


def doi_link(doi: str) -> str:
    """Return the link that resolves the DOI; `/`, `(`, `)`, `:` and `;` stay readable."""
    return "https://doi.org/" + quote(doi, safe="/():;")


def _is_link(text: str) -> bool:
    """Whether the text is a link: only a link percent-encodes its DOI, a bare DOI may hold `%`."""
    return "doi.org/" in text.lower()
