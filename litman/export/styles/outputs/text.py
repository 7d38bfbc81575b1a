"""Plain text: one reference a paragraph, looks left out."""

from __future__ import annotations

from collections.abc import Sequence

from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, text_of


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return the references as text, a blank line between them."""
    return "".join(f"{entry_text(entry)}\n\n" for entry in entries).rstrip("\n").encode() + b"\n"


def entry_text(entry: Entry) -> str:
    """Return a reference as text."""
    label = f"{inline(entry.label)} " if entry.label else ""
    return label + inline(entry.body)


def inline(runs: Rich) -> str:
    """Return the text without its looks."""
    return readable(text_of(runs)).strip()
