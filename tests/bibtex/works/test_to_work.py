import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.works.to_work import work_from_fields
from litman.work import Date, DateParts, Name, Work
from tests.growth import takes_at_most


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        pytest.param(
            "article",
            {
                "title": "T",
                "journal": "J",
                "volume": "3",
                "number": "2",
                "pages": "1--9",
                "year": "2001",
                "month": "feb",
            },
            Work(
                "article-journal",
                "T",
                container_title="J",
                volume="3",
                issue="2",
                page="1-9",
                issued=Date(DateParts(2001, 2)),
            ),
            id="classic article",
        ),
        pytest.param(
            "article",
            {"title": "T", "subtitle": "S", "journaltitle": "J", "date": "2001-02-03", "eid": "e77"},
            Work(
                "article-journal",
                "T: S",
                "T",
                container_title="J",
                page="e77",
                number="e77",
                issued=Date(DateParts(2001, 2, 3)),
            ),
            id="biblatex article with an article number",
        ),
        pytest.param(
            "article",
            {"title": "T", "journal": "M", "entrysubtype": "magazine", "pages": "4", "eid": "77"},
            Work("article-magazine", "T", container_title="M", page="4", number="77"),
            id="magazine, pages and article number",
        ),
        pytest.param(
            "incollection",
            {
                "title": "C",
                "booktitle": "B",
                "editor": "Roe, R.",
                "publisher": "P",
                "address": "Q",
                "series": "S",
                "number": "5",
                "edition": "Second",
                "chapter": "7",
            },
            Work(
                "chapter",
                "C",
                container_title="B",
                editor=(Name("Roe", "R."),),
                publisher="P",
                publisher_place="Q",
                collection_title="S",
                collection_number="5",
                edition="2",
                chapter_number="7",
            ),
            id="chapter of a series",
        ),
        pytest.param(
            "inbook",
            {"title": "B", "chapter": "2"},
            Work("book", "B", chapter_number="2"),
            id="BibTeX's inbook",
        ),
        pytest.param(
            "phdthesis",
            {"title": "T", "school": "U"},
            Work("thesis", "T", publisher="U", genre="PhD thesis"),
            id="thesis",
        ),
        pytest.param(
            "thesis",
            {"title": "T", "institution": "U", "type": "mathesis"},
            Work("thesis", "T", publisher="U", genre="Master's thesis"),
            id="biblatex thesis",
        ),
        pytest.param(
            "techreport",
            {"title": "T", "institution": "I", "number": "R-1"},
            Work("report", "T", publisher="I", number="R-1", genre="Technical report"),
            id="report",
        ),
        pytest.param(
            "online",
            {"title": "T", "url": r"https://a.example/\_b", "urldate": "2020-11-18", "type": "Press release"},
            Work(
                "webpage",
                "T",
                URL="https://a.example/_b",
                accessed=Date(DateParts(2020, 11, 18)),
                genre="Press release",
            ),
            id="press release on the web",
        ),
        pytest.param(
            "misc",
            {"title": "T", "howpublished": r"\url{https://a.example}", "note": "Accessed: 3 May 2020"},
            Work("webpage", "T", URL="https://a.example", accessed=Date(DateParts(2020, 5, 3))),
            id="web page in BibTeX",
        ),
        pytest.param(
            "misc",
            {"title": "T", "eprint": "2001.01234", "archiveprefix": "arXiv"},
            Work(
                "article",
                "T",
                archive="arXiv",
                archive_location="2001.01234",
                number="arXiv:2001.01234",
                URL="https://arxiv.org/abs/2001.01234",
            ),
            id="preprint",
        ),
        pytest.param(
            "misc",
            {"title": "T", "doi": "10.1000/x", "url": "https://a.example"},
            Work("document", "T", DOI="10.1000/x", URL="https://a.example"),
            id="misc with a DOI is no web page",
        ),
        pytest.param(
            "article",
            {
                "title": "T",
                "journal": "J",
                "doi": "https://doi.org/10.1000/ABC",
                "eprint": "123",
                "eprinttype": "pubmed",
            },
            Work("article-journal", "T", container_title="J", DOI="10.1000/ABC", PMID="123"),
            id="DOI as a link, PubMed as eprint",
        ),
        pytest.param(
            "dataset", {"title": "T", "version": "2"}, Work("dataset", "T", version="2"), id="data set"
        ),
        pytest.param(
            "movie",
            {"title": "T", "editor": "Roe, R.", "editortype": "director"},
            Work("motion_picture", "T", director=(Name("Roe", "R."),)),
            id="director",
        ),
        pytest.param(
            "book",
            {"title": "T", "editor": "Roe, R.", "editortype": "organizer"},
            Work("book", "T", editor=(Name("Roe", "R."),)),
            id="organiser, who is printed as an editor",
        ),
        pytest.param(
            "book",
            {"title": "T", "editor": "Roe, R.", "editora": "Roe, R. and Moss, M.", "editoratype": "redactor"},
            Work("book", "T", editor=(Name("Roe", "R."), Name("Moss", "M."))),
            id="redactor beside an editor, each once",
        ),
        pytest.param(
            "book",
            {"title": "What?", "subtitle": "S", "langid": "ngerman", "keywords": "a,b ; c"},
            Work("book", "What? S", "What?", language="de", keyword="a, b, c"),
            id="question before a subtitle",
        ),
        pytest.param(
            "unpublished",
            {"title": "T", "pubstate": "inpress"},
            Work("manuscript", "T", status="in press"),
            id="publication state",
        ),
        pytest.param(
            "misc",
            {"title": "T", "entrysubtype": "interview"},
            Work("interview", "T"),
            id="subtype is a CSL type",
        ),
        pytest.param("gizmo", {"title": "T"}, Work("document", "T"), id="unknown type"),
        pytest.param("article", {}, Work("article-journal"), id="no fields"),
        pytest.param("article", {"title": "  ", "year": ""}, Work("article-journal"), id="blank fields"),
    ],
)
def test_fields_are_read_as_a_work(entry_type: str, fields: dict[str, str], expected: Work) -> None:
    assert work_from_fields(entry_type, fields) == expected


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param({"year": "1999"}, Date(DateParts(1999)), id="year"),
        pytest.param({"year": "{1999}", "month": "12"}, Date(DateParts(1999, 12)), id="month as a number"),
        pytest.param({"year": "1999", "month": "Sept."}, Date(DateParts(1999, 9)), id="month as a word"),
        pytest.param(
            {"year": "1999", "month": "10~jul"}, Date(DateParts(1999, 7, 10)), id="day in the month"
        ),
        pytest.param({"year": "1999", "month": "jul", "day": "10"}, Date(DateParts(1999, 7, 10)), id="day"),
        pytest.param(
            {"year": "1999", "month": "jan/feb"},
            Date(DateParts(1999, 1), DateParts(1999, 2)),
            id="two months",
        ),
        pytest.param({"year": "1999", "month": "Spring"}, Date(DateParts(1999), season=1), id="season"),
        pytest.param({"date": "1999-21"}, Date(DateParts(1999), season=1), id="season of biblatex"),
        pytest.param({"date": "1999/2001-05"}, Date(DateParts(1999), DateParts(2001, 5)), id="range"),
        pytest.param({"date": "1850~"}, Date(DateParts(1850), circa=True), id="circa"),
        pytest.param({"date": "-0043-03-15"}, Date(DateParts(-44, 3, 15)), id="before Christ"),
        pytest.param(
            {"date": "2019-05-03/2019-06"}, Date(DateParts(2019, 5, 3), DateParts(2019, 6)), id="days"
        ),
        pytest.param({"date": "2003/"}, Date(DateParts(2003)), id="open end"),
        pytest.param({"date": "2003-24"}, Date(DateParts(2003), season=4), id="winter"),
        pytest.param({"year": "ca. 1850"}, Date(DateParts(1850), circa=True), id="circa in words"),
        pytest.param({"year": "1998--1999"}, Date(DateParts(1998), DateParts(1999)), id="years"),
        pytest.param({"year": "in press"}, Date(literal="in press"), id="words"),
        pytest.param({"date": "2001", "year": "1999"}, Date(DateParts(2001)), id="date goes before year"),
        pytest.param({"date": "forthcoming"}, Date(literal="forthcoming"), id="words for a date"),
        pytest.param({"year": "9" * 5000}, Date(literal="9" * 5000), id="no end of digits"),
    ],
)
def test_dates_are_read(fields: dict[str, str], date: Date) -> None:
    assert work_from_fields("article", fields).issued == date


