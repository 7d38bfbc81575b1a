"""Text as it is compared: folded, in single spaces, in ASCII letters."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\u00ad": None, "\u200b": None, "\ufeff": None}
)


def fold(text: str) -> str:
    """Return the text as it is compared: NFKC, plain quotes and dashes, single spaces, case folded.

    Folding twice is folding once.
    """
    if text.isascii():  # most sentences: of all that follows, this is what can change them
        return " ".join(text.replace("`", "'").lower().split())
    folded = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    # U+2033 and U+2036 become two characters under NFKC, and case folding can bring quotes back.
    folded = unicodedata.normalize("NFKC", folded.casefold()).translate(_PLAIN)
    return " ".join(folded.split())


def collapse_white_space(text: str) -> str:
    """Return the text with every run of white space as one space and none at its ends."""
    return " ".join(text.split())


def to_ascii(text: str) -> str:
    """Return the text in ASCII letters: accents dropped, other scripts transliterated."""
    if text.isascii():
        return text
    decomposed = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if decomposed.isascii():
        return decomposed
    from anyascii import anyascii  # 250 kB of tables: loaded only for letters that have no decomposition

    return str(anyascii(decomposed))
