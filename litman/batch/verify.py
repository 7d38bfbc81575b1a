"""Whether a pool on disk is as it was when it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from litman.batch.manifest import Manifest, PoolPart
from litman.errors import PoolFileError, PoolFolderError
from litman.sources.dumps.files import digest_of_file


def damaged_parts(
    folder: Path, manifest: Manifest, *, looked: Callable[[int], None] = lambda count: None
) -> Iterator[tuple[PoolPart, str]]:
    """Yield the files of a pool that are not as its manifest says, and what is wrong; `looked` is told their bytes."""
    for part in manifest.files:
        problem = _wrong_size(folder, part)
        if problem is None:
            try:
                if digest_of_file(folder / part.name) != part.digest:
                    problem = "it was changed: it has another digest"
            except PoolFileError:
                problem = "it cannot be read"
        if problem is not None:
            yield part, problem
        looked(part.size)


def require_sizes(folder: Path, manifest: Manifest) -> None:
    """Return if every file of a pool is there, with as many bytes as it should have.

    Raises:
        PoolFolderError: one is not.
    """
    for part in manifest.files:
        if problem := _wrong_size(folder, part):
            raise PoolFolderError(folder / part.name, f"{problem}; `litman pool verify` looks at all files")


def _wrong_size(folder: Path, part: PoolPart) -> str | None:
    path = folder / part.name
    if not path.is_file():
        return "it is missing"
    size = path.stat().st_size
    return f"it has {size:,} bytes and not {part.size:,}" if size != part.size else None
