from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.csl.variables import ITEM_TYPES
from litman.sources.crossref.message import notices_from_message, work_from_message
from litman.sources.crossref.types import CSL_TYPES, POSTED_TYPES
from litman.text.plain import plain
from litman.work import DateParts, Name, Work
from tests.sources.records import crossref_message
from tests.trials import trials


def work(**changes: Any) -> Work:
    return work_from_message(crossref_message(**changes))


def start(found: Work) -> tuple[int | None, ...] | None:
    if found.issued is None or found.issued.start is None:
        return None
    parts: DateParts = found.issued.start
    return tuple(part for part in (parts.year, parts.month, parts.day) if part is not None)


def test_a_paper_is_read_whole() -> None:
    found = work()
    assert found.type == "article-journal"
    assert found.title == "Why tea goes cold"
    assert found.author == (Name(family="Kessel", given="Ada B."),)
    assert (found.container_title, found.container_title_short) == ("Annals of Kettles", "Ann. Kettles")
    assert (found.volume, found.issue, found.page, found.number) == ("12", "3", "101-109", None)
    assert (found.publisher, found.language) == ("Teapot Press", "en")
    assert (found.DOI, found.ISSN, found.URL) == ("10.5555/tea", "2345-6789", None)
    assert start(found) == (2015, 3)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param({"title": []}, None, id="empty list"),
        pytest.param({"title": None}, None, id="none"),
        pytest.param({"title": [""], "original-title": ["Tee"]}, "Tee", id="only the original"),
        pytest.param({"subtitle": ["A study"]}, "Why tea goes cold: A study", id="subtitle"),
        pytest.param({"subtitle": [""]}, "Why tea goes cold", id="empty subtitle"),
        pytest.param(
            {"title": ["Tea: A study"], "subtitle": ["A Study"]},
            "Tea: A study",
            id="subtitle in the title already",
        ),
        pytest.param(
            {"title": ["Why tea?"], "subtitle": ["A study"]}, "Why tea? A study", id="after a question"
        ),
        pytest.param({"title": ["Tea", "Thé"]}, "Tea", id="two titles"),
        pytest.param({"title": "Tea"}, "Tea", id="no list"),
        pytest.param({"title": ["<i>Tea</i> &amp; milk"]}, "<i>Tea</i> & milk", id="mark-up"),
    ],
)
def test_titles_are_read(changes: dict[str, Any], title: str | None) -> None:
    assert work(**changes).title == title


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        pytest.param(
            [{"name": "Tea Board &amp; Sons"}], (Name(literal="Tea Board & Sons"),), id="organisation"
        ),
        pytest.param(
            [{"family": "King", "given": "Al", "suffix": "Jr"}],
            (Name(family="King", given="Al", suffix="Jr"),),
            id="suffix",
        ),
        pytest.param([{"family": "Plato"}], (Name(family="Plato"),), id="no given name"),
        pytest.param([{"given": "Sukarno"}], (Name(literal="Sukarno"),), id="no family name"),
        pytest.param(
            [{"family": " van\n Dyck,", "given": "A. "}], (Name(family="van Dyck", given="A."),), id="spaces"
        ),
        pytest.param([{}, {"family": ""}, None, "Ada", 5], (), id="none of them a name"),
        pytest.param("Ada", (), id="no list"),
    ],
)
def test_names_are_read(authors: Any, names: tuple[Name, ...]) -> None:
    assert work(author=authors).author == names
    assert work(editor=authors).editor == names
    assert work(translator=authors).translator == names


