"""The page of a work, its files, and what two entries would become."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.web.safety import FILE_POLICY
from tests.web.browsing import Browser
from tests.web.conftest import opened

TWIN = """
@article{moss2019again,
    author = {Moss, Ada and Fern, Bo}, title = {Tea and {REM} sleep}, journal = {Journal of Tea},
    year = 2019, volume = 7, doi = {10.1000/tea.7}, keywords = {tea}
}
"""


def with_entry(root: Path, text: str) -> None:
    path = root / "references.bib"
    path.write_text(path.read_text() + text)


def test_a_work_is_shown_with_what_leans_on_it_and_its_entry(browser: Browser) -> None:
    page = browser.open("/works/moss2019tea")
    assert page.texts("//h1") == ["Tea and REM sleep"]
    assert "Moss, Ada; Fern, Bo" in page.text
    assert "not-checked: no registry has been asked" in page.text
    assert page.tree.xpath("//ul[@class='uses']/li/a/@href")[0] == "/posts/sleep#claim-c01"
    assert page.texts("//*[@id='claims']") == ["1 claim leans on it"]
    assert page.tree.xpath("//input[@name='field:doi']/@value") == ["10.1000/tea.7"]
    assert page.texts("//div[@class='bib']/p") == ["references.bib:1"]
    (source,) = page.tree.xpath("//div[@class='bib']/pre")
    assert source.text_content().startswith("@article{moss2019tea,\n    author  = {Moss, Ada")


def test_a_work_that_is_not_there_is_none(browser: Browser) -> None:
    assert browser.open("/works/nobody1999").status == 404


def test_versions_and_twins_are_shown(root: Path, browser: Browser) -> None:
    with_entry(root, TWIN)
    with_entry(
        root, "\n@misc{pre, title = {A leaf}, related = {moss2019tea}, relatedstring = {Preprint of}}\n"
    )
    page = browser.open("/works/moss2019tea")
    (said,) = page.texts("//div[contains(@class, 'alike')]/p")
    assert said == "The same work is there twice: moss2019again has the same DOI."
    assert "pre: Preprint of this work" in page.text


def test_what_a_merge_makes_is_shown_before(root: Path, browser: Browser) -> None:
    with_entry(root, TWIN.replace("{Journal of Tea}", "{J. Tea}"))
    before = (root / "references.bib").read_bytes()
    page = browser.open("/merge?keep=moss2019tea&drop=moss2019again")
    assert page.texts("//table//th[@scope='row']") == ["journal"]
    assert [text.split("=")[0].strip() for text in page.texts("//pre//ins")] == ["volume", "keywords", "ids"]
    taken = browser.open("/merge?keep=moss2019tea&drop=moss2019again&take=journal")
    assert any("J. Tea" in text for text in taken.texts("//pre//ins"))
    refused = browser.open("/merge?keep=moss2019tea&drop=reed2001leaf")
    assert any("are two works" in text for text in refused.texts("//*[@role='alert']"))
    assert (root / "references.bib").read_bytes() == before


def test_a_reading_workbench_has_no_form(root: Path) -> None:
    with opened(root, is_read_only=True) as browser:
        page = browser.open("/works/moss2019tea")
        assert page.tree.xpath("//main//form | //dialog | //main//button") == []
        assert browser.open("/works").tree.xpath("//form[@method='post']") == []


@pytest.mark.parametrize(
    ("name", "kind", "how"),
    [
        pytest.param("moss.pdf", "application/pdf", "inline", id="PDF"),
        pytest.param("moss.txt", "text/plain; charset=utf-8", "inline", id="text"),
        pytest.param("moss.html", "text/plain; charset=utf-8", "inline", id="HTML as its source"),
        pytest.param("moss.svg", "application/octet-stream", "attachment", id="a picture with scripts"),
        pytest.param("moss.docx", "application/octet-stream", "attachment", id="what no browser shows"),
    ],
)
def test_files_of_a_work_run_nothing(root: Path, browser: Browser, name: str, kind: str, how: str) -> None:
    (root / "files").mkdir()
    (root / "files" / name).write_text("<script>alert(1)</script>")
    with_entry(root, f"\n@misc{{kept, title = {{Kept}}, file = {{files/{name}}}}}\n")
    answer = browser.open("/file/1/kept")
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["content-disposition"].startswith(how)
    assert answer.headers["content-security-policy"] == FILE_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("file", "status"),
    [
        pytest.param("../secret.txt", 422, id="above the library"),
        pytest.param("/etc/passwd", 422, id="somewhere else"),
        pytest.param("files/link.txt", 422, id="a link that leads out"),
        pytest.param("files/gone.pdf", 422, id="gone"),
        pytest.param("litman.toml", 422, id="no document"),
    ],
)
def test_only_documents_in_the_library_are_shown(
    root: Path, browser: Browser, file: str, status: int
) -> None:
    (root.parent / "secret.txt").write_text("secret")
    (root / "files").mkdir()
    (root / "files" / "link.txt").symlink_to(root.parent / "secret.txt")
    with_entry(root, f"\n@misc{{kept, title = {{Kept}}, file = {{{file}}}}}\n")
    answer = browser.open("/file/1/kept")
    assert answer.status == status
    assert "secret" not in answer.text.replace("secret.txt", "")
    assert browser.open("/file/2/kept").status == 422
    assert browser.open("/works/kept").status == 200


def test_the_text_of_a_work_is_shown_as_litman_reads_it(root: Path, browser: Browser) -> None:
    assert "REM sleep was longer" in browser.part("/text-of/moss2019tea").text
