"""What references were matched to, as a file: JSON lines, CSV, Parquet; as they come, in place when all are there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from litman.actions.match.match_batch import Decided
from litman.batch.whole_file import whole_file
from litman.formats.csv.write import defused

_COLUMNS = ("number", "id", "text", "outcome", "doi", "score", "reason")
_ROWS_A_GROUP = 10_000


def match_item(one: Decided) -> dict[str, Any]:
    """Return what became of a reference, as `litman match --json` prints it; its id where it was given one."""
    known: Mapping[str, Any] = (
        json.loads(one.said)
        if one.said is not None
        else {"outcome": one.outcome, "score": None, "reason": one.reason}
    )
    item = {"string": one.text, **known} | {"string": one.text}
    return {"id": one.id, **item} if one.id is not None else item


@contextmanager
def writing_matches(path: Path) -> Iterator[Callable[[Decided], None]]:
    """Give what writes a reference to a file, whose ending says how; it is in its place when all were written.

    Raises:
        FileWriteError: it cannot be written.
    """
    if path.suffix == ".parquet":
        with _parquet(path) as write:
            yield write
        return
    with (
        whole_file(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file,
    ):
        yield _csv(file) if path.suffix == ".csv" else _lines(file)


def _lines(file: io.TextIOBase) -> Callable[[Decided], None]:
    def write(one: Decided) -> None:
        file.write(json.dumps(match_item(one), ensure_ascii=True) + "\n")

    return write


def _csv(file: io.TextIOBase) -> Callable[[Decided], None]:
    rows = csv.writer(file)
    rows.writerow(_COLUMNS)

    def write(one: Decided) -> None:
        rows.writerow([_cell(getattr(one, name)) for name in _COLUMNS])

    return write


def _cell(value: object) -> object:
    """A value as spreadsheets take it for none of their formulas; a number is one anyway."""
    return defused(value) if isinstance(value, str) and not value.lstrip("-").isdecimal() else value


@contextmanager
def _parquet(path: Path) -> Iterator[Callable[[Decided], None]]:
    import pyarrow as pa

    from litman.actions.match.kept_parts import ROWS
    from litman.batch.parquet import whole_parquet

    schema = pa.schema([ROWS.field(name) for name in _COLUMNS])
    with whole_parquet(path, schema) as writer:
        waiting: list[Decided] = []

        def put() -> None:
            rows = {name: [getattr(one, name) for one in waiting] for name in _COLUMNS}
            writer.write_table(pa.Table.from_pydict(rows, schema=schema))
            waiting.clear()

        def write(one: Decided) -> None:
            waiting.append(one)
            if len(waiting) == _ROWS_A_GROUP:
                put()

        yield write
        put()
