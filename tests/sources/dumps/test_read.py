"""Files of records: what is read of each kind, and what is wrong with them."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from litman.errors import PoolFileError
from litman.matching.versions import SaidWork
from litman.sources.dumps.files import find_pool_files
from litman.sources.dumps.read import read_records


def items_of(path: Path) -> Iterator[Mapping[str, Any] | None]:
    for _, said in read_records(path):
        yield said.item if isinstance(said, SaidWork) else None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.jsonl", b'{"DOI": "10.1000/1"}\n\n{"DOI": "10.1000/2"}\n', id="a record a line"),
        pytest.param("a.jsonl.gz", gzip.compress(b'{"DOI": "10.1000/1"}\n{"DOI": "10.1000/2"}'), id="packed"),
        pytest.param(
            "a.json.gz",
            gzip.compress(b'{"items": [{"DOI": "10.1000/1"}, {"DOI": "10.1000/2"}]}'),
            id="public",
        ),
        pytest.param(
            "a.json",
            b'{"message": {"items": [{"DOI": "10.1000/1"}, {"DOI": "10.1000/2"}]}}',
            id="list answer",
        ),
        pytest.param("a.json", b'[{"DOI": "10.1000/1"}, {"DOI": "10.1000/2"}]', id="CSL-JSON"),
        pytest.param(
            "a.bib", "@misc{a, doi={10.1000/1}}\n@misc{b, doi={10.1000/2}}".encode("utf-16"), id="bib, UTF-16"
        ),
        pytest.param("a.bib", b"@misc{a, doi={10.1000/1}}\n@misc{b, doi={10.1000/2}}", id="bib"),
    ],
)
def test_files_of_every_kind_are_read(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert [item["DOI"] for item in items_of(path) if item] == ["10.1000/1", "10.1000/2"]


@pytest.mark.parametrize(
    ("data", "dois"),
    [
        pytest.param(
            b'{"message": {"DOI": "10.1000/1", "author": []}}', ["10.1000/1"], id="answer about one"
        ),
        pytest.param(b'{"DOI": "10.1000/1", "items": [{}]}', ["10.1000/1"], id="one record"),
        pytest.param(
            b'\xef\xbb\xbf[{"DOI": "10.1000/1"}, 7]', ["10.1000/1", None], id="a mark of byte order"
        ),
        pytest.param(b'{"items": []}', [], id="no records"),
    ],
)
def test_json_of_other_shapes_is_read(tmp_path: Path, data: bytes, dois: list[str | None]) -> None:
    (tmp_path / "a.json").write_bytes(data)
    assert [item and item["DOI"] for item in items_of(tmp_path / "a.json")] == dois


@pytest.mark.parametrize(
    "data", [b"", b"[", b'{"items": [{"DOI": ', b"no JSON", b"[{]", b'"text"', b'[{"a": "\xff"}]']
)
def test_what_is_no_json_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(PoolFileError):
        list(items_of(tmp_path / "a.json"))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    items = ",".join(json.dumps({"DOI": f"10.1000/{n}", "title": ["word " * 200]}) for n in range(12_000))
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(f'{{"items": [{items}]}}'.encode(), 1))
    del items
    tracemalloc.start()
    try:
        assert sum(1 for _ in items_of(tmp_path / "a.json.gz")) == 12_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000  # of 12 MB


def test_the_bytes_that_are_read_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"DOI": "10.1000/1"}\n' * 9_000)
    counts: list[int] = []
    list(read_records(tmp_path / "a.jsonl", moved=counts.append))
    assert sum(counts) == (tmp_path / "a.jsonl").stat().st_size
    assert len(counts) > 2


def test_a_damaged_line_is_passed_over_and_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"DOI": "10.1000/1"}\n{"DOI": \n')
    assert [item is None for item in items_of(tmp_path / "a.jsonl")] == [False, True]
    packed = gzip.compress(b"\n".join(json.dumps({"DOI": f"10.1000/{n}"}).encode() for n in range(5_000)))
    (tmp_path / "b.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = []
    with pytest.raises(PoolFileError, match="breaks off"):
        found += list(items_of(tmp_path / "b.jsonl.gz"))


def test_files_with_other_endings_and_empty_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for path in (tmp_path / "a.pdf", tmp_path / "absent.json", tmp_path):
        with pytest.raises(PoolFileError):
            find_pool_files([path])


@pytest.mark.parametrize("opened", ["[", '{"a":', '[{"title":"Tea","a":['])
@pytest.mark.parametrize("before", ["", "[", '{"items":[', '{"message":{"DOI":"10.1000/x","a":'])
def test_brackets_without_end_are_refused_before_the_parser_keeps_them(
    tmp_path: Path, before: str, opened: str
) -> None:
    path = tmp_path / "deep.json"
    path.write_text(before + opened * 20_000)
    with pytest.raises(PoolFileError, match="breaks off"):
        list(items_of(path))
