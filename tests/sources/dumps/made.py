"""Works that nobody wrote, as the files of OpenAlex, DataCite and PubMed would say them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def openalex(
    number: int, *, title: str = "Moss on old walls", updated: str = "2026-03-01", **more: Any
) -> dict[str, Any]:
    """Return a work as a line of OpenAlex's snapshot has it."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.1000/oa.{number}",
        "title": title,
        "display_name": title,
        "publication_year": 2019,
        "publication_date": "2019-05-02",
        "ids": {
            "openalex": f"https://openalex.org/W{number}",
            "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{number}",
        },
        "type": "article",
        "authorships": [
            {
                "author_position": "first",
                "author": {"display_name": "Ada Lind"},
                "raw_author_name": "Ada Lind",
            },
            {"author_position": "last", "author": {"display_name": "Bo Holm"}, "raw_author_name": "B. Holm"},
        ],
        "primary_location": {
            "source": {"display_name": "Acta Lichenologica", "type": "journal"},
            "is_oa": False,
        },
        "biblio": {"volume": "12", "issue": "3", "first_page": "101", "last_page": "117"},
        "abstract_inverted_index": {"Moss": [0], "grows": [1]},
        "concepts": [{"display_name": "Botany"}],
        "updated_date": updated,
        **more,
    }


def datacite(
    number: int, *, title: str = "River levels by hand", updated: str = "2026-02-01T08:00:00Z"
) -> dict[str, Any]:
    """Return a work as DataCite's files and pages have it."""
    return {
        "id": f"10.1000/dc.{number}",
        "type": "dois",
        "attributes": {
            "doi": f"10.1000/dc.{number}",
            "creators": [
                {"name": "Glen, Mary", "nameType": "Personal", "givenName": "Mary", "familyName": "Glen"},
            ],
            "titles": [{"title": title}],
            "publisher": "A House of Data",
            "publicationYear": 2021,
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Table"},
            "descriptions": [{"descriptionType": "Abstract", "description": "Levels of a river."}],
            "dates": [{"dateType": "Issued", "date": "2021-06-01"}],
            "updated": updated,
            "state": "findable",
        },
        "relationships": {"client": {"data": {"id": "a.house", "type": "clients"}}},
    }


def pubmed(
    pmid: int,
    *,
    title: str = "Night tea and slow waves",
    doi: str | None = "",
    revised: str | None = "2026-01-05",
    name: str = "Hart",
) -> str:
    """Return a citation as PubMed's XML has it; an empty DOI is made of its PMID, None is none."""
    day = ""
    if revised:
        year, month, of_month = revised.split("-")
        day = f"<DateRevised><Year>{year}</Year><Month>{month}</Month><Day>{of_month}</Day></DateRevised>"
    said = f'<ArticleId IdType="doi">{doi or f"10.1000/pm.{pmid}"}</ArticleId>' if doi is not None else ""
    return f"""<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">{pmid}</PMID>{day}
    <Article PubModel="Print">
      <Journal><ISSN IssnType="Print">0000-0000</ISSN>
        <JournalIssue CitedMedium="Print"><Volume>7</Volume><Issue>2</Issue>
          <PubDate><Year>2014</Year><Month>Nov</Month></PubDate></JournalIssue>
        <Title>Journal of nocturnal medicine</Title><ISOAbbreviation>J Noct Med</ISOAbbreviation></Journal>
      <ArticleTitle>{title}.</ArticleTitle>
      <Pagination><StartPage>33</StartPage><EndPage>41</EndPage><MedlinePgn>33-41</MedlinePgn></Pagination>
      <Abstract><AbstractText>Tea was drunk at night.</AbstractText></Abstract>
      <AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>{name}</LastName><ForeName>Ida</ForeName>
        <Initials>I</Initials></Author></AuthorList>
      <Language>eng</Language>
      <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
    </Article>
  </MedlineCitation>
  <PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>{said}</ArticleIdList></PubmedData>
</PubmedArticle>
"""


def pubmed_set(*citations: str, deleted: Iterable[int] = ()) -> bytes:
    """Return a file of citations, and of PMIDs that are taken back."""
    gone = "".join(f'<PMID Version="1">{pmid}</PMID>\n' for pmid in deleted)
    deletion = f"<DeleteCitation>\n{gone}</DeleteCitation>\n" if gone else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st '
        'January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>\n{''.join(citations)}{deletion}</PubmedArticleSet>\n"
    ).encode()


def write(path: Path, data: bytes | list[dict[str, Any]]) -> Path:
    """Write bytes, or objects as one JSON line each; packed where the name says so."""
    if isinstance(data, list):
        data = b"".join(json.dumps(one).encode() + b"\n" for one in data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0) if path.name.endswith(".gz") else data)
    return path
