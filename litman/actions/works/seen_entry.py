"""The mark of an entry as somebody saw it who changes it: what others changed meanwhile is not written over."""

from __future__ import annotations

from litman.bibtex.file.entry import Entry
from litman.errors import EntrySeenOtherwiseError
from litman.files import digest_of
from litman.library.library import Library

_LENGTH = 16


def entry_mark(entry: Entry) -> str:
    """Return a mark of the entry's bytes."""
    return digest_of(entry.raw)[:_LENGTH]


def require_seen(library: Library, key: str, mark: str) -> Entry:
    """Return the entry, where it is still the one that the mark is of.

    Raises:
        UnknownKeyError: there is none with this key.
        EntrySeenOtherwiseError: it is another one by now.
    """
    entry = library.require_entry(key)
    if entry_mark(entry) != mark:
        raise EntrySeenOtherwiseError(entry.key)
    return entry
