"""One paper whatever the form of its pages: no importer adds it twice, and `duplicates` sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HERE = (
    "@article{moss2019, author={Moss, Ada}, title={Tea and sleep}, journal={J Tea}, "
    "year=2019, volume=7, pages={%s}}\n"
)


def _bib(pages: str) -> str:
    return HERE.replace("moss2019", "other") % pages


def _ris(pages: str) -> str:
    return (
        "TY  - JOUR\nAU  - Moss, Ada\nTI  - Tea and sleep\nJO  - J Tea\nPY  - 2019\nVL  - 7\n"
        f"SP  - {pages}\nER  - \n"
    )


def _ris_of_two_fields(pages: str) -> str:
    first, _, last = pages.partition("--")
    return _ris(first).replace("\nER", f"\nEP  - {last}\nER") if last else _ris(pages)


def _csl(pages: str) -> str:
    item = {
        "type": "article-journal",
        "title": "Tea and sleep",
        "author": [{"family": "Moss", "given": "Ada"}],
        "container-title": "J Tea",
        "issued": {"date-parts": [[2019]]},
        "volume": "7",
        "page": pages,
    }
    return json.dumps([item])


def _nbib(pages: str) -> str:
    return (
        "\nPMID- \nSTAT- Publisher\nTI  - Tea and sleep.\nFAU - Moss, Ada\nAU  - Moss A\nJT  - J Tea\nVI  - 7\n"
        f"DP  - 2019\nPG  - {pages}\nPT  - Journal Article\n"
    )


def _endnote(pages: str) -> str:
    return (
        "<xml><records><record><ref-type name='Journal Article'>17</ref-type><contributors><authors>"
        "<author>Moss, Ada</author></authors></contributors><titles><title>Tea and sleep</title><secondary-title>"
        f"J Tea</secondary-title></titles><pages>{pages}</pages><volume>7</volume><dates><year>2019</year></dates>"
        "</record></records></xml>"
    )


IMPORTERS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "bib": ("bib", "works.bib", _bib),
    "ris": ("ris", "works.ris", _ris),
    "ris of two fields": ("ris", "works.ris", _ris_of_two_fields),
    "csl": ("csl", "works.json", _csl),
    "zotero": ("zotero", "works.json", _csl),
    "nbib": ("nbib", "works.nbib", _nbib),
    "endnote": ("endnote", "works.xml", _endnote),
}
# What the library prints, and what the file says.
ONE_PAPER = [
    pytest.param("12--19", "pp. 12--19", id="English"),
    pytest.param("12--19", "p. 12--p. 19", id="a word at both ends"),
    pytest.param("pp. 12-19", "S. 12-19", id="English and German"),
    pytest.param("12--19", "S. 12–19", id="German"),
    pytest.param("12--19", "Seiten 12–19", id="German in full"),
    pytest.param("12--19", "p.12", id="the first page alone"),
    pytest.param("p.12", "12--19", id="the first page alone in the library"),
    pytest.param("12--19", "0012--0019", id="zeros in front"),
    pytest.param("0012--0019", "12--19", id="zeros in front in the library"),
    pytest.param("112--119", "112–9", id="shortened"),
    pytest.param("112--9", "112-119", id="shortened in the library"),
    pytest.param("S12--S15", "S12-5", id="a supplement"),
    pytest.param("e0193972", "E0193972", id="an article number"),
    pytest.param("e0193972", "0193972", id="an article number without its letter"),
    pytest.param("e12", "Article e12", id="an article number with a word"),
    pytest.param("12, 15--18", "12, 15–18", id="several"),
    pytest.param("12--19", "с. 12–19", id="Russian"),
    pytest.param("12--19", "págs. 12-19", id="Spanish"),
    pytest.param("12--19", "pag. 12-19", id="Italian"),
    pytest.param("12--19", "12–19页", id="Chinese"),
    pytest.param("12--19", "１２－１９", id="full-width digits"),
    pytest.param("xii--xx", "pp. XII–XX", id="Roman"),
    pytest.param("12--19", "12ff.", id="and the following"),
    pytest.param("12--19", "in press", id="not known yet"),
]
TWO_PAPERS = [
    pytest.param("12--19", "pp. 21--29", id="other pages"),
    pytest.param("12--19", "pp. 12--25", id="another last page"),
    pytest.param("S12", "S. 12", id="a supplement and a page"),
    pytest.param("xii--xx", "12--20", id="Roman and Arabic"),
]


@pytest.mark.parametrize("importer", IMPORTERS)
@pytest.mark.parametrize(("ours", "theirs"), ONE_PAPER)
def test_a_paper_is_not_added_again_for_the_form_of_its_pages(
    run: Run, library: Path, tmp_path: Path, importer: str, ours: str, theirs: str
) -> None:
    (library / "references.bib").write_text(HERE % ours)
    command, name, text = IMPORTERS[importer]
    (tmp_path / name).write_text(text(theirs), encoding="utf-8")
    result = run("add", command, str(tmp_path / name))
    assert "0 added, 1 there already" in result.stdout, result.output


@pytest.mark.parametrize("importer", IMPORTERS)
@pytest.mark.parametrize(("ours", "theirs"), TWO_PAPERS)
def test_other_pages_are_another_paper(
    run: Run, library: Path, tmp_path: Path, importer: str, ours: str, theirs: str
) -> None:
    (library / "references.bib").write_text(HERE % ours)
    command, name, text = IMPORTERS[importer]
    (tmp_path / name).write_text(text(theirs), encoding="utf-8")
    result = run("add", command, str(tmp_path / name))
    assert "1 added" in result.stdout, result.output


@pytest.mark.parametrize(("ours", "theirs"), ONE_PAPER)
def test_duplicates_sees_a_paper_whatever_the_form_of_its_pages(
    run: Run, library: Path, ours: str, theirs: str
) -> None:
    (library / "references.bib").write_text(HERE % ours + _bib(theirs), encoding="utf-8")
    found = json.loads(run("duplicates", "--json").stdout)
    assert [sorted(item["keys"]) for item in found] == [["moss2019", "other"]]


@pytest.mark.parametrize(("ours", "theirs"), TWO_PAPERS)
def test_duplicates_tells_other_pages_apart(run: Run, library: Path, ours: str, theirs: str) -> None:
    (library / "references.bib").write_text(HERE % ours + _bib(theirs), encoding="utf-8")
    assert json.loads(run("duplicates", "--json").stdout) == []
