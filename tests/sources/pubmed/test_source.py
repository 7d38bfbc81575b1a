from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from litman.errors import BrokenAnswerError
from litman.formats.nbib.read import work_from_record
from litman.identifiers.identifier import Identifier
from litman.library.registry import Notice, RegistryRecord
from litman.sources.http.session import Session
from litman.sources.pubmed import source as pubmed
from litman.sources.pubmed.citation import tagged_record
from litman.sources.resolve import resolve
from litman.sources.resolve_many import resolve_many
from litman.work import Date, DateParts, Name, Work
from tests.sources.pubmed.citations import ADA, BOOK, XML, article, citation_set, played, put, question
from tests.sources.server import Played, RegistryServer, played_page

TODAY = date(2026, 11, 20)
PMID = "31000001"
TEA = Identifier("pmid", PMID)


def work(citation: str) -> Work:
    return work_from_record(tagged_record(etree.fromstring(citation)))


def fetched(session: Session, server: RegistryServer, citation: str) -> RegistryRecord:
    put(server, [PMID], played(citation))
    record = pubmed.fetch(session, TEA, today=TODAY)
    assert record is not None
    return record


def test_a_record_is_the_work_of_the_citation(session: Session, server: RegistryServer) -> None:
    record = fetched(session, server, article())
    assert (record.source, record.outcome, record.notices, record.updates) == ("pubmed", "found", (), ())
    assert record.item == {
        "id": PMID,
        "type": "article-journal",
        "title": "Why tea goes cold",
        "author": [{"family": "Kessel", "given": "Ada B"}],
        "issued": {"date-parts": [[2015, 3]]},
        "container-title": "Annals of kettles",
        "container-title-short": "Ann Kettles",
        "volume": "12",
        "issue": "3",
        "page": "637-641",
        "language": "en",
        "DOI": f"10.5555/kettle.{PMID}",
        "ISSN": "2345-6789",
        "PMID": PMID,
    } | {"id": PMID}


def person(inner: str) -> str:
    return f"<AuthorList><Author>{inner}</Author></AuthorList>"


@pytest.mark.parametrize(
    ("people", "names"),
    [
        pytest.param(person("<LastName>King</LastName><ForeName>Al</ForeName><Suffix>Jr</Suffix>"),
                     (Name("King", "Al", suffix="Jr"),), id="suffix"),
        pytest.param(person("<LastName>Moss</LastName><Initials>EA</Initials>"), (Name("Moss", "E. A."),),
                     id="initials only"),
        pytest.param(person("<CollectiveName>Tea Group</CollectiveName>"), (Name(literal="Tea Group"),), id="a group"),
        pytest.param(ADA.replace("CompleteYN='Y'", "CompleteYN='N'"),
                     (Name("Kessel", "Ada B"), Name(literal="others")), id="a list that is cut"),
        pytest.param(ADA + "<InvestigatorList><Investigator><LastName>Doe</LastName></Investigator></InvestigatorList>",
                     (Name("Kessel", "Ada B"),), id="investigators are no authors"),
        pytest.param("", (), id="nobody"),
    ],
)  # fmt: skip
def test_people_are_read(people: str, names: tuple[Name, ...]) -> None:
    assert work(article(people=people)).author == names


@pytest.mark.parametrize(
    ("title", "more", "read"),
    [
        pytest.param(
            "Tea of <i>Thea</i> and CO<sub>2</sub>.",
            "",
            "Tea of <i>Thea</i> and CO<sub>2</sub>",
            id="mark-up",
        ),
        pytest.param(
            "[On tea].", "<VernacularTitle>Vom Tee.</VernacularTitle>", "Vom Tee", id="the work's own title"
        ),
        pytest.param("[On tea].", "", "On tea", id="a translated title alone"),
        pytest.param("Is tea cold?", "", "Is tea cold?", id="a question"),
        pytest.param("", "", None, id="none"),
    ],
)
def test_titles_are_read(title: str, more: str, read: str | None) -> None:
    assert work(article(title=title, more=more)).title == read


