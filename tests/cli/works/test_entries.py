from pathlib import Path

import pytest

from tests.cli.conftest import BIB, CLAIMS, Run, files_of


def bib(library: Path) -> str:
    return (library / "references.bib").read_text()


def test_set_changes_one_value_and_no_other_byte(run: Run, library: Path) -> None:
    result = run("set", "moss2019tea", "volume=8")
    assert result.exit_code == 0, result.output
    assert bib(library) == BIB.replace("volume  = {7}", "volume  = {8}")


def test_set_of_a_new_field_follows_the_layout_and_unset_takes_it_back(run: Run, library: Path) -> None:
    assert run("set", "moss2019tea", "number=3", "note=Read {it}").exit_code == 0
    assert "    number  = {3},\n    note    = {Read {it}},\n" in bib(library)
    assert run("unset", "moss2019tea", "number", "note").exit_code == 0
    assert bib(library) == BIB


def test_set_normalises_a_doi(run: Run, library: Path) -> None:
    assert run("set", "reed2001leaf", "doi=https://doi.org/10.1000/LEAF").exit_code == 0
    assert '"10.1000/leaf"' in bib(library)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("set", "moss2019te", "a=b"), "did you mean moss2019tea", id="unknown key"),
        pytest.param(("set", "moss2019tea", "year"), "is not FIELD=VALUE", id="no value"),
        pytest.param(("set", "moss2019tea", "title={a"), "brace", id="unbalanced value"),
        pytest.param(("set", "moss2019tea", "a b=c"), "cannot be a field's name", id="no field name"),
        pytest.param(("set", "moss2019tea", "doi=nonsense"), "is not a DOI", id="no DOI"),
        pytest.param(
            ("unset", "moss2019tea", "note"), "has no field 'note'; it has author", id="absent field"
        ),
        pytest.param(("rename", "moss2019tea", "a b"), "cannot be a citation key", id="no key"),
        pytest.param(("rename", "moss2019tea", "Reed2001Leaf"), "is taken", id="taken in other case"),
        pytest.param(
            ("remove", "moss2019tea"),
            "is used by claims sleep/c01 and by entries teahouse2019news",
            id="in use",
        ),
        pytest.param(("remove", "nobody"), "no entry has the key", id="remove what is absent"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    run: Run, library: Path, words: tuple[str, ...], message: str
) -> None:
    before = files_of(library)
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert files_of(library) == before


def test_a_note_says_what_latex_would_not_print(run: Run) -> None:
    result = run("set", "moss2019tea", "journal=Tea & Sleep", "url=https://example.org/?a=1&b=2")
    assert result.exit_code == 0
    assert result.stderr.count("note:") == 1
    assert "in journal, LaTeX prints & only when written \\&" in result.stderr


def test_rename_takes_claims_and_entries_along_and_keeps_the_old_key(run: Run, library: Path) -> None:
    result = run("rename", "moss2019tea", "moss2019rem")
    assert result.exit_code == 0, result.output
    assert "related = {moss2019rem}" in bib(library)
    assert "ids     = {moss2019tea}" in bib(library)
    claims = (library / "claims" / "sleep.toml").read_text()
    assert claims == CLAIMS.replace('"moss2019tea"', '"moss2019rem"')
    assert run("show", "moss2019tea").output.startswith("moss2019rem")


def test_rename_back_leaves_the_new_name_as_an_old_key(run: Run, library: Path) -> None:
    run("rename", "moss2019tea", "moss2019rem")
    run("rename", "moss2019rem", "moss2019tea")
    assert "ids     = {moss2019rem}" in bib(library)


def test_remove_takes_the_block_only(run: Run, library: Path) -> None:
    result = run("remove", "reed2001leaf")
    assert result.exit_code == 0, result.output
    assert bib(library) == BIB[: BIB.index("\n@book")]


def test_a_forced_removal_says_what_still_names_the_entry(run: Run, library: Path) -> None:
    result = run("remove", "--force", "moss2019tea")
    assert result.exit_code == 0
    assert "still naming it: sleep/c01, teahouse2019news" in result.stderr
    assert "moss2019tea," not in bib(library)


def test_a_read_only_file_is_left_as_it_is(run: Run, library: Path) -> None:
    (library / "references.bib").chmod(0o444)
    result = run("set", "moss2019tea", "volume=8")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert "read-only" in result.stderr
    assert bib(library) == BIB
