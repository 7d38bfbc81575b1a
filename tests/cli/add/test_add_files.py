"""`litman add csl|ris|zotero|nbib|endnote`: works of other programs, with the rules of `add bib`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.formats.table import ADDED
from tests.cli.conftest import Run, files_of
from tests.growth import grows_in_proportion

RIS = """\
TY  - JOUR
AU  - Moss, Ada
TI  - Tea and REM sleep
PY  - 2019
DO  - 10.1000/TEA.7
ER  -
TY  - BOOK
AU  - Reed, Cy
TI  - The kettle
PY  - 2004
KW  - heat
ER  -
"""


@pytest.fixture
def ris(tmp_path: Path) -> Path:
    path = tmp_path / "works.ris"
    path.write_text(RIS)
    return path


def test_nothing_is_added_twice(run: Run, library: Path, ris: Path) -> None:
    first = run("add", "ris", str(ris))
    assert first.exit_code == 0, first.output
    assert "is there as moss2019tea: the same DOI" in first.stdout
    assert "2 entries: 1 added, 1 there already" in first.stdout
    bib = (library / "references.bib").read_text()
    assert bib.startswith("% Kept by hand.")
    assert "title = {The kettle}" in bib
    before = files_of(library)
    assert "0 added, 2 there already" in run("add", "ris", str(ris)).stdout
    assert files_of(library) == before


def test_a_dry_run_changes_nothing(run: Run, library: Path, ris: Path) -> None:
    before = files_of(library)
    assert "nothing was changed" in run("add", "ris", str(ris), "--dry-run").stdout
    assert files_of(library) == before


def test_json_says_what_became_of_each_record(run: Run, ris: Path) -> None:
    present, added = json.loads(run("add", "ris", str(ris), "--json").stdout)
    assert (present["outcome"], present["key"], present["line"]) == ("present", "moss2019tea", 1)
    assert (added["outcome"], added["line"]) == ("added", 7)


@pytest.mark.parametrize("form", ["csl-json", "ris", "nbib", "endnote"])
def test_what_one_library_exports_another_takes_over(
    run: Run, library: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "works"
    assert run("export", "--format", form, "-o", str(target)).exit_code == 0
    (library / "references.bib").write_text("")
    result = run("add", form.removesuffix("-json"), str(target))
    assert result.exit_code == 0, result.output
    assert "3 entries: 3 added" in result.stdout
    assert "Tea and {REM} sleep" in (library / "references.bib").read_text() or form != "csl-json"
    assert "10.1000/tea.7" in (library / "references.bib").read_text()


@pytest.mark.parametrize("name", list(ADDED))
def test_a_file_that_is_none_changes_nothing(run: Run, library: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "other"
    path.write_text("just words\n")
    before = files_of(library)
    result = run("add", name, str(path))
    assert result.exit_code == 2
    assert "nothing was added" in result.stderr
    assert files_of(library) == before


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        pytest.param(["Journal Article", "Randomized Controlled Trial"], "randomised trial", id="a trial"),
        pytest.param(["Review", "Systematic Review"], "systematic review", id="what tells most"),
        pytest.param(["Journal Article"], None, id="nothing of a study"),
    ],
)
def test_pubmeds_types_of_publication_say_how_the_study_was_done(
    run: Run, library: Path, kinds: list[str], said: str | None
) -> None:
    lines = ["PMID- 7", "TI  - Rain.", "FAU - Doe, Jane", "DP  - 2020", *(f"PT  - {kind}" for kind in kinds)]
    (library.parent / "x.nbib").write_text("\n".join(lines) + "\n")
    assert run("add", "x.nbib").exit_code == 0
    added = (library / "references.bib").read_text().split("Rain")[1]
    assert ("studytype" in added) is (said is not None)
    assert said is None or f"= {{{said}}}" in added


def blanks(name: str, count: int) -> str:
    """A record of a format with a run of so many blanks in each of its fields."""
    text = f"a{' ' * count}b"
    if name == "csl":
        fields = ("title", "container-title", "abstract", "publisher", "note", "page", "volume", "DOI")
        return json.dumps([{"type": "book", "author": [{"literal": text}], **dict.fromkeys(fields, text)}])
    if name == "ris":
        tags = ("TI", "AU", "T2", "AB", "KW", "PB", "CY", "N1", "SP", "VL", "PY")
        return "TY  - JOUR\n" + "".join(f"{tag}  - {text}\n" for tag in tags) + "ER  - \n"
    tags = ("TI", "FAU", "JT", "AB", "MH", "PG", "VI", "DP")
    return "PMID- 1\n" + "".join(f"{tag:4}- {text}\n" for tag in tags)


@pytest.mark.growth
@pytest.mark.parametrize("name", ["ris", "nbib", "csl"])
def test_runs_of_blanks_in_a_record_take_time_in_proportion(run: Run, library: Path, name: str) -> None:
    bib = library / "references.bib"
    before = bib.read_bytes()

    def prepared(count: int) -> Callable[[], object]:
        bib.write_bytes(before)
        (library.parent / "blanks").write_text(blanks(name, count))
        return lambda: run("add", name, "blanks")

    grows_in_proportion(prepared, 20_000)
    assert len(bib.read_bytes()) > len(before)
