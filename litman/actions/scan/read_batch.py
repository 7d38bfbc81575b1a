"""Posts as rows → what a scan says of each, nothing else being known. Pure, Arrow in and Arrow out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from litman.actions.claims.list_claims import report_post
from litman.actions.scan.as_json import scan_json
from litman.actions.scan.scan import ReadPost
from litman.actions.scan.scan_post import scan_post
from litman.actions.scan.targets import ScanTarget
from litman.claims.post_claims import list_post
from litman.errors import LitmanError
from litman.library.library import Library
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.settings import Settings

# The name of a file is bytes: some are no text.
POSTS = pa.schema(
    [("number", pa.int64()), ("path", pa.binary()), ("post", pa.string()), ("data", pa.binary())]
)
# `said` is what `litman scan --json` prints of a post, as JSON; where there is none, `problem` says why.
READ = pa.schema([("number", pa.int64()), ("said", pa.string()), ("problem", pa.string())])


def read_batch(posts: Iterable[pa.RecordBatch], *, today: date) -> Iterator[pa.RecordBatch]:
    """Yield what a scan says of posts, as a step of an engine; one that fails stops no other."""
    with TemporaryDirectory() as folder:
        empty = Library(Path(folder), Settings())
        for batch in posts:
            yield pa.RecordBatch.from_pylist(
                [_row(row["number"], _target(row), row["data"], empty, today) for row in batch.to_pylist()],
                schema=READ,
            )


def _target(row: dict[str, object]) -> ScanTarget:
    path = Path(os.fsdecode(row["path"]))  # type: ignore[arg-type]
    # Where it lies from a claims file is nothing that is said; the name of its file may be no text.
    return ScanTarget(path, str(row["post"]), str(row["post"]), is_known=False, in_folder=False)


def _row(
    number: int, target: ScanTarget, data: bytes, empty: Library, today: date
) -> dict[str, int | str | None]:
    try:
        return {"number": number, "said": _said(target, data, empty, today), "problem": None}
    except LitmanError as exc:
        return {"number": number, "said": None, "problem": _text(str(exc))}
    except Exception as exc:  # one post of a hundred thousand must not stop the others
        problem = _text(f"{target.path}: it cannot be read: {type(exc).__name__}: {exc}")
        return {"number": number, "said": None, "problem": problem}


def _said(target: ScanTarget, data: bytes, empty: Library, today: date) -> str:
    read = ReadPost(target, "", analyse_post(read_post(target.path, data=data)))
    scanned, _ = scan_post(empty, read, keep_text=True, today=today)
    claims = report_post(empty, list_post(scanned.file), scanned.standing.claims, has_text=True).shown
    return json.dumps(scan_json(scanned, list(claims)))


def _text(said: str) -> str:
    """Return a message without what no text holds: half a character, of a name of a file."""
    return said.encode("utf-8", "backslashreplace").decode()
