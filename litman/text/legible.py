"""Text for a device that has not all letters: each that it lacks becomes the nearest that it has.

The way of Python's codecs: an error handler that is asked for what cannot be encoded.
"""

from __future__ import annotations

import codecs
import unicodedata

LEGIBLE = "litman.legible"  # the name of the error handler
# ASCII that was asked for: what has the name itself is taken by Click for a mistake, and gets UTF-8.
BARE_ASCII = "litman_ascii"
_SIGNS = {
    **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("→⇒➜", ">"),
    **dict.fromkeys("←⇐", "<"),
    **dict.fromkeys("✗✘×⨯", "x"),
    **dict.fromkeys("✓✔", "+"),
    **dict.fromkeys("·•‣▪∙", "*"),
    "…": "...",
    "¬": "-",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "€": "EUR",
    "\u00a0": " ",
    "\u202f": " ",
}


def register_legible() -> None:
    """Make the error handler known to Python under its name, and ASCII under a second one."""
    codecs.register_error(LEGIBLE, _replace)
    codecs.register(_bare_ascii)


def is_ascii(encoding: str) -> bool:
    """Whether an encoding has the letters of ASCII and no others."""
    try:
        return codecs.lookup(encoding).name == "ascii"
    except LookupError:
        return False


def _bare_ascii(name: str) -> codecs.CodecInfo | None:
    if name != BARE_ASCII:
        return None
    known = codecs.lookup("ascii")
    return codecs.CodecInfo(
        known.encode,
        known.decode,
        streamreader=known.streamreader,
        streamwriter=known.streamwriter,
        incrementalencoder=known.incrementalencoder,
        incrementaldecoder=known.incrementaldecoder,
        name=BARE_ASCII,
    )


def has_letters(text: str, encoding: str | None) -> bool:
    """Whether all of the text can be said in an encoding."""
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_nearest(c, error.encoding) for c in letters), error.end


def _nearest(letter: str, encoding: str) -> str:
    """Return what stands for the letter in this encoding: a sign like it, its base, its sound, or `?`."""
    if unicodedata.combining(letter):
        return ""
    sign = _SIGNS.get(letter)
    if sign is None:
        from litman.text.folding import to_ascii

        base = "".join(c for c in unicodedata.normalize("NFKC", letter) if not unicodedata.combining(c))
        sign = base if base != letter and has_letters(base, encoding) else to_ascii(letter)
    return sign if sign and has_letters(sign, encoding) else "?"
