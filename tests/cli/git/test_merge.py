"""Real merges by git, in clones with and without litman's driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.git.conftest import BIB, CLAIMS, ROOT, Clone

NEXT_TO_EACH_OTHER = (
    [("year = 2020", "year = 2021"), ("{sleep}", "{sleep, theirs}")],
    [("title = {Tea}", "title = {Teas}"), ("{sleep}", "{sleep, ours}")],
)


def on(path: Path, edits: list[tuple[str, str]]) -> list[tuple[Path, str, str]]:
    return [(path, *edit) for edit in edits]


def test_two_edits_of_one_entry_are_merged_where_the_driver_is_set_up(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    theirs, ours = NEXT_TO_EACH_OTHER
    clone.branch_and_merge(on(clone.bib, theirs), on(clone.bib, ours))
    assert clone.git("status", "--porcelain") == ""
    merged = (
        BIB.replace("{Tea}", "{Teas}")
        .replace("2020,\n  k", "2021,\n  k")
        .replace("{sleep}", "{sleep, ours, theirs}")
    )
    assert clone.bib.read_text() == merged


def test_the_same_is_a_conflict_where_it_is_not(clone: Clone) -> None:
    theirs, ours = NEXT_TO_EACH_OTHER
    assert "conflict" in clone.branch_and_merge(on(clone.bib, theirs), on(clone.bib, ours)).lower()
    assert clone.bib.read_text().count("<<<<<<<") == 1


def test_where_the_attributes_are_there_and_litman_is_gone_git_merges_lines(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    (Path(clone.environment["PATH"].split(":")[0]) / "litman").unlink()
    theirs, ours = NEXT_TO_EACH_OTHER
    clone.branch_and_merge(on(clone.bib, theirs), on(clone.bib, ours))
    text = clone.bib.read_text()
    assert (text.count("<<<<<<< ours"), text.count(">>>>>>> theirs")) == (1, 1)


@pytest.mark.parametrize(
    "broken",
    [
        "exit 1",
        "exit 2",
        "exit 127",
        "kill -9 $$",
        f'exec "{sys.executable}" -c "import litman_that_is_not_there"',
    ],
)
def test_where_litman_cannot_run_git_merges_lines_and_nothing_of_theirs_is_lost(
    clone: Clone, broken: str
) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    (Path(clone.environment["PATH"].split(":")[0]) / "litman").write_text(f"#!/bin/sh\n{broken}\n")
    theirs, ours = NEXT_TO_EACH_OTHER
    clone.branch_and_merge(on(clone.bib, theirs), on(clone.bib, ours))
    text = clone.bib.read_text()
    assert (text.count("<<<<<<< ours"), text.count(">>>>>>> theirs")) == (1, 1)
    assert "sleep, theirs" in text


def test_a_program_that_calls_git_without_a_path_to_litman_has_its_merge_too(clone: Clone) -> None:
    programs, rest = clone.environment["PATH"].split(os.pathsep, 1)
    elsewhere = Path(programs).with_name("100%A 'ours'")
    Path(programs).rename(elsewhere)
    clone.environment["PATH"] = os.pathsep.join([str(elsewhere), rest])
    clone.litman("git", "setup")
    clone.commit("attributes")
    clone.environment["PATH"] = rest
    theirs, ours = NEXT_TO_EACH_OTHER
    clone.branch_and_merge(on(clone.bib, theirs), on(clone.bib, ours))
    assert clone.git("status", "--porcelain") == ""
    assert "{sleep, ours, theirs}" in clone.bib.read_text()


def test_a_real_conflict_stands_around_its_field_and_the_library_is_read(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    said = clone.branch_and_merge(
        on(clone.bib, [("year = 2020", "year = 2022"), ("{Moss}", "{Mosses}")]),
        on(clone.bib, [("year = 2020", "year = 2021")]),
    )
    assert "my library/references.bib: doe2020: year" in said
    assert clone.git("status", "--porcelain").startswith("UU")
    assert (
        "  doi = {10.5555/doe},\n<<<<<<< ours\n  year = 2021,\n=======\n  year = 2022,\n>>>>>>> theirs\n"
        in clone.bib.read_text()
    )
    assert "Mosses" in clone.litman("list", code=None)
    assert "BIB116" in clone.litman("check", code=1)
    assert "settle it first" in clone.litman("set", "roe2018", "year=2019", code=2)


def test_claims_that_two_people_added_are_both_there(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    path = clone.library / "claims" / "tea.toml"
    clone.git("switch", "-qc", "theirs")
    clone.litman("claims", "add", "tea", "Milk changes nothing.")
    clone.commit("theirs")
    clone.git("switch", "-q", "main")
    clone.litman("claims", "add", "tea", "Sugar does.")
    clone.commit("ours")
    clone.git("merge", "-q", "--no-edit", "theirs")
    text = path.read_text()
    assert text.startswith(CLAIMS.replace('last_id = "c01"', 'last_id = "c03"'))
    assert (
        'id = "c02"\ntext = "Sugar does."' in text,
        'id = "c03"\ntext = "Milk changes nothing."' in text,
    ) == (True, True)


def test_a_version_that_is_broken_is_merged_by_lines(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    twice = "\n@book{roe2018, title = {Again}}\n"
    last = "@book{roe2018, title = {Moss}, year = 2018}\n"
    said = clone.branch_and_merge([(clone.bib, last, last + twice)], on(clone.bib, [("{Tea}", "{Teas}")]))
    assert "merged by lines" in said
    assert clone.bib.read_text() == BIB.replace("{Tea}", "{Teas}") + twice


def test_rebasing_and_picking_use_it_too(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    clone.git("switch", "-qc", "theirs")
    clone.replace(clone.bib, "year = 2020", "year = 2021")
    clone.commit("theirs")
    clone.git("switch", "-q", "main")
    clone.replace(clone.bib, "{Tea}", "{Teas}")
    clone.commit("ours")
    clone.git("rebase", "-q", "main", "theirs")
    assert clone.bib.read_text() == BIB.replace("{Tea}", "{Teas}").replace("2020,\n  k", "2021,\n  k")


def test_the_driver_works_without_a_library_and_for_marks_of_any_size(tmp_path: Path) -> None:
    for name, year in (("base", "2020"), ("ours", "2021"), ("theirs", "2022")):
        (tmp_path / name).write_text(BIB.replace("year = 2020", f"year = {year}"))
    paths = [str(tmp_path / name) for name in ("base", "ours", "theirs")]
    done = subprocess.run(
        [sys.executable, "-m", "litman", "git", "merge-driver", *paths, "9", "a b.bib"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "a b.bib: doe2020: year" in done.stderr
    assert (tmp_path / "ours").read_text().count("<<<<<<<<< ours\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["base", "ours", "theirs"]


@pytest.mark.parametrize("kind", ["worktree", "submodule"])
def test_linked_trees_and_submodules_are_set_up(clone: Clone, tmp_path: Path, kind: str) -> None:
    if kind == "worktree":
        clone.git("worktree", "add", "-q", str(tmp_path / "other"), "-b", "side")
        other = Clone(tmp_path / "other", clone.environment)
    else:
        outer = Clone(tmp_path / "outer", clone.environment)
        outer.folder.mkdir()
        outer.git("init", "-q", "-b", "main")
        outer.git(
            "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(clone.folder), "sub dir"
        )
        other = Clone(tmp_path / "outer" / "sub dir", clone.environment)
    other.litman("git", "setup")
    assert "merge-driver" in other.git("config", "merge.litman.driver")
    other.commit("attributes")
    theirs, ours = NEXT_TO_EACH_OTHER
    other.git("switch", "-qc", "theirs")
    for edit in theirs:
        other.replace(other.bib, *edit)
    other.commit("theirs")
    other.git("switch", "-qc", "ours", "HEAD~1")
    for edit in ours:
        other.replace(other.bib, *edit)
    other.commit("ours")
    other.git("merge", "-q", "--no-edit", "theirs")


@pytest.mark.parametrize("absent", ["base", "ours", "theirs"])
def test_a_version_that_is_not_there_is_no_empty_one(clone: Clone, tmp_path: Path, absent: str) -> None:
    names = ("base", "ours", "theirs")
    for name in names:
        if name != absent:
            (tmp_path / name).write_text(BIB)
    paths = [str(tmp_path / name) for name in names]
    said = clone.run("litman", "git", "merge-driver", *paths, "7", "a.bib", code=2)
    assert f"{absent}' does not exist" in said
    assert [name for name in names if (tmp_path / name).exists()] == [
        name for name in names if name != absent
    ]
