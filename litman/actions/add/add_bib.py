"""Take over entries of other .bib files: nothing twice, each entry as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from litman.actions.add.import_report import ImportReport, joined
from litman.actions.add.importing import Import, Tell, without_cycles
from litman.bibtex.file.check import broken_parts
from litman.bibtex.file.declared_encoding import as_utf8
from litman.bibtex.file.parse import parse_block
from litman.bibtex.file.structure import in_order
from litman.bibtex.file.whole_document import WholeDocument, read_document
from litman.errors import BibliographyError, FileReadError
from litman.files import read_seen
from litman.finding import Finding, Place
from litman.formats.other_encoding import read_wrongly
from litman.formats.recognise import no_text, other_kind
from litman.library.library import Library, WritableLibrary
from litman.library.whole.doors import WholeDoors


def read_bib_files(paths: Sequence[Path]) -> list[WholeDocument]:
    """Return the files' documents.

    Raises:
        FileReadError: a file is not there or cannot be read.
        BibliographyError: the one file has no entry at all; of several, that is a finding.
    """
    documents = []
    for path in paths:
        seen = read_seen(path)
        if seen.digest is None:
            raise FileReadError(path)
        if (kind := no_text(path, seen.data)) and len(paths) == 1:
            raise BibliographyError(f"{path} has no BibTeX entry: {kind}")
        document = read_document(path, b"" if kind else as_utf8(seen.data))
        if not document.key_tiles and len(paths) == 1:
            said = document.findings[0].message if document.findings else other_kind(path, seen.data, "bib")
            said = said or "none begins with `@article{key,` or another type"
            raise BibliographyError(f"{path} has no BibTeX entry: {said}")
        documents.append(document)
    return documents


def add_bib(
    library: WritableLibrary,
    files: Sequence[WholeDocument],
    *,
    update: bool,
    dry_run: bool,
    progress: Callable[[], None] = lambda: None,
    tell: Tell | None = None,
) -> ImportReport:
    """Add the entries of the files to the library, those aside that it has already.

    `comparison.compare` says which those are: each entry is compared with what was there before its file. The key of
    a work that is there stays known in `ids`, unless it names another work here, and what names it follows. A new
    entry keeps its key unless the library has it; one that is another version of a work names that in `related`.

    Args:
        library: Where the entries go.
        files: What was read.
        update: Fill fields that the library's entry lacks from the entry in the file; never change one.
        dry_run: Say what would be done, write nothing.
        progress: Called once an entry.
        tell: Called with what became of the entries of each batch, once they are saved; where it is not given, all
            comes back at once.

    Returns:
        What was not told.
    """
    parts: list[ImportReport] = []
    entries = sum(len(file.key_tiles) for file in files)
    run = Import(library, update=update, dry_run=dry_run, entries=entries, tell=tell or parts.append)
    with without_cycles():
        for file in files:
            source = Library(file.path.parent, library.settings, doors=WholeDoors(file))
            of_file = run.sorter_of_file(source)
            run.note(_faults(file))
            for entry in file.entries():
                of_file.take(entry)
                run.take(of_file)
                progress()
            run.end_file(of_file)
        run.finish()
    return joined(parts)


def _faults(file: WholeDocument) -> tuple[Finding, ...]:
    """What is wrong with the blocks and keys of a file, and with its macros."""
    macros = (
        finding
        for tile in file.tiles
        if tile.kind == "string"
        for finding in broken_parts(file, parse_block(file.data, tile))
    )
    none = []
    if not file.key_tiles:
        kind = other_kind(file.path, file.data, "bib") if file.data else "it is empty, or no text"
        said = "the file has no BibTeX entry" + (f": {kind}" if kind else "")
        none = [Finding("IMP001", Place(file.path, 1), said)]
    wrongly = read_wrongly(file.path, file.data)
    wrong = [Finding("IMP002", Place(file.path, 1), wrongly, "warning")] if wrongly else []
    return in_order([*none, *wrong, *file.findings, *macros])
