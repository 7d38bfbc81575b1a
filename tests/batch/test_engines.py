"""Every engine answers alike, and says in words what is wrong with it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow as pa

from litman.actions.match.match_batch import match_batch
from litman.batch import extra
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.engine import Engine
from litman.batch.engines import is_engine, open_engine
from litman.batch.extra import require_engine
from litman.batch.manifest import read_manifest
from litman.batch.shown_pool import show_pool
from litman.batch.spark_address import read_spark_address, require_listener
from litman.errors import MatchEngineError, NoExtraError, PoolFolderError
from tests.batch.made import made_works, printed, write_lines

HAS_SAIL = not any(find_spec(name) is None for name in ("pysail", "pyspark", "grpc", "pandas"))
NEEDS_SAIL = pytest.mark.skipif(not HAS_SAIL, reason="the extra spark is not installed")
NUMBERS = pa.schema([("number", pa.int64()), ("name", pa.string())])
SUMS = pa.schema([("name", pa.string()), ("numbers", pa.list_(pa.int64()))])


def doubled(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in rows:
        numbers = [number * 2 for number in batch.column("number").to_pylist()]
        yield pa.RecordBatch.from_arrays(
            [pa.array(numbers, pa.int64()), batch.column("name")], schema=NUMBERS
        )


def by_name(prefix: str, rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A name comes once, with its numbers in the order in which they came."""
    found: dict[str, list[int]] = {}
    for batch in rows:
        for number, name in zip(*(batch.column(at).to_pylist() for at in NUMBERS.names), strict=True):
            found.setdefault(prefix + name, []).append(number)
    yield pa.RecordBatch.from_pydict({"name": list(found), "numbers": list(found.values())}, schema=SUMS)


