"""Checking many posts against a pool on disk finds what scanning and checking them in a library finds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner, Result

from litman.actions.check import check_batch
from litman.batch.build import build_pool
from litman.checks.standing_problems import OTHER_WORK
from litman.cli.main import main
from litman.posts.readers.table import READERS, format_of
from tests.batch.made import made_post, made_works, printed, write_lines
from tests.posts.formats.listed import MADE

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "tests" / "posts" / "formats"
HAS_SAIL = not any(find_spec(name) is None for name in ("pysail", "pyspark", "grpc", "pandas"))
NEEDS_SAIL = pytest.mark.skipif(not HAS_SAIL, reason="the extra spark is not installed")
WORKS = made_works(40)
SAID_ON = {"indexed": {"date-time": "2026-03-05T10:00:00Z"}}


def notice(kind: str) -> dict[str, Any]:
    """What Crossref says of a work about which something was published."""
    day = {"date-parts": [[2026, 2, 1]]}
    return {"updated-by": [{"DOI": "10.1000/notice", "type": kind, "updated": day, "source": "publisher"}]}


def work(number: int, title: str, name: str, year: int, **more: Any) -> dict[str, Any]:
    return {
        "DOI": f"10.1000/tea.{number}",
        "type": "journal-article",
        "title": [title],
        "author": [{"family": name, "given": "A."}],
        "issued": {"date-parts": [[year]]},
        "container-title": ["Journal of Tea"],
        **more,
    }


# Those that `MADE` cites, but for a book.
TEA = [
    work(7, "Tea and the length of sleep", "Moss", 2019, volume="7", page="12-19", **notice("retraction")),
    work(8, "Coffee in the evening", "Fern", 2020, volume="8", page="1-9", **notice("correction")),
    work(5, "Dreams of shepherds", "Hill", 2017, volume="5", page="20-31"),
]
POOL = [one | SAID_ON for one in [*TEA, *WORKS[:30]]]
CURIOUS = f"""\
# Sleep

Tea lengthens sleep by an hour in most adults [1]. Everybody dreams of sheep in 40 % of all nights.
Half of all nurses sleep on trains <https://doi.org/{WORKS[4]["DOI"]}>. As studies show, milk wakes people up [2].
It wakes up cats as well [3].

## References

1. {printed(WORKS[2], 0)} doi:{WORKS[9]["DOI"]}
2. {printed(WORKS[3], 2)}
3. Nobody N. A paper that no pool has. Journal of Absence. 2011;3:4-5.
4. {printed(WORKS[6], 0)}
<!-- litman-ignore REF104 -->
5. {printed(WORKS[8], 0)}
"""


@pytest.fixture(scope="module")
def made_pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    build_pool([write_lines(root / "works.jsonl", POOL)], root / "pool")
    return root / "pool"


@pytest.fixture
def home(made_pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a post of every format, and some that print what no pool has."""
    (tmp_path / "pool").symlink_to(made_pool)
    posts = tmp_path / "posts"
    posts.mkdir()
    for path in FORMATS.glob("sleep*"):
        copy(path, posts / path.name.replace("sleep.", f"sleep-{path.suffix[1:].lower()}."))
    copy(FORMATS / "sleep.bib", posts)
    for ending, made in MADE.items():
        if ending != ".pdf" or find_spec("pypdf"):
            (posts / f"tea-{ending[1:]}{ending}").write_bytes(made())
    for number in range(3):
        (posts / f"p{number}.md").write_text(made_post(WORKS, number))
    (posts / "curious.md").write_text(CURIOUS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, **more: Any) -> Result:
    return CliRunner().invoke(main, list(words), **more)


