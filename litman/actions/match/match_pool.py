"""Fill the local pool from files, so far as they were not read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.errors import PoolFileError
from litman.matching.pool import Pool
from litman.matching.versions import SaidWork, TakenBack
from litman.sources.dumps.files import digest_of_file, name_of_file
from litman.sources.dumps.read import read_records

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class AddedFile:
    """What became of a file."""

    path: Path
    read: int  # records that were read now
    new: int  # of them, works that the pool did not have
    damaged: int
    was_known: bool  # all of it had been read before
    problem: str | None = None  # why it was not read to its end
    deletions: int = 0  # of records that PubMed took back


def add_files(
    path: Path, files: Sequence[Path], *, moved: Callable[[int], None] = lambda count: None
) -> Iterator[AddedFile]:
    """Add files to the pool at `path`; yield what became of each.

    A file that broke off is read on from where it stopped; one that was read is passed over, whatever its name.
    `moved` is told how many bytes of the files are done with, in all as many as they have.

    Raises:
        PoolError: the pool cannot be written.
    """
    with Pool(path, writable=True) as pool:
        for file in files:
            count = _Count(size_of(file), moved)
            yield _add_file(pool, file, count.move)
            count.finish()


def clear_pool(path: Path) -> bool:
    """Remove the pool with what SQLite keeps beside it; return whether anything was there."""
    files = (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm")))
    there = [file for file in files if file.exists()]
    for file in there:
        file.unlink()
    return bool(there)


def size_of(path: Path) -> int:
    """Return the bytes of a file; 0 where nobody can say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(slots=True)
class _Count:
    """Bytes of a file that are still to come; never more in all than there are."""

    left: int
    moved: Callable[[int], None]

    def move(self, count: int) -> None:
        count = min(count, self.left)
        self.left -= count
        self.moved(count)

    def finish(self) -> None:
        self.move(self.left)


def _add_file(pool: Pool, path: Path, moved: Callable[[int], None]) -> AddedFile:
    try:
        digest = digest_of_file(path)
    except PoolFileError as exc:
        return AddedFile(path, 0, 0, 0, False, str(exc))
    before, is_done = pool.progress_of(digest)
    if is_done:
        return AddedFile(path, 0, 0, 0, True)
    batch: list[SaidWork | TakenBack] = []
    at, new, damaged, deletions = before, 0, 0, 0
    problem = None
    try:
        for at, said in read_records(path, after=before, moved=moved):
            if said is None:
                damaged += 1
            else:
                batch.append(said)
            deletions += isinstance(said, TakenBack)
            if len(batch) >= _BATCH:
                new += pool.add_said(batch, digest=digest, name=name_of_file(path), lines=at)
                batch = []
    except PoolFileError as exc:
        problem = str(exc)
    new += pool.add_said(batch, digest=digest, name=name_of_file(path), lines=at, done=problem is None)
    return AddedFile(path, at - before, new, damaged, False, problem, deletions)
