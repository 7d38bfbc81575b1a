"""Change one entry: set and remove fields, rename it, remove it; claims follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from litman.actions.works.describe_works import resolved_uses
from litman.bibtex.file.document import Document
from litman.bibtex.file.edit import rename_entry, set_field, unset_field
from litman.bibtex.file.references import REFERENCE_FIELDS, aliases_of, folded_names
from litman.bibtex.file.remove_entries import remove_entries
from litman.claims.edit import rename_key
from litman.errors import FieldNameError, KeyInUseError, KeyTakenError, UnknownFieldError
from litman.files import digest_of
from litman.identifiers.doi import require_doi
from litman.library.citation_key import require_key
from litman.library.library import Library, WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.library.unread_claims import require_all_claims
from litman.regular_files import read_regular

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.+/-]*")
# Source: biblatex manual, section 2.2.1, fields of type verbatim and uri; BibTeX packages treat them alike.
_VERBATIM_FIELDS = frozenset({"doi", "url", "eprint", "file", "pdf", "verba", "verbb", "verbc", "urlraw"})
_SPECIAL = re.compile(r"(?<!\\)[&%#]")


def set_fields(library: WritableLibrary, key: str, values: Mapping[str, str]) -> str:
    """Set fields of an entry to TeX texts and save; return the entry's key. A DOI is normalised.

    Raises:
        UnknownKeyError, MalformedDoiError, FieldNameError, EditRefusedError: nothing is changed.
    """
    return change_fields(library, key, values, ())


def unset_fields(library: WritableLibrary, key: str, names: Sequence[str]) -> str:
    """Remove fields from an entry and save; return the entry's key.

    Raises:
        UnknownKeyError, UnknownFieldError: nothing is changed.
    """
    return change_fields(library, key, {}, names)


def change_fields(library: WritableLibrary, key: str, values: Mapping[str, str], gone: Sequence[str]) -> str:
    """Set fields of an entry as `set_fields` does, take others out, and save it all at once; return the entry's key.

    Raises:
        UnknownKeyError, MalformedDoiError, FieldNameError, UnknownFieldError, EditRefusedError: nothing is changed.
    """
    entry = library.require_entry(key)
    document = library.document
    for name, value in values.items():
        if not _FIELD_NAME.fullmatch(name):
            raise FieldNameError(name)
        document = set_field(
            document, entry.key, name, require_doi(value) if name.lower() == "doi" else value
        )
    for name in gone:
        if name.lower() not in entry.values:
            raise UnknownFieldError(entry.key, name, sorted(entry.values))
        document = unset_field(document, entry.key, name)
    library.save(document=document)
    return entry.key


def rename(library: WritableLibrary, old: str, new: str) -> tuple[str, int]:
    """Give an entry another key and save; claims and references follow, the old key stays known in `ids`.

    Returns:
        The key that the entry had, and how many claims files changed.

    Raises:
        UnknownKeyError, CitationKeyError, KeyTakenError, UnreadClaimsError: nothing is changed.
    """
    entry = library.require_entry(old)
    document = renamed_document(library, entry.key, new)
    others = _renamed_claims(library, entry.key, new)
    library.save(document=document, others=others)
    return entry.key, len(others)


def renamed_document(library: Library, old: str, new: str) -> Document:
    """Return the bibliography in which an entry has another key; references follow, the old key stays in `ids`.

    Raises:
        UnknownKeyError, CitationKeyError, KeyTakenError, UnreadClaimsError: it cannot be renamed.
    """
    entry = library.require_entry(old)
    require_key(new)
    taken = library.document.resolve(new)
    if taken is not None and taken != entry.key:
        raise KeyTakenError(new, str(library.document.entry(taken).place()))
    require_all_claims(library, entry.key)
    return _remember_key(rename_entry(library.document, entry.key, new), new, entry.key)


def remove(
    library: WritableLibrary, keys: Sequence[str], *, force: bool
) -> list[tuple[str, tuple[str, ...]]]:
    """Remove entries and save, all or none.

    Returns:
        The key of each, and what leans on it and stays: claims as POST/ID, and keys of entries that refer to it.

    Raises:
        UnknownKeyError: there is no such entry.
        UnreadClaimsError: some claims cannot be read, and it is not forced.
        KeyInUseError: something that stays leans on one, and it is not forced.
    """
    gone = list({entry.key: entry for entry in map(library.require_entry, keys)}.values())
    removed = []
    if gone and not force:
        require_all_claims(library, gone[0].key)
    for entry in gone:
        files = library.claims.files_naming(folded_names(entry))
        uses = resolved_uses(library, files).get(entry.key, ())
        claims = tuple(dict.fromkeys(str(use.address) for use in uses))
        naming = _entries_that_name(library.document, entry.key)
        entries = tuple(key for key in naming if key not in {other.key for other in gone})
        if (claims or entries) and not force:
            raise KeyInUseError(entry.key, claims, entries)
        removed.append((entry.key, claims + entries))
    if gone:
        library.save(document=remove_entries(library.document, [entry.key for entry in gone]))
    return removed


def untypeset_characters(name: str, value: str) -> tuple[str, ...]:
    """Return the characters of a field's value that mean something else to LaTeX than to print themselves."""
    if name.lower() in _VERBATIM_FIELDS:
        return ()
    return tuple(sorted(set(_SPECIAL.findall(value))))


def _remember_key(document: Document, key: str, old: str) -> Document:
    known = aliases_of(document.entry(key))
    kept = [name for name in known if name not in (key, old)]
    if key.lower() != old.lower():
        kept.append(old)
    if kept:
        return set_field(document, key, "ids", ", ".join(kept))
    return unset_field(document, key, "ids") if known else document


def _renamed_claims(library: WritableLibrary, old: str, new: str) -> list[FileChange]:
    changes = []
    for file in library.claims.files_naming([old.lower()]):
        data = read_regular(file.path)
        changed = rename_key(data, old, new)
        if changed != data:
            changes.append(FileChange(file.path, digest_of(data), changed))
    return changes


def _entries_that_name(document: Document, key: str) -> tuple[str, ...]:
    return tuple(entry.key for entry in document.naming(key, REFERENCE_FIELDS) if entry.key != key)
