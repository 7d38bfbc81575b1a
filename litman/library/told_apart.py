"""Works that somebody told apart: a person in `different.txt`, or an entry that names the other one as related."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import REFERENCE_FIELDS
from litman.files import read_seen
from litman.library.comparison.different import DIFFERENT_NAME, read_different
from litman.library.library import Library


def named_entries(entry: Entry, resolve: Callable[[str], str | None]) -> frozenset[str]:
    """Return the citation keys of the entries that an entry names: it is none of them."""
    names = (name.strip() for field in REFERENCE_FIELDS for name in entry.values.get(field, "").split(","))
    return frozenset(key for name in names if name and (key := resolve(name)))


def told_apart(library: Library) -> Callable[[str, str], bool]:
    """Return what says whether a person, or one of the entries, told two works apart, given their citation keys.

    Entries are read when they are asked about, each once.
    """
    document = library.document
    different = read_different(read_seen(library.root / DIFFERENT_NAME).data, document.resolve)

    @cache
    def named(key: str) -> frozenset[str]:
        entry = document.find(key)
        return named_entries(entry, document.resolve) if entry else frozenset()

    def are_apart(one: str, other: str) -> bool:
        return frozenset((one, other)) in different or other in named(one) or one in named(other)

    return are_apart
