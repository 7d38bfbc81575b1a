"""Where the text of a work lies, so that quotations can be looked up in it: `sources/KEY.txt` in the library."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES_FOLDER = "sources"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%]|^\.')


def source_text_path(root: Path, key: str) -> Path:
    """Return the file for the text of a work; what no file name may hold is written as %2F is for a slash.

    A key is what somebody else's .bib file says, so `../../.profile` must not lead out of the folder.
    """
    name = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), key)
    return root / SOURCES_FOLDER / f"{name}.txt"


def key_of_source_text(name: str) -> str:
    """Return the key whose text lies in a file of that name."""
    from urllib.parse import unquote

    return unquote(name.removesuffix(".txt"))
