"""The formats of bibliographies: one row each, for reading and for writing.

How a format is added: a folder here with `types.py` (`TYPES`, a `TypeTable`), and `read.py` (`read(data, records)`),
`write.py` (`write(entries)`) or both; a row in `FORMATS`; `tests/formats/NAME/` and the rows of
`tests/formats/test_types.py`. `litman add NAME`, `litman export --format NAME`, their help, their completion and their
messages are made from the row. Modules are imported when they are asked for, so a row holds their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path

    from litman.formats.exported_entry import ExportedEntry
    from litman.formats.foreign_file import ForeignFile, ForeignRecord, RecordCollector
    from litman.formats.type_table import TypeTable

MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Adding:
    """How files of a format are taken over: `litman add NAME`."""

    name: str  # of the command
    what: str  # it takes over, in its help
    mark: bytes  # about as many as there are records stand in a file
    more: str = ""  # in the command's own help


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, and the modules that read it, write it and know its types."""

    file_name: str  # of a file of it, in messages: `RIS file`
    description: str  # what it is for
    endings: tuple[str, ...]  # of file names, in lower case
    adding: Adding | None = None  # where files of the format are taken over
    reader: str | None = None  # the module whose `read` takes a file's records
    writer: str | None = None  # the module whose `write` gives the text of a bibliography, piece by piece
    types: str | None = None  # the module whose `TYPES` says what its types mean

    def read(
        self, path: Path, data: bytes, take: Callable[[ForeignRecord], None] | None = None
    ) -> ForeignFile:
        """Return the records of a file's bytes; `take` is given them one by one, and then none comes back.

        Raises:
            ForeignFileError: it is not of the format.
        """
        from litman.formats.foreign_file import RecordCollector

        assert self.reader is not None, self
        read: Callable[[bytes, RecordCollector], None] = import_module(self.reader).read
        records = RecordCollector(path, self.file_name, take=take)
        read(data, records)
        return records.file()

    def write(self, entries: Iterable[ExportedEntry]) -> Iterator[str]:
        """Give the entries, in their order, as pieces of a text that can be written as UTF-8.

        An entry is taken when its piece is asked for, and none is kept.
        """
        assert self.writer is not None, self
        write: Callable[[Iterable[ExportedEntry]], Iterator[str]] = import_module(self.writer).write
        return write(entries)

    def type_table(self) -> TypeTable | None:
        """Return what the types of the format mean; None where it has none of its own."""
        return cast("TypeTable", import_module(self.types).TYPES) if self.types else None


FORMATS: dict[str, Format] = {
    # .bib files are the library's own: `litman.bibtex` reads them, and `add bib` takes their entries over unchanged.
    "bibtex": Format(
        "BibTeX file",
        "BibTeX for the standard styles",
        (".bib",),
        Adding("bib", "the entries of .bib files; nothing twice", b"@"),
        writer="litman.formats.bib.write_bibtex",
    ),
    "biblatex": Format("biblatex file", "biblatex", (".bib",), writer="litman.formats.bib.write_biblatex"),
    "csl-json": Format(
        "CSL-JSON",
        "CSL-JSON for citation processors",
        (".json",),
        Adding(
            "csl",
            "the items of CSL-JSON files",
            b'"type"',
            "A list, an object with `items`, or one item a line.",
        ),
        reader="litman.formats.csl_json.read",
        writer="litman.formats.csl_json.write",
        types="litman.formats.csl_json.types",
    ),
    "ris": Format(
        "RIS file",
        "RIS for reference managers",
        (".ris",),
        Adding("ris", "the records of RIS files", b"TY  -"),
        reader="litman.formats.ris.read",
        writer="litman.formats.ris.write",
        types="litman.formats.ris.types",
    ),
    "zotero": Format(
        "Zotero export (Better BibTeX JSON or CSL-JSON)",
        "Zotero's own items",
        (".json",),
        Adding(
            "zotero",
            "Zotero's items, collections as keywords (Better BibTeX JSON, CSL-JSON)",
            b'"itemType"',
            "Collections and tags become keywords, notes of an item its `annote`; attachments are passed over.",
        ),
        reader="litman.formats.zotero.read",
        types="litman.formats.zotero.types",
    ),
    "endnote": Format(
        "EndNote XML",
        "EndNote's XML",
        (".xml",),
        Adding("endnote", "the records of EndNote XML files", b"<record"),
        reader="litman.formats.endnote.read",
        writer="litman.formats.endnote.write",
        types="litman.formats.endnote.types",
    ),
    "nbib": Format(
        "PubMed file",
        "PubMed's format",
        (".nbib",),
        Adding(
            "nbib",
            "the citations of PubMed files",
            b"PMID-",
            "PubMed writes them under Send to: Citation manager.",
        ),
        reader="litman.formats.nbib.read",
        writer="litman.formats.nbib.write",
        types="litman.formats.nbib.types",
    ),
    "csv": Format("CSV file", "a table for spreadsheets", (".csv",), writer="litman.formats.csv.write"),
    "jsonl": Format(
        "CSL-JSON", "CSL-JSON, an item a line", (".jsonl",), writer="litman.formats.csl_json.write_jsonl"
    ),
    "yaml": Format(
        "bibliography in YAML",
        "CSL-YAML, as pandoc reads it",
        (".yaml", ".yml"),
        Adding(
            "yaml",
            "the works of YAML files (Typst's Hayagriva, CSL-YAML)",
            b"type:",
            "CSL items, alone or under `references`, or Hayagriva's entries under their keys.",
        ),
        reader="litman.formats.yaml.read",
        writer="litman.formats.csl_json.write_yaml",
        types="litman.formats.csl_json.types",
    ),
}
WRITTEN = tuple(name for name, format in FORMATS.items() if format.writer)
# By the name of the command that takes files of them over.
ADDED = {format.adding.name: format for format in FORMATS.values() if format.adding and format.reader}