def parts(*numbers: object) -> dict[str, Any]:
    return {"date-parts": [list(numbers)]}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(
            {"published-print": parts(2015, 3), "issued": parts(2014, 11, 2)}, (2015, 3), id="print counts"
        ),
        pytest.param({"issued": parts(2014, 11, 2)}, (2014, 11, 2), id="issued"),
        pytest.param({"issued": parts(None), "published-online": parts(2014)}, (2014,), id="online"),
        pytest.param({"issued": parts(None), "posted": parts(2018, 2)}, (2018, 2), id="posted"),
        pytest.param({"issued": parts(None), "approved": parts(2020, 5, 25)}, (2020, 5, 25), id="approved"),
        pytest.param(
            {"issued": parts(None), "created": parts(2012, 8)}, None, id="created is no date of issue"
        ),
        pytest.param({"issued": parts("2013", "4")}, (2013, 4), id="numbers as texts"),
        pytest.param({"issued": parts(2013, 13, 4)}, (2013,), id="no such month"),
        pytest.param({"issued": parts(2013, 2, 99)}, (2013, 2), id="no such day"),
        pytest.param({"issued": parts(0)}, None, id="year naught"),
        pytest.param({"issued": {"date-parts": []}}, None, id="empty"),
        pytest.param({"issued": {"date-parts": [[]]}}, None, id="emptier"),
        pytest.param({"issued": "2013"}, None, id="a text"),
    ],
)
def test_the_best_date_is_taken(dates: dict[str, Any], expected: tuple[int, ...] | None) -> None:
    none = {"published-print": None, "published-online": None, "issued": None, "created": None}
    assert start(work(**{**none, **dates})) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("101-109", "101-109"),
        ("101–109", "101-109"),
        ("145-145", "145"),
        ("e30", "e30"),
        ("S1 - S9", "S1-S9"),
        ("1-3, 7-9", "1-3, 7-9"),
        ("-", None),
        ("", None),
        (None, None),
        (12, "12"),
    ],
)
def test_pages_are_read(page: object, expected: str | None) -> None:
    assert work(page=page).page == expected


def test_an_article_number_stands_by_itself() -> None:
    found = work(page=None, **{"article-number": "e001"})
    assert (found.page, found.number) == (None, "e001")


@pytest.mark.parametrize(
    ("titles", "container", "series"),
    [
        pytest.param(["Cups"], "Cups", None, id="one"),
        pytest.param(["Lecture Notes in Tea", "Cups"], "Cups", "Lecture Notes in Tea", id="series first"),
        pytest.param(["Cups", "Studies in Pottery"], "Cups", "Studies in Pottery", id="series last"),
        pytest.param(
            ["Advances in Tea", "Lecture Notes in Pots"],
            "Advances in Tea",
            "Lecture Notes in Pots",
            id="both",
        ),
        pytest.param(["Tea Talks", "Cups"], "Cups", "Tea Talks", id="undecided: the newer order of Crossref"),
    ],
)
def test_the_series_of_a_chapter_is_told_from_its_book(
    titles: list[str], container: str, series: str | None
) -> None:
    found = work(type="book-chapter", **{"container-title": titles})
    assert (found.type, found.container_title, found.collection_title) == ("chapter", container, series)
    assert (found.volume, found.collection_number) == ((None, "12") if series else ("12", None))


def test_the_container_of_a_book_is_its_series() -> None:
    found = work(type="monograph")
    assert (found.container_title, found.collection_title) == (None, "Annals of Kettles")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"subtype": "preprint"}, ("article", "Preprint", "Tea Server", None), id="preprint"),
        pytest.param({"subtype": "blog"}, ("post-weblog", None, "Teapot Press", "Tea Talk"), id="blog"),
        pytest.param(
            {"subtype": "working_paper"}, ("report", "Working paper", "Tea Server", None), id="working paper"
        ),
        pytest.param({"subtype": None}, ("article", None, "Tea Server", None), id="not said"),
        pytest.param({"subtype": "teapot"}, ("article", None, "Tea Server", None), id="unheard of"),
    ],
)
def test_posted_content_is_told_apart(changes: dict[str, Any], expected: tuple[str | None, ...]) -> None:
    found = work(
        type="posted-content",
        institution=[{"name": "Tea Server"}],
        **{"container-title": [], "group-title": "Tea Talk", **changes},
    )
    assert (found.type, found.genre, found.publisher, found.container_title) == expected


def test_a_thesis_names_its_university() -> None:
    found = work(
        type="dissertation",
        degree=["PhD Thesis"],
        institution=[{"name": "University of Tea", "place": ["Cupford"]}],
    )
    assert (found.type, found.genre) == ("thesis", "PhD Thesis")
    assert (found.publisher, found.publisher_place) == ("University of Tea", "Cupford")


