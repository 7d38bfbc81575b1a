"""What is the same work, through every format that is taken over: nothing is lost, and nothing comes in twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import ADDED, FORMATS
from litman.library.comparison.compare import compare
from tests.cli.conftest import Run, files_of

WRITERS = {"csl": "csl-json", "ris": "ris", "nbib": "nbib", "endnote": "endnote", "zotero": "csl-json"}
IMPORTERS = ["bib", *WRITERS]
MOSS = "author={Moss, Ada}, title={Tea and sleep}, year=2019"
HOUSE = "author={{Tea House}}, title={Overview}, year=2021"
# Two works that share title, first author and year: each row is a kind of loss.
TWO_WORKS = [
    pytest.param(
        f"@techreport{{one, {MOSS}, number={{186-2}}}}",
        f"@techreport{{two, {MOSS}, number={{186-4}}}}",
        id="report number",
    ),
    pytest.param(
        f"@book{{one, {MOSS}, isbn={{9780306406157}}}}",
        f"@book{{two, {MOSS}, isbn={{9783642404764}}}}",
        id="ISBN",
    ),
    pytest.param(
        f"@book{{one, {MOSS}, series={{LNCS}}, number={{8119}}}}",
        f"@book{{two, {MOSS}, series={{LNCS}}, number={{8120}}}}",
        id="number in a series",
    ),
    pytest.param(
        f"@incollection{{one, {MOSS}, booktitle={{Ketamine}}}}",
        f"@incollection{{two, {MOSS}, booktitle={{Depression}}}}",
        id="book title",
    ),
    pytest.param(f"@phdthesis{{one, {MOSS}}}", f"@mastersthesis{{two, {MOSS}}}", id="kind of thesis"),
    pytest.param(
        f"@book{{one, {MOSS}, edition={{2}}}}", f"@book{{two, {MOSS}, edition={{3}}}}", id="edition"
    ),
    pytest.param(
        f"@online{{one, {HOUSE}, url={{https://t.org/depression}}}}",
        f"@online{{two, {HOUSE}, url={{https://t.org/insomnia}}}}",
        id="path of an address",
    ),
    pytest.param(
        "@online{one, title={Overview}, url={https://t.org/depression}}",
        "@online{two, title={Overview}, url={https://t.org/insomnia}}",
        id="pages of nobody",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, pages={{12--15}}}}",
        f"@article{{two, {MOSS}, journal={{J Tea}}, pages={{12--19}}}}",
        id="range of pages",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, number={{1}}}}",
        f"@article{{two, {MOSS}, journal={{J Tea}}, number={{2}}}}",
        id="issue",
    ),
    pytest.param(
        f"@inproceedings{{one, {MOSS}, booktitle={{Proc. Sleep}}, pages={{1--9}}}}",
        f"@article{{two, {MOSS}, journal={{J Sleep}}, volume=3}}",
        id="conference and journal",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}",
        "@article{two, author={Reed, Cy}, title={Coal pits of the north}, journal={Mines}, year=1988, doi={10.1000/a}}",
        id="a copied DOI",
    ),
]
# One work as two sources print it.
ONE_WORK = [
    pytest.param("@online{one, title={About sleep}, url={https://t.org/x}, year=2020}", "", id="nobody"),
    pytest.param("@article{one, author={Moss, Ada}, title={In press}, journal={J Tea}}", "", id="no year"),
    pytest.param("@book{one, title={Tea}}", "", id="a title alone"),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, pages={{12--19}}}}",
        f"@article{{one, {MOSS}, journal={{J Tea}}, pages={{pp. 12-19}}}}",
        id="pp.",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, pages={{12--19}}}}",
        f"@article{{one, {MOSS}, journal={{J Tea}}, pages={{0012--0019}}}}",
        id="zeros in front",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}",
        "@article{one, author={Moss, A.}, title={Tee und Schlaf}, journal={J Tea}, year=2019, doi={10.1000/A}}",
        id="a DOI, and the author agrees",
    ),
    pytest.param(
        f"@article{{one, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}",
        "@article{one, author={Reed, Cy}, title={Tea and sleep}, journal={J Tea}, year=2019, doi={10.1000/a}}",
        id="a DOI, and the title agrees",
    ),
]


@pytest.fixture(params=IMPORTERS)
def importer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def empty(library: Path) -> Path:
    """The bibliography of the library, without an entry."""
    bibliography = library / "references.bib"
    bibliography.write_text("")
    return bibliography


def in_format(importer: str, bib: str) -> str:
    """Return .bib entries as a file of what the importer reads."""
    if importer == "bib":
        return bib
    entries = [
        ExportedEntry(entry.key, entry.type, entry.values, work_from_fields(entry.type, entry.values))
        for entry in read_document(Path("x.bib"), bib.encode()).entries()
    ]
    return "".join(FORMATS[WRITERS[importer]].write(entries))


def added(run: Run, tmp_path: Path, importer: str, bib: str) -> list[dict[str, Any]]:
    """Take entries over, and return what became of each."""
    path = tmp_path / "given"
    path.write_text(in_format(importer, bib))
    result = run("add", importer, str(path), "--json")
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def can_tell(importer: str, one: str, two: str) -> bool:
    """Whether what tells two entries apart is in the format at all."""
    if importer == "bib":
        return True
    file = ADDED[importer].read(Path("given"), in_format(importer, f"{one}\n{two}").encode())
    first, second = (record.work for record in file.records)
    return compare(first, second).kind != "same"


@pytest.mark.parametrize(("one", "two"), TWO_WORKS)
def test_two_works_are_both_kept(
    run: Run, tmp_path: Path, empty: Path, importer: str, one: str, two: str
) -> None:
    if not can_tell(importer, one, two):
        pytest.skip("the format does not say what tells them apart")
    added(run, tmp_path, importer, one)
    (second,) = added(run, tmp_path, importer, two)
    assert second["outcome"] in ("added", "renamed")
    assert second["remark"]
    assert second["like"]
    assert second["verdict"] in ("different", "version")
    again = [item["outcome"] for bib in (one, two) for item in added(run, tmp_path, importer, bib)]
    assert again == ["present", "present"]
    empty.write_text("")
    together = added(run, tmp_path, importer, f"{one}\n{two}")
    assert [item["outcome"] for item in together] == ["added", "added"]
    again = [item["outcome"] for item in added(run, tmp_path, importer, f"{one}\n{two}")]
    assert again == ["present", "present"]


@pytest.mark.parametrize(("one", "two"), ONE_WORK)
def test_one_work_comes_in_once(
    run: Run, library: Path, tmp_path: Path, importer: str, one: str, two: str
) -> None:
    added(run, tmp_path, importer, one)
    before = files_of(library)
    (second,) = added(run, tmp_path, importer, two or one)
    assert second["outcome"] == "present"
    assert second["reason"].startswith("the same ")
    assert files_of(library) == before


def test_a_work_that_a_person_tagged_comes_in_once(run: Run, tmp_path: Path, importer: str) -> None:
    bib = "@online{sleep, title={About sleep}, url={https://t.org/x}}\n@book{leaf, title={The leaf}}"
    first = added(run, tmp_path, importer, bib)
    run("tag", *(item["key"] for item in first), "-a", "to read")
    assert [item["outcome"] for item in added(run, tmp_path, importer, bib)] == ["present", "present"]


def test_the_key_of_what_is_there_stays_known(run: Run, tmp_path: Path, empty: Path, importer: str) -> None:
    added(run, tmp_path, importer, f"@article{{moss2019, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}")
    (second,) = added(
        run, tmp_path, importer, f"@article{{tea_paper, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}"
    )
    if importer == "nbib":  # has no keys: what is made for a record is no key that anybody used
        assert "ids" not in empty.read_text()
        return
    assert second["kept"] == ["tea_paper"]
    assert json.loads(run("show", "tea_paper", "--json").stdout)["id"] == second["key"]
    assert "ids" in empty.read_text()


def add_text(run: Run, tmp_path: Path, text: str, *options: str) -> str:
    path = tmp_path / "more.bib"
    path.write_text(text)
    result = run("add", "bib", str(path), *options)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_a_key_that_names_another_work_is_said_and_not_kept(run: Run, tmp_path: Path, empty: Path) -> None:
    empty.write_text(
        f"@book{{moss, {MOSS}}}\n@book{{reed, author={{Reed, Cy}}, title={{Coal}}, year=1988}}\n"
    )
    before = empty.read_text()
    said = add_text(run, tmp_path, f"@book{{reed, {MOSS}}}")
    assert "reed is there as moss" in said
    assert "reed is the key of reed here: what cites it for this work must cite moss" in said
    assert empty.read_text() == before
    assert json.loads(run("show", "reed", "--json").stdout)["title"] == "Coal"


def test_what_names_a_duplicate_follows_to_the_work_that_is_there(
    run: Run, tmp_path: Path, empty: Path
) -> None:
    empty.write_text(
        "@proceedings{sleep19, title={Sleep 2019}, editor={Ek, Bo}, year=2019, isbn={9780306406157}}\n"
    )
    add_text(
        run,
        tmp_path,
        "@inproceedings{talk, author={Moss, Ada}, title={Naps}, crossref={proc}, pages={1--9}}\n"
        "@misc{slides, author={Moss, Ada}, title={Naps, the slides}, related={Talk, proc}, xref = {elsewhere}}\n"
        "@proceedings{proc, title={Sleep 2019}, editor={Ek, B.}, year=2019, isbn={9780306406157}, ids={old-proc}}\n",
    )
    text = empty.read_text()
    assert "ids={proc, old-proc}" in text
    assert "crossref={sleep19}, pages={1--9}" in text  # laid out as its author did
    assert "related={Talk, sleep19}" in text
    assert "xref = {elsewhere}" in text
    assert json.loads(run("show", "talk", "--json").stdout)["container-title"] == "Sleep 2019"


def test_a_child_keeps_a_crossref_that_leads_somewhere(run: Run, tmp_path: Path, empty: Path) -> None:
    add_text(
        run,
        tmp_path,
        "@proceedings{partA, editor={Kotze, P.}, title={Interact}, year=2013, isbn={978-3-642-40476-4}, number=1}\n"
        "@proceedings{partB, editor={Kotze, P.}, title={Interact}, year=2013, isbn={978-3-642-40497-9}, number=2}\n"
        "@inproceedings{child, author={A, B}, title={A paper}, crossref={partB}, pages={1--2}}\n",
    )
    assert "crossref={partB}" in empty.read_text()
    assert json.loads(run("show", "child", "--json").stdout)["ISBN"] == "978-3-642-40497-9"


def test_entries_of_one_file_are_one_only_where_all_their_fields_are_equal(
    run: Run, tmp_path: Path, empty: Path
) -> None:
    said = add_text(
        run,
        tmp_path,
        f"@book{{a, {MOSS}, doi={{10.1000/a}}}}\n"
        f"@book{{b, {MOSS}, doi={{10.1000/a}}, note={{signed copy}}}}\n"
        f"@book{{c, author={{Moss,  Ada}}, title={{{{Tea}} and Sleep}}, year={{2019}}, doi={{10.1000/a}}}}\n",
    )
    assert "3 entries: 2 added, 1 there already" in said
    assert (
        "looks like a, the same in all that describes it; both stand in this file, so both are kept" in said
    )
    assert "ids={c}" in empty.read_text()
    check = run("check").stdout
    assert "BIB110" in check
    again = add_text(run, tmp_path, (tmp_path / "more.bib").read_text())
    assert "0 added, 3 there already" in again


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            f"@article{{one, {MOSS}, journal={{teaRxiv preprint}}}}",
            f"@article{{two, {MOSS}, journal={{J Tea}}, volume=7}}",
            id="preprint",
        ),
        pytest.param(
            f"@article{{one, {MOSS}, journal={{J Tea}}, pubstate={{inpress}}}}",
            f"@article{{two, {MOSS}, journal={{J Tea}}, volume=7, pages={{1--9}}}}",
            id="accepted",
        ),
        pytest.param(
            f"@book{{one, {MOSS}}}",
            "@book{two, author={Moss, Ada}, title={Tee}, origtitle={Tea and sleep}, year=2021, langid={german}}",
            id="translation",
        ),
        pytest.param(
            "@book{one, author={Moss, Ada}, title={Tea}, year=1905}",
            "@book{two, author={Moss, Ada}, title={Tea}, year=1989, origdate={1905}}",
            id="reprint",
        ),
        pytest.param(
            f"@book{{one, {MOSS}, edition={{First}}}}",
            "@book{two, author={Moss, Ada}, title={Tea and sleep}, year=2024, edition={2nd}}",
            id="edition",
        ),
    ],
)
def test_versions_are_kept_and_linked_and_nothing_is_held_against_them(
    run: Run, tmp_path: Path, empty: Path, one: str, two: str
) -> None:
    add_text(run, tmp_path, one)
    said = add_text(run, tmp_path, two)
    assert "another version of one" in said
    assert "related={one}" in empty.read_text()
    assert run("duplicates").exit_code == 0
    assert "BIB110" not in run("check").stdout
    assert "0 added, 1 there already" in add_text(run, tmp_path, two)
    assert "0 added, 1 there already" in add_text(run, tmp_path, one)


def test_a_copied_doi_is_said_and_found(run: Run, tmp_path: Path, empty: Path) -> None:
    add_text(run, tmp_path, f"@article{{one, {MOSS}, journal={{J Tea}}, doi={{10.1000/a}}}}")
    said = add_text(
        run,
        tmp_path,
        "@article{two, author={Reed, Cy}, title={Coal pits}, journal={Mines}, year=1988, doi={10.1000/a}}",
    )
    assert "one has the same DOI under another title and first author" in said
    check = run("check").stdout
    assert "BIB112" in check
    assert "BIB110" not in check
    assert run("duplicates").output == "No work is there twice.\n"


def test_a_dry_run_keeps_no_key(run: Run, tmp_path: Path, empty: Path) -> None:
    empty.write_text(f"@book{{moss, {MOSS}}}\n")
    before = empty.read_text()
    assert "other is there as moss" in add_text(run, tmp_path, f"@book{{other, {MOSS}}}", "--dry-run")
    assert empty.read_text() == before
