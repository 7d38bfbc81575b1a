"""Apache Spark through its Connect server, with an executor that is killed half-way; runs where LITMAN_SPARK is set."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner

from litman.actions.match.match_batch import match_batch
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest
from litman.cli.main import main
from tests.batch.made import made_post, made_works, printed, write_lines
from tests.batch.spark_serving import SparkServer, spark_home, start_spark

pytestmark = pytest.mark.skipif(
    not os.environ.get("LITMAN_SPARK") or spark_home() is None,
    reason="LITMAN_SPARK is not set, or pyspark and Java are not there",
)
WORKS = made_works(1_000)
TEXTS = [printed(work, number) for number, work in enumerate(WORKS)]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkServer]:
    with start_spark(tmp_path_factory.mktemp("spark")) as server:
        yield server


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    build_pool([write_lines(root / "works.jsonl", WORKS[:700])], root / "pool")
    return root / "pool"


def digest(pool: Path, engine: str) -> str:
    found = match_batch(
        TEXTS, pool, read_manifest(pool), engine=engine, today=date(2026, 1, 1), in_full=False
    )
    return digest_of_decisions((one.number, one.doi, one.outcome, one.score) for one in found)


def test_an_executor_that_is_killed_changes_nothing(spark: SparkServer, pool: Path) -> None:
    from litman.batch import on_spark

    expected, killed, deciding = digest(pool, "duckdb"), [], threading.Event()
    asked = on_spark.Engine.ask_through

    def watched(*given, **more):  # type: ignore[no-untyped-def]
        deciding.set()
        return asked(*given, **more)

    def kill() -> None:
        deciding.wait()
        before = spark.tasks_begun()
        while spark.tasks_begun() < before + 5:
            time.sleep(0.05)
        killed.append(spark.kill_executor())

    killer = threading.Thread(target=kill, daemon=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(on_spark.Engine, "ask_through", watched)
        killer.start()
        assert digest(pool, spark.address) == expected
    killer.join(timeout=60)
    assert killed
    assert "Lost executor" in spark.log.read_text(errors="replace")


@pytest.mark.parametrize("act", ["scan", "check"])
def test_posts_give_the_same_lines(
    spark: SparkServer, pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for number in range(30):
        (tmp_path / "posts" / f"p{number:02}.md").write_text(made_post(WORKS, number * 30))
    (tmp_path / "posts" / "broken.docx").write_text("x")
    words = [act, "--pool", str(pool), "posts"]
    expected = CliRunner().invoke(main, words)
    found = CliRunner().invoke(main, [*words, "--engine", spark.address])
    assert expected.stdout.count("\n") == 31
    assert (found.stdout, found.exit_code) == (expected.stdout, expected.exit_code), found.output[-500:]
