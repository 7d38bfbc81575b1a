"""In which format a command writes: as it is told, else by the ending of the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

_OTHER_ENDINGS: Mapping[str, str] = {"htm": "html", "markdown": "md", "latex": "tex", "text": "txt"}


def format_to_write(output: Path | None, named: str | None, formats: Collection[str]) -> str:
    """Return the format that is named, else that of the file's ending; Markdown where neither is given.

    Raises:
        OutputFormatError: the ending is that of no such format.
    """
    if named is not None:
        return named.lower()
    if output is None:
        return "md"
    from litman.errors import OutputFormatError

    ending = output.suffix.lower().removeprefix(".")
    ending = _OTHER_ENDINGS.get(ending, ending)
    if ending not in formats:
        raise OutputFormatError(output, tuple(formats))
    return ending