def read_foreign_file(
    path: Path, added_as: str, take: Callable[[ForeignRecord], None] | None = None
) -> ForeignFile:
    """Return the records of a file that `litman add` takes over under this name.

    `take` is given them one by one, as they are read, and then none comes back.

    Raises:
        FileReadError: the file is not there or cannot be read.
        ForeignFileError: it is not of the format, holds no records, or is larger than 256 MB.
    """
    from litman.errors import ForeignFileError
    from litman.finding import Finding, Place
    from litman.formats.foreign_file import ForeignFile
    from litman.formats.recognise import other_kind

    format, data = ADDED[added_as], read_foreign_data(path, added_as)
    count = 0

    def counted(record: ForeignRecord) -> None:
        nonlocal count
        count += 1
        assert take is not None
        take(record)

    try:
        file = format.read(path, data, counted if take else None)
    except ForeignFileError as exc:
        if kind := other_kind(path, data, added_as):
            raise ForeignFileError(path, format.file_name, kind) from exc
        raise
    if not file.records and not count and (kind := other_kind(path, data, added_as)):
        raise ForeignFileError(path, format.file_name, kind)
    if not file.records and not file.findings and not count:
        raise ForeignFileError(path, format.file_name, "it has no records")
    if not data.isascii():
        from litman.formats.other_encoding import read_wrongly

        if said := read_wrongly(path, data):
            finding = Finding("IMP002", Place(path, 1), said, "warning")
            return ForeignFile(path, file.records, (finding, *file.findings))
    return file


def read_foreign_data(path: Path, added_as: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileReadError: it is not there or cannot be read.
        ForeignFileError: it is empty or larger than 256 MB.
    """
    from litman.errors import FileReadError, ForeignFileError
    from litman.files import read_seen

    format = ADDED[added_as]
    seen = read_seen(path)
    if seen.digest is None:
        raise FileReadError(path)
    if len(seen.data) > MOST_BYTES:
        raise ForeignFileError(path, format.file_name, f"it is larger than {MOST_BYTES >> 20} MB; split it")
    if not seen.data or seen.data.isspace():
        raise ForeignFileError(path, format.file_name, "it is empty")
    return seen.data


def write_bibliography(name: str, entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the entries in a format, in their order, as pieces of a text that can be written as UTF-8.

    Raises:
        UnknownFormatError: there is no such format, or it is only read.
    """
    if name not in WRITTEN:
        from litman.errors import UnknownFormatError

        raise UnknownFormatError(name, WRITTEN)
    return FORMATS[name].write(entries)
