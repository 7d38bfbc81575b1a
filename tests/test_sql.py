"""SQL stands in the index, in the pool of records, in what engines are asked of one on disk, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "litman"
HOMES = ("index/", "matching/pool.py", "matching/pool_changes.py", "batch/sql.py", "batch/on_duckdb.py")
SQL = re.compile(
    r"\bsqlite3\b|\.execute(?:many|script)?\(|\b(?:SELECT\b.*\bFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM|"
    r"UPDATE\s+\w+\s+SET|CREATE\s+(?:\w+\s+)?TABLE|PRAGMA)\b",
    re.DOTALL,
)


def _speaks_sql(text: str) -> bool:
    return any(SQL.search(paragraph) for paragraph in text.split("\n\n"))


def test_sql_has_three_homes() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    names = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in files}
    strangers = [name for name, text in names.items() if not name.startswith(HOMES) and _speaks_sql(text)]
    assert strangers == []
    assert len([name for name, text in names.items() if name.startswith(HOMES) and _speaks_sql(text)]) > 10


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import sqlite3", id="the driver"),
        pytest.param('connection.execute("x")', id="a question"),
        pytest.param('connection.executemany("x", rows)', id="a question for each row"),
        pytest.param('SQL = "SELECT key FROM entry"', id="a text"),
        pytest.param('SQL = """SELECT key\n    FROM entry"""', id="a text of several lines"),
        pytest.param('SQL = "INSERT OR REPLACE INTO entry"', id="a change"),
    ],
)
def test_sql_is_seen_however_it_is_written(code: str) -> None:
    assert _speaks_sql(code)
