"""Keep a copy of a file with a work: under `files/`, named by the citation key, entered in the field `file`."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from litman.bibtex.works.list_fields import file_paths, with_file
from litman.errors import AttachmentError, NothingToOpenError
from litman.files import digest_of, read_seen
from litman.identifiers.of_work import doi_of
from litman.library.attachments import FILES_FOLDER, attachment_name, attachments_folder, locate_attachment
from litman.library.library import Library, WritableLibrary
from litman.regular_files import read_regular

ORIGIN_FIELD = "fileorigin"  # of an entry: `files/moss.xml: https://…, cc-by, 2026-11-29`
_LARGEST = 2_000_000_000
_MOST_FILES = 1000  # of one work


class Attached(NamedTuple):
    """A file of a work."""

    key: str
    path: str  # from the library's folder
    is_new: bool  # False where the same bytes were attached before


def attach_file(library: WritableLibrary, key: str, source: Path) -> Attached:
    """Copy a file into the library, enter it in the entry, and save both as one change.

    Raises:
        UnknownKeyError, AttachmentError, EditRefusedError: nothing is changed.
    """
    return attach_bytes(library, key, source, _read(source))


def attach_bytes(
    library: WritableLibrary, key: str, source: Path, data: bytes, *, origin: str | None = None
) -> Attached:
    """Put bytes into the library as a file of a work, as `attach_file` does.

    Args:
        library: To be changed.
        key: The work.
        source: What the bytes are called; its ending is kept.
        data: The file.
        origin: Where they come from, in words; kept in the field `fileorigin`, behind the file's path.

    Raises:
        UnknownKeyError, AttachmentError, EditRefusedError: nothing is changed.
    """
    entry = library.require_entry(key)
    folder = attachments_folder(library.root)
    digest = digest_of(data)
    known = file_paths(entry.values.get("file", ""))
    for number in range(1, _MOST_FILES):
        name = attachment_name(entry.key, source, number)
        path = f"{FILES_FOLDER}/{name}"
        there = read_seen(folder / name)
        if there.digest == digest and path in known:
            return Attached(entry.key, path, False)
        if there.digest is None or there.digest == digest:
            break
    else:
        raise AttachmentError(str(source), f"{entry.key} has {_MOST_FILES} files already")
    from litman.bibtex.file.edit import set_field
    from litman.bibtex.tex.latex import encode_latex
    from litman.library.storage.transaction import FileChange  # only who attaches pays for what writes

    others = [FileChange(there.path, None, data)] if there.digest is None else []
    document = set_field(library.document, entry.key, "file", with_file(entry.values.get("file", ""), path))
    if origin is not None:
        known_origins = entry.values.get(ORIGIN_FIELD, "")
        value = "; ".join(part for part in (known_origins, f"{path}: {encode_latex(origin)}") if part)
        document = set_field(document, entry.key, ORIGIN_FIELD, value)
    library.save(document=document, others=others)
    return Attached(entry.key, path, True)


def file_to_open(library: Library, key: str, *, outside: bool) -> Path:
    """Return the first file of a work that is there.

    Raises:
        UnknownKeyError, NothingToOpenError, AttachmentError: there is none that may be opened.
    """
    entry = library.require_entry(key)
    paths = file_paths(entry.values.get("file", ""))
    if not paths:
        raise NothingToOpenError(entry.key, "file")
    error: AttachmentError | None = None
    for path in paths:
        try:
            return locate_attachment(library.root, path, outside=outside)
        except AttachmentError as exc:
            error = error or exc
    assert error is not None
    raise error


def address_to_open(library: Library, key: str) -> str:
    """Return the address of a work's page: of its DOI, else its URL.

    Raises:
        UnknownKeyError, NothingToOpenError: there is none, or it is not one of the web.
    """
    entry = library.require_entry(key)
    work = library.work(entry)
    doi = doi_of(work)
    if doi:
        from urllib.parse import quote

        return f"{library.settings.doi_url}/{quote(doi, safe='/:;()')}"
    from litman.identifiers.url import parse_url

    address = parse_url(work.URL) if work.URL else None
    if address is None or not address.startswith(("http://", "https://")):
        raise NothingToOpenError(entry.key, "DOI and no web address")
    return address


def _read(source: Path) -> bytes:
    try:
        seen = source.stat()
        if not stat.S_ISREG(seen.st_mode):
            raise AttachmentError(str(source), "is no file")
        if seen.st_size > _LARGEST:
            raise AttachmentError(str(source), "is larger than 2 GB")
        return read_regular(source)
    except OSError as exc:
        raise AttachmentError(str(source), exc.strerror or "cannot be read") from exc
