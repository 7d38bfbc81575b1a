"""The texts at hand of a work of the library."""

from __future__ import annotations

from litman.bibtex.works.list_fields import file_paths
from litman.errors import AttachmentError
from litman.library.attachments import locate_attachment
from litman.library.library import Library
from litman.text.plain import plain
from litman.texts.of_work import TextsOfWork, all_texts_of_work
from litman.texts.read import can_read
from litman.texts.store import TextStore


def texts_in_library(library: Library, key: str) -> TextsOfWork:
    """Return the texts at hand of the work that a key stands for."""
    entry = library.document.find(library.document.resolve(key) or key)
    if entry is None:
        return all_texts_of_work(TextStore(library.root), key)
    files = files_in_library(library, entry.key)
    abstract = plain(library.work(entry).abstract or "")
    return all_texts_of_work(TextStore(library.root), entry.key, files=files, abstract=abstract)


def marks_of_texts(library: Library, key: str) -> tuple[str, ...]:
    """Return what changes when the texts of a work's attached files do: sizes, times, and whether they can be read."""
    marks = []
    for name in files_in_library(library, key):
        try:
            at = locate_attachment(library.root, name, outside=False).stat()
        except (AttachmentError, OSError):
            marks.append(name)
        else:
            marks.append(f"{name} {at.st_size} {at.st_mtime_ns} {can_read(name)}")
    return tuple(marks)


def files_in_library(library: Library, key: str) -> list[str]:
    """Return the paths of a work's attached files, as its entry has them."""
    entry = library.document.find(key)
    return file_paths(library.fields(entry).get("file", "")) if entry is not None else []
