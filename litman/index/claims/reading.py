"""Claims files read into rows of the index, with the mark that each had before it was read."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any, NamedTuple

from litman.claims.read import read_claims
from litman.finding import Finding, Place
from litman.index.claims.files import NO_MARK, Mark, is_young
from litman.index.claims.rows import FileRows, rows_of_file
from litman.index.claims.shape import rows_of_shape
from litman.regular_files import read_regular


class ReadFile(NamedTuple):
    """A claims file as it was read; plain values, so that it travels between processes."""

    name: bytes
    mark: Mark
    is_young: bool
    digest: bytes  # SHA-256; empty where the file cannot be read
    rows: tuple[Any, ...] | None  # of `FileRows`; None where the digest is the known one


def read_files(task: tuple[str, list[tuple[bytes, bytes]]]) -> list[tuple[Any, ...]]:
    """Return claims files as they are now, each with the values of a `ReadFile`; those that are gone are left out.

    Args:
        task: The folder, and name and known digest (empty where none is known) of each file.
    """
    folder, names = task
    read = (_read_file(Path(folder), name, known) for name, known in names)
    return [(file.name, *file[1:]) for file in read if file is not None]


def _read_file(folder: Path, name: bytes, known: bytes) -> ReadFile | None:
    path = folder / os.fsdecode(name)
    now = time.time_ns()  # before its mark: what is changed later than this is seen as changed
    try:
        seen = os.stat(path)
        mark = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
        data = read_regular(path)
    except OSError as exc:
        if isinstance(exc, FileNotFoundError) and not os.path.lexists(path):
            return None
        finding = Finding("CLM010", Place(path), f"cannot be read: {exc.strerror}")
        return ReadFile(name, NO_MARK, True, b"", _plain(rows_of_file(None, (finding,))))
    digest = hashlib.sha256(data).digest()
    if digest == known:
        return ReadFile(name, mark, is_young(mark[1], mark[2], now), digest, None)
    rows = rows_of_shape(data) or rows_of_file(*read_claims(path, data))
    return ReadFile(name, mark, is_young(mark[1], mark[2], now), digest, _plain(rows))


def _plain(rows: FileRows) -> tuple[Any, ...]:
    """Return the rows as tuples without names."""
    post = None if rows.post is None else tuple(rows.post)
    lists = (rows.references, rows.claims, rows.links, rows.findings)
    return post, *([tuple(row) for row in items] for items in lists)
