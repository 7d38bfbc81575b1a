"""Bytes that are not UTF-8 throughout: files that several programs wrote to, each line in its own encoding."""

from __future__ import annotations


def decode_lines(data: bytes, other: str = "cp1252") -> str:
    """Return the text of lines that are UTF-8 or else in one other encoding of single bytes.

    What neither has becomes U+FFFD.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_decode(line, other) for line in data.splitlines(keepends=True))


def _decode(line: bytes, other: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(other, errors="replace")
