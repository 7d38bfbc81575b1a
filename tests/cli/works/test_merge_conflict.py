"""Nothing is written while git's conflict in the bibliography is not settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CONFLICT = "<<<<<<< HEAD\n@book{one2020, title={One}}\n=======\n@book{two2020, title={Two}}\n>>>>>>> theirs\n"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("set", "moss2019tea", "year=2020"), id="an entry"),
        pytest.param(("claims", "add", "sleep", "Tea helps."), id="a claim"),
        pytest.param(("remove", "one2020"), id="an entry of the conflict"),
    ],
)
def test_no_command_writes_beside_a_merge_conflict(run: Run, library: Path, command: tuple[str, ...]) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text() + "\n" + CONFLICT)
    first = bib.read_text().count("\n") - 4
    before = {
        path: path.read_bytes()
        for path in library.rglob("*.*")
        if path.is_file() and ".litman" not in path.parts
    }
    result = run(*command)
    assert result.exit_code == 2, result.output
    assert f"merge conflict of git in lines {first}–{first + 4}" in result.stderr
    assert all(path.read_bytes() == data for path, data in before.items())
    found = run("check", "--select", "BIB116").stdout
    assert f"references.bib:{first}:1: BIB116" in found
