"""Lines that begin with what they are: readable in any width, and read out as they stand."""

from __future__ import annotations

from litman.cli.shared.output import Styled, dim, say_wrapped, text_width

_LABEL = 9  # columns
_NARROW = 50  # columns of a terminal from which on words have a column beside the labels


def say_labelled(label: str, *parts: str | Styled) -> None:
    """Print a paragraph behind its label: in a column beside it where there is room."""
    shown = [part for part in parts if (part.text if isinstance(part, Styled) else part)]
    if text_width() < _NARROW:
        say_wrapped(dim(f"{label}:"), *shown, indent=2, first="")
    else:
        say_wrapped(*shown, indent=_LABEL, first=dim(label))