def test_a_conference_paper_names_its_conference() -> None:
    event = {"name": "TEA '21", "location": "Cupford", "start": parts(2021, 6, 20)}
    found = work(type="proceedings-article", event=event)
    assert (found.type, found.event_title, found.event_place) == ("paper-conference", "TEA '21", "Cupford")
    assert found.event_date is not None
    assert found.event_date.start == DateParts(2021, 6, 20)


@pytest.mark.parametrize(
    ("review", "genre"),
    [
        pytest.param({"type": "referee-report"}, "Referee report", id="said"),
        pytest.param({"type": "teapot"}, "Peer review", id="unheard of"),
        pytest.param(None, "Peer review", id="not said"),
    ],
)
def test_a_review_by_peers_is_a_document_that_says_what_it_is(review: Any, genre: str) -> None:
    found = work(type="peer-review", title=['Review #2 of "Tea"'], review=review)
    assert (found.type, found.genre, found.title) == ("document", genre, 'Review #2 of "Tea"')


def test_the_printed_number_of_a_book_is_taken() -> None:
    isbns = [{"value": "9780000000001", "type": "electronic"}, {"value": "9780000000002", "type": "print"}]
    assert work(ISBN=["9780000000001", "9780000000002"], **{"isbn-type": isbns}).ISBN == "9780000000002"
    assert work(ISBN=["http://id.crossref.org/isbn/9780000000001"]).ISBN == "9780000000001"
    assert work(ISBN=["none"]).ISBN is None


def test_subjects_become_keywords() -> None:
    assert work(subject=["Tea", "Milk, and sugar"]).keyword == "Tea; Milk, and sugar"


def test_the_short_title_of_a_journal_is_left_out_where_it_is_the_title() -> None:
    assert work(**{"short-container-title": ["Annals of kettles"]}).container_title_short is None


@pytest.mark.parametrize("name", [*CSL_TYPES, "", "a type of next year"])
def test_every_type_has_a_type_of_csl(name: str) -> None:
    assert work(type=name).type in ITEM_TYPES


def test_every_posted_type_has_a_type_of_csl() -> None:
    assert {csl_type for csl_type, _ in POSTED_TYPES.values()} <= ITEM_TYPES


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    *crossref_message(),
    "subtitle",
    "editor",
    "institution",
    "event",
    "version",
    "updated-by",
    "update-to",
]
FIELDS += ["abstract", "subject", "ISBN", "isbn-type", "review", "degree", "posted", "original-title"]
INNER = [
    "date-parts",
    "name",
    "family",
    "given",
    "value",
    "type",
    "DOI",
    "updated",
    "start",
    "location",
    "version",
]
deep_values = json_values | st.lists(
    st.dictionaries(st.sampled_from(INNER), json_values, max_size=4), max_size=2
)


@settings(max_examples=trials(300), deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), deep_values, max_size=12))
def test_any_json_is_a_work(message: Mapping[str, object]) -> None:
    assert isinstance(work_from_message(message), Work)
    notices_from_message(message)


@given(json_values)
def test_json_that_is_no_object_is_a_work(message: Any) -> None:
    assert isinstance(work_from_message(message), Work)
    notices_from_message(message)


