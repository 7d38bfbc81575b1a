"""Every format, read back by another program's reader."""

import csv
import io
import json
import re
import shutil
import subprocess
import weakref
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from litman.errors import UnknownFormatError
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import WRITTEN, write_bibliography
from litman.work import TEXT_FIELDS, Name, Work
from tests.bibtex import made_works as works
from tests.bibtex.tex.test_latex import ALARMING
from tests.csl.schema import ITEMS
from tests.formats.entries import LIBRARY, item, item_of, written
from tests.growth import takes_at_most


def _entries(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_bibtex_is_read_by_bibtexparser() -> None:
    entries = _entries(written("bibtex", LIBRARY))
    assert list(entries) == [item.key for item in LIBRARY]
    assert entries["roe2001"]["title"] == "On {DNA} and \\textit{E. coli}"
    assert entries["roe2001"]["journal"] == "Journal of Things"
    assert entries["roe2001"]["year"] == "2001"
    assert entries["doe1999"]["edition"] == "Second"
    assert entries["site2020"]["howpublished"] == "\\url{https://a.example/x_y}"


def test_months_are_bare_macros() -> None:
    assert "  month = may,\n" in written("bibtex", LIBRARY)


def test_biblatex_is_read_by_bibtexparser() -> None:
    entries = _entries(written("biblatex", LIBRARY))
    assert entries["doe1999"]["date"] == "1999-01"
    assert entries["doe1999"]["location"] == "Ghent"
    assert entries["roe2001"]["journaltitle"] == "Journal of Things"


def test_csl_json_is_valid() -> None:
    items = json.loads(written("csl-json", LIBRARY))
    jsonschema.Draft202012Validator(ITEMS).validate(items)
    assert [item["id"] for item in items] == [item.key for item in LIBRARY]


def test_ris_is_read_by_rispy() -> None:
    records = {record["id"]: record for record in rispy.loads(written("ris", LIBRARY))}
    article = records["roe2001"]
    assert article["type_of_reference"] == "JOUR"
    assert article["title"] == "On DNA and E. coli"
    assert article["authors"] == ["Roe, Rita", "Group & Co"]
    assert article["journal_name"] == article["secondary_title"] == "Journal of Things"
    assert (article["year"], article["date"], article["volume"], article["number"]) == (
        "2001",
        "2001/05/03",
        "7",
        "2",
    )
    assert (article["start_page"], article["end_page"], article["doi"]) == ("11", "19", "10.1000/a_b")
    assert article["keywords"] == ["alpha", "beta"]
    chapter = records["doe1999"]
    assert (chapter["type_of_reference"], chapter["secondary_title"]) == ("CHAP", "A Book")
    assert (chapter["authors"], chapter["secondary_authors"]) == (["van Doe, Jon"], ["Ed, E."])
    assert records["site2020"]["access_date"] == "2020/11/18"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(works.works, max_size=4))
def test_the_number_of_works_and_their_titles_survive(found: list[Work]) -> None:
    items = [item_of(f"k{i}", work) for i, work in enumerate(found)]
    for name in ("bibtex", "biblatex"):
        entries = _entries(written(name, items))
        assert list(entries) == [item.key for item in items]
    assert len(rispy.loads(written("ris", items))) == len(items)
    jsonschema.Draft202012Validator(ITEMS).validate(json.loads(written("csl-json", items)))


