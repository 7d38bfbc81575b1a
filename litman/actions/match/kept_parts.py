"""Parts of a run that are through, so that a run that was killed goes on where it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from litman.actions.match.match_batch import Decided
from litman.batch.parquet import whole_parquet
from litman.errors import FileWriteError
from litman.memory import program_stamp
from litman.regular_files import open_regular

_TEXTS = ("text", "outcome", "doi", "reason", "said", "id")
ROWS = pa.schema(
    [
        ("number", pa.int64()),
        ("text", pa.string()),
        ("outcome", pa.string()),
        ("doi", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
        ("said", pa.string()),
        ("id", pa.string()),
    ]
)


def digest_of_part(made_from: str, texts: Iterable[str]) -> str:
    """Return what a part is called by: another pool, other references or another litman have another."""
    total = sha256(f"{program_stamp()} {made_from}".encode())
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:24]


def keep_part(path: Path, decided: Sequence[Decided]) -> None:
    """Keep a part, whole or not at all.

    Raises:
        FileWriteError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise FileWriteError(path.parent, exc) from exc
    rows = {name: [getattr(one, name) for one in decided] for name in ROWS.names}
    with whole_parquet(path, ROWS) as writer:
        writer.write_table(pa.Table.from_pydict(rows, schema=ROWS))


def kept_part(path: Path) -> list[Decided] | None:
    """Return a part that was kept; None where it was not, or cannot be read."""
    try:
        with open_regular(path) as file:
            return [Decided(**row) for row in pq.read_table(file, schema=ROWS).to_pylist()]
    except (OSError, pa.ArrowException):
        return None
