"""Three-way merge of bibliographies by entries."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from litman.bibtex.file.layout import line_ending
from litman.bibtex.file.scan import scan
from litman.identifiers.doi import parse_doi
from litman.merging.bib_entry import is_same_entry, merge_entry, read_entry
from litman.merging.bib_pairs import paired
from litman.merging.bib_references import named_entries, with_new_names
from litman.merging.bib_version import entry_key, is_keyless, read_version
from litman.merging.lines import merge_line_sets, merge_lines
from litman.merging.merged import CannotMergeError, Marks, Merged, Part
from litman.merging.sequence import Piece, Version, is_reordered, put_together, united_order


def merge_bibliographies(base: bytes, ours: bytes, theirs: bytes, *, size: int = 7) -> Merged:
    """Return our bibliography with what they changed in it since the base.

    Raises:
        CannotMergeError: one of them is broken or has a key twice, or the result would not be read as it should.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    newline = line_ending(ours or theirs)
    old = read_version(_with_line_ends(base, newline), side="the common version")
    here = paired(old, read_version(ours, side="our version"))
    there = paired(old, read_version(_with_line_ends(theirs, newline), side="their version"))
    is_swapped = is_reordered(old, there) and not is_reordered(old, here)
    if is_swapped:
        here, there = there, here
    run = _Run(old, here, there, Marks(newline, size, is_swapped))
    order = united_order(old, here, there)
    bodies = run.followed({piece_id: run.body(piece_id) for piece_id in order})
    data = put_together(order, bodies, here, there, usual_glue=newline * 2, newline=newline)
    _require_entries(data, [raw for piece_id in order for raw in run.entries.get(piece_id, ())])
    return Merged(data, tuple(run.conflicts), tuple(run.notes))


def _with_line_ends(data: bytes, newline: bytes) -> bytes:
    """Return the bytes with the line ends of the version whose bytes stay, where all theirs are of another kind."""
    if not data or line_ending(data) == newline:
        return data
    if newline == b"\n":
        return data.replace(b"\r\n", b"\n")
    if newline == b"\r\n" and b"\r" not in data:
        return data.replace(b"\n", newline)
    return data


