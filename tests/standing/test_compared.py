"""A printed reference against the record of its work: what is held against it, and what is not."""

from __future__ import annotations

from dataclasses import replace

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
        pytest.param(TRUE.replace("Moss, A.", "Moss Jr, A."), id="a suffix"),
        pytest.param(TRUE.replace("112-119", "e190442"), id="an article number for pages"),
        pytest.param("Moss A, Fern B, Reed C. Tea and REM sleep. J Tea Res. 2019, 7.", id="volume alone"),
        pytest.param(
            "Moss, Ada; Fern, Bo; Reed, Cy: Tea and REM sleep. In: Journal of Tea Research 7 (2019), S. 112.",
            id="German",
        ),
        pytest.param(
            "Moss, A. et al. (2019) ‘Tea & REM sleep’, Journal of Tea Research, 7, pp. 112-119.", id="Harvard"
        ),
        pytest.param(
            TRUE.replace("Moss, A., Fern, B., & Reed, C.", "Moss, Ada M., Fern, Bo & Reed, C. Y."),
            id="first names",
        ),
        pytest.param(
            TRUE.replace("Moss, A., Fern, B.", "Moss, Jr, A. Fern, B."), id="a suffix behind a comma"
        ),
        pytest.param(TRUE.replace("Journal of Tea Research", "[Internet]"), id="a medium for the journal"),
        pytest.param(
            TRUE.replace("Tea Research", "Tea Research offic. J. Soc."), id="whose journal it is, cut short"
        ),
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
        pytest.param(
            TRUE.replace("Moss, A., Fern, B., & Reed, C.", "Moss, Ann, Bo Fern, and Carl Reed"),
            ["author"],
            id="another first name",
        ),
        pytest.param(
            TRUE.replace("Moss, A.,", "Rial, A.,"),
            ["author"],
            id="one whose name stands within a word of the title",
        ),
        pytest.param(TRUE.replace("2019", "2009"), ["issued"], id="ten years earlier"),
        pytest.param(TRUE.replace("2019", "2031"), ["issued"], id="a year to come"),
        pytest.param(TRUE.replace("2019", "2020"), ["issued (remark)"], id="one year later"),
        pytest.param(TRUE.replace("Journal of Tea Research", "Nature"), ["container-title"], id="journal"),
        pytest.param(
            'Moss, A., B. Fern, and C. Reed. 2019. "Tea and REM sleep." Annals of Insects.',
            ["container-title"],
            id="journal without volume",
        ),
        pytest.param(
            TRUE.replace("Journal of Tea Research", "Sleep").replace("7,", "12,"),
            ["container-title", "volume"],
            id="a journal that the title names",
        ),
        pytest.param(
            "Moss, A., Fern, B. & Reed, C. Tea and REM sleep: a randomised trial. J. Tea Res. 7, 112 (2027).",
            ["issued"],
            id="a year at the end",
        ),
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


def test_another_order_is_a_remark_in_words_unless_the_record_sorts_its_names() -> None:
    text = TRUE.replace("Moss, A., Fern, B., & Reed, C.", "Fern, B., Moss, A., & Reed, C.")
    (found,) = compare_printed(text, None, RECORD).differences
    assert found.is_remark
    assert str(found) == "other order: B. Fern is first here, author 2 in the record"
    by_name = replace(RECORD, author=(RECORD.author[1], RECORD.author[0], RECORD.author[2]))
    assert said(TRUE, by_name) == []


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


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        pytest.param(Name("Lima", "Ana Rosa de"), "Lima ARd", id="initials with a particle"),
        pytest.param(Name("Li", "Ji-ye"), "Li Jy", id="initials with a small letter"),
        pytest.param(Name("Rørvik", "Stein"), "Roervik S", id="a letter of another alphabet"),
        pytest.param(Name("Lukashev", "Matvey"), "Lukasheff M", id="romanised otherwise"),
    ],
)
def test_a_name_in_another_spelling_is_no_other_author(name: Name, printed: str) -> None:
    record = replace(RECORD, author=(*RECORD.author[:2], name))
    assert said(f"Moss A, Fern B, {printed}. Tea and REM sleep. J Tea Res 2019;7:112-9.", record) == []


