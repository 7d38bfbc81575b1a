"""The records of a file of JSON, or of a .bib file, as its objects are: whoever wrote them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from litman.bibtex.file.declared_encoding import as_utf8
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.to_json import item_from_work
from litman.errors import PoolFileError
from litman.regular_files import read_regular
from litman.sources.dumps.files import is_of_snapshot, opened_records

_LONGEST = 1 << 26  # bytes of a line that are read; the longest known record has 5 MB
# where CSL-JSON, Crossref's public data file and its lists, DataCite's pages and OpenAlex's lists have their records
_LISTS = ("", "items", "message.items", "data", "results")
_PIECE = 1 << 16  # bytes
# Brackets that are not closed in a piece: those of a record, and some that stand in its texts.
_MOST_OPENED = 100
# what only a single record begins with
_ONE = ("DOI", "title", "author", "data.id", "data.attributes", "authorships")


def read_items(path: Path, moved: Callable[[int], None]) -> Iterator[Mapping[str, Any] | None]:
    """Yield the objects of a file in order; None for one that is none.

    JSON is read as a stream, so that memory does not grow with the file; a .bib file is read whole.
    """
    name = path.name.lower()
    if name.endswith(".bib"):
        yield from _bib_items(path)
    elif name.endswith((".jsonl", ".jsonl.gz")) or is_of_snapshot(path):
        yield from _line_items(path, moved)
    else:
        yield from _json_items(path, moved)


def _line_items(path: Path, moved: Callable[[int], None]) -> Iterator[Mapping[str, Any] | None]:
    with opened_records(path, moved) as file:
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
    """A record without what an answer about one work puts around it."""
    if isinstance(item, dict):
        item = next((item[name] for name in ("message", "data") if isinstance(item.get(name), dict)), item)
    return item if isinstance(item, dict) else None


def _json_items(path: Path, moved: Callable[[int], None]) -> Iterator[Mapping[str, Any] | None]:
    import ijson

    try:
        with opened_records(path, lambda count: None) as packed:
            place = _place_of_records(_Shallow(packed))
        with opened_records(path, moved) as packed:
            file = _Shallow(packed)
            if place is not None:
                for item in ijson.items(file, f"{place}.item".lstrip("."), use_float=True):
                    yield item if isinstance(item, dict) else None
                return
            for item in ijson.items(file, "", use_float=True):
                if not isinstance(item, dict):
                    raise PoolFileError(path, "there are no records in it", is_other=True)
                yield _unwrapped(item)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as exc:
        raise PoolFileError(path, "it is no JSON, or breaks off", is_other=True) from exc


class _Shallow:
    """A file of JSON that is read as long as its brackets are not nested too deeply.

    The parser keeps the names of all brackets that are open, once for each: a file of 125 kB took 6 GB.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            RecursionError: more brackets are opened in them than records have.
        """
        data = self._file.read(size)
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            opened = piece.count(b"[") + piece.count(b"{") - piece.count(b"]") - piece.count(b"}")
            if opened > _MOST_OPENED:
                raise RecursionError
        return data


def _place_of_records(file: _Shallow) -> str | None:
    """Return where the list of records lies; None where the file is one record, or the answer about one."""
    import ijson

    for prefix, event, _ in ijson.parse(file, use_float=True):
        if event == "start_array" and prefix in _LISTS:
            return str(prefix)
        if prefix in _ONE:
            return None
    return None


def _bib_items(path: Path) -> Iterator[Mapping[str, Any]]:
    document = read_document(path, as_utf8(read_regular(path)))
    for entry in document.entries():
        work = work_from_fields(entry.type, entry.values)
        yield item_from_work(work, id=entry.key)
