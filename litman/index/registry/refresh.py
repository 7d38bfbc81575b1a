"""The registry file in the index brought up to date: only lines that are new or changed are parsed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from litman.files import FileStamp, stamp_of
from litman.index.bibliography.file import IndexedFile
from litman.index.store import Index
from litman.library.registry_file import read_pages, read_registry

_HASH_BYTES = 12


class Said(NamedTuple):
    """What a line says, as the columns of `registry_line`."""

    kind: str
    name: str | None = None
    asked: str | None = None
    notices: str = ""


def refresh_registry(index: Index, path: Path) -> FileStamp | None:
    """Bring the tables of the registry file up to date and return the mark that they stand for.

    Raises:
        FileReadError: the file cannot be read.
        FileChangedError: the file changes while it is read.
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    mark = stamp_of(path)
    if _known_mark(index) != mark:
        with index.locked():
            mark = stamp_of(path)
            if _known_mark(index) != mark:
                _read_all(index, IndexedFile(path, mark))
    return mark


def line_hash(line: bytes) -> bytes:
    """Return what tells a line from others."""
    return blake2b(line, digest_size=_HASH_BYTES).digest()


def _known_mark(index: Index) -> FileStamp | None:
    row = index.connection.execute(
        "SELECT mark_size, mark_mtime_ns, mark_ctime_ns, mark_inode, mark_device FROM registry_file"
    ).fetchone()
    return FileStamp(*row) if row else None


def _read_all(index: Index, file: IndexedFile) -> None:
    rows = index.connection.execute("SELECT hash, kind, name, asked, notices FROM registry_line")
    known = {digest: Said(*said) for digest, *said in rows}
    lines = list(_rows(file.data, file.path, known))
    with index.changing() as connection:
        for table in ("registry_file", "registry_line", "registry_notice"):
            connection.execute(f"DELETE FROM {table}")
        connection.executemany("INSERT INTO registry_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)", lines)
        connection.executemany("INSERT INTO registry_notice VALUES (?, ?, ?)", _notices(lines))
        if file.mark is not None:
            mark = file.mark
            connection.execute(
                "INSERT INTO registry_file VALUES (1, ?, ?, ?, ?, ?)",
                (mark.size, mark.mtime_ns, mark.ctime_ns, mark.inode, mark.device),
            )


def _rows(data: bytes, path: Path, known: dict[bytes, Said]) -> Iterator[tuple[object, ...]]:
    start = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            digest = line_hash(line)
            yield (number, start, len(line), digest, *(known.get(digest) or _read_line(path, line)))
        start += len(line) + 1


def _read_line(path: Path, line: bytes) -> Said:
    records, findings = read_registry(path, line)
    for identifier, record in records.items():
        kinds = dict.fromkeys(notice.kind for notice in record.notices)
        return Said("work", str(identifier), record.asked.isoformat(), " ".join(kinds))
    if findings:
        return Said("broken")
    for url, page in read_pages(line).items():
        return Said("page", url, page.asked.isoformat())
    return Said("other")  # what `read_registry` and `read_pages` pass over


def _notices(lines: list[tuple[object, ...]]) -> list[tuple[str, str, str]]:
    latest: dict[str, tuple[str, str]] = {}
    for *_, kind, name, asked, notices in lines:
        if kind == "work" and (str(name) not in latest or latest[str(name)][0] <= str(asked)):
            latest[str(name)] = (str(asked), str(notices))
    return [
        (scheme, value, kind)
        for name, (_, kinds) in latest.items()
        for scheme, _, value in [name.partition(":")]
        for kind in kinds.split()
    ]
