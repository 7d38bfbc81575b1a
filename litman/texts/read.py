"""Reading the text of a source from its file, whatever its format."""

from __future__ import annotations

from pathlib import Path

from litman.errors import LitmanError
from litman.texts.source_text import NO_TEXT, SourceText

_XML = (".xml", ".nxml", ".jats")
_PLAIN = (".txt", ".text")
# Formats in which works are published; a bibliography or a table that is attached is no text.
ENDINGS = (".pdf", ".html", ".htm", ".xhtml", ".epub", ".docx", ".odt", ".md", ".tex", *_XML, *_PLAIN)
MOST_BYTES = 200_000_000


def has_text(path: str) -> bool:
    """Whether a file is one whose text is read: by its ending."""
    return path.lower().endswith(ENDINGS)


def read_source(path: Path, data: bytes) -> SourceText:
    """Return the text in the bytes of a source, without sentences where there is none or it cannot be read.

    PDF files are read in a process of its own, and only where pypdf is there; ask `can_read` first.
    """
    try:
        return _read(path, data)
    except (LitmanError, RecursionError):
        return NO_TEXT


def can_read(path: str) -> bool:
    """Whether what reads a file of this ending is installed."""
    if not path.lower().endswith(".pdf"):
        return True
    from litman.posts.readers.pdf_apart import can_read_pdf

    return can_read_pdf()


def _read(path: Path, data: bytes) -> SourceText:
    ending = path.suffix.lower()
    if ending in _XML or (ending.startswith((".html", ".xhtml")) and _is_jats(data)):
        from litman.texts.jats import is_jats, jats_text

        return jats_text(path, data) if is_jats(data) else NO_TEXT
    if ending in _PLAIN:
        from litman.posts.readers.decode import decode_text
        from litman.texts.plain_text import text_of_plain

        return text_of_plain(decode_text(path, data))
    from litman.posts.readers.lone_surrogates import without_lone_surrogates
    from litman.posts.readers.table import READERS, format_of
    from litman.texts.post_text import text_of_post

    name = format_of(path)
    if name is None:
        return NO_TEXT
    return text_of_post(without_lone_surrogates(READERS[name].load()(path, data)))


def _is_jats(data: bytes) -> bool:
    from litman.texts.jats import is_jats

    return is_jats(data) and b"<html" not in data[:4_000].lower()
