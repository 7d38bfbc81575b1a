"""What is printed of a broken file does not grow with it: the first findings of each kind, and how many more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litman.cli.shared.first_findings import MOST
from litman.formats.table import ADDED
from tests.cli.conftest import Run

Make = Callable[[int], str]


def _zotero(count: int) -> str:
    return '{"items": [' + ", ".join(['{"itemType": "book"}'] * count) + "]}"


def _endnote(count: int) -> str:
    return "<xml><records>" + "<record/>" * count + "</records></xml>"


# A work, and as many parts that are none; a format that is read must be here.
BROKEN: dict[str, Make] = {
    "bib": lambda count: "@book{a, title={T}}\n" + "@book{b\n" * count,
    "csl": lambda count: "[" + ", ".join(["{}"] * count) + "]",
    "ris": lambda count: "TY  - JOUR\nER  - \n" * count,
    "zotero": _zotero,
    "nbib": lambda count: "PMID- 1\nTI  - T\n\n" + "STAT- Publisher\n\n" * count,
    "endnote": _endnote,
    "yaml": lambda count: (
        "k: {type: Book, title: T}\n" + "".join(f"k{n}: {{type: Misc, date: 2020}}\n" for n in range(count))
    ),
}


def test_every_format_that_is_read_has_a_broken_file() -> None:
    assert set(BROKEN) == set(ADDED) | {"bib"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_prints_no_more_the_longer_it_is(run: Run, tmp_path: Path, name: str) -> None:
    printed = []
    for count in (MOST * 2, MOST * 8):
        path = tmp_path / "broken"
        path.write_text(BROKEN[name](count))
        result = run("add", name, str(path))
        assert result.exit_code == 1, result.output
        assert f"more IMP001 in {path}: once these are mended" in result.stderr or name == "bib"
        printed.append(len(result.output))
    assert printed[1] < printed[0] + 100


def test_it_is_said_how_many_more_there_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.ris"
    path.write_text(BROKEN["ris"](MOST + 5))
    result = run("add", "ris", str(path))
    assert result.stderr.count("IMP001") == MOST + 1
    assert f"… and 5 more IMP001 in {path}" in result.stderr
    assert f"{MOST + 5} left out" in result.stdout


def test_a_finding_of_another_kind_is_not_among_those_that_are_left_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.ris"
    path.write_text(BROKEN["ris"](MOST * 2) + "TY  - NONE\nTI  - Tea\nPY  - 2020\nER  - \n")
    assert "'NONE' is no type that litman knows" in run("add", "ris", str(path)).stderr


def test_fields_without_end_and_long_values_are_said_in_part(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    fields = ", ".join(f'"f{number}": "x"' for number in range(5_000))
    date = "z " * 20_000
    path.write_text(f'[{{"type": "book", "title": "T", "issued": {{"raw": "{date}"}}, {fields}}}]')
    result = run("add", "csl", str(path))
    assert "and 4,900 more" in result.stderr
    assert len(result.output) < 10_000


def test_claims_files_of_faults_are_said_in_part(run: Run, library: Path) -> None:
    broken = '[post]\ntitle = "T"\n' + "[[claim]]\nid = 1\n" * 400
    (library / "claims" / "broken.toml").write_text(broken)
    for command in (("list",), ("claims",), ("show", "moss2019tea")):
        result = run(*command)
        assert "`litman check` says all" in result.stderr
        assert len(result.stderr.splitlines()) < 5 * MOST, command
