"""Posts as rows → what `litman check` finds in each, beside the works of a pool. Pure, Arrow in and Arrow out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from litman.actions.check.check_apart import check_apart
from litman.actions.check.works_library import KeptWork, library_of_works
from litman.actions.match.match_references import references_without_identifier
from litman.actions.scan.cited_dois import cited_dois
from litman.actions.scan.read_batch import POSTS, say_of_each, target_of
from litman.actions.scan.scan import ReadPost
from litman.actions.scan.targets import ScanTarget
from litman.library.library import Library
from litman.library.library_works import LibraryWorks
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.settings import Settings
from litman.standing.known import StringMatch
from litman.text.folding import fold

# Beside a post: its works, as rows of `KeptWork`, and what its references were matched to, as JSON.
POSTS_WITH_WORKS = pa.schema([*POSTS, ("works", pa.string()), ("matched", pa.string())])


def ask_of_posts(posts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield which DOIs posts cite, and which of their references are to be matched, as a step of an engine."""
    with TemporaryDirectory() as folder:
        asked = partial(_asked, empty=Library(Path(folder), Settings()))
        yield from say_of_each(posts, asked, fails="it cannot be read")


def check_posts(posts: Iterable[pa.RecordBatch], *, today: date) -> Iterator[pa.RecordBatch]:
    """Yield what is found in posts, as a step of an engine; one that fails stops no other."""
    with TemporaryDirectory() as folder:
        found = partial(_found, root=Path(folder), today=today)
        yield from say_of_each(posts, found, fails="it cannot be checked")


def _read(target: ScanTarget, data: bytes) -> ReadPost:
    return ReadPost(target, "", analyse_post(read_post(target.path, data=data)))


def _asked(row: Mapping[str, Any], *, empty: Library) -> str:
    target = target_of(row)
    read = _read(target, row["data"])
    assert read.analysis is not None
    texts = references_without_identifier([read], LibraryWorks(empty), claims_folder=empty.claims_folder)
    return json.dumps({"dois": cited_dois(read.analysis), "texts": list(texts)})


def _found(row: Mapping[str, Any], *, root: Path, today: date) -> str:
    target = target_of(row)
    read = _read(target, row["data"])
    library = library_of_works(root, (KeptWork(*work) for work in json.loads(row["works"])))
    matched = {fold(text): StringMatch(*match) for text, match in json.loads(row["matched"])}
    checked = check_apart(library, read, row["data"], matched, today=today)
    return json.dumps(
        {
            "claims": checked.claims,
            "findings": [finding.to_json() for finding in checked.findings],
            "works": checked.works,
        }
    )
