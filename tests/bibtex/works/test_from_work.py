import bibtexparser
import pytest
from hypothesis import given

from litman.bibtex.file.layout import format_entry
from litman.bibtex.file.values import has_balanced_braces
from litman.bibtex.works.from_work import fields_from_work
from litman.bibtex.works.to_work import work_from_fields
from litman.work import TEXT_FIELDS, Date, DateParts, Name, Work
from tests.bibtex import made_works as works
from tests.bibtex.tex.test_latex import ALARMING
from tests.growth import takes_at_most

ARTICLE = Work(
    "article-journal",
    "Effects of DNA repair on eLife",
    author=(Name("Roe", "R."), Name(literal="The Group")),
    issued=Date(DateParts(2014, 12, 9)),
    container_title="Journal of Things & Such",
    volume="3",
    issue="2",
    page="12-34",
    DOI="10.1000/a_b",
    URL="https://doi.org/10.1000/A_B",
    language="en",
)


def test_an_article_is_written_in_the_usual_order() -> None:
    assert fields_from_work(ARTICLE) == (
        "article",
        [
            ("author", "Roe, R. and {The Group}"),
            ("title", "Effects of {DNA} repair on {eLife}"),
            ("journal", "Journal of Things \\& Such"),
            ("year", "2014"),
            ("month", "dec"),
            ("day", "9"),
            ("volume", "3"),
            ("number", "2"),
            ("pages", "12--34"),
            ("doi", "10.1000/a_b"),
            ("langid", "english"),
        ],
    )


@pytest.mark.parametrize(
    ("work", "entry_type", "field"),
    [
        pytest.param(
            Work("article-journal", page="e03581"), "article", ("eid", "e03581"), id="article number"
        ),
        pytest.param(
            Work("article-journal", page="S12-S15"), "article", ("pages", "S12--S15"), id="pages with letters"
        ),
        pytest.param(Work("article-journal", page="xi-xv"), "article", ("pages", "xi--xv"), id="Roman pages"),
        pytest.param(
            Work("thesis", genre="PhD thesis", publisher="U"), "phdthesis", ("school", "U"), id="thesis"
        ),
        pytest.param(
            Work("thesis", genre="DPhil thesis"), "thesis", ("type", "DPhil thesis"), id="another thesis"
        ),
        pytest.param(Work("report", publisher="I"), "report", ("institution", "I"), id="report"),
        pytest.param(Work("chapter", container_title="B"), "incollection", ("booktitle", "B"), id="chapter"),
        pytest.param(
            Work("book", collection_title="S", collection_number="4"), "book", ("number", "4"), id="series"
        ),
        pytest.param(
            Work("webpage", genre="Press release"), "online", ("type", "Press release"), id="press release"
        ),
        pytest.param(Work("article", title="T"), "misc", ("entrysubtype", "preprint"), id="preprint"),
        pytest.param(Work("speech", title="T"), "misc", ("entrysubtype", "speech"), id="a type of CSL only"),
        pytest.param(
            Work("book", issued=Date(DateParts(1999), DateParts(2001))),
            "book",
            ("date", "1999/2001"),
            id="range of years",
        ),
        pytest.param(Work("book", medium="CD"), "book", ("medium", "CD"), id="medium"),
        pytest.param(
            Work("book", issued=Date(DateParts(-44), circa=True)),
            "book",
            ("date", "-0043~"),
            id="before Christ",
        ),
        pytest.param(
            Work("book", issued=Date(literal="in press")), "book", ("year", "in press"), id="no date"
        ),
        pytest.param(
            Work("book", URL="https://a.example/{x}"), "book", ("url", "https://a.example/%7Bx%7D"), id="URL"
        ),
        pytest.param(Work("gizmo", title="T"), "misc", ("title", "T"), id="an unknown type"),
    ],
)
def test_a_work_is_written_as(work: Work, entry_type: str, field: tuple[str, str]) -> None:
    written, fields = fields_from_work(work)
    assert written == entry_type
    assert field in fields


def test_an_article_number_that_is_given_as_a_page_too_is_written_once() -> None:
    _, fields = fields_from_work(Work("article-journal", "T", page="188947", number="188947"))
    assert dict(fields) == {"title": "T", "eid": "188947"}


@given(works.works)
def test_a_work_comes_back(work: Work) -> None:
    assert work_from_fields(*_fields(work)) == work


@given(works.works)
def test_writing_a_second_time_changes_nothing(work: Work) -> None:
    second = work_from_fields(*_fields(work))
    assert fields_from_work(second) == fields_from_work(work_from_fields(*_fields(second)))


def _fields(work: Work) -> tuple[str, dict[str, str]]:
    entry_type, fields = fields_from_work(work)
    assert len(dict(fields)) == len(fields), "a field is written twice"
    return entry_type, dict(fields)


def _hostile(text: str) -> Work:
    texts = dict.fromkeys(TEXT_FIELDS, text)
    return Work(
        "article-journal",
        **texts,
        author=(Name(text, text, None, text, text, text), Name(literal=text)),
        issued=Date(literal=text),
    )


@pytest.mark.parametrize("text", ALARMING)
def test_nothing_in_a_work_ends_its_field(text: str) -> None:
    entry_type, fields = fields_from_work(_hostile(text))
    assert all(has_balanced_braces(value) for _, value in fields)
    library = bibtexparser.parse_string(
        format_entry(entry_type, "key", fields) + "@misc{next, title = {Next}}\n"
    )
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["key", "next"]
    assert [field.key for field in library.entries[0].fields] == [name for name, _ in fields]


HOSTILE = pytest.mark.parametrize(
    "unit", ["a word ", "DNA ", "{\\textit{", "<i>", "$", "\\", "α", "and ", "-"]
)


def long_work(unit: str, size: int) -> Work:
    long = unit * (size // len(unit.encode()))
    return Work("article-journal", long, author=(Name(literal=long[:100_000]),))


@HOSTILE
def test_long_titles_are_written_with_balanced_braces(unit: str) -> None:
    _, fields = fields_from_work(long_work(unit, 50_000))
    assert has_balanced_braces(dict(fields)["title"])


@pytest.mark.growth
@HOSTILE
def test_megabytes_are_written_in_seconds(unit: str) -> None:
    work = long_work(unit, 1_000_000)
    takes_at_most(15, lambda: fields_from_work(work))  # at most 3 s on a slow machine
