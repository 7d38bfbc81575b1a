"""The bounds of a pool are measured on it, kept in its manifest, and used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner

from litman.batch.bounds import Best, HeldOut, Tried, are_akin, calibrated
from litman.batch.build import build_pool
from litman.batch.made_strings import printed_reference
from litman.batch.manifest import NAME, read_manifest, write_manifest
from litman.cli.main import main
from litman.matching.record import Record
from tests.batch.made import made_works, printed, write_lines

WORK = Record(
    "10.1000/a", "Tea and the sleep of dogs", ("Moss", "Holm"), (2001,), "4", "2", "11-19", ("Tea J",)
)


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    build_pool([write_lines(tmp_path / "works.jsonl", made_works(300))], tmp_path / "pool")
    return tmp_path / "pool"


def test_a_pool_is_measured_and_its_bounds_are_used(pool: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["pool", "calibrate", str(pool), "--strings", "200", "--json"])
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["works"] == 300
    assert said["strings"] >= 200
    assert said["recall"] > 0.9
    manifest = read_manifest(pool)
    assert manifest.calibration is not None
    assert "accepted from a score of" in CliRunner().invoke(main, ["pool", "info", str(pool)]).stdout
    strict = replace(manifest.calibration, accept_at=0.999_999)
    write_manifest(pool / NAME, replace(manifest, calibration=strict))
    words = ["match", printed(made_works(300)[5], 5), "--pool", str(pool), "--json"]
    assert json.loads(CliRunner().invoke(main, words).stdout)[0]["outcome"] == "suggested"


def test_a_pool_that_has_grown_since_is_told_of(pool: Path) -> None:
    CliRunner().invoke(main, ["pool", "calibrate", str(pool), "--strings", "100"])
    manifest = read_manifest(pool)
    assert manifest.calibration is not None
    before = replace(manifest.calibration, works=100)
    write_manifest(pool / NAME, replace(manifest, calibration=before))
    said = CliRunner().invoke(main, ["match", "Nobody", "--pool", str(pool)]).stderr
    assert "has grown from 100 works" in said


def tried(held_out: HeldOut, score: float, *, right: bool = False, margin: float = 9.0) -> Tried:
    best = Best(score, margin, right)
    return Tried(held_out, False, best, best)


@pytest.mark.parametrize(
    ("wrong", "bounds"),
    [
        pytest.param([0.2] * 20, (0.4, 0.3), id="nothing wrong: as without a pool"),
        pytest.param([0.62] * 20, (0.65, 0.3), id="wrong ones score higher"),
        pytest.param([0.62] * 4 + [0.1] * 996, (0.4, 0.3), id="few enough"),
    ],
)
def test_the_bounds_are_those_that_find_most(wrong: list[float], bounds: tuple[float, float]) -> None:
    right = [tried("nothing", 0.97, right=True)] * 1_000
    found = calibrated([*right, *(tried("kin", score) for score in wrong)], 1_000)
    assert (found.accept_at, found.margin) == bounds
    assert found.recall == 1.0
    assert found.is_enough


def test_the_next_work_may_be_what_tells_them_apart() -> None:
    wrong = [tried("kin", 0.995, margin=0.5)] * 20
    found = calibrated([tried("nothing", 0.99, right=True), *wrong], 30)
    assert (found.accept_at, found.margin, found.wrong) == (0.4, 0.6, 0.0)
    assert not calibrated([tried("kin", 0.999)] * 20, 30).is_enough


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(replace(WORK, title=f"Correction to: {WORK.title}", page="3"), True, id="a correction"),
        pytest.param(replace(WORK, title=f"{WORK.title}. Part II", page="20-29"), True, id="a part"),
        pytest.param(replace(WORK, title="", authors=(), page="11"), True, id="an entry for the page"),
        pytest.param(replace(WORK, title="Coffee keeps cats awake", page="21"), False, id="another work"),
    ],
)
def test_what_belongs_together_is_no_chance(other: Record, expected: bool) -> None:
    assert are_akin(WORK, other) is expected
    assert are_akin(other, WORK) is expected


def test_a_reference_is_printed_the_same_way_each_time() -> None:
    texts = [printed_reference(WORK, seed) or "" for seed in range(40)]
    assert texts == [printed_reference(WORK, seed) for seed in range(40)]
    assert len(set(texts)) > 6
    assert printed_reference(replace(WORK, authors=()), 1) is None