@pytest.mark.parametrize(
    ("tex", "page"),
    [
        pytest.param("12--34", "12-34", id="range"),
        pytest.param("12-34", "12-34", id="hyphen"),
        pytest.param("12 – 34", "12-34", id="dash with spaces"),
        pytest.param("1--2, 5, 7--9", "1-2, 5, 7-9", id="several"),
        pytest.param("A-1--A-9", "A-1–A-9", id="hyphens within page numbers"),
        pytest.param("{S}10--{S}12", "S10-S12", id="braces"),
    ],
)
def test_pages_are_read(tex: str, page: str) -> None:
    assert work_from_fields("article", {"pages": tex}).page == page


_VALUES = st.text(alphabet="{}\\$~-a1,/ andjX'\"`:.()") | st.text()
_FIELDS = (
    "title author editor editora editoratype date year month day urldate pages eid doi url howpublished note eprint "
    "eprinttype langid type edition number issue series keywords entrysubtype crossref isbn"
)
_NAMES = st.sampled_from(_FIELDS.split())


@given(
    st.sampled_from(["article", "misc", "inbook", "thesis", "", "gizmo"]), st.dictionaries(_NAMES, _VALUES)
)
def test_any_fields_are_read_without_an_exception(entry_type: str, fields: dict[str, str]) -> None:
    assert isinstance(work_from_fields(entry_type, fields), Work)


HOSTILE = pytest.mark.parametrize("unit", [" ", "~", "{", "$", "- ", "doi:", "and ", "\\url{", "accessed "])


def every_field(unit: str, length: int) -> dict[str, str]:
    names = "title author pages doi howpublished note year month date eprint keywords language type edition"
    return {name: unit * (length // len(unit)) for name in names.split()}


@HOSTILE
def test_long_fields_are_read(unit: str) -> None:
    assert isinstance(work_from_fields("misc", every_field(unit, 5_000)), Work)


@pytest.mark.growth
@HOSTILE
def test_long_fields_are_read_in_time(unit: str) -> None:
    fields = every_field(unit, 100_000)
    # 1 s; a regular expression that tries every start took minutes
    takes_at_most(20, lambda: work_from_fields("misc", fields))
