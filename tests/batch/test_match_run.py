"""A run over a pool on disk: from any file to any file, going on where it was, each reference answered."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner, Result

from litman.actions.match import match_run as module
from litman.actions.match.match_batch import Answer, Decided, Matcher, open_matcher
from litman.actions.match.match_run import match_run
from litman.actions.match.read_references import GivenReference
from litman.batch import digest, engines, on_duckdb, processes
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest
from litman.cli.main import main
from tests.batch.made import made_works, printed, write_lines

WORKS = made_works(60)
TEXTS = [printed(work, number) for number, work in enumerate(WORKS)]


class KilledError(Exception):
    """As if the process ended here."""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    build_pool([write_lines(root / "works.jsonl", WORKS[:40])], root / "pool")
    return root / "pool"


def run(pool: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["match", "--pool", str(pool), *words], input=given)


def run_all(pool: Path, parts: Path | None = None, texts: Sequence[str] = TEXTS) -> list[Decided]:
    references = (GivenReference(text, str(number)) for number, text in enumerate(texts))
    found = match_run(
        references, pool, read_manifest(pool), engine="duckdb", today=date(2026, 1, 1), parts=parts
    )
    return list(found)


@pytest.fixture
def small_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten references a part, in this process."""
    monkeypatch.setattr(on_duckdb.Engine, "strings_a_set", 10)
    monkeypatch.setattr(engines, "_WORKS_ALONE", ())


