from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.csl.variables import ITEM_TYPES
from litman.library.registry import Notice
from litman.sources.datacite.attributes import notices_from_attributes, work_from_attributes
from litman.sources.datacite.types import CSL_TYPES, csl_type
from litman.work import DateParts, Name, Work
from tests.sources.records import datacite_attributes
from tests.trials import trials


def work(**changes: Any) -> Work:
    return work_from_attributes(datacite_attributes(**changes))


def test_a_data_set_is_read_whole() -> None:
    found = work()
    assert (found.type, found.title) == ("dataset", "Temperatures of 400 cups")
    assert found.author == (Name(family="Kessel", given="Ada"), Name(literal="Institute of Kettles"))
    assert found.issued is not None
    assert found.issued.start == DateParts(2019, 5, 4)
    assert (found.publisher, found.version, found.DOI) == ("Teapot Archive", "1.1", "10.5555/data")


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        pytest.param(
            {"name": "Kessel, Ada", "nameType": "Personal"},
            Name(family="Kessel", given="Ada"),
            id="one field",
        ),
        pytest.param(
            {"name": "Tea, Milk and Co."}, Name(literal="Tea, Milk and Co."), id="not said to be a person"
        ),
        pytest.param(
            {"name": "Ada Kessel", "nameType": "Personal"}, Name("Kessel", "Ada"), id="a person without comma"
        ),
        pytest.param(
            {"name": "x", "familyName": "Kessel", "givenName": " Ada"}, Name("Kessel", "Ada"), id="parts"
        ),
    ],
)
def test_names_are_read(creator: dict[str, Any], name: Name) -> None:
    assert work(creators=[creator]).author == (name,)


@pytest.mark.parametrize("name", [":unav", "(:unkn)", ":tba", "(:null)"])
def test_placeholders_are_no_values(name: str) -> None:
    found = work(creators=[{"name": name}], publisher=name, titles=[{"title": name}])
    assert (found.author, found.publisher, found.title) == ((), None, None)


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        pytest.param(
            [{"title": "Thé", "titleType": "TranslatedTitle"}, {"title": "Tea"}], "Tea", id="translated"
        ),
        pytest.param(
            [{"title": "Tea"}, {"title": "A study", "titleType": "Subtitle"}], "Tea: A study", id="subtitle"
        ),
        pytest.param([{"title": "Thé", "titleType": "TranslatedTitle"}], "Thé", id="no other"),
        pytest.param([], None, id="none"),
    ],
)
def test_titles_are_read(titles: list[dict[str, str]], title: str | None) -> None:
    assert work(titles=titles).title == title


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"publicationYear": 2020}, (2020, None, None), id="the day is of another year"),
        pytest.param({"publicationYear": "2019"}, (2019, 5, 4), id="year as a text"),
        pytest.param({"publicationYear": None}, (2019, 5, 4), id="no year"),
        pytest.param({"publicationYear": 2549, "dates": []}, None, id="another calendar"),
        pytest.param(
            {"dates": [{"date": "2019-03", "dateType": "Available"}]}, (2019, 3, None), id="available"
        ),
        pytest.param(
            {"dates": [{"date": "2019-01-01/2019-06-01", "dateType": "Issued"}]},
            (2019, None, None),
            id="range",
        ),
        pytest.param(
            {"dates": [{"date": "\n 2019\n", "dateType": "Issued"}]}, (2019, None, None), id="layout"
        ),
        pytest.param(
            {"dates": [{"date": "07.04.2019", "dateType": "Issued"}]}, (2019, None, None), id="other order"
        ),
        pytest.param(
            {"dates": [{"date": "2019-00-07", "dateType": "Issued"}]}, (2019, None, None), id="month naught"
        ),
    ],
)
def test_dates_are_read(changes: dict[str, Any], expected: tuple[int | None, ...] | None) -> None:
    issued = work(**changes).issued
    start = issued.start if issued else None
    assert ((start.year, start.month, start.day) if start else None) == expected


@pytest.mark.parametrize("general", [*CSL_TYPES, "Text", "Other", "", "Teapot"])
def test_every_type_has_a_type_of_csl(general: str) -> None:
    assert csl_type(general, "", container=None) in ITEM_TYPES


@pytest.mark.parametrize(
    ("specific", "expected"),
    [
        ("PhD Thesis", "thesis"),
        ("BlogPosting", "post-weblog"),
        ("ConferencePaper", "paper-conference"),
        ("Journal Article", "article-journal"),
        ("Technical report", "report"),
        ("Book chapter", "chapter"),
        ("Preprint", "article"),
        ("", "document"),
    ],
)
def test_what_text_is_says_the_word_beside_it(specific: str, expected: str) -> None:
    assert csl_type("Text", specific, container=None) == expected


