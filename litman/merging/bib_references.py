"""Fields of an entry that name other entries, whose keys the other side may have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from litman.bibtex.file.references import REFERENCE_FIELDS, REFERENCES
from litman.bibtex.file.splices import Splice, splice_data
from litman.merging.bib_entry import read_entry


def named_entries(raw: bytes) -> frozenset[str]:
    """Return the keys that an entry names."""
    return frozenset(name.decode("utf-8", "replace") for _, _, name in _names(raw))


def with_new_names(raw: bytes, names: Mapping[str, str]) -> bytes:
    """Return an entry with other keys where it names these."""
    splices = []
    for start, end, name in _names(raw):
        new = names.get(name.decode("utf-8", "replace"))
        if new is not None:
            splices.append(Splice(start, end, new.encode("utf-8")))
    return b"".join(splice_data(raw, splices))


def _names(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    if not REFERENCES.search(raw.lower()):
        return
    for field in read_entry(raw).fields:
        if field.name.lower() not in REFERENCE_FIELDS or len(field.parsed.parts) != 1:
            continue
        start, end = field.value_span
        at = start + 1
        for name in raw[start + 1 : end - 1].split(b","):
            word = name.strip()
            if word:
                first = at + name.index(word)
                yield first, first + len(word), word
            at += len(name) + 1
