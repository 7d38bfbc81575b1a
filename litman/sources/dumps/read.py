"""What a file of records says, whoever wrote it: the one reader for every pool."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from litman.errors import PoolFileError
from litman.matching.versions import SaidWork, TakenBack
from litman.sources.dumps.files import moment_of_file
from litman.sources.dumps.items import read_items
from litman.sources.dumps.said import said_of_item


def read_records(
    path: Path, *, after: int = 0, moved: Callable[[int], None] = lambda count: None
) -> Iterator[tuple[int, SaidWork | TakenBack | None]]:
    """Yield the records of a file in order, each with its number, from 1 on; None for one that is damaged.

    Crossref's public data file and answers, DataCite's data files and pages, OpenAlex's snapshot, PubMed's baseline and
    update files, CSL-JSON, .bib. The first `after` records are passed over. `moved` is told how many bytes were read,
    as they are.

    Raises:
        PoolFileError: the file cannot be read, breaks off, or holds something else. What came before was yielded.
    """
    try:
        if path.name.lower().endswith((".xml", ".xml.gz")):
            from litman.sources.dumps.pubmed import read_pubmed

            yield from read_pubmed(path, moved, after=after)
            return
        moment = moment_of_file(path)
        for number, item in enumerate(read_items(path, moved), start=1):
            if number > after:
                yield number, None if item is None else _said(item, moment)
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise PoolFileError(path, "it is damaged or breaks off; fetch it again") from exc
    except OSError as exc:
        raise PoolFileError(path, f"it cannot be read: {exc.strerror}") from exc


def _said(item: Mapping[str, Any], moment: tuple[str, int]) -> SaidWork | None:
    try:
        return said_of_item(item, moment)
    except Exception:  # one record of a hundred million must not stop the others
        return None
