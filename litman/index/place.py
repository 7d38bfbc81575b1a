"""Where the index lies: in the library's `.litman/`, else in the person's cache folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from litman.memory import STATE_FOLDER, link_out_of

INDEX_NAME = "index.sqlite"


def index_places(root: Path, environment: Mapping[str, str]) -> list[Path]:
    """Return where the index of a library may lie, the first that can be written is meant.

    Beside the library, where it goes when the library is moved; for a library that cannot be written in the
    cache folder, under a hash of the library's own path.
    """
    import hashlib

    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
    own = [] if link_out_of(root) else [root / STATE_FOLDER / INDEX_NAME]
    return [*own, cache_folder(environment) / "litman" / name / INDEX_NAME]


def has_index(root: Path, environment: Mapping[str, str]) -> bool:
    """Whether an index of a library lies where it may; it says nothing of what is in it."""
    return any(path.exists() for path in index_places(root, environment))


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder for what can be made anew.

    Source: XDG Base Directory Specification 0.8; Apple's and Microsoft's folders on their systems.
    """
    stated = environment.get("XDG_CACHE_HOME", "")
    if os.path.isabs(stated):
        return Path(stated)
    if sys.platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"])
    home = Path(environment.get("HOME") or os.path.expanduser("~"))
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