def test_text_in_a_journal_is_an_article() -> None:
    found = work(
        types={"resourceTypeGeneral": "Text"},
        container={"title": "Annals of Kettles", "volume": "3", "firstPage": "10", "lastPage": "12"},
    )
    assert (found.type, found.container_title, found.volume, found.page) == (
        "article-journal",
        "Annals of Kettles",
        "3",
        "10-12",
    )


def test_places_and_dates_are_no_pages_and_volumes() -> None:
    found = work(container={"title": "Cups", "volume": "1-5 September 2008", "firstPage": "Spain"})
    assert (found.volume, found.page) == (None, None)
    assert work(container={"firstPage": "Spain; 33", "lastPage": "36"}).page == "33-36"


def test_what_the_work_appeared_in_is_taken_from_the_related_item() -> None:
    item = {
        "relationType": "IsPublishedIn",
        "titles": [{"title": "Annals"}],
        "volume": "7",
        "firstPage": "181",
    }
    found = work(types={"resourceTypeGeneral": "JournalArticle"}, relatedItems=[item])
    assert (found.container_title, found.volume, found.page) == ("Annals", "7", "181")


def test_a_preprint_of_arxiv_has_its_number() -> None:
    found = work(doi="10.48550/arxiv.2311.00001", types={"resourceTypeGeneral": "Preprint"})
    assert (found.type, found.genre, found.number) == ("article", "Preprint", "arXiv:2311.00001")


def test_editors_are_told_from_other_contributors() -> None:
    people = [
        {"name": "A, B", "nameType": "Personal", "contributorType": "Editor"},
        {"name": "C", "contributorType": "Other"},
    ]
    assert work(contributors=people).editor == (Name("A", "B"),)


def test_the_publisher_may_be_an_object() -> None:
    assert work(publisher={"name": "Teapot Archive", "lang": "en"}).publisher == "Teapot Archive"


def test_a_withdrawn_or_replaced_work_is_said_to_be_so() -> None:
    newer = {
        "relationType": "IsPreviousVersionOf",
        "relatedIdentifierType": "DOI",
        "relatedIdentifier": "10.5555/DATA2",
    }
    dates = [{"date": "2020-02-03", "dateType": "Withdrawn"}]
    assert notices_from_attributes(datacite_attributes(dates=dates, relatedIdentifiers=[newer])) == (
        Notice("withdrawn", "withdrawal", None, date(2020, 2, 3), "datacite"),
        Notice("replaced", "new_version", "10.5555/data2", None, "datacite"),
    )
    assert notices_from_attributes(datacite_attributes()) == ()


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    *datacite_attributes(),
    "contributors",
    "relatedItems",
    "relatedIdentifiers",
    "descriptions",
    "subjects",
]
INNER = [
    "name",
    "title",
    "titleType",
    "date",
    "dateType",
    "relationType",
    "titles",
    "descriptionType",
    "description",
]
deep_values = json_values | st.lists(
    st.dictionaries(st.sampled_from(INNER), json_values, max_size=4), max_size=2
)


@settings(max_examples=trials(200), deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), deep_values, max_size=12))
def test_any_json_is_a_work(attributes: Mapping[str, object]) -> None:
    assert isinstance(work_from_attributes(attributes), Work)
    notices_from_attributes(attributes)


RECORDED = {
    "10.48550/arxiv.2311.16162": ("article", 2023, "arXiv", 10, "Yin"),
    "10.5061/dryad.8515": ("dataset", 2011, "Dryad", None, "Ollomo"),
    "10.5281/zenodo.28518": ("software", 2015, "Zenodo", None, "Vanderplas"),
    "10.7910/dvn/nj7xso": ("dataset", 2017, "Harvard Dataverse", 1, None),
    "10.3204/desy-2014-01645": (
        "thesis",
        2014,
        "Deutsches Elektronen-Synchrotron, DESY, Hamburg",
        1,
        "Conrad",
    ),
    "10.4230/lipics.tqc.2013.93": (
        "paper-conference",
        2013,
        None,
        1,
        "Johnston",
    ),
    "10.14457/kmitl.res.2006.17": (
        "dataset",
        None,
        "ภาควิชาพืชสวน สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง",
        1,
        None,
    ),
    "10.21944/temis-ozone-msr2": (
        "dataset",
        2015,
        "Royal Netherlands Meteorological Institute (KNMI)",
        3,
        "Van Der A",
    ),
}


