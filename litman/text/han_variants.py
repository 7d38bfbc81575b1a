"""Traditional and simplified characters of Chinese: which are two forms of one. They are not the same for all that."""

from __future__ import annotations

from functools import cache

from litman.text.cjk import may_hold_cjk, with_characters_apart
from litman.text.shipped import shipped_text


def simplified(text: str) -> str:
    """Return a text with the simplified form of each traditional character; every place stays."""
    return text.translate(_simplified()) if may_hold_cjk(text) else text


def searchable(text: str) -> str:
    """Return a text as an index takes it up, which knows words by the spaces between them.

    Of scripts without spaces each character is a word, and in both its forms.
    """
    apart = with_characters_apart(text)
    if len(apart) == len(text):
        return text
    other = simplified(apart[len(text) :])
    return apart if other == apart[len(text) :] else apart + other


@cache
def _simplified() -> dict[int, str]:
    lines = shipped_text(__package__, "han_variants.txt").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return {ord(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)}
