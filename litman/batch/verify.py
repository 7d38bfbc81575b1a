"""Whether a pool on disk is as it was when it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from litman.batch.manifest import NAME, Manifest, PoolPart
from litman.errors import PoolFileError, PoolFolderError
from litman.sources.dumps.files import digest_of_file


def damaged_parts(
    folder: Path, manifest: Manifest, *, looked: Callable[[int], None] = lambda count: None
) -> Iterator[tuple[PoolPart, str]]:
    """Yield the files of a pool that are not as its manifest says, and what is wrong; `looked` is told their bytes."""
    for part in manifest.files:
        problem = _wrong_size(folder, part) or _wrong_digest(folder, part)
        if problem is not None:
            yield part, problem
        looked(part.size)


def require_unchanged(folder: Path, manifest: Manifest) -> None:
    """Return if every file of a pool is there, as large as it should be, and as it was.

    Digests are compared of those that were written later than the manifest: engines do not notice that a file was
    changed, and would find something else in it. What a disk spoils by itself is for `litman pool verify` to see.

    Raises:
        PoolFolderError: one is not.
    """
    if not (folder / NAME).is_file():  # the engine says whether it sees the files that the manifest speaks of
        return
    written_ns = (folder / NAME).stat().st_mtime_ns
    for part in manifest.files:
        problem = _wrong_size(folder, part)
        if problem is None and (folder / part.name).stat().st_mtime_ns > written_ns:
            problem = _wrong_digest(folder, part)
        if problem is not None:
            raise PoolFolderError(folder / part.name, f"{problem}; `litman pool verify` looks at all files")


def _wrong_size(folder: Path, part: PoolPart) -> str | None:
    path = folder / part.name
    if not path.is_file():
        return "it is missing"
    size = path.stat().st_size
    return f"it has {size:,} bytes and not {part.size:,}" if size != part.size else None


def _wrong_digest(folder: Path, part: PoolPart) -> str | None:
    try:
        if digest_of_file(folder / part.name) != part.digest:
            return "it was changed: it has another digest"
    except PoolFileError:
        return "it cannot be read"
    return None
