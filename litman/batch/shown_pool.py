"""A pool on disk, shown to an engine, which must see the whole of it."""

from __future__ import annotations

from pathlib import Path

from litman.batch.engine import Engine
from litman.batch.manifest import Manifest
from litman.batch.remote import PoolPlace
from litman.batch.sql import COUNTED
from litman.batch.verify import require_unchanged
from litman.errors import MatchEngineError

_TABLES = {"pool_keys": "keys/", "pool_records": "records/"}


def show_pool(engine: Engine, folder: PoolPlace, manifest: Manifest) -> None:
    """Let questions name `pool_keys` and `pool_records`.

    Raises:
        PoolFolderError: a file of it is missing, or was changed since it was made.
        MatchEngineError: the engine does not see all of it. Some read nothing where they see no file, and would find
            no match for anything.
    """
    if isinstance(folder, Path):
        require_unchanged(folder, manifest)
    for name, kind in _TABLES.items():
        parts = [part for part in manifest.files if part.name.startswith(kind)]
        engine.show_files(name, [folder / part.name for part in parts])
        expected = sum(part.rows for part in parts)
        seen = sum(
            row["seen"] for batch in engine.ask(COUNTED.format(name=name)) for row in batch.to_pylist()
        )
        if seen != expected:
            raise MatchEngineError(
                engine.name,
                f"it sees {seen:,} of the {expected:,} {kind.rstrip('/')} of {folder}: give a path that it can read; "
                "`litman pool verify` says whether the pool is whole",
            )
