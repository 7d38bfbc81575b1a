"""The words of a link, and the record within a citation field, against the work that they lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from litman.posts.markers.marker import Marker
from litman.standing.compared_marker import compare_described, compare_link
from litman.work import Date, DateParts, Name, Work

RECORD = Work(
    type="article-journal",
    title="Tea and REM sleep in adults",
    author=(Name("Moss", "Ada"), Name("Fern", "Bo"), Name("Reed", "Cy")),
    issued=Date(DateParts(2019)),
    container_title="Journal of Tea",
    volume="7",
    page="12-19",
    DOI="10.1000/tea.7",
)


def said(text: str, record: Work = RECORD) -> list[str]:
    marker = Marker(("10.1000/tea.7",), text, 0, len(text), "link", target="https://doi.org/10.1000/tea.7")
    found = compare_link(marker, record)
    if found is None:
        return ["nothing to compare"]
    if found.is_other_work:
        return ["another work"]
    return [item.field + (" (remark)" if item.is_remark else "") for item in found.differences]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Moss et al. 2019", id="et al."),
        pytest.param("(Moss et al., 2019)", id="in brackets"),
        pytest.param("Moss, Fern and Reed (2019)", id="three names"),
        pytest.param("Moss & Fern, 2019a", id="two of three, letter"),
        pytest.param("Moss and colleagues", id="colleagues"),
        pytest.param("Moss’s 2019 trial", id="possessive"),
        pytest.param("Mosss et al. 2019", id="a slip"),
        pytest.param("Journal of Tea 2019", id="the journal"),
        pytest.param("a 2019 study", id="a year"),
        pytest.param(
            "Moss A, Fern B, Reed C. Tea and REM sleep in adults. Journal of Tea. 2019;7:12-19.", id="whole"
        ),
    ],
)
def test_a_link_whose_words_are_those_of_the_record_is_not_accused(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("here", id="here"),
        pytest.param("a study of tea", id="no year"),
        pytest.param("between 2001 and 2007 sleepers drank less tea", id="years of something else"),
        pytest.param("In 2012 the town of Grove had 300 sleepers", id="a sentence"),
        pytest.param("10.1000/tea.7", id="the DOI"),
        pytest.param(
            "Tea helps sleepers who drank it for years in the evening, says a large trial", id="prose"
        ),
    ],
)
def test_words_that_say_nothing_about_the_work_are_not_compared(text: str) -> None:
    assert said(text) == ["nothing to compare"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param("Odum et al. 2011", ["another work"], id="neither name nor year"),
        pytest.param("Odum & Kelp (2009)", ["another work"], id="nor both names"),
        pytest.param("Odum et al. 2019", ["author"], id="another name"),
        pytest.param("Odum 2019", ["author (remark)"], id="one name may be a trial's"),
        pytest.param("Odum and colleagues", ["author"], id="another name without year"),
        pytest.param("Moss & Kelp, 2019", ["author"], id="another second name"),
        pytest.param("Fern et al. 2019", ["author (remark)"], id="other order"),
        pytest.param("Moss et al. 2009", ["issued"], id="another year"),
        pytest.param("Moss et al. 2020", ["issued (remark)"], id="a year later"),
        pytest.param("a 2009 trial", ["issued"], id="a study of another year"),
        pytest.param(
            "Moss A, Kelp B, Reed C. Tea and REM sleep in adults. Journal of Tea. 2019;7:12-19.",
            ["author"],
            id="a whole reference",
        ),
    ],
)
def test_what_the_record_does_not_have_is_held_against_a_link(text: str, fields: list[str]) -> None:
    assert said(text) == fields


def test_a_group_and_its_members_are_not_held_against_each_other() -> None:
    assert said("Odum et al. 2019", replace(RECORD, author=(Name(literal="Tea Study Group"),))) == []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        pytest.param({}, [], id="as it is"),
        pytest.param({"author": (Name("Moss"),)}, [], id="a short citation"),
        pytest.param(
            {"author": (Name("Moss", "A."), Name("Kelp", "Daniel"), Name("Reed", "C."))},
            ["author"],
            id="author",
        ),
        pytest.param({"author": RECORD.author[:2]}, ["author"], id="one left out"),
        pytest.param({"container_title": "Nature"}, ["container-title"], id="journal"),
        pytest.param({"issued": Date(DateParts(2009))}, ["issued"], id="year"),
        pytest.param({"volume": "70", "page": "1-9"}, ["page", "volume"], id="place"),
        pytest.param(
            {"title": "Coffee and beetles that dream", "author": (Name("Odum", "Eve"),)},
            ["another work"],
            id="another work",
        ),
    ],
)
def test_the_record_of_a_field_is_compared_field_by_field(
    changes: dict[str, object], fields: list[str]
) -> None:
    found = compare_described(replace(RECORD, DOI=None, **changes), RECORD)  # type: ignore[arg-type]
    assert (["another work"] if found.is_other_work else [item.field for item in found.differences]) == fields
