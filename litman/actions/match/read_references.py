"""References of a file, one at a time: lines, numbered lists, CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from litman.errors import ReferencesFileError
from litman.regular_files import open_regular
from litman.text.lazy_pattern import lazy_pattern

STDIN = Path("-")
_LABEL = lazy_pattern(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s")
# Columns in which references, and what they are called, are looked for where nobody names one.
_TEXTS = ("reference", "string", "text", "citation", "unstructured", "raw", "ref")
_IDS = ("id", "key", "number", "ref_id", "reference_id")
_ROWS_A_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class GivenReference:
    """A reference as it was given."""

    text: str
    id: str | None = None  # what the file calls it
    size: float = 0.0  # bytes of the file that it takes
    problem: str | None = None  # why it is none; `text` is what stands there


def read_references(path: Path, *, column: str | None = None) -> Iterator[GivenReference]:
    """Yield the references of a file, which is never held whole; what it is, its name says. `-` is standard input.

    `column` is the one that holds them, else one of those that usually do.

    Raises:
        ReferencesFileError: the file cannot be read, or there is no such column.
    """
    kind = path.suffix.lower()
    try:
        if kind == ".parquet":
            yield from _of_parquet(path, column)
            return
        with sys.stdin.buffer if path == STDIN else open_regular(path) as file:
            if kind in (".csv", ".tsv"):
                yield from _of_table(path, file, column, "\t" if kind == ".tsv" else ",")
            elif kind in (".jsonl", ".ndjson"):
                yield from _of_objects(path, file, column)
            else:
                lines = (line.decode("utf-8", "replace") for line in file)
                yield from map(_of_line, joined_lines(lines))
    except OSError as exc:
        raise ReferencesFileError(path, f"it cannot be read: {exc.strerror}") from exc


def joined_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the references of lines: one a line, or, where the first begins with a number, one a number."""
    pieces = (piece.strip() for line in lines for piece in line.lstrip("\ufeff").splitlines())
    said = (piece for piece in pieces if piece)
    first = next(said, None)
    if first is None:
        return
    if not _LABEL.match(first + " "):
        yield from chain([first], said)
        return
    for line in said:
        if _LABEL.match(line + " "):
            yield first
            first = line
        else:
            first += "\n" + line
    yield first


def _of_line(text: str) -> GivenReference:
    return GivenReference(text, size=len(text.encode("utf-8", "replace")) + 1)


def _of_table(path: Path, file: BinaryIO, column: str | None, parting: str) -> Iterator[GivenReference]:
    lines = io.TextIOWrapper(file, "utf-8-sig", "replace", newline="")
    try:
        rows = csv.DictReader(lines, delimiter=parting)
        text, name = _columns(path, rows.fieldnames or (), column)
        for row in rows:
            size = sum(len(value) + 1 for value in row.values() if isinstance(value, str))
            yield _given(row.get(text), row.get(name) if name else None, size)
    except csv.Error as exc:
        raise ReferencesFileError(path, f"it is no table: {exc}") from exc
    finally:
        lines.detach()


def _of_objects(path: Path, file: BinaryIO, column: str | None) -> Iterator[GivenReference]:
    names: tuple[str, str | None] | None = None
    for line in file:
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            shown = line.decode("utf-8", "replace").strip()
            yield GivenReference(shown, None, len(line), "the line is no JSON")
            continue
        if isinstance(item, str):
            yield GivenReference(item, None, len(line))
        elif isinstance(item, Mapping):
            names = names or _columns(path, tuple(item), column)
            yield _given(item.get(names[0]), item.get(names[1]) if names[1] else None, len(line))
        else:
            yield GivenReference(str(item), None, len(line), "the line is no object and no text")


def _of_parquet(path: Path, column: str | None) -> Iterator[GivenReference]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with open_regular(path) as opened, pq.ParquetFile(opened) as file:
            text, name = _columns(path, file.schema_arrow.names, column)
            size = path.stat().st_size / max(1, file.metadata.num_rows)
            for batch in file.iter_batches(_ROWS_A_BATCH, columns=[text, *([name] if name else [])]):
                ids = batch.column(name).to_pylist() if name else [None] * batch.num_rows
                for value, one in zip(batch.column(text).to_pylist(), ids, strict=True):
                    yield _given(value, one, size)
    except pa.ArrowException as exc:
        raise ReferencesFileError(path, f"it is no Parquet, or breaks off: {exc}") from exc


def _given(text: Any, name: Any, size: float) -> GivenReference:
    called = None if name is None or name == "" else str(name)
    if isinstance(text, str):
        return GivenReference(text, called, size)
    return GivenReference("" if text is None else str(text), called, size, "there is no text in it")


def _columns(path: Path, names: Iterable[str], column: str | None) -> tuple[str, str | None]:
    """Return the columns of the references and of what they are called; the latter may not be there."""
    there = list(names)
    folded = {name.strip().lower(): name for name in reversed(there)}

    def found(wanted: Iterable[str]) -> str | None:
        return next((folded[name] for name in wanted if name in folded), None)

    text = (column if column in there else None) if column else found(_TEXTS)
    if text is None and column is None and len(there) == 1:
        text = there[0]
    if text is None:
        said = (
            f"there is no column {column}" if column else "which column has the references? Give --column, of"
        )
        raise ReferencesFileError(path, f"{said}: {', '.join(there) or 'nothing'}")
    return text, found(name for name in _IDS if folded.get(name) != text)