# Facts of the recorded works, read by eye: year, container, volume, pages or article number, authors, the first one.
RECORDED: list[tuple[str, int | None, str | None, str | None, str | None, int, str | None]] = [
    ("10.1002/1096-9861(20010212)430:3<283::aid-cne1031>3.0.co;2-v", 2001,
     "The Journal of Comparative Neurology", "430", "283-305", 4, "Sloviter"),
    ("10.1002/jor.1100150407", 1997, "Journal of Orthopaedic Research", "15", "519-527", 12, "Lieber"),
    ("10.1007/12080.1874-1746", None, None, None, None, 0, None),
    ("10.1007/978-3-0348-8720-5_13", 1999, "Hyperbolic Problems: Theory, Numerics, Applications", None, "113-118", 2,
     "Bouchut"),
    ("10.1007/978-3-319-75889-3_1", 2018, "Human Health and Physical Activity During Heat Exposure", None, "1-13", 1,
     "Jones"),
    ("10.1007/978-3-642-33191-6_49", 2012, "Advances in Visual Computing", None, "499-508", 3, "Chen"),
    ("10.1007/978-3-642-34922-5_19", 2013, "Soft Computing: State of the Art Theory and Novel Applications", None,
     "269-287", 3, "Razib"),
    ("10.1007/s40278-023-41815-2", 2023, "Reactions Weekly", "1962", "145", 0, None),
    ("10.1016/j.bbcan.2023.188947", 2023, "Biochimica et Biophysica Acta (BBA) - Reviews on Cancer", "1878", "188947",
     6, "Vogt"),
    ("10.1016/j.ffa.2015.10.008", 2016, "Finite Fields and Their Applications", "37", "328-343", 6, "Hong"),
    ("10.1016/j.semcdb.2016.08.024", 2017, "Seminars in Cell & Developmental Biology", "64", "116-124", 5, "Wang"),
    ("10.1016/s0140-6736(97)11096-0", 1998, "The Lancet", "351", "637-641", 13, "Wakefield"),
    ("10.1017/9781108348843", 2019, None, None, None, 1, "Leung"),
    ("10.1021/acs.jctc.2c01235", 2023, "Journal of Chemical Theory and Computation", "19", "2149-2160", 4,
     "Wellawatte"),
    ("10.1038/nnano.2014.279", 2015, "Nature Nanotechnology", "10", "22-24", 2, "Kuschel"),
    ("10.1038/s41598-018-27044-6", 2018, "Scientific Reports", "8", "15544", 4, "Leontiadou"),
    ("10.1045/january2017-burton", 2017, "D-Lib Magazine", "23", None, 9, "Burton"),
    ("10.1063/1.4938384", 2015, "Journal of Applied Physics", "118", "235306", 2, "Skarlinski"),
    ("10.1073/pnas.1205508109", 2012, "Proceedings of the National Academy of Sciences", "109", "15259-15264", 5,
     "Burke"),
    ("10.1098/rspb.2017.0132", 2017, "Proceedings of the Royal Society B: Biological Sciences", "284", "20170132", 6,
     "Dougherty"),
    ("10.1103/physrevlett.120.117701", 2018, "Physical Review Letters", "120", "117701", 5, "Marrazzo"),
    ("10.1136/esmoopen-2020-000776", 2020, "ESMO Open", "5", "e000776", 13, "Iwasa"),
    ("10.1145/3448016.3452841", 2021, "Proceedings of the 2021 International Conference on Management of Data", None,
     "1386-1399", 6, "Pandey"),
    ("10.1177/0042098011428175", 2012, "Urban Studies", "49", "2377-2397", 1, "Petrovici"),
    ("10.1177/02683962211048201", 2022, "Journal of Information Technology", "37", "209-226", 3, "Wagner"),
    ("10.1186/1471-2164-7-187", 2006, "BMC Genomics", "7", "187", 5, "Myers"),
    ("10.1241/johokanri.39.979", 1997, "Journal of Information Processing and Management", "39", "979-988", 1,
     "KUSUMOTO"),
    ("10.1371/journal.pmed.0030277.g001", None, None, None, None, 0, None),
    ("10.1371/journal.pone.0214986", 2019, "PLOS ONE", "14", "e0214986", 2, "Weber"),
    ("10.14264/uql.2020.791", 2020, None, None, None, 1, "Collingwood"),
    ("10.1515/crelle-2013-0024", 2015, "Journal für die reine und angewandte Mathematik (Crelles Journal)", "2015",
     None, 2, "Gursky"),
    ("10.17705/1cais.04607", 2021, "Communications of the Association for Information Systems", "49", "134-186", 8,
     "Schryen"),
    ("10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2", 2006, "Ecology", "87", "2832-2841", 2, "Fenton"),
    ("10.2210/pdb4hhb/pdb", 1984, "Worldwide Protein Data Bank", None, None, 2, "Fermi"),
    ("10.26434/chemrxiv.5406907.v5", 2018, None, None, None, 8, "Gill"),
    ("10.2737/rds-2018-0001", None, "Forest Service Research Data Archive", None, None, 4, "Ribic"),
    ("10.4000/dms.865", 2014, "Distances et médiations des savoirs", "2", None, 1, "Peraya"),
    ("10.4018/978-1-4666-1891-6.ch004", None, "Graph-Based Methods in Computer Vision", None, "72-94", 1, "Bichot"),
    ("10.5194/cp-2020-95", 2020, None, None, None, 6, "Shao"),
    ("10.53731/ybhah-9jy85", 2023, "Front Matter", None, None, 1, "Fenner"),
    ("10.7554/elife.01567", 2014, "eLife", "3", "e01567", 5, "Sankar"),
]  # fmt: skip


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, dict[str, Any]]:
    bodies = [
        json.loads(path.read_bytes()) for path in sorted((shared / "crossref" / "works").glob("*.json"))
    ]
    return {body["message"]["DOI"]: body["message"] for body in bodies}


