from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.actions.audit.read_references import read_references
from litman.cli.main import main
from litman.errors import ForeignFileError
from litman.formats.foreign_file import ForeignFile
from litman.formats.table import FORMATS

HAYAGRIVA = """\
# works on tea
kessel2001:
  type: Article
  title: Tea and towns
  author: ["Kessel, Ada", {name: Oduya, given-name: Chidi, prefix: van}]
  date: 2001-05
  page-range: 1-9
  serial-number: {doi: "10.4321/tea", issn: 1234-5679}
  parent: {type: Periodical, title: {value: Journal of Nocturnal Medicine}, volume: 3, issue: 2}
roe2011:
  type: Chapter
  title: Cups of the north
  author: Roe, Jan
  date: 2011
  parent:
    - {type: Book, title: All about cups, publisher: {name: Spadework, location: Oslo}, editor: "Poe, K."}
moss:
  type: Article
  title: Kettles
  author: World Kettle Society
  serial-number: {arxiv: "1706.03762"}
  parent: {type: Proceedings, title: Kettle Days}
"""
CSL = """\
references:
- id: kessel
  type: article-journal
  title: Tea and towns
  author: [{family: Kessel, given: Ada}]
  issued: {date-parts: [[2001]]}
  DOI: 10.4321/tea
"""


def _read(text: str) -> ForeignFile:
    return FORMATS["yaml"].read(Path("works.yml"), text.encode())


def test_hayagriva_is_read_as_works() -> None:
    found = _read(HAYAGRIVA).records
    tea, cups, kettles = (one.work for one in found)
    assert [(one.given_key, one.line) for one in found] == [("kessel2001", 2), ("roe2011", 10), ("moss", 17)]
    assert (tea.type, tea.title, tea.container_title) == (
        "article-journal",
        "Tea and towns",
        "Journal of Nocturnal Medicine",
    )
    assert (tea.volume, tea.issue, tea.page, tea.year, tea.DOI, tea.ISSN) == (
        "3",
        "2",
        "1-9",
        2001,
        "10.4321/tea",
        "1234-5679",
    )
    assert [(name.family, name.given) for name in tea.author] == [("Kessel", "Ada"), ("van Oduya", "Chidi")]
    assert (cups.type, cups.container_title, cups.publisher, cups.editor[0].family) == (
        "chapter", "All about cups", "Spadework", "Poe",
    )  # fmt: skip
    assert (kettles.type, kettles.author[0].literal, kettles.archive_location) == (
        "paper-conference", "World Kettle Society", "1706.03762",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("project:\n  type: book\n  title: Tea\nformat: html\n", id="settings of a book"),
        pytest.param("- a\n- b\n", id="a list"),
        pytest.param("just words", id="words"),
        pytest.param("a: [1, 2", id="half a file"),
        pytest.param("", id="nothing"),
        pytest.param("a: &a {type: Book, title: x}\n" + "b: {<<: [*a, *a]}\n" * 200, id="taken in too often"),
    ],
)
def test_other_yaml_is_no_bibliography(text: str) -> None:
    with pytest.raises(ForeignFileError):
        _read(text)


def test_of_several_documents_the_first_is_read() -> None:
    (record,) = _read(f"---\n{CSL}---\n# A post\n").records
    assert (record.given_key, record.work.DOI, record.line) == ("kessel", "10.4321/tea", 3)


def test_lists_that_hold_each_other_are_no_texts() -> None:
    held = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))
    with pytest.raises(ForeignFileError):
        _read(f"l0: &l0 [x]\n{held}\n")
    entry = "a:\n  type: Book\n  title: Tea\n  publisher: &l0 [x]\n  date: &l1 [*l0, *l0]\n  author: [[*l1, *l1]]\n"
    (record,) = _read(entry).records
    assert (record.work.title, record.work.publisher, record.work.author) == ("Tea", None, ())


def test_an_unknown_type_and_an_undecided_day_are_said() -> None:
    file = _read("a: {type: Hieroglyph, title: Tea, date: 04/05/2013}\n")
    assert [finding.code for finding in file.findings] == ["IMP002", "IMP002"]


@pytest.mark.parametrize("text", [HAYAGRIVA, CSL], ids=["hayagriva", "csl"])
@pytest.mark.parametrize("name", ["works.yml", "works.yaml"])
def test_a_bibliography_in_yaml_is_audited_by_its_entries(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = read_references(path).references
    assert all(one.is_entry for one in found)
    assert found[0].work.DOI == "10.4321/tea"
    result = CliRunner().invoke(main, ["audit", "--offline", "--json", str(path)], catch_exceptions=False)
    assert len(json.loads(result.stdout)["references"]) == len(found)
