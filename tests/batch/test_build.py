"""A pool on disk: what is in it, that a build goes on where it was killed, and what is wrong with files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow.parquet as pq

from litman.batch import put_together, staged
from litman.batch.build import build_pool
from litman.batch.manifest import read_manifest
from litman.batch.verify import damaged_parts
from litman.errors import PoolFolderError
from litman.matching.kept import kept_of_text
from tests.batch.made import made_works, write_lines


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    works = made_works(120)
    whole = tmp_path / "items.json"
    whole.write_text(json.dumps({"items": works[60:110]}))
    bib = tmp_path / "more.bib"
    bib.write_text(
        "@article{a, title={Bees in winter}, author={Holm, A}, year={2001}, doi={10.1000/bib.1}}\n"
    )
    return [write_lines(tmp_path / "first.jsonl.gz", works[:60]), whole, bib]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staged, "_RECORDS_A_PART", 25)


def dois_of(folder: Path) -> list[str]:
    return sorted(
        doi for path in (folder / "records").iterdir() for doi in pq.read_table(path)["doi"].to_pylist()
    )


def test_all_kinds_of_files_are_taken(files: list[Path], tmp_path: Path) -> None:
    manifest, was_there = build_pool(files, tmp_path / "pool")
    assert (manifest.works, was_there) == (111, False)
    assert dois_of(tmp_path / "pool") == sorted(["10.1000/bib.1", *(f"10.1000/made.{n}" for n in range(110))])
    assert sorted(path.name for path in (tmp_path / "pool").iterdir()) == ["keys", "manifest.json", "records"]
    assert build_pool(files, tmp_path / "pool") == (manifest, True)
    assert list(damaged_parts(tmp_path / "pool", manifest)) == []


def test_keys_and_records_are_sorted_by_their_hashes(files: list[Path], tmp_path: Path) -> None:
    build_pool(files, tmp_path / "pool")
    for name, column in (("keys", "key"), ("records", "work")):
        for path in (tmp_path / "pool" / name).iterdir():
            numbers = pq.read_table(path)[column].to_pylist()
            assert numbers == sorted(numbers)
            assert {number >> 44 for number in numbers} <= {int(path.stem[:2])}


@pytest.mark.parametrize("step", [0, 2, 5, 6, 7, 20, 38, 50])
def test_a_build_that_was_killed_goes_on_and_gives_the_same(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    expected, _ = build_pool(files, tmp_path / "whole")
    writer, steps = staged.whole_parquet, iter(range(100))

    def killed(*args: object, **more: object) -> object:
        if next(steps) == step:
            raise KilledError
        return writer(*args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(staged, "whole_parquet", killed)
        patched.setattr(put_together, "whole_parquet", killed)
        with pytest.raises(KilledError):
            build_pool(files, tmp_path / "pool")
    with pytest.raises(PoolFolderError, match="its build has not ended"):
        read_manifest(tmp_path / "pool")
    assert build_pool(files, tmp_path / "pool")[0] == expected


def test_the_newest_of_several_records_counts(tmp_path: Path) -> None:
    old, new = ({**made_works(1)[0], "title": [title]} for title in ("Old words here", "New words here"))
    old["indexed"], new["indexed"] = ({"date-time": f"20{year}-01-01T00:00:00Z"} for year in (20, 24))
    files = [write_lines(tmp_path / "a.jsonl", [new]), write_lines(tmp_path / "b.jsonl", [old])]
    build_pool(files, tmp_path / "pool")
    found = [row for path in (tmp_path / "pool/records").iterdir() for row in pq.read_table(path).to_pylist()]
    assert [(kept_of_text(row["data"])["title"], row["day"]) for row in found] == [
        (["New words here"], "2024-01-01")
    ]


def test_what_is_wrong_with_a_file_is_said_and_the_rest_is_taken(tmp_path: Path) -> None:
    bad = write_lines(tmp_path / "bad.jsonl", made_works(3))
    bad.write_text('{"DOI": \n' + bad.read_text() + '[7]\n{"title": ["No DOI"]}\n')
    cut = write_lines(tmp_path / "cut.jsonl.gz", made_works(100))
    cut.write_bytes(cut.read_bytes()[:-2_000])
    manifest, _ = build_pool([bad, cut], tmp_path / "pool")
    damaged, broken = manifest.sources
    assert (damaged.read, damaged.damaged, damaged.unnamed, damaged.problem) == (6, 2, 1, None)
    assert broken.problem is not None
    assert "breaks off" in broken.problem
    assert manifest.works == broken.read
    assert 3 <= broken.read < 100


def test_a_changed_file_of_a_pool_is_seen(files: list[Path], tmp_path: Path) -> None:
    manifest, _ = build_pool(files, tmp_path / "pool")
    gone, longer, other = (tmp_path / "pool" / part.name for part in manifest.files[:3])
    gone.unlink()
    longer.write_bytes(longer.read_bytes() + b"x")
    other.write_bytes(other.read_bytes()[:-1] + b"x")
    said = [problem for _, problem in damaged_parts(tmp_path / "pool", manifest)]
    assert [problem.split(" ")[1] for problem in said] == ["is", "has", "was"]


def test_no_works_are_a_pool_too(tmp_path: Path) -> None:
    manifest, _ = build_pool([write_lines(tmp_path / "none.jsonl", [])], tmp_path / "pool")
    assert (manifest.works, manifest.keys) == (0, 0)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("key_functions", 0, "its keys are of version 0", id="other key functions"),
        pytest.param("format", 9, r"a newer litman made it \(format 9", id="a later format"),
        pytest.param("files", 3, "cannot be read", id="another shape"),
    ],
)
def test_a_pool_of_another_litman_is_refused(
    files: list[Path], tmp_path: Path, name: str, value: object, said: str
) -> None:
    build_pool(files[-1:], tmp_path / "pool")
    path = tmp_path / "pool" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))
    with pytest.raises(PoolFolderError, match=said):
        read_manifest(tmp_path / "pool")


def test_a_folder_with_something_else_and_a_pool_of_other_files_are_left_alone(
    files: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(PoolFolderError, match="something else is in it"):
        build_pool(files, tmp_path)
    build_pool(files[:1], tmp_path / "pool")
    with pytest.raises(PoolFolderError, match="other files"):
        build_pool(files, tmp_path / "pool")