@pytest.mark.parametrize(
    ("doi", "year", "container", "volume", "pages", "authors", "first"),
    RECORDED,
    ids=[row[0] for row in RECORDED],
)
def test_recorded_works_are_right(
    recorded: dict[str, dict[str, Any]],
    doi: str,
    year: int | None,
    container: str | None,
    volume: str | None,
    pages: str | None,
    authors: int,
    first: str | None,
) -> None:
    found = work_from_message(recorded[doi])
    assert (found.DOI, found.year, found.container_title, found.volume) == (doi, year, container, volume)
    assert (found.page or found.number) == pages
    assert len(found.author) == authors
    assert (found.author[0].family if found.author else None) == first


@pytest.mark.parametrize(
    ("doi", "beginning"),
    [
        ("10.1073/pnas.1205508109", "Oncogenic mutations mimic"),
        ("10.1007/s40278-023-41815-2", "Convalescent-anti-sars-cov-2-plasma/immune-globulin: Fever and"),
        ("10.2210/pdb4hhb/pdb", "THE CRYSTAL STRUCTURE OF"),
        ("10.4018/978-1-4666-9588-7.les2", '"Racial Epithet"'),
        ("10.5194/cp-2020-95", "The Atmospheric Bridge Communicated the δ<sup>13</sup>C Decline"),
        ("10.3389/fpls.2019.00816", "Transcriptional Modulation of"),
        ("10.4000/dms.865", "Distance(s), proximity and presence(s)"),
    ],
)
def test_recorded_titles_are_right(recorded: dict[str, dict[str, Any]], doi: str, beginning: str) -> None:
    title = work_from_message(recorded[doi]).title
    assert title is not None
    assert title.startswith(beginning)


def test_recorded_titles_end_without_the_layout_of_the_xml(recorded: dict[str, dict[str, Any]]) -> None:
    titles = [
        work_from_message(recorded[doi]).title or ""
        for doi in ("10.1073/pnas.1205508109", "10.1098/rspb.2017.0132")
    ]
    assert titles[0].endswith("p110α (<i>PIK3CA</i>)")
    assert titles[1].endswith("seed beetle <i>Callosobruchus maculatus</i>")


def test_recorded_names_are_right(recorded: dict[str, dict[str, Any]]) -> None:
    names = {doi: work_from_message(message).author for doi, message in recorded.items()}
    assert Name(literal="Paderborn University") in names["10.17705/1cais.04607"]
    assert [name.suffix for name in names["10.1002/jor.1100150407"] if name.suffix] != []
    assert names["10.2196/22081"][0] == Name(family="Grenier Ouimet", given="Antoine")


def test_every_recorded_work_agrees_with_the_index(recorded: dict[str, dict[str, Any]], shared: Path) -> None:
    lines = (shared / "crossref" / "INDEX.tsv").read_text().splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert len(rows) == len(recorded) == 71
    for doi, kind, year, title, *rest in rows:
        found = work_from_message(recorded[doi])
        features = rest[-1]
        assert doi == found.DOI
        assert found.type == (
            POSTED_TYPES[recorded[doi]["subtype"]][0] if kind == "posted-content" else CSL_TYPES[kind]
        )
        if (
            "differ" not in features
            and "null-issued" not in features
            and doi not in ("10.1021/acs.jctc.2c01235",)
        ):
            assert found.year == (int(year) if year else None)
        assert (not found.author) == ("no-author" in features)
        assert (found.title is None) == ("no-title" in features)
        assert ("abstract" in features.split()) == (found.abstract is not None)
        assert "<jats" not in (found.abstract or "")
        if "markup-title" not in features and title:
            assert plain(found.title or "").strip('"').startswith(title.strip('"')[:60])
