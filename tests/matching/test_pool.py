from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from litman.errors import PoolError
from litman.matching.kept import pack
from litman.matching.match import match_locally
from litman.matching.pool import Pool
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
    with pytest.raises(PoolError, match="`litman pool clear` removes it"):
        Pool(tmp_path / "pool.sqlite")


def asked_of(path: Path) -> list[str]:
    """Ask a pool all that it can be asked, and put a work into it; return how each was refused."""
    query = read_query(
        "Moss A. Green tea lengthens slow-wave sleep in shift workers. J Tea Res. 2019;7:112-119."
    )
    questions: list[Callable[[Pool], object]] = [
        Pool.count,
        Pool.files,
        lambda pool: pool.progress_of("digest"),
        lambda pool: pool.by_doi(TEA.doi),
        lambda pool: pool.day_of(TEA.doi),
        lambda pool: pool.by_keys(query, weak=True),
        lambda pool: pool.by_words(query),
        lambda pool: pool.add([message_of(TEA) | {"volume": "8"}], day=date(2026, 11, 30)),
    ]
    refused = []
    for ask in questions:
        try:
            with Pool(path, writable=True) as pool:
                ask(pool)
        except PoolError as exc:
            refused.append(str(exc))
    return refused


def test_a_damaged_page_is_said_whatever_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "pool.sqlite"
    with Pool(path, writable=True) as pool:
        pool.add([message_of(TEA)], day=date(2026, 11, 1))
    whole, refused = path.read_bytes(), 0
    assert asked_of(path) == []
    for page in range(4096, len(whole), 4096):
        for junk in (b"\xff" * 4096, b"\x00" * 4096, whole[:4096]):
            for name in ("-wal", "-shm"):
                Path(f"{path}{name}").unlink(missing_ok=True)
            path.write_bytes(whole[:page] + junk + whole[page + 4096 :])
            refused += len(asked_of(path))
    assert refused > 20


@pytest.mark.parametrize("data", [b"", b"junk", pack(b"[1]"), pack(b"{"), pack(b"\xff")])
def test_a_damaged_record_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pool.sqlite"
    with Pool(path, writable=True) as pool:
        pool.add([message_of(TEA)], day=date(2026, 11, 1))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE works SET data = ?, day = 'soon'", (data,))
    refused = asked_of(path)
    assert len(refused) >= 4, refused
    assert all("damaged; `litman pool clear` removes it" in said for said in refused)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
@pytest.mark.parametrize("writable", [False, True])
def test_a_pipe_in_the_place_of_a_pool_is_not_waited_for(tmp_path: Path, writable: bool) -> None:
    os.mkfifo(tmp_path / "pool.sqlite")
    with pytest.raises(PoolError, match="not a file"):
        Pool(tmp_path / "pool.sqlite", writable=writable)


def on_a_disk_of(pages: int, path: Path) -> str:
    """Make a pool and put a work into it, on a disk that has so much room; return what was said of it."""

    def connect(*words: Any, **options: Any) -> sqlite3.Connection:
        connection = whole(*words, **options)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    whole = sqlite3.connect
    try:
        with patch.object(sqlite3, "connect", connect), Pool(path, writable=True) as pool:
            pool.add([{**message_of(TEA), "abstract": "Tea. " * 20_000}])
    except PoolError as exc:
        return str(exc)
    return ""


def test_a_full_disk_leaves_a_pool_that_is_whole_and_no_word_of_removing_it(tmp_path: Path) -> None:
    fitted = 0
    for pages in range(1, 40):
        path = tmp_path / f"{pages}.sqlite"
        said = on_a_disk_of(pages, path)
        assert not said or said.endswith("full; what it holds stays")
        fitted += not said
        with Pool(path) as pool:
            assert pool.count() == (not said)
        with Pool(path, writable=True) as pool:
            pool.add([message_of(TEA)])
            assert pool.count() == 1
    assert 0 < fitted < 39


def test_a_record_keeps_the_day_on_which_crossref_wrote_it(tmp_path: Path) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as made:
        dated = {**message_of(TEA), "indexed": {"date-time": "2026-03-05T10:00:00Z"}}
        made.add([dated, message_of(COFFEE)], day=date(2026, 7, 1))
        assert made.day_of("10.1000/night.7") == date(2026, 3, 5)
        assert made.day_of("10.1000/coffee.3") == date(2026, 7, 1)
        assert made.day_of("10.1000/none") is None