@pytest.fixture(scope="module", params=["duckdb", pytest.param("sail", marks=NEEDS_SAIL)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with open_engine(request.param, spill=tmp_path_factory.mktemp("spill")) as running:
        yield running


def test_steps_are_run_over_tables_and_answers(engine: Engine) -> None:
    numbers = list(range(1_000))
    table = pa.Table.from_pydict({"number": numbers, "name": [str(n % 7) for n in numbers]}, schema=NUMBERS)
    engine.show("numbers", table)
    engine.show_made("twice", "numbers", doubled, NUMBERS)
    question = "SELECT number, name FROM twice WHERE number > 99"
    ordered = [row for batch in engine.ask(f"{question} ORDER BY number DESC") for row in batch.to_pylist()]
    assert [row["number"] for row in ordered] == list(range(1998, 99, -2))
    answer = engine.ask_through(question, partial(by_name, "n"), SUMS, order=("name", "number"))
    found = [(row["name"], row["numbers"]) for batch in answer for row in batch.to_pylist()]
    assert sorted(found) == [(f"n{n}", [2 * i for i in range(50, 1_000) if i % 7 == n]) for n in range(7)]


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The digest of what an engine decides about references, of which a third are to works that the pool lacks."""
    root, works = tmp_path_factory.mktemp("decided"), made_works(150)
    build_pool([write_lines(root / "works.jsonl", works[:100])], root / "pool")
    texts = [printed(work, number) for number, work in enumerate(works)] + ["", "?!", "2001"]

    def digest(engine: str) -> str:
        manifest, today = read_manifest(root / "pool"), date(2026, 1, 1)
        found = match_batch(texts, root / "pool", manifest, engine=engine, today=today, in_full=False)
        return digest_of_decisions((one.number, one.doi, one.outcome, one.score) for one in found)

    return digest


@NEEDS_SAIL
def test_one_digest_whatever_the_engine(decided: Callable[[str], str]) -> None:
    assert decided("sail") == decided("duckdb")


@NEEDS_SAIL
def test_a_session_that_the_server_dropped_is_opened_anew(tmp_path: Path) -> None:
    with open_engine("sail", spill=tmp_path) as engine:
        engine.show("numbers", pa.table({"number": pa.array([1, 2], pa.int64())}))
        engine._session.client.release_session()  # type: ignore[attr-defined]
        (found,) = engine.ask("SELECT SUM(number) AS total FROM numbers")
        assert found.to_pylist() == [{"total": 3}]


@NEEDS_SAIL
def test_workers_of_another_litman_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litman.batch.on_spark.litman_stamp", lambda: "another")
    with pytest.raises(MatchEngineError, match="have another litman"), open_engine("sail", spill=tmp_path):
        pass


def test_a_pool_that_an_engine_does_not_see_is_no_empty_pool(engine: Engine, tmp_path: Path) -> None:
    build_pool([write_lines(tmp_path / "works.jsonl", made_works(30))], tmp_path / "pool")
    manifest = read_manifest(tmp_path / "pool")
    show_pool(engine, tmp_path / "pool", manifest)
    with pytest.raises(MatchEngineError, match="give a path that it can read"):
        show_pool(engine, tmp_path / "elsewhere", manifest)
    for part in (tmp_path / "pool" / "records").iterdir():
        part.write_bytes(b"PAR1 was here")
    with pytest.raises(PoolFolderError, match="it has 13 bytes and not"):
        show_pool(engine, tmp_path / "pool", manifest)


@pytest.mark.parametrize(
    ("text", "host", "port", "shown"),
    [
        pytest.param("sc://cluster", "cluster", 15002, "sc://cluster:15002", id="the usual port"),
        pytest.param("sc://127.0.0.1:70", "127.0.0.1", 70, "sc://127.0.0.1:70", id="a port"),
        pytest.param("sc://[::1]:70/", "::1", 70, "sc://[::1]:70", id="the sixth version"),
        pytest.param("sc://c:70/;token=x;user_id=y", "c", 70, "sc://c:70", id="a token is not shown"),
    ],
)
def test_addresses_of_servers_are_read(text: str, host: str, port: int, shown: str) -> None:
    address = read_spark_address(text)
    assert (address.host, address.port, address.shown) == (host, port, shown)
    assert address.url.partition(";")[2] == text.partition(";")[2]


@pytest.mark.parametrize(
    "text",
    ["sc://", "sc:///x", "sc://host/path", "sc://host:port", "sc://me:word@host:1", "spark://host:7077"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(MatchEngineError, match="no address of a Spark Connect server") as caught:
        read_spark_address(text)
    assert "word" not in str(caught.value)


def test_a_port_where_nobody_listens_is_said_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = read_spark_address(f"sc://127.0.0.1:{taken.getsockname()[1]};token=secret")
        with pytest.raises(MatchEngineError, match="nobody listens there") as caught:
            require_listener(address)
    assert "secret" not in str(caught.value)


@NEEDS_SAIL
def test_a_server_of_another_kind_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litman.batch.spark_session._READY_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        name = f"sc://127.0.0.1:{silent.getsockname()[1]}"
        with (
            pytest.raises(MatchEngineError, match="no Spark Connect server"),
            open_engine(name, spill=tmp_path),
        ):
            pass


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("x: No module named 'litman'", "workers have no litman", id="workers without litman"),
        pytest.param("[PYTHON_VERSION_MISMATCH] …", "another version of Python", id="another Python"),
        pytest.param("status = StatusCode.UNAUTHENTICATED", "give a token", id="no token"),
        pytest.param("[RETRIES_EXCEEDED] The maximum", "does not answer", id="it is gone"),
        pytest.param("\n  Job aborted\n  at java", "Job aborted", id="anything else"),
    ],
)
@NEEDS_SAIL
def test_failures_of_a_server_are_said_in_words(said: str, shown: str) -> None:
    from litman.batch.spark_session import engine_error

    assert shown in str(engine_error("sc://c:70", RuntimeError(said)))
    assert "java" not in str(engine_error("sc://c:70", RuntimeError(said)))


@pytest.mark.parametrize(
    ("engine", "named"),
    [
        pytest.param("duckdb", "extra `batch`", id="duckdb"),
        pytest.param("sail", "extra `spark`", id="sail"),
        pytest.param("sc://c:70", "extra `spark`", id="a server"),
    ],
)
def test_the_extra_of_an_engine_is_named(engine: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    with pytest.raises(NoExtraError, match=named):
        require_engine("litman match", engine)


def test_engines_have_names() -> None:
    assert [is_engine(name) for name in ("duckdb", "sail", "sc://c:70", "spark", "SAIL")] == [
        True, True, True, False, False,
    ]  # fmt: skip
