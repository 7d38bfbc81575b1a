"""Adding works in the workbench: what is typed, bibliographies, PDFs; registries are played on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from litman.library.storage.undo import kept_changes
from tests.posts.pdf_maker import Drawn, column, pdf
from tests.sources.records import crossref_message
from tests.sources.server import RegistryServer
from tests.web.browsing import ORIGIN, Browser

KETTLE = "10.5555/kettle"
RIS = """TY  - JOUR
AU  - Holt, Ida
TI  - Cups and their handles
PY  - 2011
DO  - 10.5555/cups
ER  -

TY  - JOUR
AU  - Moss, Ada
AU  - Fern, Bo
TI  - Tea and REM sleep
PY  - 2019
DO  - 10.1000/tea.7
ER  -
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries, and an environment that points at it."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        running.crossref_record(crossref_message(KETTLE))
        running.agency("10.5555/nothing", None)
        yield running


def words(answer: Any) -> str:
    assert answer.status_code == 200, answer.text
    return " ".join(html.fromstring(f"<div>{answer.json()['html']}</div>").text_content().split())


def test_a_work_is_added_by_its_doi_and_taken_back(
    root: Path, server: RegistryServer, browser: Browser
) -> None:
    path = root / "references.bib"
    before = path.read_bytes()
    answer = browser.send("/add-works", given=f"https://doi.org/{KETTLE.upper()}")
    assert answer.json()["said"] == "Added: kessel2015tea"
    assert words(answer) == "added kessel2015tea Why tea goes cold"
    assert "verified by crossref" in browser.open("/works/kessel2015tea").text
    (change,) = kept_changes(root)
    assert str(change.request).startswith("litman add any")
    browser.send("/undo")
    assert path.read_bytes() == before


def test_what_is_there_already_is_said(root: Path, server: RegistryServer, browser: Browser) -> None:
    before = (root / "references.bib").read_bytes()
    answer = browser.send("/add-works", given="doi:10.1000/tea.7")
    assert answer.json()["said"] == "There already: moss2019tea"
    assert words(answer).startswith("there already moss2019tea")
    assert (root / "references.bib").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("10.5555/nothing", "nobody knows it", id="a DOI that nobody knows"),
        pytest.param("hm", "not added hm", id="nothing that can be told"),
        pytest.param("/etc/passwd", "choose the file itself", id="the name of a file"),
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="mark-up"),
    ],
)
def test_what_names_no_work_is_said_in_words(
    root: Path, server: RegistryServer, browser: Browser, given: str, said: str
) -> None:
    before = (root / "references.bib").read_bytes()
    answer = browser.send("/add-works", given=given)
    assert said in words(answer)
    assert "<script>" not in answer.json()["html"]
    assert (root / "references.bib").read_bytes() == before


def test_records_of_a_file_are_taken_over_and_those_that_are_there_said(root: Path, browser: Browser) -> None:
    answer = browser.send("/add-works", files={"file": ("../shelf.ris", RIS.encode())})
    assert answer.json()["said"] == "shelf.ris: 1 added, 1 there already"
    assert "there already moss2019tea" in words(answer)
    assert "10.5555/cups" in (root / "references.bib").read_text()
    (change,) = kept_changes(root)
    assert str(change.request) == "litman add ris shelf.ris"
    browser.send("/undo")
    assert "10.5555/cups" not in (root / "references.bib").read_text()


def test_entries_of_a_bibliography_are_taken_over_as_they_are_written(root: Path, browser: Browser) -> None:
    entry = b"@misc{holt2011,title={Cups   and {Handles}},year=2011}\n@misc{broken, title = {open\n"
    answer = browser.send("/add-works", files={"file": ("shelf.bib", entry)})
    assert answer.json()["said"].startswith("shelf.bib: 1 added")
    assert "line 2" in words(answer)
    assert "title={Cups   and {Handles}}" in (root / "references.bib").read_text()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("notes.docx", b"PK", "neither a PDF nor a bibliography", id="another kind of file"),
        pytest.param("empty.bib", b"", "has no BibTeX entry", id="an empty file"),
        pytest.param("page.ris", b"<html>Sign in</html>", "", id="what is no RIS"),
    ],
)
def test_a_file_that_holds_no_works_is_refused(
    root: Path, browser: Browser, name: str, data: bytes, said: str
) -> None:
    before = (root / "references.bib").read_bytes()
    answer = browser.send("/add-works", files={"file": (name, data)})
    assert answer.status_code == 422
    assert said in answer.json()["refused"]
    assert "/litman-" not in answer.json()["refused"]
    assert (root / "references.bib").read_bytes() == before


def test_a_pdf_is_added_and_kept(root: Path, server: RegistryServer, browser: Browser) -> None:
    pytest.importorskip("pypdf")
    drawn = [
        Drawn(72, 700, "Why tea goes cold", 17),
        Drawn(72, 676, "Ada B. Kessel", 12),
        *column(
            "Tea cools by a degree a minute in kettles that stand in a cold hall.", x=72, top=620, width=80
        ),
        Drawn(72, 60, f"https://doi.org/{KETTLE}", 8),
    ]
    answer = browser.send("/add-works", files={"file": ("paper.pdf", pdf([drawn]))})
    assert words(answer) == "added kessel2015tea Why tea goes cold Kept as files/kessel2015tea.pdf"
    assert browser.open("/file/1/kessel2015tea").headers["content-type"] == "application/pdf"
    broken = browser.send("/add-works", files={"file": ("broken.pdf", b"no pdf")})
    assert words(broken).startswith("not added broken.pdf")
    assert "/litman-" not in broken.json()["html"]


def test_the_page_works_without_scripts_and_reads_only_where_it_must(browser: Browser) -> None:
    page = browser.open("/add")
    (token,) = page.tree.xpath("//form//input[@name='form_token']/@value")
    sent = {"given": "10.1000/tea.7\nhm", "form_token": str(token)}
    answer = browser.client.post("/add-works", data=sent, headers={"origin": ORIGIN})
    assert answer.status_code == 200
    assert "there already" in answer.text
    assert browser.send("/add-works").status_code == 422