@pytest.mark.parametrize(
    ("given", "issued"),
    [
        pytest.param(
            "<MedlineDate>1993 Sep-Oct</MedlineDate>",
            Date(DateParts(1993, 9), DateParts(1993, 10)),
            id="words",
        ),
        pytest.param(
            "<Year>1990</Year><Season>Spring</Season>", Date(DateParts(1990), season=1), id="season"
        ),
        pytest.param(
            "<Year>2009</Year><Month>02</Month><Day>03</Day>", Date(DateParts(2009, 2, 3)), id="numbers"
        ),
        pytest.param("<Year>2009</Year>", Date(DateParts(2009)), id="a year"),
    ],
)
def test_dates_are_read(given: str, issued: Date) -> None:
    assert work(article(date=f"<PubDate>{given}</PubDate>")).issued == issued


def test_abstract_headings_and_identifiers_are_the_works_own() -> None:
    abstract = (
        "<Abstract><AbstractText Label='AIM'>Tea.</AbstractText><AbstractText>Cold.</AbstractText></Abstract>"
    )
    mesh = (
        "<MeshHeadingList><MeshHeading><DescriptorName>Tea</DescriptorName></MeshHeading></MeshHeadingList>"
    )
    found = work(article(more=abstract, links=mesh + "<KeywordList><Keyword>cups</Keyword></KeywordList>"))
    assert (found.abstract, found.keyword) == ("AIM: Tea. Cold.", "Tea, cups")
    assert f"10.5555/kettle.{PMID}" == found.DOI


def test_a_book_has_a_tree_of_its_own() -> None:
    found = work(BOOK)
    assert (found.type, found.title, found.publisher, found.publisher_place) == (
        "book", "Tea: a guide", "Tea Press", "Cupford",
    )  # fmt: skip
    assert (found.PMID, found.ISBN, found.editor) == ("21000001", "9780000000002", (Name("Potts", "Bea"),))
    assert found.issued == Date(DateParts(2009, 2))


def linked(ref_type: str, source: str = "Ann Kettles. 2016;1:2. doi: 10.5555/notice.") -> str:
    return (
        f'<CommentsCorrectionsList><CommentsCorrections RefType="{ref_type}"><RefSource>{source}</RefSource>'
        "</CommentsCorrections></CommentsCorrectionsList>"
    )


@pytest.mark.parametrize(
    ("ref_type", "kind", "name"),
    [
        ("RetractionIn", "retracted", "retraction"),
        ("ExpressionOfConcernIn", "concern", "expression_of_concern"),
        ("ErratumIn", "corrected", "erratum"),
        ("UpdateIn", "replaced", "new_version"),
    ],
)
def test_notices_are_read(
    session: Session, server: RegistryServer, ref_type: str, kind: str, name: str
) -> None:
    record = fetched(session, server, article(links=linked(ref_type)))
    assert record.notices == (Notice(kind, name, "10.5555/notice", source="pubmed"),)  # type: ignore[arg-type]


def test_a_notice_says_what_it_is_about(session: Session, server: RegistryServer) -> None:
    record = fetched(session, server, article(links=linked("RetractionOf")))
    assert record.notices == ()
    assert [update.doi for update in record.updates] == ["10.5555/notice"]


def test_a_retracted_publication_without_a_link_is_retracted(
    session: Session, server: RegistryServer
) -> None:
    kinds = "<PublicationType>Retracted Publication</PublicationType>"
    record = fetched(session, server, article(kinds=kinds))
    assert record.gravest == Notice("retracted", "retraction", source="pubmed")
    assert record.item is not None
    assert record.item["status"] == "retracted"


def test_a_preprint_names_the_paper_and_a_paper_its_preprint(
    session: Session, server: RegistryServer
) -> None:
    kinds = "<PublicationType>Preprint</PublicationType>"
    preprint = fetched(session, server, article(kinds=kinds, links=linked("UpdateIn")))
    assert (preprint.published_as, preprint.notices) == (("10.5555/notice",), ())
    put(server, ["2"], played(article("2", links=linked("UpdateOf", "bioRxiv. 2014. doi: 10.5555/pre."))))
    paper = pubmed.fetch(session, Identifier("pmid", "2"), today=TODAY)
    assert paper is not None
    assert paper.preprints == ("10.5555/pre",)


def test_a_number_that_was_merged_is_followed_where_the_record_bears_it_too(
    session: Session, server: RegistryServer
) -> None:
    merged = article("31000002", ids=f'<ArticleId IdType="pubmed">{PMID}</ArticleId>')
    put(server, [PMID], played(merged))
    put(server, ["7", PMID], played(article("7"), merged))
    for record in (
        pubmed.fetch(session, TEA, today=TODAY),
        pubmed.fetch_batch(session, [Identifier("pmid", "7"), TEA], today=TODAY)[TEA],
    ):
        assert record is not None
        assert record.item is not None
        assert (record.identifier, record.item["PMID"]) == (TEA, "31000002")


