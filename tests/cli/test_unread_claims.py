"""What cannot be read is said: by who asks what leans on a work, and by who lists."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from litman.claims.collection import read_all_claims
from tests.cli.conftest import Run, files_of

BROKEN = '[post]\ntitle = "Broken"\n\n[[claim\nid = "c01"\n'
CONFLICT = """\
[post]
title = "Two"

[[claim]]
id = "c01"
text = "Tea helps."
  [[claim.link]]
<<<<<<< ours
  key = "moss2019tea"
=======
  key = "teahouse2019news"
>>>>>>> theirs
"""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _nowhere(path: Path) -> None:
    path.symlink_to("gone.toml")


_NO_FILES = [
    pytest.param(make, id=name, marks=pytest.mark.skipif(os.name == "nt", reason="Windows has none"))
    for name, make in (("a pipe", _pipe), ("a device", _device), ("a link to nothing", _nowhere))
]


@pytest.fixture(
    params=[
        pytest.param(lambda path: path.write_text(BROKEN), id="no TOML"),
        pytest.param(lambda path: path.write_text(CONFLICT), id="a conflict of git"),
        *_NO_FILES,
    ]
)
def broken(library: Path, request: pytest.FixtureRequest) -> Path:
    path = library / "claims" / "second.toml"
    request.param(path)
    return path


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("remove", "moss2019tea"), id="remove"),
        pytest.param(("rename", "moss2019tea", "moss"), id="rename"),
        pytest.param(("merge", "--force", "teahouse2019news", "moss2019tea"), id="merge"),
    ],
)
def test_who_asks_what_leans_on_a_work_refuses_and_names_the_file(
    run: Run, library: Path, broken: Path, words: tuple[str, ...]
) -> None:
    before = files_of(library)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert "what leans on moss2019tea cannot be told" in result.stderr
    assert "second.toml" in result.stderr
    assert files_of(library) == before


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("show", "moss2019tea"), id="show"),
        pytest.param(("show", "moss2019tea", "--json"), id="show as JSON"),
        pytest.param(("list",), id="list"),
        pytest.param(("list", "--keys"), id="keys"),
        pytest.param(("search", "tea"), id="search"),
        pytest.param(("claims",), id="claims"),
        pytest.param(("claims", "--json"), id="claims as JSON"),
        pytest.param(("export", "--evidence-table"), id="the evidence table"),
    ],
)
def test_who_lists_says_what_could_not_be_read_and_ends_with_1(
    run: Run, broken: Path, words: tuple[str, ...]
) -> None:
    result = run(*words)
    assert result.exit_code == 1, result.output
    assert "second.toml" in result.stderr
    assert "could be read, so the answer may be short" in result.stderr
    assert result.stdout


def test_who_asks_for_another_post_is_told_nothing_of_it(run: Run, broken: Path) -> None:
    assert run("claims", "--post", "sleep").exit_code == 0


def test_a_work_may_be_removed_by_force(run: Run, broken: Path) -> None:
    assert run("remove", "moss2019tea", "--force").exit_code == 0


def test_of_a_conflict_our_version_is_read_and_it_is_one_finding(run: Run, library: Path) -> None:
    path = library / "claims" / "second.toml"
    path.write_text(CONFLICT)
    assert "second/c01" in run("show", "moss2019tea").stdout
    found = [
        line for line in run("check").stdout.splitlines() if "second.toml" in line and "conflict" in line
    ]
    assert len(found) == 1
    assert "second.toml:8:1: CLM001" in found[0]
    assert "a merge conflict of git in lines 8–12" in found[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("claims/sleep.toml", ("claims", "add", "sleep", "Milk helps."), id="a claim"),
        pytest.param("claims/sleep.toml", ("claims", "link", "sleep/c01", "teahouse2019news"), id="a link"),
        pytest.param(
            "different.txt", ("duplicates", "--different", "moss2019tea", "teahouse2019news"), id="two works"
        ),
        pytest.param("litman.toml", ("set", "moss2019tea", "year=2020"), id="settings"),
    ],
)
def test_nothing_writes_into_a_file_with_a_conflict(
    run: Run, library: Path, name: str, words: tuple[str, ...]
) -> None:
    path = library / name
    text = path.read_text() if path.exists() else ""
    path.write_text(text + "<<<<<<< HEAD\n# a\n=======\n# b\n>>>>>>> theirs\n")
    before = files_of(library)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert "conflict of git" in result.stderr
    assert files_of(library) == before


@pytest.mark.parametrize(
    "name",
    [
        "sleep (conflicted copy 2026-11-28).toml",
        "sleep (Ada's conflicted copy 2026-11-28).toml",
        "sleep.sync-conflict-20261128-101112-ABCDEFG.toml",
        "sleep_conflict-20261128-101112.toml",
        "sleep.toml~HEAD",
    ],
)
def test_a_copy_of_a_sync_program_is_named_and_is_no_post(run: Run, library: Path, name: str) -> None:
    before = run("claims", "--json").stdout
    (library / "claims" / name).write_bytes((library / "claims" / "sleep.toml").read_bytes())
    assert run("claims", "--json").stdout == before
    assert [file.post_id for file in read_all_claims(library / "claims")[0]] == ["sleep"]
    found = run("check", "--select", "BIB122").stdout
    assert name in found
    assert "a second version of sleep.toml" in found


@pytest.mark.parametrize(
    "name",
    [
        "sleep (Ada's conflicted copy 2026-11-28).toml",
        "sleep.sync-conflict-20261128-101112-ABCDEFG.toml",
        "sleep[Conflict].toml",
    ],
)
def test_a_copy_that_stands_alone_is_named(run: Run, library: Path, name: str) -> None:
    (library / "claims" / "sleep.toml").rename(library / "claims" / name)
    for words in (("check", "--select", "BIB122"), ("doctor",)):
        said = run(*words).stdout
        assert f"claims/{name}" in said
        assert "a version of sleep.toml, which is not here" in said


@pytest.mark.parametrize(
    "name",
    [
        "tea (Ada's conflicted copy 2026-11-28).md",
        "tea.sync-conflict-20261128-101112-ABCDEFG.md",
        "tea.md~HEAD",
    ],
)
def test_a_copy_beside_a_post_is_no_post_and_is_named(run: Run, library: Path, name: str) -> None:
    posts = library.parent / "posts"
    posts.mkdir()
    for post in ("tea.md", name):
        (posts / post).write_text("# Tea\n\nTea shortens the sleep of adults by an hour [1].\n")
    result = run("scan", "--offline", str(posts))
    assert result.stdout.count("scanned ") == 1
    if name.endswith(".md"):
        assert f"{name}: a second version of tea.md" in result.stderr
        assert "a second version of another" in run("check", str(posts)).stdout
    assert sorted(path.name for path in (library / "claims").glob("tea*")) == ["tea.toml"]
    if name.endswith(".md"):  # whoever names it means it, and its claims are read
        assert "scanned   tea-" in run("scan", "--offline", str(posts / name)).stdout
        assert run("claims").stdout.count("Tea shortens the sleep") == 2


@pytest.mark.parametrize("name", ["sleep (Ada's conflicted copy 2026-11-28).toml", "sleep.toml~theirs"])
def test_who_asks_what_leans_on_a_work_refuses_where_only_a_copy_of_claims_is_there(
    run: Run, library: Path, name: str
) -> None:
    claims = library / "claims" / "sleep.toml"
    copy = claims.rename(claims.with_name(name))
    result = run("remove", "moss2019tea")
    assert result.exit_code == 2, result.output
    assert "it is a copy of sleep.toml, which is not there" in result.stderr
    (library / "claims" / "sleep.toml").write_bytes(copy.read_bytes())
    assert "it is a copy" not in run("remove", "teahouse2019news").stderr
