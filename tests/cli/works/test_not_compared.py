"""What could not be compared is named wherever a comparison is told: by `show`, `check`, `match` and `scan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

ITEM: dict[str, Any] = {
    "type": "article-journal",
    "title": "Tea and REM sleep",
    "author": [{"family": "Moss", "given": "Ada"}, {"family": "Fern", "given": "Bo"}],
    "issued": {"date-parts": [[2019]]},
    "container-title": "Journal of Tea",
    "volume": "7",
    "page": "12-19",
    "DOI": "10.1000/tea.7",
}


def keep(library: Path, **changes: Any) -> None:
    item = {name: value for name, value in (ITEM | changes).items() if value is not None}
    line = {"doi": "10.1000/tea.7", "asked": "2026-11-01", "outcome": "found", "item": item}
    (library / "registry.jsonl").write_text(json.dumps(line) + "\n")


@pytest.mark.parametrize(
    ("changes", "outcome", "names", "words"),
    [
        pytest.param({}, "verified", [], "verified on 2026-11-01\n", id="all"),
        pytest.param(
            {"volume": None, "page": None},
            "verified",
            ["volume", "page"],
            "verified on 2026-11-01; not compared: volume, pages\n",
            id="no place",
        ),
        pytest.param({"author": None}, "not-compared", ["author"], "lacks title or authors", id="no authors"),
        pytest.param(
            {"type": "article", "genre": "preprint", "container-title": None, "volume": None, "page": None},
            "differs",
            ["issued", "container-title", "volume", "page"],
            "differs from what was said",
            id="a preprint",
        ),
    ],
)
def test_show_names_what_the_record_lacks(
    run: Run, library: Path, changes: dict[str, Any], outcome: str, names: list[str], words: str
) -> None:
    keep(library, **changes)
    said = json.loads(run("show", "moss2019tea", "--json").stdout)["litman"]
    assert (said["registry"], said["not_compared"]) == (outcome, names)
    assert words in run("show", "moss2019tea").stdout


def test_a_work_that_nobody_was_asked_about_was_not_compared_at_all(run: Run, library: Path) -> None:
    assert "not_compared" not in json.loads(run("show", "moss2019tea", "--json").stdout)["litman"]


def test_check_counts_works_that_were_compared_in_part_and_names_the_fields(run: Run, library: Path) -> None:
    keep(library, title="Tea and deep sleep of cats", volume=None)
    (found,) = [item for item in json.loads(run("check", "--json").stdout) if item["code"] == "ID101"]
    assert found["not_compared"] == ["volume"]
    for _ in range(2):  # found, and remembered
        assert "1 work: the record lacks a field that the entry has" in run("check").output.replace("\n", " ")


def test_match_names_what_the_work_does_not_say(run: Run, library: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("    volume  = {7},\n", ""))
    text = "Moss A, Fern B. Tea and REM sleep. Journal of Tea. 2019;7:12-19."
    (found,) = json.loads(run("match", "--offline", "--json", text).stdout)
    assert (found["outcome"], found["not_compared"]) == ("accepted", ["volume"])
    assert "not compared: volume" in run("match", "--offline", text).output


def test_scan_names_what_of_a_reference_could_not_be_compared(run: Run, library: Path) -> None:
    keep(library, **{"container-title": None, "page": None})
    post = library.parent / "kettles.md"
    post.write_text(
        "# Kettles\n\nGreen tea lowers the pulse of tired cats by a tenth [1].\n\n## References\n\n"
        "1. Moss A, Fern B. Tea and REM sleep. Journal of Tea. 2019;7:12-19. https://doi.org/10.1000/tea.7\n"
    )
    (scanned,) = json.loads(run("scan", "--offline", "--json", str(post)).stdout)
    (reference,) = scanned["references"]
    assert (reference["outcome"], reference["not_compared"]) == ("accepted", ["container-title", "page"])
