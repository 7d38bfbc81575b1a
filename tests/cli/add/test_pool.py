from __future__ import annotations

import contextlib
import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def _env(tmp_path: Path) -> dict[str, str]:
    return {"LITMAN_POOL": str(tmp_path / "cache" / "pool.sqlite")}


def _lines(count: int) -> bytes:
    records = ({"DOI": f"10.1000/{n}", "title": [f"Dream number {n}"]} for n in range(count))
    return b"\n".join(json.dumps(record).encode() for record in records)


def test_files_are_added_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "0.jsonl.gz").write_bytes(gzip.compress(_lines(2_500)))
    first = run("pool", "add", str(folder), env=_env(tmp_path))
    assert first.exit_code == 0, first.output
    assert "2,500 records read, 2,500 new works" in first.stdout
    again = run("pool", "add", str(folder / "0.jsonl.gz"), env=_env(tmp_path))
    assert "was read before" in again.stdout
    info = json.loads(run("pool", "info", "--json", env=_env(tmp_path)).stdout)
    assert (info["works"], info["files"]) == (
        2_500,
        [{"name": "0.jsonl.gz", "records": 2_500, "whole": True}],
    )


def test_a_file_that_breaks_off_keeps_what_was_read_and_exits_1(run: Run, tmp_path: Path) -> None:
    packed = gzip.compress(_lines(9_000))
    (tmp_path / "0.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    result = run("pool", "add", str(tmp_path / "0.jsonl.gz"), env=_env(tmp_path))
    assert result.exit_code == 1
    assert "breaks off" in result.stderr
    info = json.loads(run("pool", "info", "--json", env=_env(tmp_path)).stdout)
    assert info["works"] >= 2_000
    assert info["files"][0]["whole"] is False


def test_a_pool_is_cleared_and_the_library_is_not(run: Run, library: Path, tmp_path: Path) -> None:
    bib = library / "references.bib"
    before = bib.read_bytes()
    assert "3 records read, 1 new work" in run("pool", "add", str(bib), env=_env(tmp_path)).stdout
    assert run("pool", "clear", env=_env(tmp_path)).exit_code == 0
    assert json.loads(run("pool", "info", "--json", env=_env(tmp_path)).stdout)["works"] == 0
    assert bib.read_bytes() == before


def test_what_is_no_file_of_records_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("pool", "add", str(tmp_path / "absent.json"), env=_env(tmp_path))
    assert result.exit_code == 2
    assert "no such file" in result.stderr


def test_a_folder_of_the_public_data_file_is_read_as_a_stream(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for number in range(3):
        items = [{"DOI": f"10.1000/{number}.{n}", "title": [f"Dream {n}"]} for n in range(500)]
        (folder / f"{number}.json.gz").write_bytes(gzip.compress(json.dumps({"items": items}).encode()))
    result = run("pool", "add", str(folder), env=_env(tmp_path))
    assert result.exit_code == 0, result.output
    assert result.stdout.count("500 records read, 500 new works") == 3


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills differently")
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz"])
def test_after_a_kill_a_file_is_read_on_from_where_it_was(run: Run, tmp_path: Path, name: str) -> None:
    count = 24_000
    data = _lines(count)
    if name == "a.json.gz":
        data = b'{"items": [' + data.replace(b"\n", b",") + b"]}"
    (tmp_path / name).write_bytes(gzip.compress(data, 1))
    pool = Path(_env(tmp_path)["LITMAN_POOL"])
    words = [sys.executable, "-m", "litman", "pool", "add", str(tmp_path / name)]
    for _ in range(20):
        for left in pool.parent.glob(f"{pool.name}*"):
            left.unlink()
        process = subprocess.Popen(words, env={**os.environ, **_env(tmp_path)}, stdout=subprocess.DEVNULL)
        while process.poll() is None and _kept(pool) < 4_000:
            time.sleep(0.02)
        process.kill()
        process.wait()
        before = _kept(pool)
        if before < count:  # else it was done before it was killed
            break
    assert 4_000 <= before < count
    result = run("pool", "add", str(tmp_path / name), env=_env(tmp_path))
    assert result.exit_code == 0, result.output
    assert f"{count - before:,} records read, {count - before:,} new works" in result.stdout
    assert _kept(pool) == count


def _kept(pool: Path) -> int:
    """How many records of its file a pool says that it has."""
    try:
        with contextlib.closing(sqlite3.connect(f"{pool.as_uri()}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT max(lines) FROM files").fetchone()[0] or 0)
    except sqlite3.Error:
        return 0
