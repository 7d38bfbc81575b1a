"""Whether a file that says nothing of its encoding was read in the wrong one, as far as its words tell."""

from __future__ import annotations

from pathlib import Path

from litman.bibtex.file.declared_encoding import declared_encoding
from litman.bibtex.file.encoding import wide_encoding
from litman.bibtex.file.to_utf8 import to_utf8
from litman.text.likely_encodings import is_text_of, likely_encodings, lines_beyond_ascii

_HEAD = 2_000_000  # bytes that are looked at


def read_wrongly(path: Path, data: bytes) -> str | None:
    """Return what to say of a file that was read as Windows-1252, where its words look like another encoding's.

    Args:
        path: The file, for the command that saves it as UTF-8.
        data: Its bytes.
    """
    head = data[:_HEAD]
    if head.isascii() or wide_encoding(data) or declared_encoding(data) or b"encoding=" in data[:100]:
        return None
    if all(is_text_of(line, "utf-8") for line in lines_beyond_ascii(head)):
        return None
    likely = likely_encodings(head)
    if not likely or likely[0][0] == "cp1252":
        return None
    said = "the file is no UTF-8 and was read as Windows-1252, in which its words look wrong"
    return f"{said}; {to_utf8(path, data)}; `litman undo` takes back what was added"
