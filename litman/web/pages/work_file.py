"""A file of a work, as a browser shows it: one that the entry names and that lies in the library, and no other."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import FileResponse, Response

from litman.bibtex.works.list_fields import file_paths
from litman.errors import NothingToOpenError
from litman.library.attachments import locate_attachment
from litman.web.page import Asked, Page
from litman.web.safety import FILE_POLICY

_TEXT = "text/plain; charset=utf-8"
# What is shown as what it is; what could hold scripts (HTML, SVG, XML) is shown as its source, or kept.
_SHOWN = {
    ".pdf": "application/pdf",
    **dict.fromkeys((".txt", ".md", ".rst", ".tex", ".bib", ".csv", ".tsv", ".json"), _TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xml"), _TEXT),
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


def show_file(asked: Asked) -> Response:
    """Return the file with this number, from 1, among those that the entry names."""
    library = asked.library
    entry = library.require_entry(asked.path["key"])
    paths = file_paths(entry.values.get("file", ""))
    number = int(asked.path["number"])
    if not 1 <= number <= len(paths):
        raise NothingToOpenError(entry.key, f"file {number}")
    return file_answer(locate_attachment(library.root, paths[number - 1], outside=False))


def file_answer(path: Path) -> Response:
    """Return the file under a policy by which it runs nothing and reaches nobody."""
    kind = _SHOWN.get(path.suffix.lower())
    return FileResponse(
        path,
        media_type=kind or "application/octet-stream",
        filename=path.name,
        content_disposition_type="inline" if kind else "attachment",
        headers={"content-security-policy": FILE_POLICY},
    )


PAGES = (Page("/file/{number:int}/{key:path}", show_file),)
