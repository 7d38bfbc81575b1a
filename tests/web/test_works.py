"""The list of works: the language of queries, filters, and windows of rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.browsing import Browser

KEYS = "//ol[@id='works']/li//code"


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param("", ["reed2001leaf", "moss2019tea"], id="all, the last added first"),
        pytest.param("sort=file", ["moss2019tea", "reed2001leaf"], id="in the order of the file"),
        pytest.param("sort=year", ["moss2019tea", "reed2001leaf"], id="newest first"),
        pytest.param("sort=oldest", ["reed2001leaf", "moss2019tea"], id="oldest first"),
        pytest.param("sort=nothing", ["reed2001leaf", "moss2019tea"], id="an order that is none"),
        pytest.param("q=author:reed", ["reed2001leaf"], id="the language of queries"),
        pytest.param("q=forty+sleepers", ["moss2019tea"], id="words of an abstract"),
        pytest.param("q=NMDA:tea", ["moss2019tea"], id="what is no query is read as a sentence"),
        pytest.param("type=book", ["reed2001leaf"], id="a type"),
        pytest.param("year=2010..", ["moss2019tea"], id="years"),
        pytest.param("has=claims", ["moss2019tea"], id="with claims"),
        pytest.param("has=claims&type=book", [], id="filters hold together"),
        pytest.param("notice=any", [], id="with a notice"),
    ],
)
def test_works_are_chosen_and_sorted(browser: Browser, query: str, keys: list[str]) -> None:
    assert browser.open(f"/works?{query}").texts(KEYS) == keys


def test_a_row_says_who_where_and_how_many_claims(browser: Browser) -> None:
    page = browser.open("/works?q=forty")
    (row,) = page.texts("//ol[@id='works']/li")
    assert "Moss & Fern 2019·Journal of Tea" in row
    assert "1 claim" in row
    assert page.texts("//ol[@id='works']//mark") == ["forty"]
    assert page.tree.xpath("//ol[@id='works']//a/@href") == ["/works/moss2019tea"]


def test_a_query_that_cannot_be_read_is_shown_with_its_place(browser: Browser) -> None:
    page = browser.open("/works?q=year:soon")
    assert page.status == 200
    (why,) = page.texts("//*[@role='alert']")
    assert "this is no year" in why
    assert page.tree.xpath("//input[@id='search']/@value") == ["year:soon"]
    assert page.texts(KEYS) == []


def test_a_large_library_is_shown_by_windows(root: Path, browser: Browser) -> None:
    more = "".join(
        f"\n@misc{{tea{n:03}, title = {{Cup {n}}}, keywords = {{tea, hot}}}}\n" for n in range(250)
    )
    path = root / "references.bib"
    path.write_text(path.read_text() + more)
    page = browser.open("/works?sort=key&tag=Tea")
    assert page.texts(KEYS)[:2] == ["tea000", "tea001"]
    assert (len(page.texts(KEYS)), page.tree.xpath("//@data-total")) == (100, ["250"])
    assert page.texts("//nav[@class='pages']//a") == ["Next"]
    (rows,) = page.tree.xpath("//@data-rows")
    part = browser.part(f"{rows}&from=200")
    assert part.texts("//li//code")[0] == "tea200"
    assert part.tree.xpath("//li/@aria-posinset")[0] == "201"
    assert len(part.texts("//li")) == 50
    assert browser.part(f"{rows}&from=999").texts("//li") == []
    assert browser.open("/works?sort=key&tag=Tea&from=99999").texts(KEYS)[0] == "tea200"
    assert "tea (250)" in page.text


def test_what_another_program_saves_is_in_the_list_at_once(root: Path, browser: Browser) -> None:
    browser.open("/works")
    path = root / "references.bib"
    path.write_text(path.read_text() + "\n@misc{<b>key, title = {<script>alert(1)</script>}}\n")
    page = browser.open("/works")
    assert page.texts(KEYS)[0] == "<b>key"
    assert "<script>alert" not in page.source


def test_an_empty_library_says_how_to_begin(root: Path, browser: Browser) -> None:
    (root / "references.bib").write_text("")
    assert "The library has no works yet." in browser.open("/works").text
