"""What a change does to each file, written down before it is done: for the command after a crash, and for undo.

A journal is one line of JSON, then the bytes that it speaks of, one after the other. Only what is taken out of a
file is kept whole; what is put in stands in the file itself, and its digest is enough to know it again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from litman.errors import DamagedLogError
from litman.files import TEMPORARY_MARK, ByteSplice, FileStamp
from litman.library.storage.command_run import CommandRun

# What a journal names is checked when it is read: a library may come from a stranger.
KEPT_NAME = re.compile(r"(undo|redo)/(\d{8,})-([0-9a-f]{8})-(\d{4,})\.change")
_TEMPORARY = re.compile(rf"\.[^/\\]*{re.escape(TEMPORARY_MARK)}[0-9a-f-]+")
_FORMAT = "litman-change-1"
_CONTEXT = 128  # bytes on either side of a splice by which its place is known again
_MOST_NEW = 1 << 20  # bytes put in that are kept too: with them a place that moved can be found
_MOST_OLD = 32 << 20  # bytes taken out by a change that can be undone


@dataclass(frozen=True, slots=True)
class KeptSplice:
    """A splice as it is remembered."""

    start: int  # offset in the file before the change
    old: bytes
    new: bytes | None  # None where it is too long to be kept
    new_size: int
    new_digest: str
    before: bytes  # what stands on either side of it in the new file
    after: bytes


@dataclass(frozen=True, slots=True)
class FileStep:
    """What a change does to one file."""

    path: Path  # from the library's folder, links not followed; absolute where it lies outside
    temporary: str | None  # name of the new file, beside what it replaces; None where the file is removed
    before: FileStamp | None  # of the old file, None where there was none
    size: int | None  # of the new file, None where it is removed
    splices: tuple[KeptSplice, ...] | None  # None: too large to be kept, or not wanted


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """A change, and what becomes of this journal when it is done."""

    request: CommandRun
    steps: tuple[FileStep, ...]
    keep_as: str | None  # name in the state folder under which it is kept for undo; None: it is not
    drop: tuple[str, ...] = ()  # names of kept journals that this change makes void

    @property
    def can_be_undone(self) -> bool:
        """Whether all that is needed was small enough to be kept."""
        return all(step.splices is not None for step in self.steps)


def keep_splices(
    splices: Sequence[ByteSplice], read: Callable[[int, int], bytes], size: int
) -> tuple[KeptSplice, ...] | None:
    """Return what to remember of splices; None where it is too much.

    Args:
        splices: In order, of the old file.
        read: Gives the bytes of the old file from one offset to another.
        size: Of the old file.
    """
    if sum(len(splice.old) for splice in splices) > _MOST_OLD:
        return None
    keeps_new = sum(len(splice.new) for splice in splices) <= _MOST_NEW
    joined = _join_near(splices, read)
    ends = [0, *map(_end, joined)]
    starts = [*(splice.start for splice in joined), size]
    return tuple(
        KeptSplice(
            start=splice.start,
            old=splice.old,
            new=splice.new if keeps_new else None,
            new_size=len(splice.new),
            new_digest=_digest(splice.new),
            before=read(max(ends[number], splice.start - _CONTEXT), splice.start),
            after=read(ends[number + 1], min(starts[number + 1], ends[number + 1] + _CONTEXT)),
        )
        for number, splice in enumerate(joined)
    )


def _join_near(splices: Sequence[ByteSplice], read: Callable[[int, int], bytes]) -> list[ByteSplice]:
    """Make one splice of those that stand near each other, with the bytes between them."""
    joined: list[ByteSplice] = []
    near: list[ByteSplice] = []
    for splice in splices:
        if near and splice.start - _end(near[-1]) >= _CONTEXT:
            joined.append(_as_one(near, read))
            near = []
        near.append(splice)
    return [*joined, _as_one(near, read)] if near else joined


def _as_one(near: Sequence[ByteSplice], read: Callable[[int, int], bytes]) -> ByteSplice:
    old, new = [near[0].old], [near[0].new]
    for before, splice in pairwise(near):
        gap = read(_end(before), splice.start)
        old += (gap, splice.old)
        new += (gap, splice.new)
    return ByteSplice(near[0].start, b"".join(old), b"".join(new))


def _end(splice: ByteSplice) -> int:
    """Where the bytes end that it replaces."""
    return splice.start + len(splice.old)


def encode_log(journal: ChangeLog) -> bytes:
    """Return the journal as bytes of a file."""
    blob: list[bytes] = []
    steps = [_encode_step(step, blob) for step in journal.steps]
    data = b"".join(blob)
    head = {
        "format": _FORMAT,
        "words": journal.request.words,
        "day": journal.request.day and journal.request.day.isoformat(),
        "run": journal.request.run,
        "keep_as": journal.keep_as,
        "drop": journal.drop,
        "steps": steps,
        "digest": _digest(data),
    }
    return json.dumps(head).encode("ascii") + b"\n" + data


def decode_log(path: Path, data: bytes, *, outside: Path | None = None) -> ChangeLog:
    """Return the journal in the bytes of the file at `path`; `outside` is the one path that may lead out by `..`.

    Raises:
        DamagedLogError: they are not what `encode_log` gave.
    """
    line, _, blob = data.partition(b"\n")
    try:
        head = json.loads(line)
        if head["format"] != _FORMAT or head["digest"] != _digest(blob):
            raise DamagedLogError(path)
        day = head["day"] and date.fromisoformat(head["day"])
        request = CommandRun(tuple(map(str, head["words"])), day, str(head["run"]))
        pieces = _Pieces(blob)
        steps = tuple(_decode_step(step, pieces, outside) for step in head["steps"])
        keep_as, drop = head["keep_as"], tuple(map(str, head["drop"]))
        if not all(KEPT_NAME.fullmatch(name) for name in (*drop, keep_as) if name is not None):
            raise DamagedLogError(path)
        return ChangeLog(request, steps, keep_as, drop)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise DamagedLogError(path) from exc


class _Pieces:
    """Bytes that are taken one piece after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def take(self, size: int) -> bytes:
        self._position += size
        return self._data[self._position - size : self._position]


