"""What a value expression says: delimiters off, `#` joined, macros resolved, white space as in BibTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from litman.bibtex.file.parse import Part

# BibTeX leaves the months to the style; for reading they stand for themselves, so that `from_work` can tell
# `month = jan` from a text.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Of what macros say in a value or an entry hands down, and of all macros made of others: 652 bytes of `@string`
# can say 64 MB, and thousands of entries each say again what stands there once. No real bibliography comes near.
LONGEST_VALUE = 10_000
MOST_EXPANDED = 1_000_000
_OPENING, _CLOSING = b"{}"
_WHITE_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def value_text(raw: bytes, parts: Sequence[Part], macros: Mapping[str, str], encoding: str) -> str:
    """Return a value as TeX text without delimiters.

    A macro that is not in `macros` stands as its name: styles define such (`journal = jacm`). So do all macros of a
    value in which they say more than `LONGEST_VALUE` characters.

    Args:
        raw: The bytes that the parts' offsets count in.
        parts: The operands of the value.
        macros: Lower-cased names and their texts.
        encoding: That of the entry (`encoding_of`).
    """
    _, start, end = parts[0]
    # Most are one text in braces, and are read so in half the time.
    if len(parts) == 1 and raw[start] == _OPENING and end - start > 1 and raw[end - 1] == _CLOSING:
        return _single_spaces(raw[start + 1 : end - 1].decode(encoding)).strip(" ")
    return macro_text(raw, parts, macros, encoding).strip(" ")


def macro_text(raw: bytes, parts: Sequence[Part], macros: Mapping[str, str], encoding: str) -> str:
    """Return the text of a macro: as that of a value, but a space at either end stays.

    `# MEETING` may need it: `@string{meeting = " Meeting of Minds"}`.
    Source: bibtex.web, "Store the field value string": only a field loses the spaces at its ends.
    """
    if len(parts) == 1 and not macros:  # most are
        return _single_spaces(_part_text(raw, parts[0], macros, encoding))
    if expands_too_far(raw, parts, macros, encoding):
        macros = {}
    return _single_spaces("".join(_part_text(raw, part, macros, encoding) for part in parts))


def has_macro(parts: Sequence[Part]) -> bool:
    """Whether a value is written with macros."""
    return any(part.kind == "macro" for part in parts)


def expands_too_far(raw: bytes, parts: Sequence[Part], macros: Mapping[str, str], encoding: str) -> bool:
    """Whether the macros of a value say more than `LONGEST_VALUE` characters."""
    if not macros or not has_macro(parts):
        return False
    named = (part for part in parts if part.kind == "macro")
    return sum(len(_part_text(raw, part, macros, encoding)) for part in named) > LONGEST_VALUE


def compress(text: str) -> str:
    """Return the text with each run of white space as one space and none at the ends.

    Source: bibtex.web, "Scan a field value": white space is compressed, at both ends it is dropped. A
    no-break space is a character like others.
    """
    return _single_spaces(text).strip(" ")


def has_balanced_braces(text: str) -> bool:
    """Whether every brace of the text has its partner; a backslash before a brace changes nothing."""
    depth = 0
    for mark in re.findall(r"[{}]", text):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def has_bare_quote(text: str) -> bool:
    """Whether a quotation mark stands outside all braces, where it would end a value in quotation marks."""
    depth = 0
    for mark in re.findall(r"[{}\"]", text):
        if mark == '"' and depth == 0:
            return True
        depth += {"{": 1, "}": -1}.get(mark, 0)
    return False


def _single_spaces(text: str) -> str:
    # Six searches for what they look for are ten times as fast as one for any of it, and most texts hold none.
    if "\n" in text or "\t" in text or "\r" in text or "\f" in text or "\v" in text or "  " in text:
        return _WHITE_SPACE.sub(" ", text)
    return text


def _part_text(raw: bytes, part: Part, macros: Mapping[str, str], encoding: str) -> str:
    text = raw[part.start : part.end].decode(encoding)
    if part.kind in ("braces", "quotes"):
        closing = "}" if part.kind == "braces" else '"'
        # the closing one may lack
        return text[1:-1] if len(text) > 1 and text.endswith(closing) else text[1:]
    return macros.get(text.lower(), text) if part.kind == "macro" else text
