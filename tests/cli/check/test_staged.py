"""`litman check --staged`: what a commit would bring, compared with HEAD."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litman.cli.main import main
from tests.editors.test_check_change import git

POST = "# Tea\n\nTea lengthens sleep [@nobody2020].\n"
MORE = "\nHerbs do, too [@nobody2021].\n"

Check = Callable[..., Result]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "posts").mkdir(parents=True)
    (folder / "library").mkdir()
    (folder / "library/litman.toml").write_text('posts = ["../posts"]\n')
    (folder / "library/references.bib").write_text("")
    (folder / "posts/tea.md").write_text(POST)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "-A")
    return folder


@pytest.fixture
def check(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.chdir(repository)

    def run(*options: str) -> Result:
        return CliRunner().invoke(main, ["--library", "library", "check", "--staged", *options])

    return run


def commit(repository: Path) -> None:
    git(repository, "commit", "--quiet", "-m", "more")


def test_before_the_first_commit_all_is_new(check: Check) -> None:
    result = check()
    assert result.exit_code == 1, result.output
    assert "posts/tea.md:3" in result.output
    assert "nothing to compare with" in result.output


def test_what_was_there_is_not_said_and_what_is_staged_is(check: Check, repository: Path) -> None:
    commit(repository)
    assert check().exit_code == 0
    (repository / "posts/tea.md").write_text(POST + MORE)
    git(repository, "add", "-A")
    result = check("-v")
    assert result.exit_code == 1
    assert "posts/tea.md:5:" in result.output
    assert "nobody2021" in result.output
    assert "nobody2020" not in result.output


def test_what_is_saved_and_not_staged_does_not_count(check: Check, repository: Path) -> None:
    commit(repository)
    post = repository / "posts/tea.md"
    post.write_text(POST + MORE)
    assert check().exit_code == 0
    git(repository, "add", "-A")
    post.write_text(POST)
    assert check().exit_code == 1
    assert post.read_text() == POST


def test_a_post_that_is_renamed_brings_nothing(check: Check, repository: Path) -> None:
    commit(repository)
    git(repository, "mv", "posts/tea.md", "posts/herbs.md")
    result = check()
    assert result.exit_code == 0, result.output


def test_a_merge_brings_what_neither_side_has(check: Check, repository: Path) -> None:
    commit(repository)
    git(repository, "switch", "--quiet", "-c", "side")
    (repository / "posts/side.md").write_text("# Side\n\nDogs sleep long [@nobody2022].\n")
    git(repository, "add", "-A")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-commit", "--no-ff", "side")
    assert check().exit_code == 0
    (repository / "posts/side.md").write_text("# Side\n\nDogs sleep long [@nobody2023].\n")
    git(repository, "add", "-A")
    result = check("-v")
    assert result.exit_code == 1
    assert "nobody2023" in result.output


def test_a_repository_without_a_library_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--staged"])
    assert result.exit_code == 0, result.output
    assert "no library in this repository" in result.output


def test_a_library_that_is_not_staged_is_passed_over(check: Check, repository: Path) -> None:
    git(repository, "rm", "--quiet", "-r", "--cached", "library")
    result = check()
    assert result.exit_code == 0
    assert "so nothing was checked" in result.output


def test_outside_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["check", "--staged"]).exit_code == 2


def test_since_a_commit_the_working_tree_says_what_it_brought(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository)
    monkeypatch.chdir(repository)
    (repository / "posts/tea.md").rename(repository / "posts/herbs.md")
    git(repository, "add", "-A")
    words = ["--library", "library", "check", "--since", "HEAD"]
    assert CliRunner().invoke(main, words).exit_code == 0
    (repository / "posts/herbs.md").write_text(POST + MORE)
    result = CliRunner().invoke(main, [*words, "-v"])
    assert result.exit_code == 1
    assert "posts/herbs.md:5:" in result.output
    assert "nobody2020" not in result.output


@pytest.mark.parametrize("folder", ["", "posts"])
def test_a_finding_that_names_a_file_is_the_same_wherever_one_stands(
    repository: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (repository / "posts/herbs.md").write_text("# Herbs\n\nHerbs lengthen sleep [@fern2019].\n")
    (repository / "posts/own.bib").write_text(
        "@book{fern2019, author = {Fern}, title = {Herbs}, year = 2019}\n"
    )
    monkeypatch.chdir(repository / folder)
    words = ["--library", "../library" if folder else "library"]
    assert "litman add bib" in CliRunner().invoke(main, [*words, "check"]).output
    git(repository, "add", "-A")
    commit(repository)
    result = CliRunner().invoke(main, [*words, "check", "--since", "HEAD"])
    assert (result.exit_code, "litman add bib" in result.output) == (0, False), result.output
