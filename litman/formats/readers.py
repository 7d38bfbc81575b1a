"""The formats that bibliographies of other programs can be read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from litman.errors import FileReadError, ForeignFileError
from litman.files import read_seen
from litman.formats.csl_json import read as csl_json
from litman.formats.endnote import read as endnote
from litman.formats.foreign_file import ForeignFile
from litman.formats.nbib import read as nbib
from litman.formats.ris import read as ris
from litman.formats.zotero import read as zotero

MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: what it is called, and the function that reads it."""

    name: str
    read: Callable[[Path, bytes], ForeignFile]


READERS: dict[str, Reader] = {
    "csl": Reader("CSL-JSON", csl_json.read),
    "ris": Reader("RIS file", ris.read),
    "zotero": Reader("Zotero export", zotero.read),
    "nbib": Reader("PubMed file", nbib.read),
    "endnote": Reader("EndNote XML", endnote.read),
}


def read_foreign_file(path: Path, format_name: str) -> ForeignFile:
    """Return the records of a file in a format of the table.

    Raises:
        FileReadError: the file is not there or cannot be read.
        ForeignFileError: it is not of the format, holds no records, or is larger than 256 MB.
    """
    reader = READERS[format_name]
    seen = read_seen(path)
    if seen.digest is None:
        raise FileReadError(path, FileNotFoundError(2, "there is no such file"))
    if len(seen.data) > MOST_BYTES:
        raise ForeignFileError(path, reader.name, f"it is larger than {MOST_BYTES >> 20} MB; split it")
    if not seen.data.strip():
        raise ForeignFileError(path, reader.name, "it is empty")
    file = reader.read(path, seen.data)
    if not file.records and not file.findings:
        raise ForeignFileError(path, reader.name, "it has no records")
    return file
