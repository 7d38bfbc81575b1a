"""`litman add` finds the command by what it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

BIB = "@book{given2020, title = {Given}, author = {Doe, Jane}, year = 2020}\n"
RIS = "TY  - BOOK\nTI  - Given\nAU  - Doe, Jane\nPY  - 2020\nER  - \n"
CSL = '[{"id": "g", "type": "book", "title": "Given", "author": [{"family": "Doe"}]}]'
ZOTERO = '{"items": [{"itemType": "book", "title": "Given", "citationKey": "g2020"}]}'


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        pytest.param("thesis.bib", BIB, "given2020", id="BibTeX"),
        pytest.param("THESIS.BIB", BIB, "given2020", id="in capitals"),
        pytest.param("a b.ris", RIS, "doe2020given", id="RIS"),
        pytest.param("x.json", CSL, "doegiven", id="CSL-JSON"),
        pytest.param("x.json", ZOTERO, "g2020", id="Zotero, which has the same ending"),
    ],
)
def test_a_file_is_added_by_its_ending_and_what_is_in_it(
    run: Run, library: Path, name: str, text: str, key: str
) -> None:
    (library.parent / name).write_text(text)
    result = run("add", name)
    assert result.exit_code == 0, result.output
    assert "1 added" in result.output
    assert "Given" in (library / "references.bib").read_text()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--", "-x.bib"], id="alone"),
        pytest.param(["bib", "--", "-x.bib"], id="behind its command"),
        pytest.param(["--dry-run", "--", "-x.bib"], id="behind an option"),
    ],
)
def test_a_file_with_a_hyphen_in_front_is_added_behind_two(run: Run, library: Path, words: list[str]) -> None:
    Path("-x.bib").write_text(BIB)
    result = run("add", *words)
    assert result.exit_code == 0, result.output
    assert "1 added" in result.output


def test_a_list_with_a_hyphen_in_front_is_named_with_what_reads_it(run: Run) -> None:
    result = run("add", "--", "-x.txt")
    assert result.exit_code == 2
    assert "litman add any --from=-x.txt" in " ".join(result.output.split())


def test_options_go_along_wherever_they_stand(run: Run, library: Path) -> None:
    (library.parent / "thesis.bib").write_text(BIB)
    before = files_of(library)
    for words in (["thesis.bib", "--dry-run"], ["--dry-run", "thesis.bib"]):
        result = run("add", *words)
        assert "1 added" in result.output
        assert "--dry-run" in result.output
    assert files_of(library) == before


@pytest.mark.parametrize("doi", ["10.1000/tea.7", "doi:10.1000/TEA.7", "https://doi.org/10.1000/tea.7"])
def test_a_doi_is_added_as_one(run: Run, doi: str) -> None:
    result = run("add", doi, "--offline")
    assert result.exit_code == 0
    assert "is there as moss2019tea" in result.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["thesis.bib", "10.1000/x"], "one by one", id="two kinds at once"),
        pytest.param(
            ["thesis.bib", "paper.pdf"], "paper.pdf for `litman add pdf`", id="a paper beside a file"
        ),
        pytest.param(["post.md"], "litman scan post.md", id="a post"),
        pytest.param(["dois.txt"], "litman add doi --from dois.txt", id="a list"),
        pytest.param(["refs.xlsx"], "neither a DOI nor a bibliography", id="what nobody reads"),
        pytest.param(["gone.bib"], "gone.bib", id="a file that is not there"),
        pytest.param(["dio"], "did you mean doi?", id="a mistyped command"),
    ],
)
def test_what_cannot_be_added_is_said_with_what_can(
    run: Run, library: Path, words: list[str], says: str
) -> None:
    (library.parent / "thesis.bib").write_text(BIB)
    before = files_of(library)
    result = run("add", *words)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert files_of(library) == before


def test_a_list_of_dois_needs_no_command_either(run: Run, library: Path) -> None:
    (library.parent / "dois.txt").write_text("10.1000/tea.7\n")
    assert "moss2019tea" in run("add", "--from", "dois.txt", "--offline").output
