from __future__ import annotations

import sqlite3
from pathlib import Path

from litman.index.completions import MOST, Lookup
from litman.index.store import open_index
from tests.index.indexing import indexed


def lookup_in(folder: Path, data: bytes, *, is_indexed: bool = True) -> Lookup:
    path = folder / "references.bib"
    path.write_bytes(data)
    if is_indexed:
        index = open_index(folder, {}, notify=print)
        indexed(path, data, index)
        index.close()
    return Lookup(folder, path, {"XDG_CACHE_HOME": str(folder / "cache")})


def test_of_very_many_keys_the_last_one_is_among_those_offered(tmp_path: Path) -> None:
    data = (
        b"".join(b"@misc{a%04d, title={T}}\n" % number for number in range(MOST + 50))
        + b"@misc{Zoo, title={Z}}\n"
    )
    found = [item.word for item in lookup_in(tmp_path, data).keys("")]
    assert len(found) == MOST + 1
    assert found[-1] == "Zoo"


def test_no_comment_and_no_macro_is_a_key(tmp_path: Path) -> None:
    data = b'@comment{one, two}\n@string{ab = "x"}\n@preamble{x,}\n @Article ( key1 ,\n@misc{key2, }'
    assert [item.word for item in lookup_in(tmp_path, data, is_indexed=False).keys("")] == ["key1", "key2"]


def test_an_index_that_somebody_changes_just_now_delays_nobody(tmp_path: Path) -> None:
    lookup = lookup_in(tmp_path, b"@misc{key1, title={T}}")
    writer = sqlite3.connect(tmp_path / ".litman" / "index.sqlite", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    assert [item.word for item in lookup.keys("k")] == ["key1"]
    assert lookup.posts("") == []
    writer.close()


def test_a_file_that_is_no_index_completes_from_the_bibliography(tmp_path: Path) -> None:
    lookup = lookup_in(tmp_path, b"@misc{key1, title={T}}")
    (tmp_path / ".litman" / "index.sqlite").write_bytes(b"no index at all")
    assert [item.word for item in lookup.keys("k")] == ["key1"]
