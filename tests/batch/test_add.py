"""A day's changes in a pool that is there: what is written, who wins, and that the old pool answers until the end."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from litman.batch import build, move_in, put_together, rows, staged
from litman.batch.build import build_pool
from litman.batch.manifest import Manifest, read_manifest
from litman.batch.verify import damaged_parts
from litman.errors import PoolFolderError
from tests.batch.made import made_works, write_lines
from tests.batch.test_build import KilledError

WORKS = made_works(120)


def said_on(day: int, works: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    return [{**work, "indexed": {"date-time": f"2026-11-{day:02}T00:00:00Z"}, **more} for work in works]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "first.jsonl.gz", said_on(1, WORKS[:100]))


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """One work that is new, one that is newer, one that is older, and one that is the same."""
    works = [*said_on(2, WORKS[100:101]), *said_on(2, WORKS[3:4], page="77-78")]
    old = [
        {**WORKS[4], "indexed": {"date-time": "2026-10-01T00:00:00Z"}, "title": ["Old"]},
        *said_on(1, WORKS[5:6]),
    ]
    return write_lines(tmp_path / "second.jsonl", works + old)


def names_of(manifest: Manifest) -> set[str]:
    return {file.name for file in manifest.files}


def test_only_what_changes_is_written_anew(first: Path, second: Path, tmp_path: Path) -> None:
    before, _ = build_pool([first], tmp_path / "pool")
    inodes = {name: (tmp_path / "pool" / name).stat().st_ino for name in names_of(before)}
    after, was_there = build_pool([second], tmp_path / "pool", add=True)
    assert (after.works, was_there) == (101, False)
    changed = {f"{rows.part_of(rows.work_number(WORKS[n]['DOI'])):02}" for n in (100, 3)}
    new = names_of(after) - names_of(before)
    assert {name.partition("/")[2][:2] for name in new if name.startswith("records")} == changed
    kept = names_of(after) & names_of(before)
    assert len(kept) >= len(before.files) - len(new)
    assert all(
        (tmp_path / "pool" / name).stat().st_ino == inodes[name] for name in kept if name.startswith("keys")
    )
    assert list(damaged_parts(tmp_path / "pool", after)) == []
    there = {
        path.relative_to(tmp_path / "pool").as_posix() for path in (tmp_path / "pool").rglob("*.parquet")
    }
    assert there == names_of(after)
    assert build_pool([second, first], tmp_path / "anew")[0].digest == after.digest
    assert build_pool([second], tmp_path / "pool", add=True) == (after, True)
    assert build_pool([first, second], tmp_path / "pool") == (after, True)


def test_what_says_nothing_new_changes_nothing(first: Path, tmp_path: Path) -> None:
    before, _ = build_pool([first], tmp_path / "pool")
    again = write_lines(tmp_path / "again.jsonl", said_on(1, WORKS[:50]))
    after, _ = build_pool([again], tmp_path / "pool", add=True)
    assert (after.digest, after.files) == (before.digest, before.files)
    assert [source.name for source in after.sources] == ["again.jsonl", "first.jsonl.gz"]


@pytest.mark.parametrize("step", range(0, 14, 2))
def test_the_old_pool_answers_until_the_new_one_is_whole(
    first: Path, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(rows, "_PART_BITS", 1)
    monkeypatch.setattr(put_together, "PARTS", 2)
    expected, _ = build_pool([first, second], tmp_path / "anew")
    before, _ = build_pool([first], tmp_path / "pool")
    steps = iter(range(100))

    def killed(real: Any) -> Any:
        def step_or_end(*args: Any, **more: Any) -> Any:
            if next(steps) == step:
                raise KilledError
            return real(*args, **more)

        return step_or_end

    with monkeypatch.context() as patched:
        patched.setattr(staged, "whole_parquet", killed(staged.whole_parquet))
        patched.setattr(put_together, "whole_parquet", killed(put_together.whole_parquet))
        patched.setattr(os, "replace", killed(os.replace))
        patched.setattr(move_in, "write_manifest", killed(move_in.write_manifest))
        try:
            build_pool([second], tmp_path / "pool", add=True)
        except KilledError:
            there = read_manifest(tmp_path / "pool")
            assert there == before
            assert list(damaged_parts(tmp_path / "pool", there)) == []
    after, _ = build_pool([second], tmp_path / "pool", add=True)
    assert after.digest == expected.digest
    assert list(damaged_parts(tmp_path / "pool", after)) == []
    assert not (tmp_path / "pool" / "building").exists()


def test_a_killed_clean_up_leaves_a_whole_pool(
    first: Path, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_pool([first], tmp_path / "pool")
    with monkeypatch.context() as patched:
        patched.setattr(move_in, "discard_file", lambda path: (_ for _ in ()).throw(KilledError))
        with pytest.raises(KilledError):
            build_pool([second], tmp_path / "pool", add=True)
    there = read_manifest(tmp_path / "pool")
    assert there.works == 101
    third = write_lines(tmp_path / "third.jsonl", said_on(3, WORKS[110:]))
    after, _ = build_pool([third], tmp_path / "pool", add=True)
    assert {
        p.relative_to(tmp_path / "pool").as_posix() for p in (tmp_path / "pool").rglob("*.parquet")
    } == names_of(after)


def test_nothing_is_added_to_no_pool_or_to_one_that_is_not_whole(
    first: Path, second: Path, tmp_path: Path
) -> None:
    with pytest.raises(PoolFolderError, match="it is no pool"):
        build_pool([first], tmp_path / "none", add=True)
    (tmp_path / "half" / "building").mkdir(parents=True)
    with pytest.raises(PoolFolderError, match="its build has not ended"):
        build_pool([first], tmp_path / "half", add=True)
    manifest, _ = build_pool([first], tmp_path / "pool")
    with pytest.raises(PoolFolderError, match="`--add` adds to it"):
        build_pool([second], tmp_path / "pool")
    (tmp_path / "pool" / manifest.files[0].name).unlink()
    with pytest.raises(PoolFolderError, match=r"is missing; .*verify"):
        build_pool([second], tmp_path / "pool", add=True)


def test_one_build_at_a_time_is_at_work_in_a_folder(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = build.put_together

    def meanwhile(*args: Any) -> None:
        try:
            build_pool([first], tmp_path / "pool")
        except PoolFolderError as exc:
            seen.append(str(exc))
        real(*args)

    monkeypatch.setattr(build, "put_together", meanwhile)
    manifest, _ = build_pool([first], tmp_path / "pool")
    assert len(seen) == 1
    assert "another `litman pool build` is at work in it" in seen[0]
    assert list(damaged_parts(tmp_path / "pool", manifest)) == []


def test_keys_of_works_with_one_number_do_not_get_lost(
    first: Path, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of numbers with a few bits many works share one."""
    monkeypatch.setattr(rows, "_BITS", 6)
    expected, _ = build_pool([first, second], tmp_path / "anew")
    assert expected.works == 101
    shutil.rmtree(tmp_path / "pool", ignore_errors=True)
    build_pool([first], tmp_path / "pool")
    assert build_pool([second], tmp_path / "pool", add=True)[0].digest == expected.digest
