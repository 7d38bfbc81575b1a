"""Formatted text on one line, for pasting."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from litman.errors import UnknownOutputError
from litman.export.styles.rich import Rich

# By the name that `--to` takes.
INLINE = {
    "text": "litman.export.styles.outputs.text",
    "markdown": "litman.export.styles.outputs.markdown",
    "html": "litman.export.styles.outputs.html",
    "rtf": "litman.export.styles.outputs.rtf",
    "latex": "litman.export.styles.outputs.latex",
}


def inline_writer(name: str) -> Callable[[Rich], str]:
    """Return the function that writes formatted text in this format.

    Raises:
        UnknownOutputError: there is none.
    """
    if name not in INLINE:
        raise UnknownOutputError(name, tuple(INLINE))
    write: Callable[[Rich], str] = import_module(INLINE[name]).inline
    return write
