"""Pages as a record keeps them: as printed, but for the word in front and the dash."""

from __future__ import annotations

import unicodedata

from litman.text.lazy_pattern import lazy_pattern
from litman.text.page_words import page_word_end

_DASHES = lazy_pattern(r"(?:(?<!\s)\s++)?[-‐‑‒–—―−]+\s*")
_FULL_WIDTH = lazy_pattern("[\uff01-\uff5e]+")


def plain_pages(printed: str | None) -> str | None:
    """Return pages as CSL has them, as printed but without the word in front and with a hyphen for any dash."""
    return "-".join(map(_without_word, printed_ends(printed))) or None


def printed_ends(printed: str | None) -> list[str]:
    """Return what stands between the dashes of printed pages, two texts for most ranges."""
    text = _FULL_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found.group()), printed or "")
    return _DASHES.split(" ".join(text.split()))


def join_pages(first: str | None, last: str | None) -> str | None:
    """Return the pages that two fields give: `12` and `19` are `12-19`, twice the same is one page."""
    first, last = plain_pages(first), plain_pages(last)
    if first and last and first != last and "-" not in first:
        return f"{first}-{last}"
    return first or last


def _without_word(end: str) -> str:
    at = page_word_end(end)
    return end if end[:at] == "P" else end[at:]  # `P12003` is a number of an article
