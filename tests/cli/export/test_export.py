import json
from pathlib import Path

import bibtexparser
import pytest
import rispy

from litman.formats.table import WRITTEN
from tests.cli.conftest import Run, files_of


def test_every_format_that_is_written_has_its_name_on_the_command_line(run: Run) -> None:
    said = "".join(run("export", "--help").output.split())
    assert f"[{'|'.join(WRITTEN)}]" in said


def test_bibtex_is_the_default_and_stands_on_its_own(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_text('@string{jot = "Journal of Tea"}\n' + path.read_text().replace("{Journal of Tea}", "jot"))
    result = run("export")
    parsed = bibtexparser.parse_string(result.output)
    assert parsed.failed_blocks == []
    assert [entry.key for entry in parsed.entries] == ["moss2019tea", "teahouse2019news", "reed2001leaf"]
    assert parsed.entries_dict["moss2019tea"]["journal"] == "Journal of Tea"
    assert parsed.strings == []


def test_works_of_a_post_are_exported(run: Run) -> None:
    items = json.loads(run("export", "--format", "csl-json", "--post", "sleep").output)
    assert [item["id"] for item in items] == ["moss2019tea"]


def test_of_a_key_that_is_there_twice_both_entries_are_exported(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_text(path.read_text() + "\n@misc{moss2019tea,\n  title = {Another},\n}\n")
    assert run("export", "--key", "moss2019tea").output.count("{moss2019tea,") == 2


def test_keys_come_in_the_order_of_the_file(run: Run) -> None:
    output = run("export", "--format", "ris", "--key", "reed2001leaf", "--key", "moss2019tea").output
    assert [entry["id"] for entry in rispy.loads(output)] == ["moss2019tea", "reed2001leaf"]


def test_a_relation_to_a_work_that_is_not_exported_is_left_out(run: Run) -> None:
    alone = run("export", "--format", "biblatex", "--key", "teahouse2019news").output
    assert "related" not in alone
    assert "related = {moss2019tea}" in run("export", "--format", "biblatex").output


def test_a_file_is_written_whole_and_the_library_is_left_alone(run: Run, library: Path) -> None:
    before = files_of(library)
    result = run("export", "-o", "out.bib")
    assert result.exit_code == 0
    assert result.stderr == "wrote out.bib\n"
    assert (library.parent / "out.bib").read_text() == run("export").output
    assert files_of(library) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("--key", "nobody"), "no entry has the key 'nobody'", id="unknown key"),
        pytest.param(("--post", "slep"), "no post has the id 'slep'; there is sleep", id="unknown post"),
        pytest.param(("--format", "word"), "is not one of", id="unknown format"),
        pytest.param(("-o", "nowhere/out.bib"), "cannot write nowhere/out.bib: No such file", id="no folder"),
    ],
)
def test_what_cannot_be_exported_is_said(run: Run, words: tuple[str, ...], message: str) -> None:
    result = run("export", *words)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("format_name", ["bibtex", "biblatex", "csl-json", "ris"])
def test_fields_are_left_out(run: Run, library: Path, format_name: str) -> None:
    run("set", "reed2001leaf", "abstract=Of a leaf", "keywords=green", "file={:leaf.pdf:PDF}")
    whole = run("export", "--format", format_name).output
    left = run("export", "--format", format_name, "--drop", "Abstract, tags", "--drop", "file").output
    assert "Of a leaf" in whole
    assert "green" in whole
    for text in ("Of a leaf", "green", "leaf.pdf"):
        assert text not in left
    assert "Leaf" in left or "leaf" in left


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param("nofield", "no work has a field 'nofield'\n", id="like none"),
        pytest.param("autor,title", "no work has a field 'autor'; did you mean author?\n", id="a slip"),
        pytest.param("Title, year", "", id="all there"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_field_to_be_left_out_that_no_work_has_is_said(run: Run, names: str, said: str) -> None:
    result = run("export", "--drop", names)
    assert (result.exit_code, result.stderr) == (0, said)
    assert "@" in result.stdout


def test_a_style_drops_nothing(run: Run) -> None:
    result = run("export", "--style", "apa", "--drop", "doi")
    assert result.exit_code == 2
    assert "--drop leaves fields out of data" in result.stderr


def test_no_work_that_fulfils_a_condition_is_said(run: Run) -> None:
    result = run("export", "--year", "1800")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no work has this\n")
