"""What manuals ask beyond CSL."""

from __future__ import annotations

from typing import Any

import pytest

from litman.export.styles.catalogue import find_style
from litman.export.styles.manuals.apply import (
    as_the_manual_asks,
    citation_as_the_manual_asks,
    reference_as_the_manual_asks,
)
from litman.export.styles.request import Cite
from litman.export.styles.rich import Entry, Run
from litman.export.styles.style_file import Style


def style(name: str, parent: str = "") -> Style:
    return Style(name, name, "author-date", False, (), parent, "", "")


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        pytest.param("Sleep: a review", "Sleep: A review", id="one letter"),
        pytest.param("Sleep: what ferries know", "Sleep: What ferries know", id="a word"),
        pytest.param("Sleep: mRNA and p53", "Sleep: mRNA and p53", id="a name in mixed case"),
        pytest.param("Sleep: p53 again", "Sleep: p53 again", id="a name with digits"),
        pytest.param("At 10:a matter", "At 10:a matter", id="no blank after the colon"),
        pytest.param("Sleep: <i>ficta</i> lies", "Sleep: <i>ficta</i> lies", id="marked up"),
        pytest.param("Sleep", "Sleep", id="no colon"),
    ],
)
def test_apa_and_ieee_have_a_capital_after_a_colon(title: str, mended: str) -> None:
    for name in ("apa", "ieee"):
        assert as_the_manual_asks({"id": "a", "title": title}, style(name))["title"] == mended
    assert as_the_manual_asks({"title": title}, style("child", parent="apa"))["title"] == mended
    assert as_the_manual_asks({"title": title}, style("nature"))["title"] == title


@pytest.mark.parametrize(
    ("author", "is_left_out"),
    [
        pytest.param([{"literal": "Northern Agency"}], True, id="the same"),
        pytest.param([{"literal": "Southern Agency"}], False, id="another"),
        pytest.param([{"literal": "Northern Agency"}, {"family": "Hale"}], False, id="one of two authors"),
        pytest.param([], False, id="no author"),
    ],
)
def test_apa_names_no_publisher_that_is_the_author(author: list[dict[str, Any]], is_left_out: bool) -> None:
    item = {"id": "a", "author": author, "publisher": "Northern Agency"}
    assert ("publisher" not in as_the_manual_asks(item, style("apa"))) is is_left_out
    assert as_the_manual_asks(item, style("ieee")) == item


def test_nlm_has_hyphens_in_ranges_a_space_before_a_doi_and_dashes_in_titles() -> None:
    entry = Entry("a", (), (Run("Moss A. Tea, 2016–2020. J Tea. 2019;7(2):12–9. doi:10.1000/1–2"),))
    made = reference_as_the_manual_asks(
        entry, {"id": "a", "type": "article-journal"}, find_style("vancouver")
    )
    assert made.body == (Run("Moss A. Tea, 2016–2020. J Tea. 2019;7(2):12-9. doi: 10.1000/1–2"),)


def test_nlm_prints_the_day_of_a_page() -> None:
    item = {"id": "a", "type": "webpage", "issued": {"date-parts": [[2020, 5, 31]]}}
    entry = Entry("a", (), (Run("Tea [Internet]. Tea House; 2020 [cited 2020 Nov 1]."),))
    made = reference_as_the_manual_asks(entry, item, find_style("vancouver"))
    assert made.body == (Run("Tea [Internet]. Tea House; 2020 May 31 [cited 2020 Nov 1]."),)


def test_apa_writes_and_between_names_outside_brackets() -> None:
    made, style = (Run("Moss & Fern (2019, see A & B)"),), find_style("apa")
    narrative = (Cite("a", form="in-text"),)
    assert citation_as_the_manual_asks(made, narrative, style, "") == (
        Run("Moss and Fern (2019, see A & B)"),
    )
    assert citation_as_the_manual_asks(made, (Cite("a"),), style, "") == made
    assert citation_as_the_manual_asks(made, narrative, style, "de-DE") == made