def test_an_empty_set_says_that_there_is_no_such_number(session: Session, server: RegistryServer) -> None:
    put(server, [PMID], played())
    assert pubmed.fetch(session, TEA, today=TODAY) is None
    assert resolve(session, TEA, today=TODAY) == RegistryRecord(TEA, TODAY, "unregistered")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(played(article("31000002")), "another PMID, 31000002", id="another work"),
        pytest.param(Played(body=b"<eFetchResult><ERROR>Cannot process ID list</ERROR></eFetchResult>", headers=XML),
                     "an error: Cannot process", id="an error with status 200"),
        pytest.param(Played(body=b"<pmc-articleset/>", headers=XML), "without a set", id="other XML"),
        pytest.param(Played(body=b'{"error":"x"}', headers={"content-type": "application/json"}), "in place of XML",
                     id="JSON"),
        pytest.param(played_page(), "a web page in place of data", id="a page"),
        pytest.param(Played(body=b""), "an empty answer", id="nothing"),
        pytest.param(Played(body=citation_set(article())[:600], headers=XML), "breaks off", id="half a set"),
        pytest.param(played(article(), cut_after=300), "cut off", id="cut off on the way"),
        pytest.param(Played(status=404, body=b"nothing here"), "status 404", id="404"),
        pytest.param(Played(status=400, body=json.dumps({"error": "x"}).encode()), "status 400", id="400"),
        pytest.param(played(article(title="T" * 200_000)), "a title of 200000", id="a title without end"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, words: str
) -> None:
    put(server, [PMID], answer)
    with pytest.raises(BrokenAnswerError, match=words):
        pubmed.fetch(session, TEA, today=TODAY)


def test_many_are_asked_about_at_once_and_what_is_left_out_alone(
    session: Session, server: RegistryServer
) -> None:
    asked = [Identifier("pmid", number) for number in ("1", "2", "3")]
    put(server, ["1", "2", "3"], played(article("3"), article("1")))
    put(server, ["2"], played())
    found = dict(resolve_many(session, asked, today=TODAY))
    outcomes = {identifier.value: getattr(record, "outcome", record) for identifier, record in found.items()}
    assert outcomes == {"1": "found", "2": "unregistered", "3": "found"}
    of_pubmed = [path for path in server.paths if path.startswith("/efetch")]
    assert sorted(of_pubmed) == sorted([question(["1", "2", "3"]), question(["2"])])


def test_lists_hold_two_hundred_at_most() -> None:
    parts = pubmed.batches([Identifier("pmid", str(number)) for number in range(1, 451)])
    assert [len(part) for part in parts] == [200, 200, 50]


def test_recorded_citations_are_read(shared: Path) -> None:
    folder = shared / "sources" / "pubmed"
    if not folder.is_dir():
        pytest.skip("the recorded answers are absent")
    read = {}
    for path in sorted(folder.glob("*efetch*.xml")):
        root = etree.fromstring(path.read_bytes())
        citations = root.xpath("//PubmedArticle | //PubmedBookArticle")
        read |= {found.PMID: found for found in (work_from_record(tagged_record(item)) for item in citations)}
    assert len(read) > 30
    assert all(found.title and found.issued for found in read.values())
    assert not any(name.literal and ";" in name.literal for found in read.values() for name in found.editor)
    assert len(read["11237011"].author) > 200
    assert read["8655018"].status == "retracted"
    assert read["26568896"].author[3] == Name("Wise", "John Pierce", suffix="Sr")


@pytest.mark.parametrize(
    ("number", "page"), [("239", "239"), ("e14", "e14"), ("S0140-6736(97)11096-0", None), ("bmj.p123", None)]
)
def test_an_article_without_pages_has_its_number(number: str, page: str | None) -> None:
    citation = article(more=f"<ELocationID EIdType='pii' ValidYN='Y'>{number}</ELocationID>")
    root = etree.fromstring(citation.replace("<MedlinePgn>637-41</MedlinePgn>", ""))
    assert work_from_record(tagged_record(root)).page == page
