"""In what state a fault leaves a box: two that are alike need not both be followed by the next commands."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

STATE_FOLDER = ".litman"
# Numbers of processes and runs, and what is drawn by lot for the names of temporary files.
_BY_LOT = re.compile(rb"litman-\d+-[0-9a-f]+|\b[0-9a-f]{8}\b|\d{5,}")
_COUNTER = slice(24, 28)  # of an SQLite file: how many transactions changed it


def state_of(box: Path) -> str | None:
    """Return a digest of all files: names, modes and bytes, but for what is drawn by lot.

    Of the index, whose bytes hold times and inodes, it is the size and how many transactions it has seen. None where it
    has a journal: then what it says depends on bytes in two files, and no state is like another.
    """
    found = []
    for folder, _, names in os.walk(box):
        for name in names:
            path = os.path.join(folder, name)
            where = os.path.relpath(path, box)
            data = Path(path).read_bytes()
            if is_index(where):
                if where.endswith("-journal"):
                    return None
                data = b"%d %r" % (len(data), data[_COUNTER])
            elif STATE_FOLDER in where:
                data = without_lots(data)
            mode = os.stat(path).st_mode
            found.append((without_lots(os.fsencode(where)), mode, hashlib.sha256(data).hexdigest()))
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()


def without_lots(data: bytes) -> bytes:
    """Return bytes without what differs from run to run."""
    return _BY_LOT.sub(b"-", data)


def is_index(where: str) -> bool:
    """Whether a path, or a call with one, is about the index."""
    return f"{STATE_FOLDER}/index" in where
