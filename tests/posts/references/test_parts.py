from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.posts.references.parts import clean, parse_reference, parse_references
from litman.work import Date, DateParts, Name, Work
from tests.growth import takes_at_most
from tests.trials import trials

POSTS = Path(__file__).resolve().parents[4] / "shared" / "posts"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Hill, M., & Marsh, A. (2019). Rivers and their names. Journal of Water Research, 176(5), 410–411. "
            "https://doi.org/10.1000/S2215(17)30272-9",
            {
                "author": "Hill, M., & Marsh, A.",
                "issued": "2019",
                "title": "Rivers and their names",
                "volume": "176",
                "container_title": "Journal of Water Research",
                "issue": "5",
                "page": "410–411",
                "DOI": "10.1000/S2215(17)30272-9",
            },
            id="APA",
        ),
        pytest.param(
            "12. Hill M, Marsh AB, et al. Rivers and their names. J Water Res. 2012 Mar 4;21(3 Suppl 1):123-31. "
            "doi: 10.1000/x. "
            "PMID: 22222222; PMCID: PMC3333333.",
            {
                "label": "12",
                "author": "Hill M, Marsh AB, et al.",
                "issued": "2012 Mar 4",
                "title": "Rivers and their names",
                "container_title": "J Water Res",
                "volume": "21",
                "issue": "3 Suppl 1",
                "page": "123-31",
                "DOI": "10.1000/x",
                "PMID": "22222222",
                "PMCID": "PMC3333333",
            },
            id="Vancouver",
        ),
        pytest.param(
            "Hill, Mary. “Why Rivers Sleep.” New York Times, 4 May 2019, www.example.com/2019/sleep.html. "
            "Accessed 7 June 2020.",
            {
                "author": "Hill, Mary",
                "title": "Why Rivers Sleep",
                "container_title": "New York Times",
                "issued": "4 May 2019",
                "URL": "www.example.com/2019/sleep.html",
                "accessed": "7 June 2020",
            },
            id="MLA, a newspaper",
        ),
        pytest.param(
            "Hill, M. (2015). Rivers and lakes. In B. Marsh (Ed.), Handbook of water (2nd ed., pp. 33–48). "
            "New York, NY: Springer.",
            {
                "author": "Hill, M.",
                "issued": "2015",
                "title": "Rivers and lakes",
                "editor": "B. Marsh (Ed.)",
                "edition": "2nd ed.",
                "container_title": "Handbook of water",
                "page": "33–48",
                "publisher_place": "New York, NY",
                "publisher": "Springer",
            },
            id="APA, a chapter",
        ),
        pytest.param(
            'Karst Institute. "How rivers combat drought." ScienceDaily. ScienceDaily, 31 May 2020. '
            "<www.sciencedaily.com/releases/2020/05/1.htm>.",
            {
                "author": "Karst Institute",
                "title": "How rivers combat drought",
                "container_title": "ScienceDaily",
                "publisher": "ScienceDaily",
                "issued": "31 May 2020",
                "URL": "www.sciencedaily.com/releases/2020/05/1.htm",
            },
            id="MLA, a release",
        ),
        pytest.param(
            "张三, 李四. 河流研究[J]. 水利学报, 2015, 46(3): 12-18.",
            {
                "author": "张三, 李四",
                "title": "河流研究",
                "container_title": "水利学报",
                "issued": "2015",
                "volume": "46",
                "issue": "3",
                "page": "12-18",
            },
            id="GB/T 7714",
        ),
        pytest.param(
            "木伟. 茶[M]. 北京: 虚构出版社, 2019.",
            {
                "author": "木伟",
                "title": "茶",
                "genre": "M",
                "publisher": "北京: 虚构出版社",
                "issued": "2019",
            },
            id="GB/T 7714, a title of one character behind a blank",
        ),
    ],
)
def test_reference_is_read_into_its_parts(text: str, parts: dict[str, str]) -> None:
    assert {part.name: part.text for part in parse_reference(text).parts} == parts


def test_work_is_made_of_the_parts() -> None:
    work = parse_reference(
        "[1] World Health Organization. (2019, July 31). Rivers treat drought in a unique way. ScienceDaily. Retrieved "
        "November 18, 2020 from www.sciencedaily.com/releases/2019/07/1.htm"
    ).work
    assert work == Work(
        type="article",
        genre="press release",
        title="Rivers treat drought in a unique way",
        author=(Name(literal="World Health Organization"),),
        issued=Date(DateParts(2019, 7, 31)),
        accessed=Date(DateParts(2020, 11, 18)),
        container_title="ScienceDaily",
        URL="https://www.sciencedaily.com/releases/2019/07/1.htm",
    )


