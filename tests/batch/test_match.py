"""Matching a set at a time gives the decisions that the pool of one file gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner, Result

from litman.actions.match import decide_batch
from litman.actions.match.match_pool import add_files
from litman.batch import on_duckdb, strings
from litman.batch.build import build_pool
from litman.cli.main import main
from tests.batch.made import made_works, printed, write_lines

WORKS = made_works(300)
TEXTS = [printed(work, number) for number, work in enumerate(WORKS) if number % 2]
ODD = ["", "?!", "2001", "Nobody said this anywhere. 1999;3:4-5.", TEXTS[0], "doi:10.1000/made.7", TEXTS[0]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thirds of the works, as a pool in a folder and as one in a file; references to all."""
    root = tmp_path_factory.mktemp("home")
    file = write_lines(root / "works.jsonl.gz", WORKS[:200])
    build_pool([file], root / "pool")
    list(add_files(root / "pool.sqlite", [file]))
    (root / "refs.txt").write_text("\n".join(filter(None, TEXTS + ODD)))
    return root


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LITMAN_POOL", str(home / "pool.sqlite"))
    CliRunner().invoke(main, ["init"])

    def ran(*words: str) -> Result:
        return CliRunner().invoke(main, ["match", "--file", str(home / "refs.txt"), *words])

    return ran  # type: ignore[return-value]


def test_the_decisions_are_those_of_the_embedded_pool(run, home: Path) -> None:  # type: ignore[no-untyped-def]
    embedded = run("--offline", "--json")
    batch = run("--pool", str(home / "pool"), "--json")
    assert json.loads(batch.stdout) == json.loads(embedded.stdout)
    assert {one["outcome"] for one in json.loads(batch.stdout)} >= {"accepted", "no-match"}


def test_one_digest_whatever_the_size_of_a_set(run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    said = {run("--offline", "--digest").stderr}
    for size in (10_000, 60):
        monkeypatch.setattr(on_duckdb.Engine, "strings_a_set", size)
        said.add(run("--pool", str(home / "pool"), "--engine", "duckdb", "--digest").stderr)
    (one,) = said
    assert one.startswith("digest ")


def test_what_became_of_them_is_printed_and_counted(run, home: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("--pool", str(home / "pool"))
    assert result.exit_code == 1
    assert "→ 10.1000/made.7 " in result.stdout
    assert "no-match" in result.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("where", "name", "text_of", "said"),
    [
        pytest.param(strings, "read_query", str, "it cannot be read: ValueError: poison", id="reading it"),
        pytest.param(
            decide_batch,
            "match_query",
            lambda query: query.text,
            "it cannot be matched: ValueError: poison",
            id="deciding about it",
        ),
    ],
)
def test_a_string_that_fails_is_set_aside(  # type: ignore[no-untyped-def]
    run, home: Path, monkeypatch: pytest.MonkeyPatch, where, name: str, text_of, said: str
) -> None:
    real = getattr(where, name)

    def poisoned(given, *more):  # type: ignore[no-untyped-def]
        if text_of(given) == TEXTS[3]:
            raise ValueError("poison")
        return real(given, *more)

    before = json.loads(run("--pool", str(home / "pool"), "--json").stdout)
    strings.query_of.cache_clear()
    monkeypatch.setattr(where, name, poisoned)
    after = json.loads(run("--pool", str(home / "pool"), "--json").stdout)
    assert [one for one, other in zip(after, before, strict=True) if one != other] == [
        {"string": TEXTS[3], "outcome": "set-aside", "score": None, "reason": said}
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--pool", "."), "it is no pool", id="a folder that is none"),
        pytest.param(("--engine", "duckdb"), "give it with --pool DIR", id="an engine without a pool"),
        pytest.param(("--pool", ".", "--add"), "leave out --post and --add", id="adding to a library"),
    ],
)
def test_what_cannot_be_done_is_refused(run, words: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_missing_extra_is_named(run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("litman.batch.extra.find_spec", lambda name: None)
    result = run("--pool", str(home / "pool"))
    assert result.exit_code == 2
    assert "extra `batch`" in result.output
