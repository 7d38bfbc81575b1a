"""HTML's names and numbers of characters in text that is no HTML: exports leave them behind."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

_ENTITY = lazy_pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ROUNDS = 3  # `&amp;amp;lt;` was escaped again by each program on the way


def unescape_entities(text: str) -> str:
    """Return the text with the characters that `&amp;`, `&#8211;`, `&eacute;` stand for; other `&` stay."""
    if "&" not in text or ";" not in text:
        return text
    from html import unescape

    for _ in range(_ROUNDS):
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return text
