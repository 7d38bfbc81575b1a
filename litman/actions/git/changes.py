"""What changed in the works of a bibliography from one version to another, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.whole_document import read_document
from litman.merging.bib_entry import read_entry
from litman.merging.bib_pairs import paired
from litman.merging.bib_version import ENTRY
from litman.merging.sequence import Piece, Version

_PATH = Path("references.bib")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What something said before, and what it says now; None where it said nothing."""

    name: str
    before: str | None
    after: str | None

    def to_json(self) -> dict[str, str | None]:
        """Return the change as JSON."""
        return {"field": self.name, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a work or a claim."""

    what: Literal["work", "claim"]
    name: str  # citation key, or POST/ID
    kind: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()
    said: str = ""  # the title of a work, the words of a claim

    def to_json(self) -> dict[str, object]:
        """Return the change as JSON."""
        fields = [field.to_json() for field in self.fields]
        return {
            "what": self.what,
            "name": self.name,
            "change": self.kind,
            "said": self.said,
            "fields": fields,
        }


def work_changes(old: bytes, new: bytes) -> list[Change]:
    """Return what changed in the works, in the order of the new file, then those that are gone.

    What is only laid out otherwise has not changed. An entry with a new key is the same work where it keeps the old key
    in `ids`, or has its DOI or its text.
    """
    before, after = _version(old), _version(new)
    after = paired(before, after)
    olds = {piece.id: piece.data for piece in before.pieces}
    news = {piece.id: piece.data for piece in after.pieces}
    found = [
        change
        for piece_id, data in news.items()
        if data != olds.get(piece_id) and (change := entry_change(olds.get(piece_id), data)) is not None
    ]
    gone = (entry_change(data, None) for piece_id, data in olds.items() if piece_id not in news)
    return [*found, *(change for change in gone if change is not None)]


def entry_change(old: bytes | None, new: bytes | None) -> Change | None:
    """Return what became of one entry; None where it says the same."""
    before, after = (read_entry(raw) if raw is not None else None for raw in (old, new))
    if after is None or before is None:
        entry = after or before
        if entry is None:
            return None
        return Change(
            "work", entry.key, "removed" if after is None else "added", said=entry.values.get("title", "")
        )
    fields = field_changes(_facts(before), _facts(after))
    return Change("work", after.key, "changed", fields, after.values.get("title", "")) if fields else None


def field_changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Return what differs between two tables of facts, in the order of the new one."""
    names = dict.fromkeys([*new, *old])
    return tuple(
        FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    )


def _facts(entry: Entry) -> dict[str, str]:
    return {"key": entry.key, "type": entry.type, **entry.values}


def _version(data: bytes) -> Version:
    """Return the entries with a key, each key once: of duplicates the first."""
    first: dict[str, bytes] = {}
    for entry in read_document(_PATH, data).entries():
        if entry.key:
            first.setdefault(entry.key, entry.raw)
    return Version(tuple(Piece((ENTRY, key), b"", raw) for key, raw in first.items()), b"")
