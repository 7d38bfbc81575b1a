"""The order of what two versions of a file hold, and the white space between its parts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from litman.merging.merged import CannotMergeError

_BLANKS = b" \t"


class Piece(NamedTuple):
    """A part of a file: what makes it the same one in another version, its bytes, and the white space before it."""

    id: Hashable
    glue: bytes
    data: bytes
    binds: bool = False  # it belongs to what follows it


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file as its pieces and the white space after the last one."""

    pieces: tuple[Piece, ...]
    tail: bytes

    def by_id(self) -> dict[Hashable, Piece]:
        """Return the pieces by what makes them the same.

        Raises:
            CannotMergeError: two pieces have the same id.
        """
        found = {piece.id: piece for piece in self.pieces}
        if len(found) < len(self.pieces):
            raise CannotMergeError("two parts of a version cannot be told from each other")
        return found


def is_reordered(base: Version, side: Version) -> bool:
    """Whether what both versions hold stands in another order in the side."""
    places = {piece.id: number for number, piece in enumerate(base.pieces)}
    common = [places[piece.id] for piece in side.pieces if piece.id in places]
    return any(first > second for first, second in pairwise(common))


def united_order(base: Version, mine: Version, other: Version) -> list[Hashable]:
    """Return all that one of the two versions holds, in my order.

    What only the other one has stands after what stands before it there, and after what I put there, too; what binds to
    the part that follows it stands before that.
    """
    old = {piece.id for piece in base.pieces}
    here = {piece.id for piece in mine.pieces}
    there = {piece.id for piece in other.pieces}
    after: dict[Hashable, list[Hashable]] = {}
    before: dict[Hashable, list[Hashable]] = {}
    last: Hashable = None
    waiting: list[Hashable] = []
    for piece in other.pieces:
        if piece.id in here:
            before.setdefault(piece.id, []).extend(waiting)
            waiting, last = [], piece.id
        elif piece.binds:
            waiting.append(piece.id)
        else:
            after.setdefault(last, []).extend([*waiting, piece.id])
            waiting = []
    after.setdefault(last, []).extend(waiting)
    order = list(after.get(None, ()))
    pending: list[Hashable] = []
    for piece in mine.pieces:
        if piece.id in old or piece.id in there:
            order += pending
            pending = []
        order += before.get(piece.id, ())
        order.append(piece.id)
        pending += after.get(piece.id, ())
    return order + pending


def put_together(
    order: Iterable[Hashable],
    bodies: Mapping[Hashable, bytes | None],
    mine: Version,
    other: Version,
    *,
    usual_glue: bytes,
    newline: bytes,
) -> bytes:
    """Return the file of the bodies in this order; those that are None are left out.

    Args:
        order: The ids.
        bodies: What stands there.
        mine: The version whose white space stays.
        other: The version that gives the white space before what only it has.
        usual_glue: What stands between two parts that no version has side by side.
        newline: The line ending.
    """
    pieces, befores = mine.by_id(), _before(mine)
    others, other_befores = other.by_id(), _before(other)
    out: list[bytes] = []
    last: Hashable = None
    was_conflict = False
    for piece_id in order:
        body = bodies[piece_id]
        if body is None:
            continue
        is_mine = piece_id in pieces
        piece = pieces[piece_id] if is_mine else others[piece_id]
        stood_after = (befores if is_mine else other_befores)[piece_id]
        glue = piece.glue
        if not out:
            glue = mine.pieces[0].glue if mine.pieces else glue
        elif stood_after is None:
            glue = usual_glue
        elif stood_after != last and b"\n" not in glue and b"\r" not in glue:
            glue = newline
        is_conflict = body.startswith(b"<<<<<<<")
        out += [_with_line_ends(glue, newline, starts=was_conflict, ends=is_conflict and bool(out)), body]
        last, was_conflict = piece_id, is_conflict
    tail = mine.tail if mine.pieces or not other.pieces else other.tail
    return b"".join([*out, _with_line_ends(tail, newline, starts=was_conflict and bool(tail), ends=False)])


def _before(version: Version) -> dict[Hashable, Hashable]:
    return dict(_pairs(version.pieces))


def _pairs(pieces: Sequence[Piece]) -> Iterator[tuple[Hashable, Hashable]]:
    last: Hashable = None
    for piece in pieces:
        yield piece.id, last
        last = piece.id


def _with_line_ends(glue: bytes, newline: bytes, *, starts: bool, ends: bool) -> bytes:
    """Return white space that begins, and ends, with the end of a line where marks of a conflict need that."""
    if starts and not glue.lstrip(_BLANKS).startswith((b"\n", b"\r")):
        glue = newline + glue
    if ends:
        glue = glue.rstrip(_BLANKS)
        if not glue.endswith((b"\n", b"\r")):
            glue += newline
    return glue