def test_doi_of_a_work_is_in_lower_case_and_its_pages_have_a_hyphen() -> None:
    work = parse_reference(
        "Hill, M. (2018). Rivers. Water Research, 5(1), 65–78. https://doi.org/10.1000/ABC"
    ).work
    assert (work.type, work.DOI, work.URL, work.page) == ("article-journal", "10.1000/abc", None, "65-78")


def test_line_ends_and_entities_are_mended_in_values() -> None:
    assert clean("Differentia-\n  tion &amp;  choice\nin rivers") == "Differentiation & choice in rivers"


@pytest.mark.parametrize(
    "text", ["", " \n ", "...", "(((((", "[1]", "“", "10.1000/", "http://[", "\u200f\u202e", "🦊" * 50]
)
def test_what_is_no_reference_gives_what_can_be_recognised(text: str) -> None:
    assert parse_reference(text).text == text


def test_one_result_for_each_text() -> None:
    assert [len(result.parts) for result in parse_references(["", "Hill, M. (2019). Rivers.", ""])][::2] == [
        0,
        0,
    ]


reference_like = st.lists(
    st.sampled_from(
        re.split(
            " ",
            "Hill, M. & Marsh (2019). 12(3), 4–5. pp. Vol. In: (Eds.) “Rivers” doi:10.1000/a(b) https://a.org/x. "
            "Retrieved May 3, 2020 from www.a.com <> [1] 1. ² et al. ISBN PMID: 12345 "
            "\n - 研究 Иванов مياه \u200f … n.d.",
        )
    )
    | st.text(max_size=8)
).map(" ".join)


@given(reference_like | st.text(max_size=300))
@settings(max_examples=trials(300), deadline=None)
def test_parts_stand_in_the_text_in_order_and_apart(text: str) -> None:
    result = parse_reference(text)
    end = 0
    for part in result.parts:
        assert end <= part.start < part.end <= len(text)
        assert text[part.start : part.end] == part.text
        end = part.end


HOSTILE = pytest.mark.parametrize(
    "unit",
    ["Hill M. ", "(", "a", "1. ", "10.1000/", "www.", "研", "Retrieved ", "May 3, 2020 ", '"', "Hill, "],
)


@HOSTILE
def test_hostile_references_are_read(unit: str) -> None:
    assert parse_reference(unit * (3_000 // len(unit))) is not None


@pytest.mark.growth
@HOSTILE
def test_twenty_thousand_characters_take_seconds_at_most(unit: str) -> None:
    takes_at_most(3, lambda: parse_reference(unit * (20_000 // len(unit))))


@pytest.mark.skipif(not POSTS.is_dir(), reason="the shared folder of real posts is not here")
def test_the_four_references_of_a_real_post_are_exact() -> None:
    rows = next(POSTS.glob("000_*.txt")).read_text("utf-8").split("\n")
    works = [parse_reference(row).work for row in rows if row.startswith("[") and row[2:4] == "] "]
    assert [work.DOI for work in works] == [
        None,
        "10.1176/appi.ajp.2019.19010044",
        None,
        "10.1016/s2215-0366(17)30272-9",
    ]
    assert [work.URL for work in works][::2] == [
        "https://www.sciencedaily.com/releases/2019/07/190731102154.htm",
        "https://www.sciencedaily.com/releases/2020/05/200531200337.htm",
    ]
    assert works[0].accessed == Date(DateParts(2020, 11, 18))
    assert works[2].issued == Date(DateParts(2020, 5, 31))
    assert [work.type for work in works] == ["article", "article-journal", "article", "article-journal"]
    assert [work.author[0].sort_name for work in works] == [
        "Johns Hopkins Medicine",
        "Wang",
        "Karolinska Institutet",
        "Short",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Moss A. Tea and the pulse. J Tea. 2012;2012:123456.", id="Vancouver"),
        pytest.param("Moss, A. (2012). Tea and the pulse. Journal of Tea, 2012, 1-9.", id="APA"),
    ],
)
def test_a_volume_that_is_the_year_is_kept(text: str) -> None:
    work = parse_reference(text).work
    assert (work.year, work.volume) == (2012, "2012")
