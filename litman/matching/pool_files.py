"""Files of records for the pool: Crossref's public data file, answers of Crossref, CSL-JSON, .bib."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from litman.bibtex.file.declared_encoding import as_utf8
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.to_json import item_from_work
from litman.errors import PoolFileError
from litman.regular_files import open_regular, read_regular

ENDINGS = (".json", ".jsonl", ".json.gz", ".jsonl.gz", ".bib")
_CHUNK = 1 << 20
_LONGEST = 1 << 26  # bytes of a line that are read; the longest known record has 5 MB
# where CSL-JSON, the public data file and a list answer have their records
_LISTS = ("", "items", "message.items")


def find_pool_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that paths name; of folders those with an ending that a pool takes, in order.

    Raises:
        PoolFileError: a path is not there, has another ending, or is a folder without such files.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(ENDINGS))
            if not inside:
                raise PoolFileError(path, "there is no file with records in this folder")
            found += inside
        elif not path.exists():
            raise PoolFileError(path, "there is no such file")
        elif not path.name.lower().endswith(ENDINGS):
            raise PoolFileError(path, f"its name ends in none of {', '.join(ENDINGS)}")
        else:
            found.append(path)
    return found


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


def read_items(
    path: Path, *, moved: Callable[[int], None] = lambda count: None
) -> Iterator[Mapping[str, Any] | None]:
    """Yield the records of a file in order: Crossref messages or CSL-JSON items; None for one that is damaged.

    JSON is read as a stream, so that memory does not grow with the file; a .bib file is read whole. `moved` is told
    how many bytes were read, as they are.

    Raises:
        PoolFileError: the file cannot be read, breaks off, or holds something else. What came before was yielded.
    """
    name = path.name.lower()
    try:
        if name.endswith(".bib"):
            yield from _bib_items(path)
        elif name.endswith((".jsonl", ".jsonl.gz")):
            yield from _line_items(path, moved)
        else:
            yield from _json_items(path, moved)
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise PoolFileError(path, "it is damaged or breaks off; fetch it again") from exc
    except OSError as exc:
        raise PoolFileError(path, f"it cannot be read: {exc.strerror}") from exc


def day_of_file(path: Path) -> date | None:
    """Return the day on which a file was last written, in UTC; None where nobody can say."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date()
    except (OSError, OverflowError, ValueError):
        return None


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
def _opened(path: Path, moved: Callable[[int], None]) -> Iterator[IO[bytes]]:
    with io.BufferedReader(_Watched(path, moved), 1 << 16) as raw:
        file: Any = gzip.GzipFile(fileobj=raw) if path.name.lower().endswith(".gz") else raw
        if file.read(3) != b"\xef\xbb\xbf":  # a byte order mark, which no parser of JSON takes
            file.seek(0)
        yield file


def _line_items(path: Path, moved: Callable[[int], None]) -> Iterator[Mapping[str, Any] | None]:
    with _opened(path, moved) as file:
        while line := file.readline(_LONGEST):
            if len(line) == _LONGEST and not line.endswith(b"\n"):
                while len(file.readline(_LONGEST)) == _LONGEST:
                    pass
                yield None
            elif line.strip():
                yield _parsed(line)


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return _unwrapped(item)


def _unwrapped(item: object) -> Mapping[str, Any] | None:
    if isinstance(item, dict) and isinstance(item.get("message"), dict):
        item = item["message"]
    return item if isinstance(item, dict) else None


def _json_items(path: Path, moved: Callable[[int], None]) -> Iterator[Mapping[str, Any] | None]:
    import ijson

    try:
        with _opened(path, lambda count: None) as file:
            place = _place_of_records(file)
        with _opened(path, moved) as file:
            if place is not None:
                for item in ijson.items(file, f"{place}.item".lstrip("."), use_float=True):
                    yield item if isinstance(item, dict) else None
                return
            for item in ijson.items(file, "", use_float=True):
                if not isinstance(item, dict):
                    raise PoolFileError(path, "there are no records in it")
                yield _unwrapped(item)
    except (ijson.JSONError, UnicodeDecodeError) as exc:
        raise PoolFileError(path, "it is no JSON, or breaks off") from exc


def _place_of_records(file: IO[bytes]) -> str | None:
    """Return where the list of records lies; None where the file is one record, or the answer about one."""
    import ijson

    for prefix, event, _ in ijson.parse(file, use_float=True):
        if event == "start_array" and prefix in _LISTS:
            return str(prefix)
        if prefix.count(".") == 0 and prefix in ("DOI", "title", "author"):
            return None
    return None


def _bib_items(path: Path) -> Iterator[Mapping[str, Any]]:
    document = read_document(path, as_utf8(read_regular(path)))
    for entry in document.entries():
        work = work_from_fields(entry.type, entry.values)
        yield item_from_work(work, id=entry.key)
