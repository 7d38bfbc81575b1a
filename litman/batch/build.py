"""Making a pool on disk, and adding to one: records set down as they are read, then put together part by part."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from litman.batch.manifest import BUILDING, FORMAT, NAME, Manifest, Source, read_manifest
from litman.batch.move_in import move_in
from litman.batch.put_together import put_together
from litman.batch.staged import stage_file_of_records
from litman.errors import FileWriteError, PoolFolderError
from litman.library.storage.file_lock import wait_for_lock
from litman.matching.blocking_keys import KEYS_VERSION
from litman.sources.dumps.files import digest_of_file

_LOCK = "lock"


def build_pool(
    files: Sequence[Path],
    folder: Path,
    *,
    add: bool = False,
    moved: Callable[[int], None] = lambda count: None,
    staged: Callable[[Path, Source, bool], None] = lambda path, source, was_done: None,
) -> tuple[Manifest, bool]:
    """Make a pool of files in a folder, or add them to one; return its manifest, and whether it was there before.

    A build that was killed goes on where it was; until it has ended, the pool that was there answers. `moved` is told
    how many bytes were read, `staged` what became of each file.

    Raises:
        PoolFolderError: something else is in the folder, a pool of other files, or none to add to; or another build
            is at work in it.
        PoolFileError: a file cannot be read at all.
        FileWriteError: the folder cannot be written.
        MatchEngineError: the engine that sorts gave up.
    """
    try:
        _claim(folder, add=add)
        before = read_manifest(folder) if (folder / NAME).exists() else None
        if before is not None:
            known = {source.digest for source in before.sources}
            given = set(map(digest_of_file, files))
            if given == known or (add and given <= known):
                return before, True
            if not add:
                raise PoolFolderError(folder, "it holds a pool of other files; `--add` adds to it")
        with _alone(folder):
            return _build(files, folder, before, moved, staged), False
    except OSError as exc:
        raise FileWriteError(folder, exc) from exc


def _build(
    files: Sequence[Path],
    folder: Path,
    before: Manifest | None,
    moved: Callable[[int], None],
    staged: Callable[[Path, Source, bool], None],
) -> Manifest:
    building = folder / BUILDING
    read = building / f"read-{FORMAT}"
    read.mkdir(exist_ok=True)
    known = {source.digest for source in before.sources} if before else set()
    sources: dict[str, Source] = {}
    for file in files:
        source, was_done = stage_file_of_records(file, read, moved=moved)
        staged(file, source, was_done)
        if source.digest not in known:
            sources.setdefault(source.digest, source)
    plan = "\n".join([f"{FORMAT} {KEYS_VERSION}", before.digest if before else "", *sorted(sources)])
    work = building / f"pool-{sha256(plan.encode()).hexdigest()[:16]}"
    if not (work / NAME).exists():
        put_together(folder, before, read, list(sources.values()), work)
    return move_in(work, folder)


def _claim(folder: Path, *, add: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name for path in folder.iterdir()}
    if add and NAME not in there:
        read_manifest(folder)  # which says why there is none
    if there and not there & {NAME, BUILDING}:
        raise PoolFolderError(folder, "something else is in it; give a folder that is new or empty")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    building = folder / BUILDING
    building.mkdir(exist_ok=True)
    release = wait_for_lock(building / _LOCK, timeout_s=0, tell_after_s=0, tell=lambda: None)
    if release is None:
        raise PoolFolderError(folder, "another `litman pool build` is at work in it; wait until it has ended")
    try:
        yield
        shutil.rmtree(building, ignore_errors=True)
    finally:
        release()
