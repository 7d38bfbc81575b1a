"""Whether a pool on disk is as it was when it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from litman.batch.manifest import Manifest, PoolPart
from litman.errors import PoolFileError
from litman.matching.pool_files import digest_of_file


def damaged_parts(
    folder: Path, manifest: Manifest, *, looked: Callable[[int], None] = lambda count: None
) -> Iterator[tuple[PoolPart, str]]:
    """Yield the files of a pool that are not as its manifest says, and what is wrong; `looked` is told their bytes."""
    for part in manifest.files:
        path = folder / part.name
        if not path.is_file():
            yield part, "it is missing"
        elif path.stat().st_size != part.size:
            yield part, f"it has {path.stat().st_size:,} bytes and not {part.size:,}"
        else:
            try:
                if digest_of_file(path) != part.digest:
                    yield part, "it was changed: it has another digest"
            except PoolFileError:
                yield part, "it cannot be read"
        looked(part.size)
