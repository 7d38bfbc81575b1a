"""The text of PDF files, read by pypdf in a process of its own: a broken file costs its text and nothing else.

Run as a program (`python -m litman.index.attachments.pdf_text FILE`) it prints the text of one file.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 4_000_000
_MOST_BYTES = 200_000_000
_MEMORY = 2 << 30  # bytes, of the process that reads
_TIMEOUT_S = 60.0


def can_read_pdf() -> bool:
    """Whether pypdf is installed (the extra `pdf`)."""
    return importlib.util.find_spec("pypdf") is not None


def pdf_text(path: Path, *, timeout_s: float = _TIMEOUT_S) -> str:
    """Return the text of a PDF file, page after page; empty where it has none or cannot be read.

    Args:
        path: The file; one larger than 200 MB is not read.
        timeout_s: How long reading may take; what was read by then is lost.
    """
    try:
        if path.stat().st_size > _MOST_BYTES or not can_read_pdf():
            return ""
        done = subprocess.run(
            [sys.executable, "-P", "-m", "litman.index.attachments.pdf_text", str(path.resolve())],
            stdin=subprocess.DEVNULL,  # -P: nothing is imported from the folder where the user stands
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _print_text(path: str) -> None:
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)  # it warns of every oddity of every file
    left = _MOST_CHARACTERS
    for number, page in enumerate(PdfReader(path).pages):
        if number >= _MOST_PAGES or left <= 0:
            break
        text = page.extract_text()[:left]
        left -= len(text)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _limit_memory()
    try:
        _print_text(sys.argv[1])
    except Exception:  # of a stranger's file anything may come
        sys.exit(1)
