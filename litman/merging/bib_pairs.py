"""What is the same in two versions of a bibliography though its name changed: renamed entries, edited remarks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from itertools import pairwise

from litman.bibtex.file.references import aliases_of
from litman.identifiers.doi import parse_doi
from litman.merging.bib_entry import read_entry
from litman.merging.bib_version import ENTRY, STRING, entry_key
from litman.merging.sequence import Piece, Version


def paired(base: Version, side: Version) -> Version:
    """Return the side with the base's ids for what was renamed or edited."""
    side = _with_names(side, _renamed_entries(base, side))
    return _with_names(side, _edited_remarks(base, side))


def _with_names(side: Version, names: Mapping[Hashable, Hashable]) -> Version:
    if not names:
        return side
    pieces = (piece._replace(id=names.get(piece.id, piece.id)) for piece in side.pieces)
    return replace(side, pieces=tuple(pieces))


def _renamed_entries(base: Version, side: Version) -> dict[Hashable, Hashable]:
    """Return the base's id of each entry with a new key: it keeps the old key, or else has its DOI or its text."""
    there = {piece.id for piece in side.pieces}
    known = {piece.id for piece in base.pieces}
    gone = {piece.id: piece for piece in base.pieces if entry_key(piece.id) and piece.id not in there}
    new = [piece for piece in side.pieces if entry_key(piece.id) and piece.id not in known]
    if not gone or not new:
        return {}
    found: dict[Hashable, Hashable] = {}
    by_name = _names_of(gone)
    for piece in new:
        for name in _own_names(piece):
            old = by_name.get(name)
            if old is not None and old in gone:
                found[piece.id] = old
                del gone[old]
                break
    return found


def _names_of(pieces: Mapping[Hashable, Piece]) -> dict[object, Hashable]:
    """Return by what the pieces can be found again; a name that two of them have names neither."""
    found: dict[object, Hashable] = {}
    twice: set[object] = set()
    for piece_id, piece in pieces.items():
        for name in [("key", entry_key(piece_id)), *_own_names(piece)[-2:]]:
            if name[1] and name in found:
                twice.add(name)
            if name[1]:
                found[name] = piece_id
    return {name: piece_id for name, piece_id in found.items() if name not in twice}


def _own_names(piece: Piece) -> list[tuple[str, object]]:
    """Return the old keys of an entry, its DOI, and its text without its key, those that there are."""
    entry = read_entry(piece.data)
    doi = parse_doi(entry.values.get("doi", ""))
    text = piece.data[entry.parsed.key[1] :]
    return [*(("key", key) for key in aliases_of(entry)), ("doi", doi), ("text", text)]


def _edited_remarks(base: Version, side: Version) -> dict[Hashable, Hashable]:
    """Return the base's id of each remark that stands, edited, after the same part, or right above the same one."""
    places = {piece.id: number for number, piece in enumerate(base.pieces)}
    there = {piece.id for piece in side.pieces}
    above = {follows.id: piece for piece, follows in pairwise(base.pieces) if piece.binds}
    found: dict[Hashable, Hashable] = {}
    taken: set[Hashable] = set()
    place: int | None = -1
    for number, piece in enumerate(side.pieces):
        if piece.id in places:
            place = places[piece.id]
            continue
        if not _is_remark(piece):
            continue
        below = side.pieces[number + 1].id if piece.binds and number + 1 < len(side.pieces) else None
        same = above.get(below) if below is not None else None
        if same is None and place is not None and place + 1 < len(base.pieces):
            same = base.pieces[place + 1]
        if same is None or same.id in there or same.id in taken or not _is_like(piece, same):
            place = None
            continue
        found[piece.id] = same.id
        taken.add(same.id)
        place = places[same.id]
    return found


def _is_remark(piece: Piece) -> bool:
    return isinstance(piece.id, tuple) and piece.id[0] not in (ENTRY, STRING)


def _is_like(one: Piece, other: Piece) -> bool:
    assert isinstance(one.id, tuple)
    assert isinstance(other.id, tuple)
    return bool(one.id[0] == other.id[0])
