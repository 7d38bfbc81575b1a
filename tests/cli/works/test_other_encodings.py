"""A library's own bibliography in another encoding: what to do about it is read wherever it is met."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LATIN = b"@book{elm1999, title = {\xc9lan}}\n\n@book{oak2000, title = {Caf\xe9}}\n"
WIDE = "@book{elm1999, title = {Élan}}\n".encode("utf-16")


@pytest.mark.parametrize(
    ("data", "name"),
    [pytest.param(LATIN, "WINDOWS-1252", id="Latin"), pytest.param(WIDE, "UTF-16", id="wide")],
)
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("check", "--select", "BIB007,BIB008"), id="check"),
        pytest.param(("list",), id="list"),
        pytest.param(("set", "elm1999", "title=Ελάν"), id="set"),
    ],
)
def test_the_command_that_converts_the_file_is_said(
    run: Run, library: Path, data: bytes, name: str, command: tuple[str, ...]
) -> None:
    (library / "references.bib").write_bytes(data)
    said = run(*command).output
    assert said.count(f"iconv -f {name} -t UTF-8 ") == 1
    assert "references.bib.utf8 && cp " in said


def test_what_refuses_an_edit_says_where_the_way_out_stands(run: Run, library: Path) -> None:
    (library / "references.bib").write_bytes(LATIN)
    result = run("set", "elm1999", "title=Ελάν")
    assert result.exit_code == 2
    assert "`litman check --select BIB007,BIB008` says how" in result.stderr
    (found, *others) = json.loads(run("check", "--select", "BIB007", "--json").stdout)
    assert "iconv" in found["mend"]
    assert "iconv" not in found["message"]  # by which baselines know it, wherever it lies
    assert all("mend" not in other for other in others)


def test_a_bibliography_that_is_not_read_is_not_called_empty(run: Run, library: Path) -> None:
    (library / "references.bib").write_bytes(WIDE)
    assert "None of the bibliography could be read" in run("list").stdout
