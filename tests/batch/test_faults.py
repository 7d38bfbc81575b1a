"""Faults of pools on disk: damaged files, full disks, other versions, an engine or a person that gives up."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import duckdb
from click.testing import CliRunner, Result

from litman.batch import on_duckdb, parquet, put_together, rows
from litman.batch.build import build_pool
from litman.batch.manifest import read_manifest
from litman.batch.verify import damaged_parts
from litman.cli.main import main
from litman.errors import FileWriteError, MatchEngineError, PoolFolderError
from litman.sources.dumps import items
from tests.batch.made import made_works, write_lines

WORKS = made_works(40)


@pytest.fixture(autouse=True)
def two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen take their time, and are no other than two."""
    monkeypatch.setattr(rows, "_PART_BITS", 1)
    monkeypatch.setattr(put_together, "PARTS", 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "works.jsonl.gz", WORKS)


def ran(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def line_of(work: dict[str, Any]) -> bytes:
    return json.dumps(work).encode() + b"\n"


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(b'{"DOI": "10.1000/bad", "title": \n', id="no JSON"),
        pytest.param(b'["10.1000/bad"]\n', id="JSON, but no record"),
        pytest.param(b'{"DOI": "10.1000/bad", "title": ["Caf\xe9"]}\n', id="no UTF-8"),
        pytest.param(b'{"DOI": "10.1000/bad", "title": ["' + b"x" * 70_000 + b'"]}\n', id="a giant line"),
        pytest.param(b'{"DOI": "10.1000/bad", "n": ' + b"9" * 6_000 + b"}\n", id="a giant number"),
        pytest.param(b'{"DOI": "10.1000/bad", "a": ' + b"[" * 9_000 + b"]" * 9_000 + b"}\n", id="a deep one"),
    ],
)
def test_a_record_that_is_none_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes
) -> None:
    monkeypatch.setattr(items, "_LONGEST", 1 << 16)
    path = tmp_path / "a.jsonl"
    path.write_bytes(line_of(WORKS[0]) + bad + line_of(WORKS[1]))
    result = ran("pool", "build", path, "-o", tmp_path / "pool")
    assert result.exit_code == 1
    assert "1 damaged record set aside" in result.output
    assert read_manifest(tmp_path / "pool").works == 2


def test_a_file_that_breaks_off_is_said_and_can_be_fetched_again(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-40])
    result = ran("pool", "build", file, "-o", tmp_path / "pool")
    assert result.exit_code == 1
    assert "breaks off; fetch it again" in result.output
    file.write_bytes(whole)
    result = ran("pool", "build", "--add", file, "-o", tmp_path / "pool")
    assert result.exit_code == 1  # the pool was made of the other one, too
    assert read_manifest(tmp_path / "pool").works == len(WORKS)


