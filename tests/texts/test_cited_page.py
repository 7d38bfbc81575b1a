"""Whether a work has the pages that a locator names, by whatever name of a page."""

from __future__ import annotations

import pytest

from litman.posts.post import FilePage
from litman.texts.cited_page import missing_page, page_name
from litman.texts.source_text import SourceText

ARTICLE = SourceText("", (), tuple(FilePage(printed=str(411 + at)) for at in range(8)))
BOOK = SourceText(
    "", (), tuple(FilePage(label) for label in ["i", "ii", "iii", "iv", *map(str, range(1, 97))])
)
PLAIN = SourceText("", (), (FilePage(),) * 12)
STORED = SourceText("one\ftwo\fthree", ())


@pytest.mark.parametrize(
    "locator", ["p. 411", "p. 418", "pp. 412–15", "S. 8", "3", "p. 412, fn 2", "pp. 411 ff."]
)
def test_pages_of_an_article_are_there_by_volume_or_by_file(locator: str) -> None:
    assert missing_page(locator, ARTICLE, "411-418") is None


@pytest.mark.parametrize(
    ("locator", "page"),
    [
        pytest.param("p. 500", "500", id="behind the last"),
        pytest.param("pp. 415-422", "422", id="the end of a range"),
        pytest.param("S. 40", "40", id="between file and volume"),
        pytest.param("412, 419", "419", id="one of two"),
        pytest.param("с. 500", "500", id="in Russian"),
        pytest.param("第500页", "500", id="in Chinese"),
        pytest.param("p. 1,204", "1204", id="with thousands"),
    ],
)
def test_a_page_that_no_numbering_has_is_missing(locator: str, page: str) -> None:
    found = missing_page(locator, ARTICLE, "411-418")
    assert found is not None
    assert (found.page, found.is_by_entry) == (page, True)
    assert found.in_words() == "411-418 in its volume, 1-8 in the file"


@pytest.mark.parametrize(
    ("locator", "text", "pages", "is_missing"),
    [
        pytest.param("p. iv", BOOK, None, False, id="a preface"),
        pytest.param("p. ix", BOOK, None, True, id="a page that a preface lacks"),
        pytest.param("p. 96", BOOK, None, False, id="by its label"),
        pytest.param("p. 100", BOOK, None, False, id="by its place in the file"),
        pytest.param("p. 101", BOOK, None, True, id="by neither"),
        pytest.param("p. xii", ARTICLE, "411-418", False, id="Roman pages where nobody knows"),
        pytest.param("p. 500", PLAIN, None, False, id="only places in the file are known"),
        pytest.param("p. 500", PLAIN, "411", False, id="only the first page is known"),
        pytest.param("p. 10", PLAIN, "e0193972", False, id="a page of an article with a number"),
        pytest.param("p. 14", PLAIN, "e0193972", True, id="one that it lacks"),
        pytest.param("e0193972", PLAIN, "e0193972", False, id="its number"),
        pytest.param("e0193927", PLAIN, "e0193972", True, id="another number"),
        pytest.param("p. 4", STORED, "411-418", True, id="a stored text with pages"),
        pytest.param("p. 412", STORED, "411-418", False, id="the same by the volume"),
        pytest.param("p. 4", SourceText("no pages", ()), "411-418", False, id="a text without pages"),
    ],
)
def test_what_nobody_can_tell_is_not_missing(
    locator: str, text: SourceText, pages: str | None, *, is_missing: bool
) -> None:
    assert (missing_page(locator, text, pages) is not None) is is_missing


@pytest.mark.parametrize(
    "locator",
    ["Results", "Table 500", "§ 500", "ch. 500", "fig. 500", "l. 500", "500:12", "I", "p. S500", "suppl., p. 500",
     "Anhang, S. 500", "12:31:00", "fol. 500r", "Article 500", "in press", "passim"],
)  # fmt: skip
def test_what_names_no_page_of_the_text_is_not_looked_at(locator: str) -> None:
    assert missing_page(locator, ARTICLE, "411-418") is None


def test_a_page_is_called_as_the_file_calls_it_or_as_it_is_numbered() -> None:
    assert [page_name(one, 2) for one in (BOOK, ARTICLE, PLAIN, STORED)] == ["ii", "412", "2", "2"]
