"""Small given inputs, run through the command line, and what a row of their list says is right of each."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from litman.cli.main import main

Said = list[dict[str, Any]]


def rows(folder: Path) -> list[str]:
    """Return the names of the rows that a folder of given inputs lists, in order."""
    with (folder / "EXPECT.tsv").open(encoding="utf-8", newline="") as file:
        return [row[0] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def assert_all_named(folder: Path, *tables: Collection[str]) -> None:
    """Each row is tried here, or named as one that is tried elsewhere: none is passed over in silence."""
    named = [name for table in tables for name in table]
    assert sorted(set(named)) == sorted(named), "a row stands in two tables"
    assert set(rows(folder)) == set(named)


@dataclass
class Given:
    """A library in a folder of its own, with the posts that were put beside it."""

    root: Path
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def library(self) -> Path:
        """The folder of the library."""
        return self.root / "library"

    def run(self, *words: str, codes: Collection[int] = (0, 1, 3)) -> str:
        """Return what a command prints; one that could not do its work is an error."""
        result = CliRunner().invoke(main, ["--library", str(self.library), *words])
        assert result.exit_code in codes, (words[:2], result.exit_code, result.output, result.exception)
        self.said["code"] = result.exit_code
        return result.stdout

    def whole(self, *words: str) -> str:
        """Return what a command prints, messages and its exit code among it, whatever came of it."""
        result = CliRunner().invoke(main, ["--library", str(self.library), *words])
        return f"{result.output}[rc={result.exit_code}]\n"

    def json(self, *words: str, codes: Collection[int] = (0, 1, 3)) -> Said:
        """Return what a command prints as JSON."""
        found: Said = json.loads(self.run(*words, "--json", codes=codes))
        return found

    @property
    def code(self) -> int:
        """The exit code of the last command."""
        return int(self.said["code"])

    def put(self, path: Path, *, name: str | None = None) -> Path:
        """Copy a post beside the library."""
        target = self.root / (name or path.name)
        shutil.copy(path, target)
        return target

    def scan(self, path: Path, *options: str) -> dict[str, Any]:
        """Return what `scan` says of one post."""
        return self.json("scan", *(options or ("--offline",)), str(path))[0]

    def claims(self) -> dict[str, dict[str, Any]]:
        """Return the claims that `claims` lists, by their ids."""
        return {item["id"]: item for item in self.json("claims")}

    def codes(self, *words: str) -> list[str]:
        """Return the codes of the findings of `check`."""
        return [item["code"] for item in self.json("check", *words)]


def new_library(root: Path, *bibs: Path) -> Given:
    """Return a library made by `init`, with what the given files hold."""
    root.mkdir(exist_ok=True)
    result = CliRunner().invoke(main, ["init", str(root / "library")])
    assert result.exit_code == 0, result.output
    given = Given(root)
    for bib in bibs:
        given.run("add", "bib", str(bib))
    return given
