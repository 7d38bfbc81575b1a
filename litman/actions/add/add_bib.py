"""Take over entries of other .bib files: nothing twice, each entry as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from litman.bibtex.file.document import Document, Entry, read_document
from litman.bibtex.file.edit import add_entries, set_field
from litman.bibtex.file.layout import format_entry
from litman.bibtex.file.references import REFERENCE_FIELDS
from litman.bibtex.file.values import MONTHS
from litman.errors import BibliographyError, FileReadError
from litman.files import read_seen
from litman.finding import Finding
from litman.library.citation_key import make_key
from litman.library.comparison.same_work import KnownWorks, doi_of, known_works
from litman.library.library import Library, WritableLibrary
from litman.library.whole.doors import WholeDoors
from litman.work import Work

ImportOutcome = Literal["added", "renamed", "present", "updated"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one entry of the file."""

    path: Path
    line: int
    given_key: str
    outcome: ImportOutcome
    key: str  # in the library
    reason: str = ""  # why it counts as present
    filled: tuple[str, ...] = ()  # fields that were absent in the library's entry


class _New(NamedTuple):
    """An entry to be added: its text, or, where it names other entries, itself until all their keys are known."""

    given: str
    key: str
    text: str | Entry


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all entries, and what is wrong with the files."""

    results: tuple[ImportResult, ...]
    findings: tuple[Finding, ...]


def read_bib_files(paths: Sequence[Path]) -> list[Document]:
    """Return the files' documents.

    Raises:
        FileReadError: a file is not there or cannot be read.
        BibliographyError: a file has no entry at all.
    """
    documents = []
    for path in paths:
        seen = read_seen(path)
        if seen.digest is None:
            raise FileReadError(path, FileNotFoundError(2, "there is no such file"))
        document = read_document(path, seen.data)
        if not document.keys():
            said = f": {document.findings[0].message}" if document.findings else ""
            raise BibliographyError(f"{path} has no BibTeX entry{said}")
        documents.append(document)
    return documents


def add_bib(
    library: WritableLibrary,
    files: Sequence[Document],
    *,
    update: bool,
    dry_run: bool,
    progress: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Add the entries of the files to the library, those aside that it has already.

    A work counts as present when its DOI is there, or its title, first author and year. Its key is kept unless an
    entry of the library has it; references between the entries of a file follow a key that had to change.

    Args:
        update: Fill fields that the library's entry lacks from the entry in the file; never change one.
        dry_run: Say what would be done, write nothing.
        progress: Called once an entry.
    """
    known = known_works((entry.key, work) for entry, work in library.works())
    taken = {key.lower() for key in library.document.keys()}  # noqa: SIM118 (a Document is no dict)
    results: list[ImportResult] = []
    texts: list[str] = []
    fills: list[tuple[str, dict[str, str]]] = []
    for file in files:
        source = Library(file.path.parent, library.settings, doors=WholeDoors(file))
        new = _sort_out(source, library, known, taken, results, fills, update=update, progress=progress)
        texts += _texts(new)
    document = library.document
    for key, fields in fills:
        for name, value in fields.items():
            document = set_field(document, key, name, value)
    if texts:
        document = add_entries(document, texts)
    if document is not library.document and not dry_run:
        library.save(document=document)
    return ImportReport(tuple(results), tuple(f for file in files for f in file.findings))


def _sort_out(
    source: Library,
    library: WritableLibrary,
    known: KnownWorks,
    taken: set[str],
    results: list[ImportResult],
    fills: list[tuple[str, dict[str, str]]],
    *,
    update: bool,
    progress: Callable[[], None],
) -> list[_New]:
    def is_taken(key: str) -> bool:
        return key.lower() in taken or library.document.resolve(key) is not None

    new: list[_New] = []
    for entry in source.document.entries():
        progress()
        work = source.work(entry)
        place = entry.place()
        present, reason = _present(entry, work, library, known)
        if present is not None:
            filled = _absent_fields(entry, library, present) if update else {}
            if filled:
                fills.append((present, filled))
            outcome: ImportOutcome = "updated" if filled else "present"
            results.append(
                ImportResult(place.path, place.line, entry.key, outcome, present, reason, tuple(filled))
            )
            continue
        key = entry.key
        if not key or is_taken(key):
            key = make_key(work, pattern=library.settings.key_pattern, is_taken=is_taken)
        taken.add(key.lower())
        known.add(key, work)
        names_others = any(name in entry.values for name in REFERENCE_FIELDS)
        new.append(_New(entry.key, key, entry if names_others else _text(entry, key, {})))
        kind: ImportOutcome = "added" if key == entry.key else "renamed"
        results.append(ImportResult(place.path, place.line, entry.key, kind, key))
    return new


def _present(entry: Entry, work: Work, library: WritableLibrary, known: KnownWorks) -> tuple[str | None, str]:
    key = known.find(work)
    if key is not None:
        doi = doi_of(work)
        same_doi = doi is not None and known.by_doi.get(doi) == key
        return key, "the same DOI" if same_doi else "the same title, first author and year"
    twin = library.document.find(entry.key) if entry.key else None
    if twin is not None and twin.type == entry.type and twin.values == entry.values:
        return twin.key, "the same key and fields"
    return None, ""


def _absent_fields(entry: Entry, library: WritableLibrary, key: str) -> dict[str, str]:
    ours = library.document.find(key)
    if ours is None:  # it is itself new in this import
        return {}
    return {name: value for name, value in entry.values.items() if name not in ours.values and value}


def _texts(new: Sequence[_New]) -> list[str]:
    renamed = {given.lower(): key for given, key, _ in new if given and given != key}
    return [text if isinstance(text, str) else _text(text, key, renamed) for _, key, text in new]


def _text(entry: Entry, key: str, renamed: Mapping[str, str]) -> str:
    values = entry.values | {
        name: _follow(entry.values[name], renamed) for name in REFERENCE_FIELDS if name in entry.values
    }
    # A macro's definition stays behind in the other file, so its text is written out.
    if values != entry.values or _uses_macros(entry):
        return format_entry(entry.type, key, values.items())
    start, end = (offset - entry.span[0] for offset in entry.parsed.key)
    return (entry.raw[:start] + key.encode(entry.encoding) + entry.raw[end:]).decode(entry.encoding)


def _follow(value: str, renamed: Mapping[str, str]) -> str:
    names = [name.strip() for name in value.split(",")]
    if not any(name.lower() in renamed for name in names):
        return value
    return ", ".join(renamed.get(name.lower(), name) for name in names)


def _uses_macros(entry: Entry) -> bool:
    return any(
        part.kind == "macro" and entry.values.get(field.name.lower()) not in MONTHS
        for field in entry.fields
        for part in field.parsed.parts
    )
