"""Which merge a file of a library gets, by its name."""

from __future__ import annotations

from pathlib import PurePosixPath

from litman.merging.merged import CannotMergeError, Merged


def merge_file(path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes, *, size: int = 7) -> Merged:
    """Return our version of a file with what they changed in it.

    Args:
        path: The file, of which the name counts.
        base: What both versions were made from; empty where there was none.
        ours: The version whose bytes stay.
        theirs: The version whose changes are put in.
        size: How many signs a mark of a conflict has.

    Raises:
        CannotMergeError: it cannot be merged by what it says.
    """
    suffix = path.suffix.lower()
    if suffix == ".bib":
        from litman.merging.bibliography import merge_bibliographies

        return merge_bibliographies(base, ours, theirs, size=size)
    if suffix == ".toml":
        from litman.merging.toml import merge_toml

        return merge_toml(base, ours, theirs, size=size)
    if suffix == ".jsonl":
        from litman.merging.registry import merge_registries

        return merge_registries(base, ours, theirs)
    raise CannotMergeError(f"{path.name} is no file that litman merges")
