"""Names of files as Python gives them: bytes that are no UTF-8 are kept in them as halves of characters (PEP 383)."""

from __future__ import annotations


def is_text(name: str) -> bool:
    """Whether a name, of a file or as it was typed, can be written into a text."""
    return not any("\ud800" <= character <= "\udfff" for character in name)
