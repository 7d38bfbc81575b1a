"""A row of the index is believed only where the entry that it leads to has the key that was asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_a_row_under_another_key_is_not_believed(run: Run, library: Path) -> None:
    assert run("show", "moss2019tea").exit_code == 0
    with sqlite3.connect(library / ".litman" / "index.sqlite") as connection:
        connection.execute("UPDATE entry SET key = 'swap' WHERE key = 'moss2019tea'")
        connection.execute(
            "UPDATE entry SET key = 'moss2019tea', folded = 'moss2019tea' WHERE key = 'teahouse2019news'"
        )
    connection.close()
    said = run("show", "moss2019tea")
    assert said.exit_code == 0
    assert "Tea and REM sleep" in said.stdout
    assert "Tea helps you sleep" not in said.stdout.partition("related")[0]
