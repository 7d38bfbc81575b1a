"""Made-up citations in the shape of PubMed's XML."""

from __future__ import annotations

from collections.abc import Sequence

from tests.sources.server import Played, RegistryServer

XML = {"content-type": "text/xml; charset=UTF-8"}


def article(
    pmid: str = "31000001", title: str = "Why tea goes cold.", *, more: str = "", **parts: str
) -> str:
    """Return a `PubmedArticle`; `more` stands in its `Article`, `links` and `ids` where PubMed has them."""
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">2345-6789</ISSN><JournalIssue CitedMedium="Print">
<Volume>12</Volume><Issue>3</Issue>{parts.get("date", "<PubDate><Year>2015</Year><Month>Mar</Month></PubDate>")}
</JournalIssue><Title>Annals of kettles</Title><ISOAbbreviation>Ann Kettles</ISOAbbreviation></Journal>
<ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn>637-41</MedlinePgn></Pagination>
{parts.get("people", ADA)}<Language>eng</Language>
<PublicationTypeList>{parts.get("kinds", "")}<PublicationType>Journal Article</PublicationType></PublicationTypeList>
{more}</Article>{parts.get("links", "")}</MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>{parts.get("ids", "")}
<ArticleId IdType="doi">10.5555/kettle.{pmid}</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>"""


ADA = (
    "<AuthorList CompleteYN='Y'><Author><LastName>Kessel</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials>"
    "</Author></AuthorList>"
)
BOOK = """<PubmedBookArticle><BookDocument><PMID Version="1">21000001</PMID><Book><Publisher><PublisherName>Tea Press
</PublisherName><PublisherLocation>Cupford</PublisherLocation></Publisher><BookTitle book="tea">Tea: a guide</BookTitle>
<PubDate><Year>2009</Year><Month>02</Month></PubDate><AuthorList Type="editors"><Author><LastName>Potts</LastName>
<ForeName>Bea</ForeName></Author></AuthorList><Isbn>9780000000002</Isbn></Book><Language>eng</Language>
</BookDocument></PubmedBookArticle>"""


def citation_set(*citations: str) -> bytes:
    """Return a set of citations as PubMed answers with it."""
    head = (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "x.dtd">'
    )
    return f"{head}\n<PubmedArticleSet>\n{''.join(citations)}</PubmedArticleSet>".encode()


def played(*citations: str, **options: int) -> Played:
    """Return PubMed's answer with these citations; none is an empty set."""
    return Played(body=citation_set(*citations), headers=XML, **options)  # type: ignore[arg-type]


def question(pmids: Sequence[str]) -> str:
    """Return the path of the question about PMIDs."""
    return f"/efetch.fcgi?db=pubmed&retmode=xml&tool=litman&id={','.join(pmids)}"


def put(server: RegistryServer, pmids: Sequence[str], *answers: Played) -> None:
    """Answer the question about these PMIDs."""
    server.play(question(pmids), *answers)
