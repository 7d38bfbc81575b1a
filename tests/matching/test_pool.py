from __future__ import annotations

import gzip
import json
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from litman.errors import PoolError, PoolFileError
from litman.matching.match import match_locally
from litman.matching.pool import Pool
from litman.matching.pool_files import find_pool_files, read_items
from litman.matching.query import read_query
from tests.matching.records import COFFEE, TEA, TEA_TEXT, message_of


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    """A pool of two works."""
    made = Pool(tmp_path / "pool.sqlite", writable=True)
    made.add([message_of(TEA), message_of(COFFEE)])
    return made


def test_a_work_is_found_by_doi_keys_and_words(pool: Pool) -> None:
    query = read_query(TEA_TEXT)
    assert pool.by_doi("10.1000/night.7") == TEA
    assert pool.by_keys(query) == [TEA]
    assert pool.by_words(query) == [TEA]


def test_adding_twice_changes_nothing(pool: Pool) -> None:
    assert pool.add([message_of(TEA)]) == 0
    assert pool.count() == 2
    assert pool.by_words(read_query(TEA_TEXT)) == [TEA]


def test_a_record_that_changed_replaces_what_was_there(pool: Pool) -> None:
    new = replace(TEA, title="White tea does nothing at all for sleep", authors=("Hill",), page="3-4")
    pool.add([message_of(new)])
    assert pool.count() == 2
    assert pool.by_keys(read_query(TEA_TEXT)) == []
    assert pool.by_words(read_query("White tea nothing")) == [new]


def test_an_item_without_a_doi_is_left_out(pool: Pool) -> None:
    assert pool.add([{"title": ["No DOI"]}, {"DOI": 7}, {"DOI": "nonsense"}]) == 0


def test_csl_json_can_be_added(pool: Pool) -> None:
    item = {
        "DOI": "10.1000/csl",
        "title": "Cocoa and dreams",
        "author": [{"family": "Lind"}],
        "type": "article-journal",
    }
    assert pool.add([item]) == 1
    found = pool.by_doi("10.1000/csl")
    assert found is not None
    assert (found.title, found.authors) == ("Cocoa and dreams", ("Lind",))


def test_a_reference_whose_keys_are_broken_is_found_by_its_words(pool: Pool) -> None:
    query = read_query("Gelm & Hrat, Green teas lengthens all slow waves, so sleep shifty workers.")
    assert pool.by_keys(query, weak=True) == []
    assert pool.by_words(query) == [TEA]
    _, looked_at = match_locally(query, library=None, pool=pool)
    assert looked_at == [TEA]


def test_a_file_that_is_no_pool_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pool.sqlite").write_text("this is no database, although its name says so" * 50)
    with pytest.raises(PoolError):
        Pool(tmp_path / "pool.sqlite")


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
    assert [item["DOI"] for item in read_items(path) if item] == ["10.1000/1", "10.1000/2"]


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
    assert [item and item["DOI"] for item in read_items(tmp_path / "a.json")] == dois


@pytest.mark.parametrize(
    "data", [b"", b"[", b'{"items": [{"DOI": ', b"no JSON", b"[{]", b'"text"', b'[{"a": "\xff"}]']
)
def test_what_is_no_json_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(PoolFileError):
        list(read_items(tmp_path / "a.json"))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    items = ",".join(json.dumps({"DOI": f"10.1000/{n}", "title": ["word " * 200]}) for n in range(12_000))
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(f'{{"items": [{items}]}}'.encode(), 1))
    del items
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_items(tmp_path / "a.json.gz")) == 12_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000  # of 12 MB


def test_the_bytes_that_are_read_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"DOI": "10.1000/1"}\n' * 9_000)
    counts: list[int] = []
    list(read_items(tmp_path / "a.jsonl", moved=counts.append))
    assert sum(counts) == (tmp_path / "a.jsonl").stat().st_size
    assert len(counts) > 2


def test_a_record_keeps_the_day_on_which_crossref_wrote_it(tmp_path: Path) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as made:
        dated = {**message_of(TEA), "indexed": {"date-time": "2026-03-05T10:00:00Z"}}
        made.add([dated, message_of(COFFEE)], day=date(2026, 7, 1))
        assert made.day_of("10.1000/night.7") == date(2026, 3, 5)
        assert made.day_of("10.1000/coffee.3") == date(2026, 7, 1)
        assert made.day_of("10.1000/none") is None


def test_a_damaged_line_is_passed_over_and_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"DOI": "10.1000/1"}\n{"DOI": \n')
    assert [item is None for item in read_items(tmp_path / "a.jsonl")] == [False, True]
    packed = gzip.compress(b"\n".join(json.dumps({"DOI": f"10.1000/{n}"}).encode() for n in range(5_000)))
    (tmp_path / "b.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = []
    with pytest.raises(PoolFileError, match="breaks off"):
        found += list(read_items(tmp_path / "b.jsonl.gz"))


def test_files_with_other_endings_and_empty_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for path in (tmp_path / "a.pdf", tmp_path / "absent.json", tmp_path):
        with pytest.raises(PoolFileError):
            find_pool_files([path])
