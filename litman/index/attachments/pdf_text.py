"""The text of PDF files that are attached to works."""

from __future__ import annotations

from pathlib import Path

from litman.posts.readers.pdf_apart import TIMEOUT_S, can_read_pdf, read_apart

_MOST_BYTES = 200_000_000


def pdf_text(path: Path, *, timeout_s: float = TIMEOUT_S) -> str:
    """Return the text of a PDF file, page after page; empty where it has none or cannot be read.

    Args:
        path: The file; one larger than 200 MB is not read.
        timeout_s: How long reading may take; what was read by then is lost.
    """
    try:
        if path.stat().st_size > _MOST_BYTES or not can_read_pdf():
            return ""
    except OSError:
        return ""
    return (read_apart("text", path, timeout_s=timeout_s) or b"").decode("utf-8", "replace")
