"""Files that hold records by the thousand: which of a folder are taken, and how they are opened."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from litman.errors import PoolFileError
from litman.regular_files import open_regular

ENDINGS = (".json", ".jsonl", ".xml", ".json.gz", ".jsonl.gz", ".xml.gz", ".bib")
_CHUNK = 1 << 20
# Source: OpenAlex, "Snapshot data format": `data/works/updated_date=2026-11-01/part_0000.gz`, JSON lines; what is said
# of authors, journals and the rest lies beside `works`, in the same shape.
_SNAPSHOT = re.compile(r"part_[0-9]+\.gz", re.IGNORECASE)
_PARTITION = "updated_date="
_WORKS = "works"


def find_pool_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that paths name; of folders those with records of works, in order.

    Raises:
        PoolFileError: a path is not there, has another ending, or is a folder without such files.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if is_pool_file(p) and p.is_file() and not _is_of_others(p)
            )
            if not inside:
                raise PoolFileError(path, "there is no file with records in this folder", is_other=True)
            found += inside
        elif not path.exists():
            raise PoolFileError(path, "there is no such file")
        elif not is_pool_file(path):
            raise PoolFileError(path, f"its name ends in none of {', '.join(ENDINGS)}", is_other=True)
        else:
            found.append(path)
    return found


def is_pool_file(path: Path) -> bool:
    """Return whether a file may hold records, by its name."""
    return path.name.lower().endswith(ENDINGS) or is_of_snapshot(path)


def is_of_snapshot(path: Path) -> bool:
    """Return whether a file is one of OpenAlex's, by its name."""
    return bool(_SNAPSHOT.fullmatch(path.name))


def name_of_file(path: Path) -> str:
    """Return what a file is called: those of a snapshot are called the same in every folder."""
    return f"{path.parent.name}/{path.name}" if is_of_snapshot(path) and path.parent.name else path.name


def _is_of_others(path: Path) -> bool:
    """Whether a file of a snapshot, or the list of its files, tells of other things than works."""
    if path.name.lower() == "manifest.json":
        return True
    folders = path.parts[:-1]
    at = next((at for at, name in enumerate(folders) if name.startswith(_PARTITION)), 0)
    return at > 0 and is_of_snapshot(path) and folders[at - 1] in _OTHERS


# Source: OpenAlex, "Snapshot data format".
_OTHERS = frozenset(
    "authors awards concepts continents countries domains fields funders institutions institution-types keywords "
    "languages licenses publishers sdgs source-types sources subfields topics work-types".split()
)


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file of any size.

    Raises:
        PoolFileError: it cannot be read.
    """
    total = sha256()
    try:
        with open_regular(path) as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
    except OSError as exc:
        raise PoolFileError(path, f"it cannot be read: {exc.strerror}") from exc
    return total.hexdigest()


def moment_of_file(path: Path) -> tuple[str, int]:
    """Return the day on which a file was last written, in UTC, and its second; an empty day where nobody can say."""
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except (OSError, OverflowError, ValueError):
        return "", 0
    return moment.date().isoformat(), moment.hour * 3600 + moment.minute * 60 + moment.second


class _Watched(io.FileIO):
    """A file that says how much of it was read."""

    def __init__(self, path: Path, moved: Callable[[int], None]) -> None:
        super().__init__(path)
        self._moved = moved

    def readinto(self, buffer: Any) -> int | None:
        count = super().readinto(buffer)
        self._moved(count or 0)
        return count


@contextmanager
def opened_records(path: Path, moved: Callable[[int], None]) -> Iterator[IO[bytes]]:
    """Give a file, unpacked where its name says that it is packed, without a mark of byte order."""
    with io.BufferedReader(_Watched(path, moved), 1 << 16) as raw:
        file: Any = gzip.GzipFile(fileobj=raw) if path.name.lower().endswith(".gz") else raw
        if file.read(3) != b"\xef\xbb\xbf":  # which no parser of JSON takes
            file.seek(0)
        yield file