@pytest.mark.parametrize("text", ALARMING)
@pytest.mark.parametrize("name", WRITTEN)
def test_no_text_reaches_beyond_its_field(name: str, text: str) -> None:
    work = Work("article-journal", **dict.fromkeys(TEXT_FIELDS, text), author=(Name(text, text),))
    typed = {"title": text, "author": text, "journal": text, text: text, "note": text}
    items = [item_of("a", work), ExportedEntry("b", "article", typed, work), item("c", "misc", title="Last")]
    whole = written(name, items)
    whole.encode()
    assert not any(char in whole for char in "\x00\x07\x1b\u202e\u2066")
    if name == "ris":
        assert [record["id"] for record in rispy.loads(whole)] == ["a", "b", "c"]
        assert all(line == "" or line[2:6] == "  - " for line in whole.splitlines())
    elif name == "csl-json":
        assert [item["id"] for item in json.loads(whole)] == ["a", "b", "c"]
    elif name == "jsonl":
        assert [json.loads(line)["id"] for line in whole.splitlines()] == ["a", "b", "c"]
    elif name == "yaml":
        (document, *_) = yaml.safe_load_all(whole)
        assert [item["id"] for item in document["references"]] == ["a", "b", "c"]
    elif name == "csv":
        rows = list(csv.reader(io.StringIO(whole)))
        assert [row[0] for row in rows[1:]] == ["a", "b", "c"]
        assert all(len(row) == len(rows[0]) for row in rows)
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    elif name == "endnote":
        records = etree.fromstring(whole.encode()).findall(".//record")
        assert [record.findtext("label") for record in records] == ["a", "b", "c"]
    elif name == "nbib":
        assert whole.count("\n\n") == 2
        assert all(line == "" or re.match(r"[A-Z]+ *- ", line) for line in whole.splitlines())
    else:
        assert list(_entries(whole)) == ["a", "b", "c"]


def test_a_key_that_only_bibtex_takes_is_kept() -> None:
    assert list(_entries(written("bibtex", [item("o'roe:2001/x", "misc", title="T")]))) == ["o'roe:2001/x"]


@pytest.mark.parametrize("name", WRITTEN)
def test_shared_data_is_no_work(name: str) -> None:
    assert "hidden" not in written(name, [item("hidden", "xdata", publisher="P"), *LIBRARY])


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("bibtex", ""), ("biblatex", ""), ("csl-json", "[]\n"), ("ris", ""), ("nbib", ""), ("jsonl", "")],
)
def test_no_works_are_an_empty_bibliography(name: str, nothing: str) -> None:
    assert written(name, []) == nothing


def test_an_unknown_format_is_said_so() -> None:
    with pytest.raises(UnknownFormatError, match="choose one of bibtex, biblatex, csl-json, ris"):
        written("docx", LIBRARY)


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def test_biber_reads_biblatex(tmp_path: Path) -> None:
    biber = _program("biber")
    (tmp_path / "works.bib").write_text(written("biblatex", LIBRARY))
    command = [biber, "--tool", "--validate-datamodel", "works.bib"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout
    assert "ERROR" not in run.stdout


def test_bibtex_and_pdflatex_set_the_bibliography(tmp_path: Path) -> None:
    bibtex, pdflatex = _program("bibtex"), _program("pdflatex")
    alarming = [
        item_of(f"k{i}", Work("book", str(row.values[0]), author=(Name("Roe"),)))
        for i, row in enumerate(ALARMING)
    ]
    (tmp_path / "works.bib").write_text(written("bibtex", [*LIBRARY, *alarming]))
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{url}\\begin{document}\\nocite{*}"
        "\\bibliographystyle{plain}\\bibliography{works}\\end{document}"
    )
    latex = [pdflatex, "-interaction=nonstopmode", "-halt-on-error", "main.tex"]
    for command in (latex, [bibtex, "main"], latex, latex):
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
        assert run.returncode == 0, run.stdout[-2000:]


@pytest.mark.growth
@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("unit", [" ", "\n ", "{", "}", "-", "<i>"])
def test_long_titles_are_written_in_time(name: str, unit: str) -> None:
    title = unit * (200_000 // len(unit))
    entries = [ExportedEntry("k", "misc", {"title": title}, Work(title=title, page=title))]
    takes_at_most(10, lambda: written(name, entries))


@pytest.mark.parametrize("name", WRITTEN)
def test_an_entry_is_taken_when_its_piece_is_asked_for_and_none_is_kept(name: str) -> None:
    taken: list[weakref.ref[ExportedEntry]] = []

    def entries() -> Iterator[ExportedEntry]:
        for number in range(50):
            entry = item(f"k{number}", "article", title="Tisane")
            taken.append(weakref.ref(entry))
            yield entry

    pieces = write_bibliography(name, entries())
    for _ in range(10):
        next(pieces)
    assert 9 <= len(taken) <= 11
    assert sum(entry() is not None for entry in taken) <= 3
    assert written(name, entries()).count("Tisane") == 50
