"""Export the works that are asked for, each once, in a stable order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from litman.actions.selection import Selection, entries_with, selected_keys
from litman.bibtex.file.entry import Entry
from litman.bibtex.works.to_work import work_from_fields
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import write_bibliography
from litman.library.library import Library
from litman.text.spelling import near_words

# Names of one field. Source: biblatex manual, sections 2.2.2 and 2.2.5; Zotero, Mendeley and JabRef (tags).
_OTHER_NAMES = (
    frozenset({"keywords", "keyword", "tags", "mendeley-tags"}),
    frozenset({"annotation", "annote"}),
    frozenset({"file", "pdf", "localfile"}),
)


def export_works(
    library: Library,
    format_name: str,
    selection: Selection,
    *,
    without: Sequence[str] = (),
    notify: Callable[[str], None] = lambda message: None,
) -> Iterator[str]:
    """Give a bibliography in this format, piece by piece; what is wrong with the names of works is said at once.

    Args:
        library: Where the works are.
        format_name: A name in the table of formats.
        selection: Which works; of a post those that its claims lean on and that its reference list names.
        without: Names of fields that are left out.
        notify: Told which of them no work has.

    Returns:
        The pieces of the text; works stand in the order of the library's file.

    Raises:
        UnknownKeyError: a key names no entry.
        UnknownPostError, UnknownClaimError: there is no claims file, or no claim, of this name.
    """
    keys = selected_keys(library, selection)
    entries = library.document.entries() if selection.is_everything else entries_with(library, keys)
    exported = {key.lower() for key in keys}
    left_out = _with_other_names(without)
    there: set[str] = set()  # names of fields
    pieces = write_bibliography(
        format_name, (_exported(entry, library.fields(entry), exported, left_out, there) for entry in entries)
    )
    return _say_absent(pieces, without, there, notify) if without else pieces


def _exported(
    entry: Entry,
    fields: Mapping[str, str],
    exported: Collection[str],
    left_out: frozenset[str],
    there: set[str],
) -> ExportedEntry:
    """Return what a writer gets of an entry; the names of its fields are put to those that are there."""
    there.update(fields)
    kept = {name: value for name, value in fields.items() if name not in left_out}
    return ExportedEntry(
        entry.key, entry.type, _self_standing(kept, exported), lambda: work_from_fields(entry.type, kept)
    )


def _say_absent(
    pieces: Iterable[str], without: Iterable[str], there: set[str], notify: Callable[[str], None]
) -> Iterator[str]:
    """Give the pieces, then tell of each field that is to be left out and that no work has, under whatever name."""
    yield from pieces
    if not there:
        return
    for name in dict.fromkeys(name.strip() for name in without):
        if name and not _with_other_names([name]) & there:
            near = near_words(name, sorted(there))
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            notify(f"no work has a field {name!r}{hint}")


def _with_other_names(fields: Iterable[str]) -> frozenset[str]:
    """The fields, and what BibTeX, biblatex and other programs call them besides."""
    asked = {name.strip().lower() for name in fields}
    return frozenset(asked.union(*(names for names in _OTHER_NAMES if names & asked)))


def _self_standing(fields: Mapping[str, str], exported: Collection[str]) -> dict[str, str]:
    """Return the fields without those that name entries which are not exported; `crossref` and `xdata` are resolved."""
    kept = {name: value for name, value in fields.items() if name not in ("crossref", "xdata")}
    for name in ("xref", "related", "entryset"):
        named = [key.strip() for key in kept.get(name, "").split(",")]
        present = [key for key in named if key.lower() in exported]
        if name in kept and present != named:
            kept[name] = ", ".join(present)
    gone = {name for name in ("xref", "related", "entryset") if kept.get(name) == ""}
    if "related" in gone:
        gone |= {"relatedtype", "relatedstring", "relatedoptions"}
    return {name: value for name, value in kept.items() if name not in gone}
