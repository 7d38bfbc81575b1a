import json
from pathlib import Path

import pytest

from litman.cli.shared.widths import cell_width
from tests.cli.conftest import Run

RETRACTED = (
    '{"doi":"10.1000/tea.7","asked":"2026-01-02","outcome":"found","agency":"crossref","source":"crossref",'
    '"notices":[{"kind":"retracted","type":"retraction","doi":"10.1000/notice","date":"2021-03-04",'
    '"source":"publisher"}],"item":{"type":"article-journal","title":"Tea and REM sleep",'
    '"author":[{"family":"Moss","given":"Ada"},{"family":"Fern","given":"Bo"}],'
    '"issued":{"date-parts":[[2019]]}}}\n'
)


def test_list_shows_every_work_with_the_claims_it_carries(run: Run) -> None:
    lines = run("list").output.splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["KEY", "YEAR", "CLAIMS", "WHO", "TITLE"],
        ["moss2019tea", "2019", "1", "Moss", "&", "Fern", "Tea", "and", "REM", "sleep"],
    ]
    assert lines[-1] == "3 works, 1 of them carrying claims"


def test_list_of_keys_is_for_programs(run: Run) -> None:
    assert run("list", "--keys").output == "moss2019tea\nteahouse2019news\nreed2001leaf\n"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param([], id="all"),
        pytest.param(["--sort", "year"], id="sorted"),
        pytest.param(["--sort", "key", "--reverse"], id="the other way round"),
        pytest.param(["--sort", "author", "--limit", "2"], id="the first"),
        pytest.param(["--year", "2019"], id="of a year"),
        pytest.param(["--year", "1900"], id="none"),
    ],
)
def test_list_of_keys_is_of_the_works_that_are_listed(run: Run, options: list[str]) -> None:
    listed = [item["id"] for item in json.loads(run("list", *options, "--json").output)]
    assert run("list", *options, "--keys").output.split() == listed


def test_list_prints_csl_items_with_what_litman_knows(run: Run) -> None:
    items = json.loads(run("list", "--json").output)
    assert [item["id"] for item in items] == ["moss2019tea", "teahouse2019news", "reed2001leaf"]
    assert items[0]["litman"] == {"key": "moss2019tea", "claims": 1, "notices": [], "registry": "not-checked"}
    assert items[1]["litman"]["registry"] == "not-checkable"
    assert items[0]["container-title"] == "Journal of Tea"


def test_show_names_claims_and_the_press_release_about_a_work(run: Run) -> None:
    output = run("show", "moss2019tea").output
    assert "teahouse2019news: press release about this work" in output
    assert "sleep/c01 [1]  supports, unchecked\n    Tea lengthens REM sleep." in output
    assert "related     press release about moss2019tea" in run("show", "teahouse2019news").output


def test_a_retraction_is_shown_wherever_the_work_is(run: Run, library: Path) -> None:
    (library / "registry.jsonl").write_text(RETRACTED)
    assert "RETRACTED: Tea and REM sleep" in run("list").output
    shown = run("show", "moss2019tea").output
    assert "verified by crossref on 2026-01-02" in shown
    assert "RETRACTED on 2021-03-04, notice 10.1000/notice (says publisher)" in shown
    assert "RETRACTED" in run("claims").output
    notices = json.loads(run("show", "moss2019tea", "--json").output)["litman"]["notices"]
    assert [notice["kind"] for notice in notices] == ["retracted"]


def test_an_entry_that_says_otherwise_than_the_registry_differs(run: Run, library: Path) -> None:
    (library / "registry.jsonl").write_text(RETRACTED.replace("[[2019]]", "[[2012]]"))
    assert json.loads(run("show", "moss2019tea", "--json").output)["litman"]["registry"] == "differs"


def test_escape_sequences_of_a_title_do_not_reach_the_terminal(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"The Leaf", b"The \x1b[31mLeaf\x07 \xe2\x80\xaetxt"))
    for words in (("list",), ("show", "reed2001leaf"), ("list", "--json")):
        output = run(*words).stdout_bytes
        assert b"\x1b" not in output
        assert b"\x07" not in output
        assert "\u202e" not in output.decode()


def test_an_empty_library_says_what_to_do_next(run: Run, library: Path) -> None:
    (library / "references.bib").write_text("")
    for words in ("list", "list --author moss", "search tea", "tag --year 2019", "remove --year 2019"):
        said = run(*words.split()).output
        assert said == "The library has no works yet: litman add doi 10.… adds one.\n", words


def test_a_broken_bibliography_is_told_with_its_place_and_the_rest_is_listed(run: Run, library: Path) -> None:
    path = library / "references.bib"
    path.write_text(path.read_text().replace("@book{reed", "@book{moss2019tea, title={Twin}}\n\n@book{reed"))
    result = run("list", "--keys")
    assert result.output.count("reed2001leaf\n") == 1
    assert "references.bib:21:1: BIB" in result.stderr


@pytest.mark.parametrize("columns", [16, 20, 24, 30, 36, 40, 45, 60, 80, 81, 100, 132])
def test_list_fits_the_terminal_however_long_a_key_is(run: Run, library: Path, columns: int) -> None:
    bib = library / "references.bib"
    long_key = "iacr:" + "x" * 120
    more = f"@book{{{long_key}, author = {{Verylongnameindeed, A}}, title = {{睡眠と茶 {'茶' * 60}}}, year = 2001}}\n"
    bib.write_text(bib.read_text() + more)
    (library / "registry.jsonl").write_text(RETRACTED)
    lines = run("list", env={"COLUMNS": str(columns)}).output.splitlines()
    assert max(cell_width(line) for line in lines[:-1]) <= columns
    assert all(line.strip() for line in lines)


def test_list_into_a_pipe_cuts_nothing_of_a_key(run: Run, library: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text() + f"@book{{{'y' * 120}, title = {{T}}}}\n")
    assert "y" * 120 + " " in run("list", env={"COLUMNS": ""}).output


KEPT = """@article{kept2020, title = {Kept}, doi = {10.1000/k}, url = {https://example.org/k},
  abstract = {<jats:p>Tea at <i>p</i> < .05 with a loss of 5\\%.</jats:p>}, note = {In press},
  annotation = {First thought. \\par Second one.}, file = {files/kept2020.pdf;:C\\:/gone/x.pdf:PDF}}
"""


def test_show_prints_abstract_note_files_and_address(run: Run, library: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text() + KEPT)
    (library / "files").mkdir()
    (library / "files" / "kept2020.pdf").write_bytes(b"%PDF")
    lines = run("show", "kept2020").output.splitlines()
    assert "abstract    Tea at p < .05 with a loss of 5%." in lines
    assert "remark      In press" in lines
    assert lines[lines.index("note        First thought.") + 1] == "            Second one."
    assert "files       files/kept2020.pdf" in lines
    assert any(line.endswith("x.pdf (is not there)") for line in lines)
    assert "address     https://doi.org/10.1000/k" in lines
    said = json.loads(run("show", "kept2020", "--json").output)["litman"]
    assert [file["there"] for file in said["files"]] == [True, False]
    assert said["note"] == "First thought.\n\nSecond one."
    assert said["address"] == "https://doi.org/10.1000/k"


def test_show_says_nothing_of_what_is_not_kept(run: Run) -> None:
    output = run("show", "reed2001leaf").output
    assert not any(word in output for word in ("abstract", "note", "files", "address"))
