from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from litman.index.claims.refresh import refresh_claims
from litman.index.query import scores as search_scores
from litman.index.query.find import Order, search_works
from litman.search.query.parse import parse_query
from tests.index.indexing import indexed, new_index

BIB = b"""@misc{a, title = {Tea and sleep}, year = 2001, author = {Oak, A.}}
@misc{b, title = {Sleep}, abstract = {Tea was drunk.}, year = 2003, author = {Ash, B.}}
@misc{c, title = {Coffee and sleep}, author = {Elm, C.}}
@misc{d, title = {Leaves}, abstract = {Of tea.}, year = 2002}
"""
CLAIMS = """[post]
title = "P"
[[claim]]
id = "c01"
text = "Naps follow leaves."
[[claim.link]]
key = "D"
relation = "supports"
quote = "rest after work"
"""


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    """An index of four works and a claim that leans on one."""
    index = new_index()
    indexed(tmp_path / "references.bib", BIB, index)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "p.toml").write_text(CLAIMS)
    refresh_claims(index, tmp_path / "claims")
    return index.connection


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("tea sleep", ["a", "b", "c", "d"], id="works with all words come first"),
        pytest.param("tea", ["a", "d", "b"], id="a word of the title counts twice, a short text more"),
        pytest.param("naps", ["d"], id="a claim leans on the work, in another case"),
        pytest.param("quote:rest", ["d"], id="what a link quotes"),
        pytest.param("claim:rest", [], id="a quotation is no claim"),
        pytest.param("leaves -naps", ["d"], id="what is not wanted is asked of the work itself"),
        pytest.param("leaves -claim:naps", [], id="or of its claims where they are named"),
        pytest.param("sleep -tea", ["c"], id="a word that is not wanted"),
        pytest.param("has:claims", ["d"], id="a condition alone"),
        pytest.param("", ["a", "b", "c", "d"], id="everything"),
        pytest.param("nothing", [], id="nothing"),
    ],
)
@pytest.mark.parametrize("limit", [None, 10])
def test_works_come_in_their_order(
    connection: sqlite3.Connection, query: str, expected: list[str], limit: int | None
) -> None:
    found = search_works(connection, parse_query(query), limit=limit)
    assert [hit.key for hit in found.hits] == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param("year", ["b", "d", "a", "c"], id="newest first, no year last"),
        pytest.param("author", ["b", "c", "a", "d"], id="no author last"),
        pytest.param("title", ["c", "d", "b", "a"], id="title"),
        pytest.param("key", ["a", "b", "c", "d"], id="key"),
    ],
)
def test_what_is_not_known_comes_last_either_way(
    connection: sqlite3.Connection, order: Order, expected: list[str]
) -> None:
    assert [hit.key for hit in search_works(connection, parse_query(""), order=order).hits] == expected
    turned = [
        hit.key for hit in search_works(connection, parse_query(""), order=order, is_reversed=True).hits
    ]
    unknown = {"year": 1, "author": 1}.get(order, 0)
    known = expected[: len(expected) - unknown]
    assert turned == [*reversed(known), *expected[len(known) :]]


def test_words_too_common_to_weigh_all_give_titles_first_and_a_least_number(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_scores, "WORK_BUDGET", 2)
    monkeypatch.setattr(search_scores, "_NEWEST", 2)
    found = search_works(connection, parse_query("sleep"), limit=3)
    assert {hit.key for hit in found.hits} <= {"a", "b", "c"}
    assert found.is_total_least
    whole = search_works(connection, parse_query("sleep"), limit=None)
    assert (whole.total, whole.is_total_least) == (3, False)


def test_the_limit_cuts_the_hits_and_not_the_number(connection: sqlite3.Connection) -> None:
    found = search_works(connection, parse_query("tea"), limit=1)
    assert ([hit.key for hit in found.hits], found.total) == (["a"], 3)
    listed = search_works(connection, parse_query("year:2001.."), limit=2)
    assert (len(listed.hits), listed.total) == (2, 3)