@pytest.mark.parametrize(
    ("volume", "page", "printed"),
    [
        pytest.param("2019", "7", "2019;2019:7", id="a year as volume"),
        pytest.param("113-114", "515-519", "2019;113-114", id="a double volume"),
        pytest.param("7", "09AB07", "2019;7:09AB07", id="letters within"),
    ],
)
def test_numbers_that_the_record_has_elsewhere_are_not_held_against_a_reference(
    volume: str, page: str, printed: str
) -> None:
    record = replace(RECORD, volume=volume, page=page)
    assert said(f"Moss A, Fern B, Reed C. Tea and REM sleep. J Tea Res. {printed}.", record) == []


def test_a_number_of_the_title_is_neither_year_nor_volume() -> None:
    record = replace(RECORD, title="Corrigendum to Tea and REM sleep [J. Tea Res. 6 (2012) 1-8]")
    text = "Moss A, Fern B, Reed C. Corrigendum to Tea and REM sleep [J. Tea Res. 6 (2012) 1-8]. J Tea Res. 2019."
    assert said(text, record) == []


BOOK = Work(
    type="book",
    title="Tea and cups of the north",
    author=(Name("Moss", "Ada"),),
    issued=Date(DateParts(2010)),
    publisher="Cup Press",
    edition="3",
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Moss A. Tea and cups of the north. 3rd ed. Cup Press; 2010.", BOOK.title, id="edition"),
        pytest.param("Moss A. Tea and cups of the north (3rd ed.). Cup Press; 2010.",
                     "Tea and cups of the north, Third Edition", id="an edition behind the record's title"),
        pytest.param("Moss, A. (2010). The 3rd wave of tea leaves. Cup Press.", "The third wave of tea leaves",
                     id="an ordinal in digits"),
        pytest.param("Moss, A. (2010). 2 ensayos sobre las tazas. Cup Press.", "Dos ensayos sobre las tazas",
                     id="a Spanish number in digits"),
        pytest.param("Moss, A. (2010). Tea. Cup Press.", "Tea. A history", id="one word of the title"),
    ],
)  # fmt: skip
def test_numbers_and_editions_in_other_words_are_not_accused(text: str, title: str) -> None:
    assert said(text, replace(BOOK, title=title)) == []


def test_another_number_is_another_title() -> None:
    record = replace(BOOK, title="The second wave of tea leaves")
    assert said("Moss, A. (2010). The 3rd wave of tea leaves. Cup Press.", record) == ["title"]


KIN = replace(
    RECORD,
    title="Tea after Goyal et al., and rest: a letter of Reed",
    author=(Name("Wang", "Ada"), Name("Wang", "Bo"), Name("Ma", "Cy"), Name("Reed", "Di")),
)
KIN_TEXT = (
    "{} (2019). Tea after Goyal et al., and rest: a letter of Reed. Journal of Tea Research, 7, 112-119."
)


@pytest.mark.parametrize(
    ("people", "differs"),
    [
        pytest.param("Wang, A., Wang, B., Ma, C., & Reed, D.", [], id="all of them"),
        pytest.param("Wang, A., Ma, C., & Reed, D.", ["author (remark)"], id="one of two with one name"),
        pytest.param("Wang, A., Wang, B., & Reed, D.", ["author (remark)"], id="a short name"),
        pytest.param("Wang, A., Wang, B., & Ma, C.", ["author (remark)"], id="one whom the title names"),
        pytest.param("Wang, A., et al.", [], id="et al."),
    ],
)
def test_authors_left_out_are_said_though_their_names_stand_elsewhere(
    people: str, differs: list[str]
) -> None:
    assert said(KIN_TEXT.format(people), KIN) == differs


REPORT = Work(
    type="report",
    title="Guidelines on tea and sleep",
    author=(Name(literal="World Tea Organization"),),
    issued=Date(DateParts(2015)),
    publisher="Cup Press",
)


@pytest.mark.parametrize(
    ("people", "fields"),
    [
        pytest.param("World Tea Organization", [], id="as registered"),
        pytest.param("WTO", [], id="its letters"),
        pytest.param("World Tea Organisation, Office of the North", [], id="a part of it"),
        pytest.param("Cup Press", [], id="who publishes it"),
        pytest.param("National Tea Institute", ["author (remark)"], id="another of the field"),
        pytest.param("Coffee Roasters Society", ["author"], id="one of another field"),
    ],
)
def test_another_organisation_is_said(people: str, fields: list[str]) -> None:
    assert said(f"{people}. (2015). Guidelines on tea and sleep. Cup Press.", REPORT) == fields
