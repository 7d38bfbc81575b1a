"""One entry that is damaged costs the others nothing, and itself no more than what cannot be read."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

BEFORE = "@article{good1, author={Alder, B}, title={Good one}, journal={J}, year=2001}\n"
AFTER = "@article{good2, author={Cole, D}, title={Another good}, journal={K}, year=2002}\n"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param(
            "@article{Elm et al 2020, author={Elm, F}, title={Odd}}", "BIB004", id="blanks in the key"
        ),
        pytest.param("@article{elm, author={Elm, F} title={Odd}}", "BIB004", id="no comma after a value"),
        pytest.param("@article{elm author={Elm, F}, title={Odd}}", "BIB004", id="no comma after the key"),
        pytest.param("@article{, author={Elm, F}, title={Odd}}", "BIB010", id="no key"),
        pytest.param("@article{author={Elm, F}, title={Odd}}", "BIB010", id="no key and no comma"),
        pytest.param("@article{elm, author={Elm, F},, title={Odd}}", "BIB009", id="two commas"),
        pytest.param("@article{elm, author {Elm, F}, title={Odd}}", "BIB009", id="no equals sign"),
        pytest.param("@article{elm, author={Elm, F}, title={Odd}, year=}", "BIB009", id="no value"),
        pytest.param("@article{elm, author={Elm, F}, % first\n title={Odd}}", "BIB015", id="a remark inside"),
        pytest.param('@article{elm, title={Odd}, note="never closed}', "BIB013", id="an open quotation mark"),
        pytest.param("@article(elm, title={Odd}, author={Elm, F},,)", "BIB009", id="in round brackets"),
        pytest.param("@{elm, author={Elm, F}, title={Odd}}", "BIB011", id="no type"),
        pytest.param("@article{elm, author={Elm, F}, title={Odd", "BIB005", id="cut off"),
        pytest.param("@string{x = {y} z = {w}}\n@book{elm, title={Odd} # x, year=y}", "BIB004", id="macros"),
        pytest.param("@article{e@lm, title={Odd},, journal=jel}", "BIB009", id="an odd key and a macro"),
    ],
)
def test_the_rest_of_the_file_is_added_and_the_fault_named(
    run: Run, library: Path, tmp_path: Path, entry: str, said: str
) -> None:
    path = tmp_path / "other.bib"
    path.write_text(BEFORE + "\n" + entry + "\n" + AFTER)
    result = run("add", "bib", str(path))
    assert result.exit_code == 1, result.output
    assert "added     good1" in result.output
    assert "added     good2" in result.output
    assert any(f"other.bib:{line}:" in result.output for line in (3, 4))
    assert said in result.output
    text = (library / "references.bib").read_text()
    if said not in ("BIB005", "BIB011"):
        assert "Odd" in text
    again = run("add", "bib", str(path))
    assert "added" not in again.output.replace(" 0 added", "")
    assert (library / "references.bib").read_text() == text


def test_a_key_that_cannot_be_kept_is_said_with_its_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.bib"
    path.write_text("@article{Elm et al 2020, author={Elm, F}, title={Odd}, year=2020}")
    result = run("add", "bib", str(path))
    assert "added     elm2020odd  ('Elm et al 2020' is no citation key" in result.output


def test_a_file_of_windows_is_read_as_it_was_meant(run: Run, library: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.bib"
    path.write_bytes("@article{elm, author={Elm, F}, title={Größe – „5 €“}}".encode("cp1252"))
    assert run("add", "bib", str(path)).exit_code == 0
    assert "{Größe – „5 €“}" in (library / "references.bib").read_text()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_file_in_wide_characters_is_read(run: Run, library: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "other.bib"
    path.write_bytes((BEFORE + AFTER.replace("good", "größe")).encode(encoding))
    assert run("add", "bib", str(path)).exit_code == 0
    assert "größe2" in (library / "references.bib").read_text()


@pytest.mark.parametrize(
    ("command", "good", "bad"),
    [
        pytest.param("bib", BEFORE, "TY  - JOUR\nER  - \n", id="bib"),
        pytest.param("ris", "TY  - JOUR\nTI  - Good one\nER  - \n", BEFORE, id="ris"),
        pytest.param("csl", '[{"type": "book", "title": "Good one"}]', BEFORE, id="csl"),
    ],
)
def test_a_file_of_several_that_is_none_costs_the_others_nothing(
    run: Run, library: Path, tmp_path: Path, command: str, good: str, bad: str
) -> None:
    (tmp_path / "bad").write_text(bad)
    (tmp_path / "good").write_text(good)
    result = run("add", command, str(tmp_path / "bad"), str(tmp_path / "good"))
    assert result.exit_code == 1, result.output
    assert "bad:1:1: IMP001" in result.output
    assert "Good one" in (library / "references.bib").read_text()