def check(*words: str) -> Result:
    return run("check", "--pool", "pool", *words)


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def in_a_library(home: Path, posts: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What `scan` and `check` find in posts, in a library that has all works of the pool and nothing else."""
    (home / "library").mkdir()
    monkeypatch.chdir(home / "library")
    write_lines(home / "works.jsonl", POOL)
    variables = {"LITMAN_POOL": str(home / "small.sqlite")}
    assert run("pool", "add", str(home / "works.jsonl"), env=variables).exit_code == 0
    assert run("init").exit_code == 0
    dois = [one["DOI"] for one in POOL]
    assert run("add", "doi", "--offline", *dois, env=variables).exit_code == 0
    run("scan", "--offline", str(posts))
    of_posts = json.loads(run("check", "--json", str(posts)).stdout)
    of_works = json.loads(run("check", "--json", "--select", "NTC").stdout)
    assert of_works
    monkeypatch.chdir(home)
    return [*of_posts, *of_works]


def told(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding without the places that only a library has."""
    there = [one for one in finding.get("related", ()) if "/library/" not in one["path"]]
    return {name: value for name, value in finding.items() if name != "related"} | {"related": there}


def test_what_is_found_is_what_scan_and_check_find_in_a_library_of_these_works(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = home / "posts"
    formats = {format_of(path) for path in posts.iterdir()} - {None}
    assert formats == set(READERS) - (set() if find_spec("pypdf") else {"pdf"})
    expected = in_a_library(home, posts, monkeypatch)
    result = check(str(posts))
    assert result.exit_code == 1
    found = [told(finding) for one in lines_of(result.stdout) for finding in one["findings"]]
    known = [finding for finding in found if finding["code"].startswith("NTC")]
    own = [finding for finding in found if finding not in known]
    wanted = [told(finding) for finding in expected if not finding["code"].startswith("NTC")]
    key = json.dumps
    assert sorted(own, key=key) == sorted(wanted, key=key)
    assert {finding["code"] for finding in own} >= {"REF101", "REF104", "REF108", OTHER_WORK, "CLM101"}
    said = {(one["code"], one["message"]) for one in expected if one["code"].startswith("NTC")}
    assert {(one["code"], one["message"]) for one in known} == said
    assert {one["code"] for one in known} == {"NTC101", "NTC104"}
    assert all(one["path"].startswith(str(posts)) and one["line"] > 0 for one in known)


@pytest.fixture
def few(home: Path) -> Path:
    """The same folder with four posts, of which nothing can be read of one."""
    for path in (home / "posts").iterdir():
        if path.name not in ("curious.md", "p0.md", "tea-html.html"):
            path.unlink()
    (home / "posts" / "broken.docx").write_text("x")
    return home


def test_a_line_names_the_works_and_the_last_lines_count(few: Path) -> None:
    before = sorted(few.rglob("*"))
    result = check("posts")
    assert result.exit_code == 2  # a post could not be read
    broken, curious, nurses, tea = lines_of(result.stdout)
    assert "broken.docx: it is no Word file" in broken["set_aside"]
    assert [one["post"] for one in (curious, nurses, tea)] == ["curious", "p0", "tea-html"]
    assert tea["works"] == {"fern2020coffee": "10.1000/tea.8", "moss2019tea": "10.1000/tea.7"}
    (retracted,) = [one for one in tea["findings"] if one["code"] == "NTC101"]
    assert "moss2019tea was retracted on 2026-02-01" in retracted["message"]
    assert (retracted["post"], retracted["key"]) == ("tea-html", "moss2019tea")
    assert retracted["sentence"].startswith("Moss, A. (2019)")
    never_cited = [one["line"] for one in curious["findings"] if one["code"] == "REF104"]
    assert never_cited == [12]  # that of line 14 is silenced
    assert "1  NTC101  a work was retracted" in result.stderr
    assert "4 posts with 13 claims; " in result.stderr
    assert " in 3 posts; 1 set aside; " in result.stderr
    assert sorted(few.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "code", "posts"),
    [
        pytest.param(("--select", "NTC101", "posts/tea-html.html"), 1, 1, id="what is selected"),
        pytest.param(("--select", "CLM101", "posts/curious.md"), 0, 1, id="remarks alone"),
        pytest.param(("--select", "CLM101", "--strict", "posts/curious.md"), 1, 1, id="remarks counted"),
        pytest.param(("--select", "BIB", "posts/curious.md"), 0, 0, id="nothing"),
        pytest.param(("--ignore", "REF,NTC,CLM,EVD", "posts/curious.md"), 0, 0, id="all left out"),
        pytest.param(("--format", "json", "--select", "BIB", "posts"), 2, 1, id="a post that is set aside"),
    ],
)
def test_it_ends_as_a_check_does(few: Path, words: tuple[str, ...], code: int, posts: int) -> None:
    result = check(*words)
    assert (result.exit_code, len(lines_of(result.stdout))) == (code, posts)


@pytest.mark.parametrize("engine", ["duckdb", pytest.param("sail", marks=NEEDS_SAIL)])
@pytest.mark.usefixtures("small_parts")
def test_one_digest_comes_out_whatever_the_engine_and_the_parts(
    few: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check("--engine", engine, "posts", "-o", "parts.jsonl").exit_code == 2
    monkeypatch.undo()
    monkeypatch.chdir(few)
    whole = check("posts").stdout
    assert len(lines_of(whole)) == 4
    assert sha256((few / "parts.jsonl").read_bytes()).digest() == sha256(whole.encode()).digest()
    assert not list(few.glob("*.parts"))


@pytest.mark.parametrize("step", ["scan_post", "check_post"])
def test_a_post_at_which_checking_fails_is_set_aside(
    few: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    from litman.actions.check import check_apart

    real = getattr(check_apart, step)

    def poisoned(*given: Any, **more: Any) -> Any:
        if "p0.md" in str(given[1]):
            raise ValueError("poison")
        return real(*given, **more)

    before = lines_of(check("posts").stdout)
    monkeypatch.setattr(check_apart, step, poisoned)
    result = check("posts")
    assert result.exit_code == 2
    why = "posts/p0.md: it cannot be checked: ValueError: poison"
    aside = {"post": "p0", "path": "posts/p0.md", "set_aside": why}
    assert lines_of(result.stdout) == [aside if one["post"] == "p0" else one for one in before]
    assert why in result.stderr


def test_a_post_at_which_reading_fails_is_set_aside(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poisoned(read: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr(check_batch, "analyse_post", poisoned)
    (said,) = lines_of(check("posts/p0.md").stdout)
    assert said["set_aside"].startswith("posts/p0.md: it cannot be read: RecursionError")


def test_a_record_that_is_damaged_harms_no_other_post(few: Path, tmp_path: Path) -> None:
    odd = [{"DOI": "10.1000/odd", "title": [7, "\ud800"], "author": "x", "issued": {"date-parts": [["?"]]}}]
    build_pool([write_lines(tmp_path / "odd.jsonl", [*POOL, *odd])], tmp_path / "odd")
    (few / "posts" / "odd.md").write_text("Tea is green <https://doi.org/10.1000/odd>.")
    result = run("check", "--pool", "odd", "posts")
    said = {one["post"]: one for one in lines_of(result.stdout)}
    assert {name: one for name, one in said.items() if name != "odd"} == {
        one["post"]: one for one in lines_of(check("posts").stdout) if one["post"] != "odd"
    }


@pytest.mark.skipif(sys.platform != "linux", reason="processes are killed as Linux does it")
def test_a_run_that_was_killed_writes_the_same_bytes(few: Path) -> None:
    script = (
        "import sys\n"
        "from litman.actions.scan import scan_part\n"
        "from litman.batch import engines\n"
        "from litman.cli.main import main\n"
        "scan_part._LEAST_POSTS = scan_part._MOST_POSTS = 1\n"
        "engines._WORKS_ALONE = ()\n"
        "main(['check', '--pool', 'pool', 'posts', '-o', 'out.jsonl'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", script], cwd=few, env=environment) as process:
        while process.poll() is None and not list(few.glob("out.jsonl.parts/*.jsonl")):
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    kept = {path.name: path.stat().st_mtime_ns for path in few.glob("out.jsonl.parts/*.jsonl")}
    assert 1 <= len(kept) < 4
    assert not (few / "out.jsonl").exists()
    again = subprocess.run([sys.executable, "-c", script], cwd=few, env=environment, check=False)
    assert again.returncode == 2
    assert (few / "out.jsonl").read_text() == check("posts").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--pool", "pool", "empty"), "empty holds no post", id="a folder without posts"),
        pytest.param(("--pool", "pool", "nowhere.md"), "there is no such file", id="no such file"),
        pytest.param(("--pool", "pool", "posts/p0.md", "again/p0.md"), "p0", id="an id twice"),
        pytest.param(("--pool", "nowhere", "posts"), "nowhere", id="a pool that is not there"),
        pytest.param(("--pool", "posts", "posts"), "it is no pool", id="a folder that is no pool"),
        pytest.param(("--pool", "gs://a/b", "posts"), "s3://BUCKET/POOL", id="a pool nobody reaches"),
        pytest.param(("--pool", "pool"), "name files or folders", id="nothing named"),
        pytest.param(("--pool", "pool", "https://example.org/a"), "fetches no pages", id="a page"),
        pytest.param(("--pool", "pool", "-o", "out.csv", "posts"), "ends in .jsonl", id="another format"),
        pytest.param(
            ("--pool", "pool", "--format", "html", "posts"), "leave out --format", id="a page of it"
        ),
        pytest.param(("--pool", "pool", "--fix", "posts"), "leave out --fix", id="mending"),
        pytest.param(("--pool", "pool", "--watch", "posts"), "leave out --watch", id="going on"),
        pytest.param(("--pool", "pool", "--staged", "posts"), "leave out --staged", id="a commit"),
        pytest.param(
            ("--pool", "pool", "--statistics", "posts"), "leave out --statistics", id="counts alone"
        ),
        pytest.param(("--pool", "pool", "--select", "XYZ", "posts"), "XYZ", id="a code that is none"),
        pytest.param(
            ("--pool", "pool", "--engine", "oracle", "posts"), "none of duckdb", id="another engine"
        ),
        pytest.param(("--engine", "duckdb", "posts"), "give it with --pool DIR", id="an engine alone"),
    ],
)
def test_what_cannot_be_done_is_refused(few: Path, words: tuple[str, ...], said: str) -> None:
    (few / "empty").mkdir()
    (few / "again").mkdir()
    (few / "again" / "p0.md").write_text("Tea is green.")
    result = run("check", *words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_missing_extra_is_named(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litman.batch.extra.find_spec", lambda name: None)
    result = check("posts")
    assert result.exit_code == 2
    assert "extra `batch`" in result.output
