from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from litman.errors import QueryError
from litman.index.query.find import search_works
from litman.index.query.sql import has_tag
from litman.index.schema import create_tables
from litman.search.query.fields import FIELDS, HAS, NOTICES
from litman.search.query.parse import parse_field, parse_query
from tests.search.query.test_parse import PIECES


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """An index with nothing in it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    yield connection
    connection.close()


@settings(deadline=None)
@given(PIECES)
def test_whatever_is_a_query_can_be_run(empty: sqlite3.Connection, text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert search_works(empty, query, limit=5).hits == ()
    assert search_works(empty, query, limit=None, order="year").total == 0


VALUES = {"year": "2018", "has": "doi", "notice": "any", "doi": "10.1000/x"}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_run(empty: sqlite3.Connection, field: str) -> None:
    value = VALUES.get(field, "a\"b'; DROP TABLE entry --")
    for query in (parse_field(field, value), parse_query(f"tea -{field}:{VALUES.get(field, 'a')}")):
        assert search_works(empty, query).hits == ()
    assert empty.execute("SELECT count(*) FROM entry").fetchone() == (0,)


@pytest.mark.parametrize("text", [*(f"has:{what}" for what in HAS), *(f"notice:{kind}" for kind in NOTICES)])
def test_every_choice_can_be_run(empty: sqlite3.Connection, text: str) -> None:
    assert search_works(empty, parse_query(f"{text} -{text} OR {text}")).hits == ()


@pytest.mark.parametrize(
    ("keywords", "tag", "is_prefix", "expected"),
    [
        pytest.param("to read, tea", "To Read", False, True, id="another case"),
        pytest.param("to read; tea", "tea", False, True, id="a semicolon between"),
        pytest.param("to read later", "to read", False, False, id="a part of a tag"),
        pytest.param("to read later", "to r", True, True, id="the beginning"),
    ],
)
def test_a_tag_is_compared_whole(keywords: str, tag: str, is_prefix: bool, expected: bool) -> None:
    assert has_tag(keywords, tag, is_prefix) is expected
