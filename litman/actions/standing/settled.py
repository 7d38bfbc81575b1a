"""A post laid out with what the library and the bibliographies beside it know of the names and years that it prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from litman.errors import ForeignFileError
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.bibliographies import find_bibliographies, stamp_of
from litman.posts.references.cited_as import keys_of_name, keys_of_work
from litman.regular_files import read_regular

if TYPE_CHECKING:
    from litman.library.library import Library
    from litman.posts.markers.names_elsewhere import NamedWork
    from litman.work import Work


def settled(analysis: Analysis, library: Library) -> Analysis:
    """Return the post laid out anew where somebody knows names and years that it prints without a list; else as it is.

    A bibliography beside the post is asked for all that it has of these names, and so is the library.
    """
    if analysis.asked is None:
        return analysis
    keys = dict.fromkeys(key for name, year in analysis.asked.names for key in keys_of_name(name, year))
    works = list(_named(analysis, library, tuple(keys))) if keys else []
    return analyse_post(analysis.asked.post, elsewhere=works) if works else analysis


def _named(analysis: Analysis, library: Library, keys: Sequence[str]) -> Iterator[NamedWork]:
    from litman.posts.markers.names_elsewhere import NamedWork

    post = analysis.post
    for beside in post.bibliographies or find_bibliographies(post.path, post.names_bibliographies):
        known = _works_of(beside.path, stamp_of(beside.path))
        numbers = {number for key in keys for number in known.under.get(key, ())}
        yield from (NamedWork(*known.works[number], beside.path) for number in sorted(numbers))
    yield from (NamedWork(key, work) for key, work in library.bibliography.cited_as(keys))


class _Works:
    """The works of a bibliography by the keys under which they are looked for."""

    def __init__(self, works: Iterable[tuple[str, Work]]) -> None:
        self.works: list[tuple[str, Work]] = []
        self.under: dict[str, list[int]] = {}
        seen = {""}
        for key, work in works:
            for name in dict.fromkeys(keys_of_work(work)) if key not in seen else ():
                self.under.setdefault(name, []).append(len(self.works))
            seen.add(key)
            self.works.append((key, work))


@lru_cache(maxsize=16)
def _works_of(path: Path, stamp: str) -> _Works:
    try:
        data = read_regular(path)
    except OSError:
        return _Works(())
    ending = path.suffix.casefold()
    if ending == ".json":
        return _Works(_of_csl(data))
    return _Works(_of_yaml(path, data) if ending in (".yml", ".yaml") else _of_bib(path, data))


def _of_bib(path: Path, data: bytes) -> Iterator[tuple[str, Work]]:
    from litman.bibtex.file.declared_encoding import as_utf8
    from litman.bibtex.file.whole_document import read_document
    from litman.library.whole.bibliography import work_of

    document = read_document(path, as_utf8(data))
    yield from ((entry.key, work_of(document, entry)) for entry in document.entries())


def _of_yaml(path: Path, data: bytes) -> Iterator[tuple[str, Work]]:
    from litman.formats.table import FORMATS

    try:
        records = FORMATS["yaml"].read(path, data).records
    except ForeignFileError:  # settings of something beside the post
        return
    yield from ((record.given_key, record.work) for record in records)


def _of_csl(data: bytes) -> Iterator[tuple[str, Work]]:
    from litman.csl.from_json import work_from_item

    loaded = json.loads(data)  # its keys were read from it
    items = [item for item in loaded if isinstance(item, dict) and "id" in item]
    yield from ((str(item["id"]), work_from_item(item)) for item in items)
