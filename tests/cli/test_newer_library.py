"""A library that a later litman wrote is refused by every command, and not a byte of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litman import format_version
from litman.cli.main import main
from tests.faults.samples import READS, WRITES, make_box
from tests.faults.trial import files_of

# Commands that have nothing to do with a library; the pool is none.
ELSEWHERE = {
    *("init", "rule", "completion", "help", "lsp", "mcp", "styles", "pool info", "pool add", "pool clear"),
    *("pool build", "pool calibrate", "pool verify"),
    "git merge-driver",
}
# What the samples only ask the help of, since their box is no repository.
IN_FULL = {
    "diff": ("diff",),
    "serve": ("serve", "--no-browser"),
    "git log": ("git", "log", "moss2019tea"),
    "git setup": ("git", "setup"),
}
SAMPLES = {**WRITES, **{f"{name} +reads": words for name, words in READS.items()}}
OF_A_LIBRARY = [name for name in SAMPLES if name.partition(" +")[0] not in {*ELSEWHERE, "doctor"}]
# Those that read claims, and those that show how many there are.
OF_CLAIMS = ["list", "show", "claims", "claims show"]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_box(tmp_path / "box")
    monkeypatch.chdir(root)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    for name in ("LITMAN_CROSSREF_URL", "LITMAN_DATACITE_URL", "LITMAN_DOI_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return root


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def refuse(root: Path) -> None:
    path = root / "litman.toml"
    path.write_text("format = 7\ntomorrow = [[1]]\n" + path.read_text())


@pytest.mark.parametrize("name", OF_A_LIBRARY)
def test_every_command_refuses_it_and_changes_nothing(library: Path, name: str) -> None:
    refuse(library)
    before = files_of(library.parent)
    result = run(*IN_FULL.get(name.partition(" +")[0], SAMPLES[name]))
    assert result.exit_code == 2, result.output
    assert "litman.toml is of format 7" in result.output
    assert "knows formats up to 1: upgrade litman" in result.output
    assert result.output.count("\n") == 1
    assert files_of(library.parent) == before


@pytest.mark.parametrize("name", ["list", "show", "search", "claims", "cite"])
def test_the_first_version_may_be_stated(library: Path, name: str) -> None:
    plain = run(*READS[name])
    (library / "litman.toml").write_text('format = 1\nposts = ["../posts"]\n')
    assert run(*READS[name]).output == plain.output


def test_the_doctor_says_so_among_what_it_finds(library: Path) -> None:
    refuse(library)
    before = files_of(library.parent)
    result = run("doctor")
    assert result.exit_code == 1
    assert "litman.toml is of format 7" in result.output
    assert files_of(library.parent) == before


def test_engines_are_not_looked_for_in_it(library: Path) -> None:
    refuse(library)
    assert run("styles", "--engine").exit_code == 2


def test_an_index_that_was_made_before_does_not_answer(library: Path) -> None:
    for name in ("list", "show", "search", "claims", "cite"):
        assert run(*READS[name]).exit_code == 0
    refuse(library)
    for name in ("list", "show", "search", "claims", "cite"):
        assert run(*READS[name]).exit_code == 2


def test_init_takes_no_such_library_over(library: Path) -> None:
    refuse(library)
    (library / ".litman").mkdir(exist_ok=True)
    (library / ".litman" / "pending").write_text("{}")
    before = files_of(library)
    result = run("init", ".")
    assert (result.exit_code, "is of format 7" in result.output) == (2, True)
    assert files_of(library) == before


@pytest.mark.parametrize("name", sorted(ELSEWHERE - {"init"}))
def test_a_command_that_needs_no_library_works_beside_it(library: Path, name: str) -> None:
    refuse(library)
    assert "format 7" not in run(*READS[name]).output


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_a_newer_claims_file_is_refused_by_what_reads_it(library: Path, name: str) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text("format = 2\n" + path.read_text())
    before = files_of(library)
    for _ in range(2):
        result = run(*READS[name])
        assert result.exit_code == 2, result.output
        assert "sleep.toml is of format 2" in result.output
    assert files_of(library) == before


@pytest.mark.parametrize(
    "name",
    [
        *("claims add", "claims link", "claims unlink", "claims confirm", "claims comment", "claims remove"),
        *("check", "rename"),
    ],
)
def test_a_newer_claims_file_is_not_written(library: Path, name: str) -> None:
    path = library / "claims" / "sleep.toml"
    path.write_text("format = 2\n" + path.read_text())
    before = files_of(library)
    result = run(*WRITES[name])
    assert result.exit_code == 2, result.output
    assert files_of(library) == before


def test_newer_statements_are_refused_by_what_reads_them(library: Path) -> None:
    (library / "statements.toml").write_text("format = 2\n")
    result = run("check")
    assert (result.exit_code, "statements.toml is of format 2" in result.output) == (2, True)


@pytest.mark.parametrize("value", ["0", "true", '"2"', "1.5"])
def test_what_is_no_version_is_said(library: Path, value: str) -> None:
    path = library / "litman.toml"
    path.write_text(f"format = {value}\n")
    result = run("list")
    assert (result.exit_code, "`format` is a whole number from 1" in result.output) == (2, True)


def test_a_new_library_states_its_version_from_the_second_on(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "one").exit_code == 0
    assert "format =" not in (library / "one" / "litman.toml").read_text()
    monkeypatch.setattr(format_version, "FORMAT", 2)
    assert run("init", "two").exit_code == 0
    assert (library / "two" / "litman.toml").read_text().startswith("format = 2\n")
    assert run("--library", "two", "list").exit_code == 0
    monkeypatch.setattr(format_version, "FORMAT", 1)
    assert run("--library", "two", "list").exit_code == 2
