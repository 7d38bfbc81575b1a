import json
from pathlib import Path

import pytest

from tests.cli.conftest import BIB, Run, files_of

OTHER = """\
@string{jot = {Journal of Tea}}
@article{anything, title = {Tea and REM Sleep}, author = {Moss, A. and Fern, B.}, year = {2019}, note = {ours}}
@article{doi-twin, title = {A Title Misspelt}, doi = {https://doi.org/10.1000/TEA.7}, year = 1900}
@book{reed2001leaf, author = {Oak, Di}, title = {Another {Leaf}}, year = 2003}
@incollection{child, crossref = {reed2001leaf}, author = {Ash, El}, title = "Part", series = jot, month = feb}
  @Misc{ layout ,
     Title="Kept as it is"  ,   howpublished = {by hand} }
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.bib"
    path.write_text(OTHER)
    return path


def test_entries_are_taken_over_and_none_twice(run: Run, library: Path, other: Path) -> None:
    result = run("add", "bib", str(other))
    assert result.exit_code == 0, result.output
    lines = [line.split("  (")[0] for line in result.output.splitlines()]
    assert lines == [
        "present   anything is there as moss2019tea: the same title, first author and year",
        "present   doi-twin is there as moss2019tea: the same DOI",
        "added     oak2003another",
        "added     child",
        "added     layout",
        "5 entries: 3 added, 2 there already",
    ]
    text = (library / "references.bib").read_text()
    # The keys of what was there stay known; nothing else of the library changed.
    assert text.replace("    ids     = {anything, doi-twin},\n", "").startswith(BIB)
    assert json.loads(run("show", "doi-twin", "--json").output)["id"] == "moss2019tea"
    after = files_of(library)
    again = run("add", "bib", str(other))
    assert again.output.endswith("5 entries: 0 added, 5 there already\n")
    assert files_of(library) == after


def test_an_entry_keeps_its_own_layout(run: Run, library: Path, other: Path) -> None:
    run("add", "bib", str(other))
    text = (library / "references.bib").read_text()
    assert '@Misc{ layout ,\n     Title="Kept as it is"  ,   howpublished = {by hand} }' in text
    assert "@book{oak2003another, author = {Oak, Di}, title = {Another {Leaf}}, year = 2003}" in text


def test_a_reference_to_a_key_that_had_to_change_follows(run: Run, other: Path) -> None:
    run("add", "bib", str(other))
    item = json.loads(run("show", "child", "--json").output)
    assert item["container-title"] == "Another Leaf"
    assert item["collection-title"] == "Journal of Tea"


def test_a_dry_run_changes_nothing(run: Run, library: Path, other: Path) -> None:
    before = files_of(library)
    result = run("add", "bib", "--dry-run", str(other))
    assert "3 added, 2 there already (nothing was changed: --dry-run)" in result.output
    assert files_of(library) == before


def test_update_fills_absent_fields_only(run: Run, library: Path, other: Path) -> None:
    result = run("add", "bib", "--update", str(other))
    assert "updated   moss2019tea  note (from anything)" in result.output
    text = (library / "references.bib").read_text()
    assert "    note    = {ours},\n" in text
    assert text.count("Tea and {REM} sleep") == 1
    assert "Misspelt" not in text


def test_json_tells_what_became_of_each_entry(run: Run, other: Path) -> None:
    results = json.loads(run("add", "bib", "--json", str(other)).output)
    assert [(r["given_key"], r["outcome"], r["key"]) for r in results] == [
        ("anything", "present", "moss2019tea"),
        ("doi-twin", "present", "moss2019tea"),
        ("reed2001leaf", "renamed", "oak2003another"),
        ("child", "added", "child"),
        ("layout", "added", "layout"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(None, "there is no such file", id="absent"),
        pytest.param(b"", "has no BibTeX entry", id="empty"),
        pytest.param("\ufeffNo entry".encode("utf-16"), "has no BibTeX entry", id="UTF-16 without entries"),
    ],
)
def test_a_file_without_entries_is_refused(
    run: Run, library: Path, tmp_path: Path, data: bytes | None, message: str
) -> None:
    path = tmp_path / "bad.bib"
    if data is not None:
        path.write_bytes(data)
    before = files_of(library)
    result = run("add", "bib", str(path))
    assert result.exit_code == 2
    assert message in result.stderr
    assert files_of(library) == before


def test_what_is_broken_in_a_file_is_said_and_the_rest_is_added(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.bib"
    path.write_text(
        "@book{good1, title = {Good}}\n\n@book{bad, title = {Bad\n\n@book{good2, title = {Also good}}\n"
    )
    result = run("add", "bib", str(path))
    assert result.exit_code == 1
    assert f"{path}:3:" in result.stderr
    assert "2 entries: 2 added, 0 there already" in result.output