@dataclass
class _Run:
    base: Version
    here: Version
    there: Version
    marks: Marks
    conflicts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    entries: dict[Hashable, tuple[bytes, ...]] = field(default_factory=dict)  # as they stand in the result
    renamed: dict[str, tuple[str, Hashable]] = field(default_factory=dict)  # the new key, and the entry
    keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._old, self._mine, self._other = (
            version.by_id() for version in (self.base, self.here, self.there)
        )

    def body(self, piece_id: Hashable) -> bytes | None:
        """Return what becomes of a piece, and keep what is said of it."""
        old, mine, other = (pieces.get(piece_id) for pieces in (self._old, self._mine, self._other))
        part = self._part(piece_id, old, mine, other)
        key = entry_key(piece_id)
        if part.body is not None and key is not None:
            part = self._noted(piece_id, key, part)
        elif part.body is not None and is_keyless(piece_id):
            self.entries.setdefault(piece_id, (part.body,))
        self.conflicts += part.conflicts
        return part.body

    def followed(self, bodies: dict[Hashable, bytes | None]) -> dict[Hashable, bytes | None]:
        """Return the bodies with the new keys of entries where others name them.

        What a side left as it was when it gave the new key is left so.
        """
        for piece_id, body in bodies.items() if self.renamed else ():
            if body is None or self.entries.get(piece_id) != (body,):
                continue
            names = {
                name: self.renamed[name][0]
                for name in named_entries(body)
                if name in self.renamed and name not in self.keys and not self._is_left(name, piece_id)
            }
            if names:
                bodies[piece_id] = changed = with_new_names(body, names)
                self.entries[piece_id] = (changed,)
        return bodies

    def _is_left(self, name: str, piece_id: Hashable) -> bool:
        """Whether a side that renamed an entry has its old name in another one."""
        renamed = self.renamed[name][1]
        sides = (self._mine, self._other)
        renamers = [side for side in sides if renamed in side and read_entry(side[renamed].data).key != name]
        return any(piece_id in side and name in named_entries(side[piece_id].data) for side in renamers)

    def _part(self, piece_id: Hashable, old: Piece | None, mine: Piece | None, other: Piece | None) -> Part:
        if mine is None or other is None:
            stays = mine or other
            assert stays is not None, piece_id
            if old is None:
                return Part(stays.data)
            if _is_same(old, stays):
                return Part(None)
            return self._left_over(stays, mine is not None)
        before = old.data if old else None
        if entry_key(piece_id) is None:
            return self._remark(piece_id, before, mine.data, other.data)
        if before is None and _are_two_works(mine.data, other.data):
            merged = None
        else:
            merged = merge_entry(before, mine.data, other.data, self.marks)
        if merged is not None:
            return merged
        self.entries[piece_id] = _in_order(mine.data, other.data, self.marks)
        return Part(self.marks.around(mine.data, other.data), (f"{entry_key(piece_id)}: both versions",))

    def _left_over(self, stays: Piece, is_mine: bool) -> Part:
        """Return a part that one side changed and the other took out."""
        name = _said_of(stays)
        around = self.marks.around(stays.data, b"") if is_mine else self.marks.around(b"", stays.data)
        if name == "remark":
            return Part(stays.data)
        if entry_key(stays.id) is None and not is_keyless(stays.id):
            return Part(around, (name,))
        self.entries[stays.id] = (stays.data,)
        return Part(around, (f"{name}: changed on one side, taken out on the other",))

    def _remark(self, piece_id: Hashable, before: bytes | None, mine: bytes, other: bytes) -> Part:
        assert isinstance(piece_id, tuple)
        if piece_id[0] == "jabref" and piece_id[2] == "grouping" and before and other not in (before, mine):
            return Part(merge_line_sets(before, mine, other))
        name = " ".join(str(word) for word in piece_id[:2])[:60]
        if is_keyless(piece_id) and before is None:
            return Part(mine)  # both put in the same
        if is_keyless(piece_id):
            merged = merge_entry(before, mine, other, self.marks)
            if merged is not None:
                return merged
            self.entries[piece_id] = _in_order(mine, other, self.marks)
        if piece_id[0] == "text":
            return merge_lines(before or b"", mine, other, self.marks, name=name)
        if other in (before, mine):
            return Part(mine)
        return Part(other) if mine == before else Part(self.marks.around(mine, other), (name,))

    def _noted(self, piece_id: Hashable, key: str, part: Part) -> Part:
        """Keep how an entry stands in the result, and what key it has there; a key that is taken makes a conflict."""
        if piece_id in self.entries:
            self.keys.add(key)
            return part
        assert part.body is not None
        now = key
        if piece_id not in self._old or _key_changed(self._old[piece_id].data, part.body):
            now = read_entry(part.body).key
        self.entries[piece_id] = (part.body,)
        if now != key and piece_id in self._old:
            self.renamed[key] = now, piece_id
        if now in self.keys:
            around = self.marks.around(b"", part.body)
            return Part(around, (*part.conflicts, f"{now}: the key is given twice"))
        self.keys.add(now)
        return part


def _key_changed(old: bytes, new: bytes) -> bool:
    return old[: old.find(b",") + 1] != new[: new.find(b",") + 1]


def _in_order(mine: bytes, other: bytes, marks: Marks) -> tuple[bytes, ...]:
    return (other, mine) if marks.is_swapped else (mine, other)


def _is_same(old: Piece, new: Piece) -> bool:
    return old.data == new.data or (entry_key(old.id) is not None and is_same_entry(old.data, new.data))


def _are_two_works(mine: bytes, other: bytes) -> bool:
    """Whether two entries that both sides made under one key bear different DOIs."""
    dois = {parse_doi(read_entry(raw).values.get("doi", "")) for raw in (mine, other)}
    return len(dois) == 2 and None not in dois


def _said_of(piece: Piece) -> str:
    key = entry_key(piece.id)
    if key is not None:
        return key
    assert isinstance(piece.id, tuple)
    return "remark" if piece.id[0] in ("text", "comment") else " ".join(map(str, piece.id[:2]))[:60]


def _require_entries(data: bytes, expected: list[bytes]) -> None:
    """Refuse a result in which other entries are read than those that were put there."""
    tiles = scan(data)
    found = [data[tile.start : tile.end] for tile in tiles if tile.kind == "entry"]
    if found != expected or any(tile.kind == "broken" for tile in tiles):
        raise CannotMergeError("the merged file would be read otherwise than it is meant")