def _encode_step(step: FileStep, blob: list[bytes]) -> dict[str, Any]:
    splices = None
    if step.splices is not None:
        splices = []
        for splice in step.splices:
            blob += [splice.old, splice.new or b"", splice.before, splice.after]
            has_new = splice.new is not None
            sizes = [len(splice.old), splice.new_size, len(splice.before), len(splice.after)]
            splices.append([splice.start, *sizes, has_new, splice.new_digest])
    return {
        "path": str(step.path),
        "temporary": step.temporary,
        "before": step.before and asdict(step.before),
        "size": step.size,
        "splices": splices,
    }


def _decode_step(step: dict[str, Any], pieces: _Pieces, outside: Path | None) -> FileStep:
    splices, path = step["splices"], Path(step["path"])
    temporary = step["temporary"]
    leads_out = ".." in path.parts and path != outside
    if leads_out or (temporary is not None and not _TEMPORARY.fullmatch(temporary)):
        raise ValueError("somebody else wrote this")
    return FileStep(
        path=path,
        temporary=temporary,
        before=step["before"] and FileStamp(**step["before"]),
        size=step["size"],
        splices=None if splices is None else tuple(_decode_splice(splice, pieces) for splice in splices),
    )


def _decode_splice(splice: Sequence[Any], pieces: _Pieces) -> KeptSplice:
    start, old_size, new_size, before_size, after_size, has_new, digest = splice
    old = pieces.take(old_size)
    new = pieces.take(new_size) if has_new else None
    return KeptSplice(start, old, new, new_size, digest, pieces.take(before_size), pieces.take(after_size))


def is_new_of(splice: KeptSplice, data: bytes) -> bool:
    """Whether the bytes are what the splice put in."""
    return len(data) == splice.new_size and _digest(data) == splice.new_digest


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
