"""Web addresses: made absolute, and found in running text with or without a scheme."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from litman.identifiers.doi import trim_doi
from litman.text.lazy_pattern import lazy_pattern

# Without a scheme an address is known by `www.` or by one of these endings followed by a path.
_ENDINGS = (
    "com|org|net|edu|gov|info|int|io|eu|uk|de|fr|at|ch|nl|it|es|ca|au|se|no|dk|fi|be|jp|cn|br|ru|pl|us|nz|ie"
)
_LONGEST_KEPT = 1_000  # characters of a text whose addresses are kept
_STOP = r"\s<>\"“”«»\u3001\u3002\uff0c\uff1b\uff08\uff09"
_IN_TEXT = lazy_pattern(
    rf"(?<![\w@/.])(?:(?:https?|ftp)://[^{_STOP}]+|www\.[^{_STOP}]{{0,1000}}[^{_STOP}.]\.[a-z]{{2,}}(?:[/?#][^{_STOP}]*)?"
    rf"|(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}(?:{_ENDINGS})(?:\.[a-z]{{2}})?/[^{_STOP}]*)",
    re.IGNORECASE,
)


class FoundUrl(NamedTuple):
    """An address in a text: absolute, with the span in code points as printed."""

    url: str
    start: int
    end: int


def parse_url(text: str) -> str | None:
    """Return the absolute http(s) or ftp address that the text is, or None if it is none.

    `https://` is put before an address that is printed without a scheme; `<…>` around it and punctuation
    after it are no part of it, and closing brackets are where they are balanced.
    """
    bare = text.strip().strip("\u200b\ufeff")
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1].strip()
    match = _IN_TEXT.match(bare)
    if not match:
        return None
    bare = trim_doi(bare)
    return _absolute(bare) if match.end() >= len(bare) else None


def find_urls(text: str) -> list[FoundUrl]:
    """Return the addresses that stand in a running text, in the order of their places."""
    return list(_found_again(text) if len(text) <= _LONGEST_KEPT else _found(text))


@lru_cache(maxsize=512)  # a reference is asked for its addresses from several sides
def _found_again(text: str) -> tuple[FoundUrl, ...]:
    return _found(text)


def _found(text: str) -> tuple[FoundUrl, ...]:
    found = []
    for match in _IN_TEXT.finditer(text):
        bare = trim_doi(match.group())
        url = _absolute(bare)
        if url is not None:
            found.append(FoundUrl(url, match.start(), match.start() + len(bare)))
    return tuple(found)


def _absolute(bare: str) -> str | None:
    url = bare if "://" in bare[:8] else f"https://{bare}"
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # `http://[` is no address
        return None
    return url if "." in host.strip(".") or host == "localhost" else None