def test_recorded_works_are_right(shared: Path) -> None:
    bodies = [
        json.loads(path.read_bytes()) for path in (shared / "crossref" / "other" / "datacite").glob("*.json")
    ]
    found = {}
    for body in bodies:
        if "data" in body:
            read = work_from_attributes(body["data"]["attributes"])
            assert read.title
            assert read.type in ITEM_TYPES
            found[read.DOI] = read
    assert len(found) > 30
    for doi, (kind, year, publisher, authors, family) in RECORDED.items():
        read = found[doi]
        assert (read.type, read.year, read.author[0].family) == (kind, year, family)
        assert publisher in (None, read.publisher)
        assert authors in (None, len(read.author))


@pytest.mark.parametrize(
    ("titles", "language", "title"),
    [
        pytest.param([{"title": "Tea"}, {"title": "A history", "titleType": "Subtitle"}], None, "Tea: A history",
                     id="no language"),
        pytest.param([{"title": "Tea", "lang": "en"}, {"title": "A history", "titleType": "Subtitle"}], None,
                     "Tea: A history", id="only the title says its language"),
        pytest.param([{"title": "Tee", "lang": "de"}, {"title": "A history", "titleType": "Subtitle", "lang": "en"},
                      {"title": "Geschichte", "titleType": "Subtitle", "lang": "de-DE"}], None, "Tee: Geschichte",
                     id="the subtitle of its language"),
        pytest.param([{"title": "Tee", "lang": "de"}, {"title": "A history", "titleType": "Subtitle", "lang": "en"}],
                     None, "Tee", id="a subtitle in another language"),
        pytest.param([{"title": "Tee", "lang": "de"}, {"title": "Tea", "lang": "en-GB"}], "en", "Tea",
                     id="the title in the language of the work"),
        pytest.param([{"title": "Tea", "titleType": "AlternativeTitle"}], None, "Tea", id="another kind of title"),
        pytest.param([{"title": "Tea: A History"}, {"title": "A history", "titleType": "Subtitle"}], None,
                     "Tea: A History", id="a subtitle that the title has"),
        pytest.param([{"title": "Tea in $\\mathbb{R}^3$"}], None, "Tea in R<sup>3</sup>", id="TeX"),
    ],
)  # fmt: skip
def test_the_title_has_its_subtitle(titles: Any, language: str | None, title: str) -> None:
    assert work(titles=titles, language=language).title == title


def test_a_thesis_is_in_no_journal() -> None:
    types = {"resourceTypeGeneral": "Text", "resourceType": "Dissertation"}
    found = work(
        types=types, container={"title": "University of Tea", "firstPage": "2014", "volume": "Diss. 3"}
    )
    assert (found.type, found.container_title, found.volume, found.page) == ("thesis", None, None, None)


def test_what_text_is_says_the_conference_that_it_is_in() -> None:
    found = work(types={"resourceTypeGeneral": "Text"}, container={"title": "23rd European Tea Conference"})
    assert (found.type, found.container_title) == ("paper-conference", "23rd European Tea Conference")


def test_a_poster_and_a_review_say_what_they_are() -> None:
    assert work(types={"resourceTypeGeneral": "Image", "resourceType": "Poster"}).genre == "Poster"
    found = work(types={"resourceTypeGeneral": "PeerReview"})
    assert (found.type, found.genre) == ("document", "Peer review")


def test_members_of_a_list_that_stand_in_one_are_told_apart() -> None:
    found = work(creators=[{"name": "Short, Ada (University of Tea); Moss, Ed (Tea, Inc)"}])
    assert found.author == (Name("Short", "Ada"), Name("Moss", "Ed"))
    assert work(creators=[{"name": "Tea; Milk"}]).author == (Name(literal="Tea; Milk"),)


def test_who_wrote_a_thesis_is_a_person() -> None:
    types = {"resourceTypeGeneral": "Text", "resourceType": "Thesis"}
    assert work(types=types, creators=[{"name": "Ada Short"}]).author == (Name("Short", "Ada"),)
    assert work(creators=[{"name": "Ada Short"}]).author == (Name(literal="Ada Short"),)


def test_a_citation_in_the_place_of_a_title_is_taken_apart() -> None:
    found = work(
        types={"resourceTypeGeneral": "JournalArticle"}, container={"title": "Annals - Tea; 15(1-2):Doc10"}
    )
    assert (found.container_title, found.volume, found.issue, found.page) == (
        "Annals - Tea",
        "15",
        "1-2",
        "Doc10",
    )
    assert work(container={"title": "№1(24) (2019)"}).container_title is None
    assert work(container={"title": "Tea", "volume": "TEA2016"}).volume is None
    assert work(container={"title": "Tea", "volume": "S12"}).volume == "S12"


def test_a_publisher_ends_without_the_mark_behind_it() -> None:
    assert work(publisher="Tea Library,").publisher == "Tea Library"
