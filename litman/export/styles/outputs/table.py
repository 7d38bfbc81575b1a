"""The formats of a formatted bibliography."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from litman.errors import UnknownOutputError
from litman.export.styles.rich import Entry


class Writer(Protocol):
    """A module that writes one format."""

    def write(self, entries: Sequence[Entry], *, title: str, language: str) -> bytes:
        """Return the whole file.

        Args:
            entries: The references in order.
            title: The heading; empty for none.
            language: Of the references, such as `en-US`.
        """


# By the name that `--to` takes: the module, and the endings of files that mean it.
OUTPUTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("litman.export.styles.outputs.text", (".txt",)),
    "markdown": ("litman.export.styles.outputs.markdown", (".md", ".markdown")),
    "html": ("litman.export.styles.outputs.html", (".html", ".htm")),
    "rtf": ("litman.export.styles.outputs.rtf", (".rtf",)),
    "docx": ("litman.export.styles.outputs.docx", (".docx",)),
    "latex": ("litman.export.styles.outputs.latex", (".tex",)),
}


def writer_of(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        UnknownOutputError: there is none.
    """
    if name not in OUTPUTS:
        raise UnknownOutputError(name, tuple(OUTPUTS))
    return cast(Writer, import_module(OUTPUTS[name][0]))


def output_for_ending(ending: str) -> str | None:
    """Return the format that a file's ending means: `.md` is markdown."""
    return next((name for name, (_, endings) in OUTPUTS.items() if ending.lower() in endings), None)
