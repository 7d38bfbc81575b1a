"""Fields of entries that name other entries: `crossref` and its like, and the old keys in `ids`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from litman.bibtex.file.entry import Entry

# Source: biblatex manual, section 2.2.3 "Special fields". A list is separated by commas.
REFERENCE_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")
# The beginnings of such fields, in lower case.
REFERENCES = re.compile(b"(?:" + "|".join(REFERENCE_FIELDS).encode("ascii") + rb")\s*+=")
IDS = re.compile(rb"ids\s*+=")
_LISTED = re.compile(rb"[^\s,{}\"]++(?:[^,{}\"]*[^\s,{}\"])?")


def reference_splices(
    others: Iterable[Entry], entry: Entry, new: str, *, find: Callable[[str], Entry | None]
) -> Iterator[tuple[int, int, bytes]]:
    """Give start, end and new bytes of each place where a field of the other entries names this one.

    Only values of one part in braces or quotation marks are looked at. A name that differs in case is taken
    for this entry as `find` takes it.
    """
    for other in others:
        for field in other.fields:
            if field.name.lower() not in REFERENCE_FIELDS or len(field.parsed.parts) != 1:
                continue
            first, last = field.value_span
            for match in _LISTED.finditer(other.document.data, first + 1, last - 1):
                name = match[0].decode(other.encoding, "replace")
                if name.lower() != entry.key.lower():
                    continue
                named = find(name)
                if named is not None and named.span == entry.span:
                    yield *match.span(), new.encode(other.encoding)


def read_aliases(entries: Iterable[Entry], *, is_key: Callable[[str], bool]) -> dict[str, str]:
    """Return the citation key for each key in an `ids` field, also in lower case, unless an entry has it."""
    aliases: dict[str, str] = {}
    for entry in entries:
        for alias in aliases_of(entry):
            if entry.key and not is_key(alias):
                aliases.setdefault(alias, entry.key)
    for alias, key in list(aliases.items()):
        aliases.setdefault(alias.lower(), key)
    return aliases


def aliases_of(entry: Entry) -> tuple[str, ...]:
    """Return the old keys in the `ids` field of an entry."""
    return tuple(name for part in entry.values.get("ids", "").split(",") if (name := part.strip()))


def folded_names(entry: Entry) -> tuple[str, ...]:
    """Return the keys under which an entry may be named, its own and its old ones, in lower case, each once."""
    return tuple(dict.fromkeys(name.lower() for name in (entry.key, *aliases_of(entry))))
