"""Files of records for the pool: Crossref's public data file, answers of Crossref, CSL-JSON, .bib."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from litman.bibtex.document import read_document
from litman.bibtex.to_work import work_from_fields
from litman.csl.to_json import item_from_work
from litman.errors import PoolFileError

ENDINGS = (".json", ".jsonl", ".json.gz", ".jsonl.gz", ".bib")
_CHUNK = 1 << 20


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
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
    except OSError as exc:
        raise PoolFileError(path, f"it cannot be read: {exc.strerror}") from exc
    return total.hexdigest()


def read_items(path: Path) -> Iterator[Mapping[str, Any] | None]:
    """Yield the records of a file in order: Crossref messages or CSL-JSON items; None for one that is damaged.

    Files with a record a line are read line by line; the others, of which Crossref's hold 5,000 records each, whole.

    Raises:
        PoolFileError: the file cannot be read, breaks off, or holds something else. What came before was yielded.
    """
    name = path.name.lower()
    try:
        if name.endswith(".bib"):
            yield from _bib_items(path)
        elif name.endswith((".jsonl", ".jsonl.gz")):
            yield from _line_items(path)
        else:
            yield from _json_items(path)
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise PoolFileError(path, "it is damaged or breaks off; fetch it again") from exc
    except OSError as exc:
        raise PoolFileError(path, f"it cannot be read: {exc.strerror}") from exc


def _line_items(path: Path) -> Iterator[Mapping[str, Any] | None]:
    with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield _parsed(line)


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(item, dict) and isinstance(item.get("message"), dict):
        item = item["message"]
    return item if isinstance(item, dict) else None


def _json_items(path: Path) -> Iterator[Mapping[str, Any] | None]:
    with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as file:
        data = file.read()
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise PoolFileError(path, "it is no JSON, or breaks off") from exc
    if isinstance(document, dict) and isinstance(document.get("message"), dict):
        document = document["message"]
    if isinstance(document, dict):
        items = document.get("items")
        document = items if isinstance(items, list) else [document]
    if not isinstance(document, list):
        raise PoolFileError(path, "there are no records in it")
    for item in document:
        yield item if isinstance(item, dict) else None


def _bib_items(path: Path) -> Iterator[Mapping[str, Any]]:
    document = read_document(path, path.read_bytes())
    for entry in document.entries():
        work = work_from_fields(entry.type, entry.values)
        yield item_from_work(work, id=entry.key)
