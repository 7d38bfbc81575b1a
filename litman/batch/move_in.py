"""Putting a pool that is whole in its place: its files, under names that no other content has, then its manifest."""

from __future__ import annotations

import os
from pathlib import Path

from litman.batch.manifest import NAME, Manifest, read_manifest, write_manifest
from litman.files import discard_file, sync_folder

_KINDS = ("records", "others", "keys", "deletions")


def move_in(work: Path, folder: Path) -> Manifest:
    """Move the files of a pool to where it answers; killed at any point, and done again, it goes on.

    Whoever reads has the old pool until the manifest is in its place. Then what only that one had is removed.
    """
    manifest = read_manifest(work)
    for part in manifest.files:
        (folder / part.kind).mkdir(exist_ok=True)
        made = work / part.kind / f"{part.part:02}.parquet"
        if made.exists():
            os.replace(made, folder / part.name)
    for kind in _KINDS:
        if (folder / kind).is_dir():
            sync_folder(folder / kind)
    write_manifest(folder / NAME, manifest)
    kept = {folder / part.name for part in manifest.files}
    for kind in _KINDS:
        for path in (folder / kind).glob("*.parquet"):
            if path not in kept:
                discard_file(path)
        if (folder / kind).is_dir() and not any((folder / kind).iterdir()):
            (folder / kind).rmdir()
    return manifest
