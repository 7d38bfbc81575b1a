"""Scanning many posts against a pool on disk: no library, each post a line, none stops another."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner, Result

from litman.actions.scan import read_batch, scan_part
from litman.batch import engines, processes
from litman.batch.build import build_pool
from litman.cli.main import main
from tests.batch.made import made_post, made_works, write_lines

HAS_SAIL = not any(find_spec(name) is None for name in ("pysail", "pyspark", "grpc", "pandas"))
NEEDS_SAIL = pytest.mark.skipif(not HAS_SAIL, reason="the extra spark is not installed")
WORKS = made_works(40)
POSTS = 5


@pytest.fixture(scope="module")
def made_pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pool of 30 of 40 works."""
    root = tmp_path_factory.mktemp("pool")
    build_pool([write_lines(root / "works.jsonl", WORKS[:30])], root / "pool")
    return root / "pool"


@pytest.fixture
def home(made_pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That pool, and a folder of posts that cite its works, where nothing else is."""
    copytree(made_pool, tmp_path / "pool")
    (tmp_path / "works.jsonl").write_text("")
    (tmp_path / "posts").mkdir()
    for number in range(POSTS):
        (tmp_path / "posts" / f"p{number}.md").write_text(post(number))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def post(number: int) -> str:
    return made_post(WORKS, number)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["scan", "--pool", "pool", *words])


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_post_is_a_line_with_its_references_matched(home: Path) -> None:
    before = sorted(home.rglob("*"))
    result = run("posts")
    assert result.exit_code == 1  # markers dangle
    said = lines_of(result.stdout)
    assert [one["post"] for one in said] == [f"p{number}" for number in range(POSTS)]
    for number, one in enumerate(said):
        found = [reference["match"]["doi"] for reference in one["references"]]
        assert found[:3] == [WORKS[at]["DOI"] for at in (number, 7, number + 9)]
        assert one["references"][3]["match"]["outcome"] != "accepted"
    assert "5 posts; 20 markers, 5 of them dangling; 20 references (15 accepted, " in result.stderr
    assert "0 set aside" in result.stderr
    assert sorted(home.rglob("*")) == before


def test_a_line_says_what_a_scan_into_an_empty_library_says(home: Path) -> None:
    alone = lines_of(run("posts").stdout)
    for one in alone:
        for reference in one["references"]:
            del reference["match"]
    CliRunner().invoke(main, ["init"])
    result = CliRunner().invoke(main, ["scan", "--dry-run", "--json", "posts"])
    assert json.loads(result.stdout) == alone


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("sail", marks=NEEDS_SAIL)])
@pytest.mark.usefixtures("small_parts")
def test_the_lines_are_the_same_whatever_the_engine_and_the_parts(
    home: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "posts" / "broken.docx").write_text("x")
    in_parts = run("--engine", engine, "posts", "-o", "parts.jsonl")
    monkeypatch.undo()
    monkeypatch.chdir(home)
    whole = run("posts")
    assert (home / "parts.jsonl").read_text() == whole.stdout
    assert in_parts.exit_code == whole.exit_code == 1
    assert "6 posts; 20 markers" in in_parts.stdout
    assert not list(home.glob("*.parts"))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(ValueError("poison"), "it cannot be read: ValueError: poison", id="a fault of ours"),
        pytest.param(RecursionError(), "it cannot be read: RecursionError: ", id="a nest too deep"),
    ],
)
def test_a_post_at_which_reading_fails_is_set_aside(
    home: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    real = read_batch.analyse_post

    def poisoned(read: Any) -> Any:
        if read.path.name == "p1.md":
            raise fault
        return real(read)

    before = lines_of(run("posts").stdout)
    monkeypatch.setattr(read_batch, "analyse_post", poisoned)
    result = run("posts")
    assert result.exit_code == 1
    assert [one for one in lines_of(result.stdout) if one not in before] == [
        {"post": "p1", "path": "posts/p1.md", "set_aside": f"posts/p1.md: {said}"}
    ]
    assert f"posts/p1.md: {said}" in result.stderr
    assert "1 set aside" in result.stderr


def test_files_that_are_no_posts_are_set_aside(home: Path) -> None:
    (home / "posts" / "empty.md").write_text("")
    (home / "posts" / "gone.md").symlink_to("nowhere")
    (home / "posts" / "old.doc").write_text("x")
    result = run("posts", "works.jsonl")
    aside = {one["path"]: one["set_aside"] for one in lines_of(result.stdout) if "set_aside" in one}
    assert sorted(aside) == ["posts/empty.md", "posts/gone.md", "posts/old.doc", "works.jsonl"]
    assert all(path in why for path, why in aside.items())
    assert "4 set aside" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_name_that_is_no_text_stops_nothing(home: Path) -> None:
    path = os.fsdecode(b"posts/p\xff.md")
    (home / path).write_text(post(0))
    said = {one["path"]: one for one in lines_of(run("posts").stdout)}
    assert len(said) == POSTS + 1
    assert said[path]["references"] == said["posts/p0.md"]["references"]


@pytest.mark.usefixtures("small_parts")
def test_a_run_that_was_killed_goes_on_where_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, real, scanned = run("posts").stdout, scan_part.Scanner.lines, list[str]()

    def lines(self: scan_part.Scanner, part: scan_part.Part) -> list[str]:
        if len(scanned) == 2:
            raise KeyboardInterrupt
        scanned.extend(one.post_id for one in part.posts)
        return real(self, part)

    monkeypatch.setattr(scan_part.Scanner, "lines", lines)
    run("posts", "-o", "out.jsonl")
    assert not (home / "out.jsonl").exists()
    (home / "posts" / "p4.md").write_text(post(6))
    scanned.append("")
    assert run("posts", "-o", "out.jsonl").exit_code == 1
    assert scanned == ["p0", "p1", "", "p2", "p3", "p4"]
    monkeypatch.undo()
    monkeypatch.chdir(home)
    assert (home / "out.jsonl").read_text().splitlines()[:4] == whole.splitlines()[:4]
    assert (home / "out.jsonl").read_text() == run("posts").stdout


class Killed:
    """Processes of which the second to be given a part is killed."""

    def __init__(self, *words: object, **more: object) -> None:
        self._given = 0

    def submit(self, act: object, part: scan_part.Part) -> Future[list[str]]:
        self._given += 1
        if self._given > 2:
            raise BrokenProcessPool
        future: Future[list[str]] = Future()
        if self._given == 2:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result([json.dumps({"post": one.post_id, "set_aside": "by it"}) for one in part.posts])
        return future

    def shutdown(self, **more: object) -> None:
        """Nothing runs."""


@pytest.mark.usefixtures("small_parts")
def test_what_a_killed_process_had_is_done_here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_WORKS_ALONE", ("duckdb",))
    monkeypatch.setattr(processes, "ProcessPoolExecutor", Killed)
    said = lines_of(run("posts").stdout)
    assert [one["post"] for one in said] == [f"p{number}" for number in range(POSTS)]
    assert ["set_aside" in one for one in said] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--pool", "pool", "empty"), "empty holds no post", id="a folder without posts"),
        pytest.param(
            ("--pool", "pool", "nowhere.md"), "there is no such file", id="a file that is not there"
        ),
        pytest.param(("--pool", "nowhere", "posts"), "nowhere", id="a pool that is not there"),
        pytest.param(("--pool", "posts", "posts"), "it is no pool", id="a folder that is no pool"),
        pytest.param(("--pool", "pool"), "name files or folders", id="nothing named"),
        pytest.param(("--pool", "pool", "https://example.org/a"), "fetches no pages", id="a page"),
        pytest.param(("--pool", "pool", "--post", "a", "posts"), "leave out --post", id="an id"),
        pytest.param(("--pool", "pool", "--dry-run", "posts"), "leave out --dry-run", id="changing nothing"),
        pytest.param(("--pool", "pool", "--offline", "posts"), "leave out --offline", id="asking nobody"),
        pytest.param(("--pool", "pool", "--resolve", "posts"), "leave out --resolve", id="looking works up"),
        pytest.param(
            ("--pool", "pool", "--no-resolve", "posts"), "leave out --resolve", id="leaving them out"
        ),
        pytest.param(("--pool", "pool", "--text", "none", "posts"), "leave out --text", id="words left out"),
        pytest.param(("--pool", "pool", "--json", "posts"), "leave out --json", id="one document"),
        pytest.param(("--pool", "pool", "-o", "out.csv", "posts"), "ends in .jsonl", id="another format"),
        pytest.param(
            ("--pool", "pool", "--engine", "oracle", "posts"), "none of duckdb", id="another engine"
        ),
        pytest.param(
            ("--engine", "duckdb", "posts"), "give it with --pool DIR", id="an engine without a pool"
        ),
        pytest.param(("-o", "out.jsonl", "posts"), "give it with --pool DIR", id="an output without a pool"),
    ],
)
def test_what_cannot_be_done_is_refused(home: Path, words: tuple[str, ...], said: str) -> None:
    (home / "empty").mkdir()
    result = CliRunner().invoke(main, ["scan", *words])
    assert result.exit_code == 2
    assert said in result.output


def test_a_missing_extra_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litman.batch.extra.find_spec", lambda name: None)
    result = run("posts")
    assert result.exit_code == 2
    assert "extra `batch`" in result.output
