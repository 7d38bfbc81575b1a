"""Keys with characters of a shell or of TeX get a clean one on their way into the library, and stay known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ENTRY = "@article{%s, title = {%s}, author = {Ash, El}, journal = {Bark}, year = {2015}}\n"
KEYS = (
    "ash$(id>pwn)",
    "a b",
    "-rf",
    "its'",
    "ash&oak",
    "ash#1",
    "ash(2015)",
    "ash;x",
    "ash*",
    "!ash",
    "=ash",
)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return tmp_path / "other.bib"


@pytest.mark.parametrize("key", KEYS)
def test_an_entry_gets_a_clean_key_and_its_old_one_stays_known(run: Run, other: Path, key: str) -> None:
    other.write_text(ENTRY % (key, "Ash trees of the north"))
    result = run("add", "bib", str(other))
    assert "added     ash2015ash  (" in result.output
    assert f"; {key} stays known as its old key)" in result.output
    assert json.loads(run("show", "--json", "--", key).stdout)["id"] == "ash2015ash"
    assert "BIB117" not in run("check").stdout
    again = run("add", "bib", str(other))
    assert "1 entry: 0 added, 1 there already" in again.output


@pytest.mark.parametrize(
    "key", ["ash2015", "DBLP:conf/x/Ash15", "ash_2015+a", "10.1000/ash.1", "müller2015", "d'ash2015"]
)
def test_a_key_without_such_characters_is_kept(run: Run, other: Path, key: str) -> None:
    other.write_text(ENTRY % (key, "Ash trees of the north"))
    assert f"added     {key}\n" in run("add", "bib", str(other)).output


def test_what_names_an_entry_by_its_old_key_follows(run: Run, library: Path, other: Path) -> None:
    parent = (
        "@book{oak$1, title = {Oaks of the south}, author = {Oak, Di}, publisher = {Grove}, year = 2014}\n"
    )
    other.write_text(
        "@inbook{part, crossref = {oak$1}, author = {Oak, Di}, title = {A part of it}}\n" + parent
    )
    run("add", "bib", str(other))
    text = (library / "references.bib").read_text()
    assert "crossref = {oak2014oaks}" in text
    assert "ids = {oak$1}" in text


def test_an_old_key_joins_those_that_the_entry_has(run: Run, library: Path, other: Path) -> None:
    other.write_text((ENTRY % ("ash$1", "Ash trees of the north")).replace("year", "ids = {elm}, year"))
    run("add", "bib", str(other))
    assert "ids = {elm, ash$1}" in (library / "references.bib").read_text()


def test_an_old_key_that_names_another_work_is_not_kept(run: Run, library: Path, other: Path) -> None:
    other.write_text(
        ENTRY % ("ash$1", "Ash trees of the north") + ENTRY % ("ash$1", "Leaves in the autumn of life")
    )
    result = run("add", "bib", str(other))
    assert "ash$1 is the key of ash2015ash here" in result.output
    assert (library / "references.bib").read_text().count("ash$1") == 1


def test_records_of_other_programs_keep_the_keys_that_people_typed(
    run: Run, library: Path, tmp_path: Path
) -> None:
    item = {
        "id": "ash(2015)",
        "type": "book",
        "title": "Ash trees",
        "author": [{"family": "Ash", "given": "El"}],
    }
    path = tmp_path / "other.json"
    path.write_text(
        json.dumps([item, {**item, "id": "http://zotero.org/(x)", "title": "Of leaves and of bark"}])
    )
    result = run("add", "csl", str(path))
    assert "ash(2015) stays known as its old key" in result.output
    assert "ids = {ash(2015)}" in (library / "references.bib").read_text()
    assert "zotero.org" not in (library / "references.bib").read_text()
    assert json.loads(run("show", "--json", "ash(2015)").stdout)["title"] == "Ash trees"


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        pytest.param(
            "p.tex", r"\begin{document}Ash trees grow by 30 cm each year \cite{-ash}.\end{document}", id="TeX"
        ),
        pytest.param("p.md", "Ash trees grow by 30 cm each year [@{ash$(x)}].", id="Markdown"),
        pytest.param("p.md", r"Ash trees grow by 30 cm each year \cite{its'2015}.", id="TeX in Markdown"),
    ],
)
def test_a_post_that_cites_the_old_key_leads_to_the_work(
    run: Run, library: Path, other: Path, name: str, cited: str
) -> None:
    key = cited[cited.index("{", cited.index("year")) + 1 :].split("}")[0]
    other.write_text(ENTRY % (key, "Ash trees of the north"))
    run("add", "bib", str(other))
    post = library.parent / "posts" / name
    post.parent.mkdir()
    post.write_text(cited + "\n")
    assert "→ ash2015ash" in run("scan", "--offline", str(post)).output
