"""A printed reference against the record of its work: what is held against it, and what is not."""

from __future__ import annotations

import pytest

from litman.standing.compared import compare_printed
from litman.work import Date, DateParts, Name, Work

RECORD = Work(
    type="article-journal",
    title="Tea and REM sleep: a randomised trial",
    author=(Name("Moss", "Ada"), Name("Fern", "Bo"), Name("Reed", "Cy")),
    issued=Date(DateParts(2019)),
    container_title="Journal of Tea Research",
    volume="7",
    page="112-119",
    DOI="10.1000/tea.7",
)
TRUE = (
    "Moss, A., Fern, B., & Reed, C. (2019). Tea and REM sleep: a randomised trial. Journal of Tea Research, 7, "
    "112-119."
)


def said(text: str, record: Work = RECORD) -> list[str]:
    found = compare_printed(text, None, record)
    if found.is_other_work:
        return ["another work"]
    return [item.field + (" (remark)" if item.is_remark else "") for item in found.differences]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TRUE, id="as it is"),
        pytest.param(TRUE.replace("Moss, A., Fern, B., & Reed, C.", "Moss, A., et al."), id="et al."),
        pytest.param(TRUE.replace(": a randomised trial", ""), id="without its subtitle"),
        pytest.param("Moss A, Fern B, Reed C. Tea and REM sleep. J Tea Res 2019;7:112-9.", id="Vancouver"),
        pytest.param(
            'A. Moss, B. Fern and C. Reed, "Tea and REM sleep," J. Tea Res., vol. 7, pp. 112–119, 2019.',
            id="IEEE",
        ),
        pytest.param("A. Moss, B. Fern, C. Reed, Journal of Tea Research 7 (2019) 112.", id="without title"),
        pytest.param(TRUE.replace("Moss, A.", "Mosss, A."), id="a slip in a name"),
        pytest.param(TRUE.replace("randomised", "randomized"), id="American spelling"),
        pytest.param("Moss 2019", id="hardly anything"),
        pytest.param("", id="nothing"),
    ],
)
def test_the_work_as_styles_and_people_print_it_is_not_accused(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            TRUE.replace("& Reed, C.", "Reed, C., & Kahneman, D."), ["author"], id="one author more"
        ),
        pytest.param(TRUE.replace("Fern, B.", "Tversky, A."), ["author"], id="one author for another"),
        pytest.param(TRUE.replace("2019", "2009"), ["issued"], id="ten years earlier"),
        pytest.param(TRUE.replace("2019", "2031"), ["issued"], id="a year to come"),
        pytest.param(TRUE.replace("2019", "2020"), ["issued (remark)"], id="one year later"),
        pytest.param(TRUE.replace("Journal of Tea Research", "Nature"), ["container-title"], id="journal"),
        pytest.param(TRUE.replace("112-119", "45-52"), ["page"], id="pages"),
        pytest.param(TRUE.replace("7, 112", "71, 112"), ["volume"], id="volume"),
        pytest.param(
            TRUE.replace("Tea and REM sleep: a randomised trial", "Caffeine withdrawal in elderly mice"),
            ["title"],
            id="another title of the same authors",
        ),
    ],
)
def test_what_the_record_does_not_have_is_named_field_by_field(text: str, fields: list[str]) -> None:
    assert said(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Oak, D., & Kelp, F. (2021). Beetles that dream of coffee. Annals of Insects, 3, 4-5.", id="all"
        ),
        pytest.param(
            "Oak D. Beetles that dream of coffee in winter. Journal of Tea Research 2019;7:112-9.", id="place"
        ),
        pytest.param(
            "Moss, A. (2011). Coffee and the daily lives of beetles. Annals of Insects, 3, 4-5.",
            id="but the author",
        ),
    ],
)
def test_an_invented_reference_with_a_real_identifier_is_another_work(text: str) -> None:
    assert said(text) == ["another work"]


def test_a_preprint_of_the_paper_is_another_version_and_no_fault() -> None:
    preprint = Work(
        type="article",
        genre="preprint",
        title=RECORD.title,
        author=RECORD.author,
        issued=Date(DateParts(2017)),
        publisher="bioRxiv",
    )
    assert said(TRUE, preprint) == ["version (remark)"]


def test_a_record_with_one_family_name_knows_not_who_the_others_are() -> None:
    assert said(TRUE, Work(type="article-journal", title=RECORD.title, author=(Name("Moss"),))) == []
