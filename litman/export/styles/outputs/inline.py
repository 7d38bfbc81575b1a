"""Formatted text on one line, for pasting."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from litman.errors import UnknownOutputError
from litman.export.styles.rich import Rich

INLINE = ("text", "markdown", "html", "rtf", "latex")


def inline_writer(name: str) -> Callable[[Rich], str]:
    """Return the function that writes formatted text in this format.

    Raises:
        UnknownOutputError: there is none.
    """
    if name not in INLINE:
        raise UnknownOutputError(name, INLINE)
    write: Callable[[Rich], str] = import_module(f"litman.export.styles.outputs.{name}").inline
    return write
