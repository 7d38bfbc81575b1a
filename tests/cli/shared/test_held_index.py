"""An index that another program holds: it is said soon, and the answer is the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from litman.index import store
from tests.cli.conftest import Run


@pytest.fixture
def index(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of an index that is up to date; waiting for it is short."""
    assert run("list").exit_code == 0
    assert run("claims").exit_code == 0
    monkeypatch.setattr(store, "_BUSY_S", 0.05)
    monkeypatch.setattr(store, "_HELD_MS", 100)
    (found,) = (library / ".litman").glob("index*.sqlite")
    return found


def test_how_long_is_waited_in_silence_and_in_all() -> None:
    assert store._BUSY_S <= 1.0
    assert store._BUSY_S + store._HELD_MS / 1000 == 10.0


@pytest.mark.parametrize(
    "words", ["list", "show moss2019tea", "search tea", "claims", "check", "set moss2019tea volume=8"]
)
@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_that_another_program_holds_the_index_is_said_once_and_costs_nothing_else(
    run: Run, library: Path, index: Path, words: str, lock: str
) -> None:
    before, inode = run(*words.split()).stdout, index.stat().st_ino
    bib = library / "references.bib"
    bib.write_text(bib.read_text() + "\n")  # something to bring up to date
    holder = sqlite3.connect(index, isolation_level=None)
    holder.execute(f"BEGIN {lock}")
    held = run(*words.split())
    holder.close()
    assert held.stdout == before
    assert held.exit_code in (0, 1)
    assert held.stderr.count("another program holds the index") == 1
    assert "Traceback" not in held.stderr
    assert index.stat().st_ino == inode
    assert "holds the index" not in run(*words.split()).stderr


def test_an_index_that_is_let_go_of_meanwhile_is_used(
    run: Run, library: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = sqlite3.connect(index, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    wait_longer = store.wait_longer

    def let_go(connection: sqlite3.Connection) -> None:
        holder.close()
        wait_longer(connection)

    monkeypatch.setattr(store, "wait_longer", let_go)
    monkeypatch.setattr(store, "in_memory", lambda notify: pytest.fail("went without the index"))
    held = run("list", "--keys")
    assert "moss2019tea" in held.stdout
    assert "another program holds the index" in held.stderr
