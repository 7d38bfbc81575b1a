"""The text of an entry that comes into the library: its author's own, but for its key and the entries that it names."""

from __future__ import annotations

from collections.abc import Mapping

from litman.bibtex.file.document import Document
from litman.bibtex.file.edit import set_field
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.key_marks import key_marks
from litman.bibtex.file.layout import format_entry
from litman.bibtex.file.references import REFERENCE_FIELDS, aliases_of
from litman.bibtex.file.values import MONTHS
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError
from litman.formats.bib.entry_text import entry_text as text_of_any_entry


def names_entries(entry: Entry) -> bool:
    """Return whether the entry names others, whose keys may change."""
    return any(name in entry.values for name in REFERENCE_FIELDS)


def fault_of_marks(key: str) -> str | None:
    """Return why a key that BibTeX could read gets another all the same."""
    marks = key_marks(key)
    return f"{key!r} {marks}" if marks else None


def can_be_kept(key: str) -> bool:
    """Whether a list of keys can hold one; blanks and an equals sign are a key and a field without the comma."""
    return not set(key) & set(',{}"') and not (" " in key and "=" in key)


def entry_text(
    entry: Entry, key: str, renamed: Mapping[str, str], *, related: str = "", old: str = ""
) -> str:
    """Return the entry under a key, as its author laid it out.

    A macro's definition stays behind in the other file: an entry that uses one is written anew, the text in its place.
    So is one with broken parts, which are left behind.

    Args:
        entry: The entry.
        key: Its key in the library.
        renamed: For keys of the other file, in lower case, the keys in the library.
        related: The key of another version of the work, to be named in `related`.
        old: The key that it had, to be kept in `ids`.
    """
    changes = {
        name: value
        for name in REFERENCE_FIELDS
        if name in entry.values and (value := _follow(entry.values[name], renamed)) != entry.values[name]
    }
    if related:
        names = changes.get("related", entry.values.get("related", ""))
        changes["related"] = f"{names}, {related}" if names.strip() else related
    if old:
        changes["ids"] = ", ".join(dict.fromkeys((*aliases_of(entry), old)))
    if _uses_macros(entry) or entry.parsed.problems:
        return _written_anew(entry, key, changes)
    start, end = (offset - entry.span[0] for offset in entry.parsed.key)
    raw = entry.raw[:start] + key.encode(entry.encoding) + entry.raw[end:]
    if not changes:  # most have none
        return raw.decode(entry.encoding)
    try:
        alone: Document = WholeDocument(entry.document.path, raw)
        for name, value in changes.items():
            alone = set_field(alone, key, name, value)
    except EditRefusedError:
        return _written_anew(entry, key, changes)
    return alone.data.decode(entry.encoding)


def _written_anew(entry: Entry, key: str, changes: Mapping[str, str]) -> str:
    """What could be read of the entry, in our own layout."""
    values = {**entry.values, **changes}
    try:
        return format_entry(entry.type, key, values.items())
    except EditRefusedError:
        return text_of_any_entry(entry.type, key, values.items())


def _follow(value: str, renamed: Mapping[str, str]) -> str:
    names = [name.strip() for name in value.split(",")]
    now = [
        key if (key := renamed.get(name.lower(), name)).lower() != name.lower() else name for name in names
    ]
    return value if now == names else ", ".join(dict.fromkeys(now))


def _uses_macros(entry: Entry) -> bool:
    return any(
        part.kind == "macro" and entry.values.get(field.name.lower()) not in MONTHS
        for field in entry.fields
        for part in field.parsed.parts
    )
