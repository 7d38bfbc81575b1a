from __future__ import annotations

import gzip
import json
from pathlib import Path

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
