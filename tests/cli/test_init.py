"""`litman init`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litman.cli.main import main
from litman.read_settings import read_settings

BIB = "@book{moss2019, title = {Tea}, author = {Moss, Ada}, year = 2019}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def litman(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_the_next_steps_are_named(here: Path) -> None:
    output = litman("init").output
    assert "litman scan reads your posts" in output
    assert "litman add bib FILE" in output


def test_git_ignores_what_only_saves_time(here: Path) -> None:
    litman("init")
    subprocess.run(["git", "init", "-q", "."], check=True)
    command = ["git", "status", "--short", "-uall"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "library/litman.toml" in shown
    assert ".litman" not in shown


@pytest.mark.parametrize(
    ("folder", "bibliography", "setting"),
    [
        pytest.param("library", "thesis.bib", "../thesis.bib", id="beside the library"),
        pytest.param("library", "library/own.bib", "own.bib", id="in it"),
        pytest.param("a/b", "thesis.bib", "../../thesis.bib", id="above it"),
        pytest.param(".", "thesis.bib", "thesis.bib", id="a library in this folder"),
        pytest.param("library", "Thèse finale.BIB", "../Thèse finale.BIB", id="a name with odd letters"),
        pytest.param("library", "library/references.bib", "references.bib", id="the usual place"),
    ],
)
def test_a_bibliography_may_lie_anywhere(here: Path, folder: str, bibliography: str, setting: str) -> None:
    (here / folder).mkdir(parents=True, exist_ok=True)
    (here / bibliography).write_text(BIB)
    result = litman("init", folder, "--bibliography", bibliography)
    assert result.exit_code == 0, result.output
    assert read_settings(here / folder / "litman.toml", {}).bibliography == setting
    assert (here / bibliography).read_text() == BIB
    assert f"uses      {bibliography}" in result.output
    assert litman("--library", folder, "list", "--keys").output == "moss2019\n"


def test_an_entry_outside_is_set_and_taken_back(here: Path) -> None:
    (here / "thesis.bib").write_text(BIB)
    litman("init", "--bibliography", "thesis.bib")
    assert litman("set", "moss2019", "year=2020").exit_code == 0
    assert "2020" in (here / "thesis.bib").read_text()
    assert litman("undo").exit_code == 0
    assert (here / "thesis.bib").read_text() == BIB
    assert not (here / "library" / "references.bib").exists()
    assert ", thesis.bib:1:" in litman("show", "moss2019").output


def test_a_bibliography_that_is_not_there_is_made(here: Path) -> None:
    result = litman("init", "--bibliography", "new.bib")
    assert "made      new.bib" in result.output
    assert (here / "new.bib").read_text().startswith("%")


@pytest.mark.parametrize("name", ["post.md", "nowhere/x.bib", "folder.bib", "library/notes.txt"])
def test_what_is_no_bibliography_is_refused_and_nothing_is_made(here: Path, name: str) -> None:
    (here / "post.md").write_text("Text.\n")
    (here / "folder.bib").mkdir()
    result = litman("init", "--bibliography", name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert not (here / "library" / "litman.toml").exists()
