"""Posts as rows → what a scan says of each, nothing else being known. Pure, Arrow in and Arrow out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
        said = partial(_said, empty=Library(Path(folder), Settings()), today=today)
        yield from say_of_each(posts, said, fails="it cannot be read")


def say_of_each(
    posts: Iterable[pa.RecordBatch], said: Callable[[Mapping[str, Any]], str], *, fails: str
) -> Iterator[pa.RecordBatch]:
    """Yield what a function says of the row of each post, or why it says nothing."""
    for batch in posts:
        yield pa.RecordBatch.from_pylist([_row(row, said, fails) for row in batch.to_pylist()], schema=READ)


def target_of(row: Mapping[str, Any]) -> ScanTarget:
    """Return the post of a row."""
    # Where it lies from a claims file is nothing that is said; the name of its file may be no text.
    return ScanTarget(_path(row), row["post"], row["post"], is_known=False, in_folder=False)


def _path(row: Mapping[str, Any]) -> Path:
    return Path(os.fsdecode(row["path"]))


def _row(
    row: Mapping[str, Any], said: Callable[[Mapping[str, Any]], str], fails: str
) -> dict[str, int | str | None]:
    number = row["number"]
    try:
        return {"number": number, "said": said(row), "problem": None}
    except LitmanError as exc:
        return {"number": number, "said": None, "problem": _text(str(exc))}
    except Exception as exc:  # one post of a hundred thousand must not stop the others
        problem = _text(f"{_path(row)}: {fails}: {type(exc).__name__}: {exc}")
        return {"number": number, "said": None, "problem": problem}


def _said(row: Mapping[str, Any], *, empty: Library, today: date) -> str:
    target = target_of(row)
    read = ReadPost(target, "", analyse_post(read_post(target.path, data=row["data"])))
    scanned, _ = scan_post(empty, read, keep_text=True, today=today)
    claims = report_post(empty, list_post(scanned.file), scanned.standing.claims, has_text=True).shown
    return json.dumps(scan_json(scanned, list(claims)))


def _text(said: str) -> str:
    """Return a message without what no text holds: half a character, of a name of a file."""
    return said.encode("utf-8", "backslashreplace").decode()
