"""Tags (the field `keywords`) and notes (the field `annotation`) of works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.tex.latex import decode_latex, encode_latex
from litman.bibtex.works.list_fields import tags_of, with_tags, without_tags
from litman.bibtex.works.tags import TAG_FIELDS
from litman.errors import TagError
from litman.library.library import Library, WritableLibrary

# Source: biblatex manual, section 2.2.2: `annotation` is a text; section 2.2.5: `annote` is another name of it.
_NOTE_FIELDS = ("annotation", "annote")
_PARAGRAPH = re.compile(r"\\par(?![A-Za-z])")


class Tagged(NamedTuple):
    """The tags of an entry, after a change if there was one."""

    key: str
    tags: tuple[str, ...]
    is_changed: bool


def tag_works(
    library: WritableLibrary, keys: Sequence[str], *, add: Sequence[str], remove: Sequence[str]
) -> list[Tagged]:
    """Give entries tags, take others from them, and save.

    Raises:
        UnknownKeyError, TagError, EditRefusedError: nothing is changed.
    """
    for tag in (*add, *remove):
        if not tag.strip() or any(c in tag for c in ",;\n\r"):
            raise TagError(tag)
    document, results = library.document, []
    for key in dict.fromkeys(library.require_entry(key).key for key in keys):
        entry = document.entry(key)
        name, value = _field(entry, TAG_FIELDS)
        changed = with_tags(without_tags(value, remove), [tag.strip() for tag in add])
        if changed != value:
            document = _with_field(document, key, name, changed)
        results.append(Tagged(key, tuple(tags_of(changed)), changed != value))
    if document is not library.document:
        library.save(document=document)
    return results


def tags_of_works(library: Library, keys: Sequence[str]) -> list[Tagged]:
    """Return the tags of these entries.

    Raises:
        UnknownKeyError: there is no such entry.
    """
    entries = [library.require_entry(key) for key in keys]
    return [Tagged(entry.key, tuple(tags_of(_field(entry, TAG_FIELDS)[1])), False) for entry in entries]


def count_tags(library: Library) -> list[tuple[str, int]]:
    """Return every tag of the library with how many works have it, by name."""
    return sorted(library.bibliography.tags().items(), key=lambda item: item[0].casefold())


def note_of(library: Library, key: str) -> tuple[str, str]:
    """Return the entry's key and its note, empty if it has none.

    Raises:
        UnknownKeyError: there is no such entry.
    """
    entry = library.require_entry(key)
    return entry.key, _read_note(_field(entry, _NOTE_FIELDS)[1])


def write_note(library: WritableLibrary, key: str, text: str, *, append: bool = False) -> tuple[str, bool]:
    """Write an entry's note and save; an empty text removes it.

    Returns:
        The entry's key, and whether anything changed.

    Raises:
        UnknownKeyError, EditRefusedError: nothing is changed.
    """
    entry = library.require_entry(key)
    name, value = _field(entry, _NOTE_FIELDS)
    paragraphs = [part for part in text.strip().replace("\r\n", "\n").split("\n\n") if part.strip()]
    # BibTeX makes one space of every line end; `\par` is the paragraph that survives.
    written = r" \par ".join(encode_latex(part) for part in paragraphs)
    if append and value:
        written = rf"{value} \par {written}" if written else value
    if written == value:
        return entry.key, False
    library.save(document=_with_field(library.document, entry.key, name, written))
    return entry.key, True


def _with_field(document: Document, key: str, name: str, value: str) -> Document:
    from litman.bibtex.file.edit import set_field, unset_field  # only who changes a field pays for it

    return set_field(document, key, name, value) if value else unset_field(document, key, name)


def _read_note(value: str) -> str:
    return "\n\n".join(decode_latex(part.strip()) for part in _PARAGRAPH.split(value))


def _field(entry: Entry, names: Sequence[str]) -> tuple[str, str]:
    """Return the name of the first of the fields that the entry has, else of the first, and its value."""
    name = next((name for name in names if name in entry.values), names[0])
    return name, entry.values.get(name, "")
