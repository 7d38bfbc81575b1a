"""Checked edits of TOML bytes: the result says what the file said, with the change and nothing else."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

from litman.errors import ClaimsFileError
from litman.text.merge_conflicts import merge_conflicts
from litman.toml.load import load_toml
from litman.toml.splice import CannotSpliceError

Root = dict[str, Any]  # a TOML document as tomllib gives it
_BOM = "\ufeff"
_CANNOT = "the claims file is laid out in a way that litman cannot edit"


def edit_toml(data: bytes, splice: Callable[[str], str], change: Callable[[Root], None]) -> bytes:
    """Return the bytes after the splice, if they mean what the old bytes mean after the change.

    Args:
        data: The file, UTF-8 with or without a byte order mark.
        splice: From the old text to the new one.
        change: Makes the same change in the document as tomllib gives it.

    Raises:
        ClaimsFileError: the two differ, or the file is laid out in a way that the splice is not made for.
    """
    bom, text = decode_toml(data)
    try:
        expected = copy.deepcopy(parse_toml(data))
        change(expected)
        result = splice(text)
        encoded = (bom + result).encode()
        is_right = _same(load_toml(result), expected)
    except (CannotSpliceError, AttributeError, TypeError, ValueError, RecursionError) as exc:
        raise ClaimsFileError(f"{_CANNOT} ({exc})") from exc
    if not is_right:
        raise ClaimsFileError(_CANNOT)
    return encoded


def parse_toml(data: bytes) -> Root:
    """Return the document.

    Raises:
        ClaimsFileError: it is not valid TOML, or holds a conflict that git left.
    """
    if merge_conflicts(data):
        raise ClaimsFileError("the claims file holds a merge conflict of git; settle it first")
    try:
        return load_toml(decode_toml(data)[1])
    except (ValueError, RecursionError) as exc:
        raise ClaimsFileError(f"the claims file is not valid TOML ({exc})") from exc


def decode_toml(data: bytes) -> tuple[str, str]:
    """Return the byte order mark, if there is one, and the text after it."""
    text = data.decode()
    return (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)


def _same(one: object, other: object) -> bool:
    """Whether two TOML values are equal, with 1, 1.0 and true three things and nan equal to itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return one == other
