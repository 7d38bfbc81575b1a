"""Which format a file of a bibliography is taken over as, by its ending and by what is in it."""

from __future__ import annotations

from pathlib import Path

from litman.formats.table import FORMATS, Format
from litman.regular_files import open_regular

ENDINGS = frozenset(ending for format in FORMATS.values() if format.adding for ending in format.endings)
_LOOKED_AT = 1 << 20  # bytes of a file whose ending is that of several formats


def taken_over_as(path: Path) -> str | None:
    """Return the name of the command `litman add NAME` that takes the file; None where nothing reads it."""
    formats = [f for f in FORMATS.values() if f.adding and path.suffix.lower() in f.endings]
    if not formats:
        return None
    found = formats[0] if len(formats) == 1 else next((f for f in formats if _is_of(f, path)), formats[0])
    return found.adding.name if found.adding else None


def start_of(path: Path) -> bytes | None:
    """Return the first bytes of a file; None where it cannot be read."""
    try:
        with open_regular(path) as stream:
            start: bytes = stream.read(_LOOKED_AT)
    except OSError:
        return None
    return start


def formats_said() -> str:
    """Return the formats that are read, in words: `BibTeX file (.bib), …`."""
    return ", ".join(
        f"{format.file_name} ({', '.join(format.endings)})" for format in FORMATS.values() if format.adding
    )


def _is_of(format: Format, path: Path) -> bool:
    """Whether the file looks like one of the format, among several with its ending."""
    start = start_of(path)
    if start is None:
        return False
    is_zotero = b'"itemType"' in start or b'"itemID"' in start
    return (format.adding is not None and format.adding.name == "zotero") is is_zotero