def test_keys_of_two_versions_are_not_mixed(file: Path, tmp_path: Path) -> None:
    build_pool([file], tmp_path / "pool")
    path = tmp_path / "pool" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "key_functions": 0}))
    more = write_lines(tmp_path / "more.jsonl", made_works(41)[40:])
    result = ran("pool", "build", "--add", more, "-o", tmp_path / "pool")
    assert result.exit_code == 2
    assert "its keys are of version 0, this litman makes version" in result.output
    assert "build it anew from its files" in result.output


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            {"format": 3, "parts": []}, "a newer litman made it (format 3, this one reads 2)", id="newer"
        ),
        pytest.param({"format": 1}, "an older litman made it (format 1, this one reads 2)", id="older"),
        pytest.param({"digest": "0" * 64}, "it has another digest than it says", id="changed by hand"),
    ],
)
def test_a_pool_of_another_litman_is_refused_everywhere(
    file: Path, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    build_pool([file], tmp_path / "pool")
    path = tmp_path / "pool" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    (tmp_path / "refs.txt").write_text("Holm A. Bees. 2001.\n")
    for words in (
        ("pool", "info", tmp_path / "pool"),
        ("pool", "verify", tmp_path / "pool"),
        ("pool", "build", "--add", file, "-o", tmp_path / "pool"),
        ("match", "--file", tmp_path / "refs.txt", "--pool", tmp_path / "pool"),
    ):
        result = ran(*words)
        assert result.exit_code == 2, words
        assert said in result.output, words


def test_what_a_later_version_says_besides_is_passed_over(file: Path, tmp_path: Path) -> None:
    made, _ = build_pool([file], tmp_path / "pool")
    path = tmp_path / "pool" / "manifest.json"
    said = json.loads(path.read_text())
    said["sources"][0]["licence"] = "CC0"
    path.write_text(json.dumps({**said, "made_by": "litman 7"}))
    assert read_manifest(tmp_path / "pool") == made


@pytest.mark.parametrize("step", range(0, 10, 3))
def test_a_full_disk_stops_a_build_which_goes_on_when_there_is_room(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    expected, _ = build_pool([file], tmp_path / "whole")
    steps, real = iter(range(100)), os.replace

    def full(*names: Any, **more: Any) -> None:
        if next(steps) == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*names, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        result = ran("pool", "build", file, "-o", tmp_path / "pool")
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert not [path for path in (tmp_path / "pool").rglob("*") if ".litman-" in path.name]
    assert build_pool([file], tmp_path / "pool")[0].digest == expected.digest


@pytest.mark.skipif(sys.platform == "win32", reason="this system limits otherwise")
def test_a_file_that_may_not_grow_is_none_and_leaves_nothing(file: Path, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, before[1]))
    try:
        with pytest.raises(FileWriteError, match="File too large"):
            build_pool([file], tmp_path / "pool")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert build_pool([file], tmp_path / "pool")[0].works == len(WORKS)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(
            duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block of size 256.0 KiB"),
            "it ran out of memory; close what else takes memory, and give the same command again",
            id="memory",
        ),
        pytest.param(
            duckdb.OutOfMemoryException("failed to offload data block\nset by 'temp_directory'"),
            "the disk is full on which it keeps what memory cannot hold",
            id="the disk for what memory cannot hold",
        ),
        pytest.param(
            duckdb.IOException('IO Error: Could not write file "x": No space left on device'),
            "the disk is full",
            id="a full disk",
        ),
        pytest.param(
            duckdb.InvalidInputException("Invalid Input Error: No magic bytes found"),
            "`litman pool verify DIR` says which file of a pool is missing or was changed",
            id="a file that is none",
        ),
        pytest.param(
            duckdb.InternalException("INTERNAL Error: oh\nstack"), "duckdb: INTERNAL Error: oh", id="others"
        ),
    ],
)
def test_what_the_engine_says_is_put_into_words(tmp_path: Path, error: Exception, said: str) -> None:
    def fails() -> None:
        raise error

    with on_duckdb.opened(spill=tmp_path / "spill") as engine, pytest.raises(MatchEngineError) as caught:
        engine._run(fails)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_memory_that_does_not_suffice_is_said_and_the_build_goes_on_later(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(on_duckdb, "_MEMORY", "1MB")
        result = ran("pool", "build", file, "-o", tmp_path / "pool")
    assert result.exit_code == 2
    assert "it ran out of memory" in result.output
    assert build_pool([file], tmp_path / "pool")[0].works == len(WORKS)


def test_a_file_of_a_pool_that_is_gone_or_altered_is_named(file: Path, tmp_path: Path) -> None:
    manifest, _ = build_pool([file], tmp_path / "pool")
    of_keys, of_records = manifest.of_kind("keys")[0].name, manifest.of_kind("records")[1].name
    kept = (tmp_path / "pool" / of_keys).read_bytes()
    (tmp_path / "pool" / of_keys).unlink()
    altered = tmp_path / "pool" / of_records
    altered.write_bytes(altered.read_bytes()[:100] + b"?" + altered.read_bytes()[101:])
    later = (tmp_path / "pool" / "manifest.json").stat().st_mtime_ns + 1_000
    os.utime(altered, ns=(later, later))
    result = ran("pool", "verify", tmp_path / "pool", "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert (said["whole"], said["works"], said["files"]) == (False, len(WORKS), 4)
    assert said["problems"] == [
        {"file": of_keys, "problem": "it is missing"},
        {"file": of_records, "problem": "it was changed: it has another digest"},
    ]
    (tmp_path / "refs.txt").write_text("Holm A. Bees. 2001.\n")
    words = ("match", "--file", tmp_path / "refs.txt", "--pool", tmp_path / "pool")
    result = ran(*words)
    assert result.exit_code == 2
    assert f"{of_keys}: it is missing; `litman pool verify` looks at all files" in result.output
    (tmp_path / "pool" / of_keys).write_bytes(kept)
    result = ran(*words)
    assert result.exit_code == 2
    assert f"{of_records}: it was changed: it has another digest" in result.output


def test_a_whole_pool_says_so_as_json(file: Path, tmp_path: Path) -> None:
    manifest, _ = build_pool([file], tmp_path / "pool")
    result = ran("pool", "verify", tmp_path / "pool", "--json")
    assert (result.exit_code, json.loads(result.stdout)["problems"]) == (0, [])
    said = json.loads(ran("pool", "info", tmp_path / "pool", "--json").stdout)
    assert said["works"] == len(WORKS)
    assert (said["format"], said["key_functions"], said["digest"]) == (
        2,
        manifest.key_functions,
        manifest.digest,
    )
    assert said["files"] == [
        {"name": file.name, "records": 40, "whole": True, "damaged": 0, "without_doi": 0, "deletions": 0}
    ]


def test_a_pool_that_is_being_built_is_not_matched_against_and_one_that_is_added_to_is(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_pool([file], tmp_path / "pool")
    more = write_lines(tmp_path / "more.jsonl", made_works(60)[40:])
    (tmp_path / "refs.txt").write_text(f"doi:{WORKS[7]['DOI']}\n")
    real = put_together.write_manifest
    seen: dict[str, Result] = {}

    def meanwhile(path: Path, manifest: Any) -> None:
        folder = path.parents[2]
        seen[folder.name] = ran("match", "--file", tmp_path / "refs.txt", "--pool", folder, "--json")
        real(path, manifest)

    monkeypatch.setattr(put_together, "write_manifest", meanwhile)
    build_pool([more], tmp_path / "pool", add=True)
    build_pool([more], tmp_path / "new")
    assert seen["new"].exit_code == 2
    assert "its build has not ended" in seen["new"].output
    assert json.loads(seen["pool"].stdout)[0]["match"]["doi"] == WORKS[7]["DOI"]


def test_a_question_can_be_stopped(tmp_path: Path) -> None:
    """Whoever presses Ctrl-C does not wait until DuckDB has its answer."""
    question = "SELECT COUNT(*) FROM range(400000000) made(i) WHERE md5(CAST(i AS VARCHAR)) = 'x'"
    signal.siginterrupt(signal.SIGINT, True)  # an engine of another test may have let what waits go on
    with on_duckdb.opened(spill=tmp_path / "spill") as engine:
        # Not before it is open: what is loaded meanwhile may swallow an interruption.
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            list(engine.ask(question))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system stops otherwise")
def test_a_build_that_is_stopped_ends_with_130_and_goes_on(tmp_path: Path) -> None:
    many = write_lines(tmp_path / "many.jsonl", made_works(2_000))
    words = [sys.executable, "-m", "litman", "pool", "build", str(many), "-o", str(tmp_path / "pool")]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (tmp_path / "pool" / "building" / "lock").exists():
        pass
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    with pytest.raises(PoolFolderError, match="its build has not ended"):
        read_manifest(tmp_path / "pool")
    manifest, _ = build_pool([many], tmp_path / "pool")
    assert manifest.works == 2_000
    assert list(damaged_parts(tmp_path / "pool", manifest)) == []


def test_a_written_file_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), parquet.whole_parquet(tmp_path / "a.parquet", rows.KEYS):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
