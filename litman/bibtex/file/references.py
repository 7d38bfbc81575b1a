"""Fields of entries that name other entries: `crossref` and its like, and the old keys in `ids`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.bibtex.file.document import Document, Entry

# Source: biblatex manual, section 2.2.3 "Special fields". A list is separated by commas.
REFERENCE_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")


def reference_splices(document: Document, entry: Entry, new: str) -> Iterator[tuple[int, int, bytes]]:
    """Give start, end and new bytes of each place where a field of an entry names this one.

    Only values of one part in braces or quotation marks are looked at. A name that differs in case is taken
    for this entry as `Document.find` takes it.
    """
    for other in _entries_with(document, entry.key.encode(entry.encoding), _REFERENCE):
        for field in other.fields:
            if field.name.lower() not in REFERENCE_FIELDS or len(field.parsed.parts) != 1:
                continue
            first, last = field.value_span
            for match in _LISTED.finditer(document.data, first + 1, last - 1):
                name = match[0].decode(other.encoding, "replace")
                if name.lower() != entry.key.lower():
                    continue
                named = document.find(name)
                if named is not None and named.span == entry.span:
                    yield *match.span(), new.encode(other.encoding)


def read_aliases(document: Document) -> dict[str, str]:
    """Return the citation key for each key in an `ids` field, also in lower case, unless an entry has it."""
    aliases: dict[str, str] = {}
    for entry in _entries_with(document, b"ids", _IDS):
        for alias in aliases_of(entry):
            if entry.key and document.find(alias) is None:
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


_REFERENCE = re.compile(b"(?:" + "|".join(REFERENCE_FIELDS).encode("ascii") + rb")\s*+=")
_IDS = re.compile(rb"ids\s*+=")
_LISTED = re.compile(rb"[^\s,{}\"]++(?:[^,{}\"]*[^\s,{}\"])?")


def _entries_with(document: Document, word: bytes, head: re.Pattern[bytes]) -> Iterator[Entry]:
    """Give the entries that hold a word in any case, and in whose bytes in lower case `head` is found."""
    folded = document.data.lower()
    position = folded.find(word.lower())
    while position >= 0:
        tile = document.tile_at(position)
        if tile.kind == "entry" and head.search(folded, tile.start, tile.end):
            yield Entry(document, tile)
        position = folded.find(word.lower(), tile.end)