@pytest.mark.parametrize("ending", ["txt", "csv", "tsv", "jsonl", "parquet", "-"])
def test_references_come_from_any_file(pool: Path, tmp_path: Path, ending: str) -> None:
    file, rows = (
        tmp_path / f"refs.{ending}",
        [{"id": f"r{n}", "Reference": t} for n, t in enumerate(TEXTS[:4])],
    )
    texts = [row["Reference"] for row in rows]
    if ending in ("csv", "tsv"):
        with file.open("w", newline="") as opened:
            table = csv.DictWriter(opened, ["id", "Reference"], delimiter="," if ending == "csv" else "\t")
            table.writeheader()
            table.writerows(rows)
    elif ending == "jsonl":
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif ending == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), file)
    else:
        file.write_text("\n".join(texts))
    name = "-" if ending == "-" else str(file)
    result = run(pool, "--file", name, "--json", given="\n".join(texts))
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert [one["string"] for one in said] == texts
    assert [one["match"]["doi"] for one in said] == [work["DOI"] for work in WORKS[:4]]
    assert [one.get("id") for one in said] == (
        [None] * 4 if ending in ("txt", "-") else ["r0", "r1", "r2", "r3"]
    )


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_what_was_found_is_written(pool: Path, tmp_path: Path, ending: str) -> None:
    (tmp_path / "refs.txt").write_text("\n".join([*TEXTS[:3], "Nobody said this. 1999;3:4-5."]))
    out = tmp_path / f"out.{ending}"
    result = run(pool, "--file", str(tmp_path / "refs.txt"), "-o", str(out))
    assert result.exit_code == 1
    assert "3 accepted, 1 no-match; " in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, "refs.txt"]
    if ending == "jsonl":
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        assert rows == json.loads(run(pool, "--file", str(tmp_path / "refs.txt"), "--json").stdout)
    elif ending == "csv":
        with out.open(newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        rows = pq.read_table(out).to_pylist()
    assert [row["outcome"] for row in rows] == ["accepted"] * 3 + ["no-match"]


@pytest.mark.usefixtures("small_sets")
def test_a_run_that_was_killed_goes_on_where_it_was(
    pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, real, matched = run_all(pool), open_matcher, list[int]()

    def killed_after(count: int) -> Callable[..., object]:
        from contextlib import contextmanager

        @contextmanager
        def opened(*args: object, **more: object):  # type: ignore[no-untyped-def]
            with real(*args, **more) as matcher:  # type: ignore[arg-type]

                def match(texts: Sequence[str]) -> list[Answer]:
                    if len(matched) == count:
                        raise KilledError
                    matched.append(len(texts))
                    return matcher.match(texts)

                yield Matcher(matcher.strings_a_set, match)

        return opened

    monkeypatch.setattr(module, "open_matcher", killed_after(4))
    with pytest.raises(KilledError):
        run_all(pool, tmp_path / "parts")
    assert matched == [10] * 4
    monkeypatch.setattr(module, "open_matcher", killed_after(99))
    assert run_all(pool, tmp_path / "parts") == whole
    assert matched == [10] * 6
    other = [*TEXTS[:5], "Another. 1999;1:2.", *TEXTS[6:]]
    assert [one.text for one in run_all(pool, tmp_path / "parts", other)] == other
    assert matched == [10] * 7


@pytest.mark.usefixtures("small_sets")
def test_the_same_reference_is_matched_once(pool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def opened(*args: object, **more: object):  # type: ignore[no-untyped-def]
        from contextlib import contextmanager

        @contextmanager
        def open_it():  # type: ignore[no-untyped-def]
            with open_matcher(*args, **more) as matcher:  # type: ignore[arg-type]
                yield Matcher(10, lambda texts: asked.extend(texts) or matcher.match(texts))  # type: ignore[func-returns-value]

        return open_it()

    monkeypatch.setattr(module, "open_matcher", opened)
    monkeypatch.setattr(module, "_MOST_IN_A_PART", 50)
    found = run_all(pool, texts=[TEXTS[0]] * 500 + TEXTS[1:30] + [TEXTS[0]] * 500)
    assert len(found) == 1_029
    assert {one.doi for one in found if one.text == TEXTS[0]} == {WORKS[0]["DOI"]}
    assert sorted(asked) == sorted(TEXTS[:30])


@pytest.mark.usefixtures("small_sets")
def test_a_worker_that_was_killed_loses_nothing(pool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed:
        def __init__(self, *args: object, **more: object) -> None:
            self.left = 2

        def submit(self, *args: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise BrokenProcessPool
            return self

        def result(self) -> object:
            raise BrokenProcessPool

        def shutdown(self, **more: object) -> None:
            pass

    whole = run_all(pool)
    monkeypatch.setattr(engines, "_WORKS_ALONE", ("duckdb",))
    monkeypatch.setattr(processes, "ProcessPoolExecutor", Killed)
    assert run_all(pool) == whole


def test_a_line_that_is_none_is_set_aside_and_stops_no_other(pool: Path, tmp_path: Path) -> None:
    lines = [
        json.dumps({"string": TEXTS[0]}),
        "{not",
        json.dumps({"string": None}),
        "7",
        json.dumps(TEXTS[1]),
    ]
    (tmp_path / "refs.jsonl").write_text("\n".join(lines))
    result = run(pool, "--file", str(tmp_path / "refs.jsonl"), "--json")
    said = json.loads(result.stdout)
    assert [one["outcome"] for one in said] == ["accepted", *["set-aside"] * 3, "accepted"]
    assert [one["reason"] for one in said[1:4]] == [
        "the line is no JSON",
        "there is no text in it",
        "the line is no object and no text",
    ]


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        pytest.param(
            "a.csv", "x,y\n1,2\n", (), "which column has the references? Give --column, of: x, y", id="none"
        ),
        pytest.param("a.csv", "x,y\n1,2\n", ("--column", "z"), "there is no column z: x, y", id="another"),
        pytest.param("a.parquet", "PAR1", (), "it is no Parquet, or breaks off", id="no Parquet"),
        pytest.param(
            "a.txt", "x\n", ("-o", "out.xlsx"), "ends in one of .jsonl, .csv, .parquet", id="an ending"
        ),
    ],
)
def test_what_cannot_be_read_or_written_is_said(
    pool: Path, tmp_path: Path, name: str, content: str, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / name).write_text(content)
    result = run(pool, "--file", str(tmp_path / name), *words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_digest_of_more_decisions_than_memory_holds_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = [
        (n, f"10.1/{n}" if n % 3 else None, "accepted", n / 7 if n % 2 else None) for n in range(1, 120)
    ]
    whole = digest_of_decisions(decided)
    monkeypatch.setattr(digest, "_LINES_IN_MEMORY", 10)
    assert digest_of_decisions(decided[::-1]) == whole
    assert digest_of_decisions(decided[1:]) != whole
