"""Texts that lie beside the program's modules."""

from __future__ import annotations


def shipped_text(package: str, name: str) -> str:
    """Return the text file of this name in a package of litman, with `\\n` at the end of each line."""
    # `importlib.resources` reads it, too, but imports archives, temporary folders and random numbers for that.
    from pkgutil import get_data

    data = get_data(package, name)
    assert data is not None, name
    return data.decode("utf-8").replace("\r\n", "\n")
