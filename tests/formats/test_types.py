"""Types of works in every format and both directions: what is written is read back as the same type."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.variables import ITEM_TYPES
from litman.formats.endnote.types import NUMBERS
from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED, FORMATS
from litman.work import Date, DateParts, Name, Work
from tests.formats.entries import item_of, written

# What a format cannot say, and what becomes of it. A type that begins to come back leaves this table.
CHANGED: dict[str, dict[str, str]] = {
    "bibtex": {},
    "biblatex": {},
    "csl-json": {},
    "yaml": {},
    "jsonl": {},
    "ris": {"review": "article-journal"},
    "endnote": {"review": "article-journal"},
    "nbib": {
        "bill": "legislation",
        "classic": "book",
        "entry": "entry-encyclopedia",
        "hearing": "document",
        "musical_score": "document",
        "performance": "document",
        "personal_communication": "document",
        "post": "post-weblog",
        "regulation": "legislation",
        "review": "article-journal",
        "song": "document",
        "standard": "document",
        "treaty": "legislation",
    },
}
READ_BACK_BY = {"jsonl": "csl-json"}
# PubMed has no field for what a work stands in but a journal's and a book's title.
IN_A_JOURNAL = {"nbib": {"document": "article-journal"}}
BARE = Work(title="A title", author=(Name("Roe", "Jane"),), issued=Date(DateParts(2019)))
FULL = Work(
    title="A title",
    author=(Name("Roe", "Jane"),),
    issued=Date(DateParts(2019, 5)),
    container_title="What it stands in",
    volume="3",
    page="3-5",
    publisher="A publisher",
    genre="A kind of its own",
    DOI="10.1000/x",
    URL="https://a.example/x",
)


def _type_read_back(name: str, work: Work, csl_type: str) -> str:
    from dataclasses import replace

    text = written(name, [item_of("k", replace(work, type=csl_type))])
    if name in ("bibtex", "biblatex"):
        (entry,) = read_document(Path("works"), text.encode()).entries()
        return work_from_fields(entry.type, entry.values).type
    (record,) = FORMATS[READ_BACK_BY.get(name, name)].read(Path("works"), text.encode()).records
    return record.work.type


@pytest.mark.parametrize("csl_type", sorted(ITEM_TYPES))
@pytest.mark.parametrize("name", list(CHANGED))
def test_a_type_comes_back_unless_the_format_has_none_for_it(name: str, csl_type: str) -> None:
    expected = CHANGED[name].get(csl_type, csl_type)
    assert _type_read_back(name, BARE, csl_type) == expected
    if expected == "document":
        expected = IN_A_JOURNAL.get(name, {}).get("document", expected)
    assert _type_read_back(name, FULL, csl_type) == expected


def test_every_format_that_is_written_and_read_is_tried() -> None:
    assert {name for name, format in FORMATS.items() if format.writer and format.reader} <= set(CHANGED)


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if format.types])
def test_every_type_of_csl_stands_in_one_table_of_the_format(name: str) -> None:
    table = FORMATS[name].type_table()
    assert table is not None
    meant = {*table.codes.values(), *table.words.values()}
    assert meant <= ITEM_TYPES
    assert not meant & set(table.nearest)
    assert {code for code, _ in table.words} <= set(table.codes)
    assert {code for code in table.nearest.values() if code} <= set(table.codes)
    if FORMATS[name].writer:
        assert meant | set(table.nearest) == ITEM_TYPES
    assert set(CHANGED.get(name, {})) <= set(table.nearest)


# Source: RIS format specification (2011), table of reference types; the one before it (2001).
RIS_CODES = (
    "ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK "
    "ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT MAP "
    "MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL UNPB VIDEO"
)
# Source: NLM, "Publication Characteristics (Publication Types) with Scope Notes": those that PubMed offers as filters.
PUBMED_TYPES = (
    "Adaptive Clinical Trial|Address|Autobiography|Bibliography|Biography|Case Reports|Classical Article|"
    "Clinical Conference|Clinical Study|Clinical Trial|Clinical Trial Protocol|Clinical Trial, Phase I|"
    "Clinical Trial, Phase II|Clinical Trial, Phase III|Clinical Trial, Phase IV|Clinical Trial, Veterinary|"
    "Collected Work|Comment|Comparative Study|Congress|Consensus Development Conference|"
    "Consensus Development Conference, NIH|Controlled Clinical Trial|Corrected and Republished Article|Dataset|"
    "Dictionary|Directory|Duplicate Publication|Editorial|Electronic Supplementary Materials|English Abstract|"
    "Equivalence Trial|Evaluation Study|Expression of Concern|Festschrift|Government Publication|Guideline|"
    "Historical Article|Interactive Tutorial|Interview|Introductory Journal Article|Journal Article|Lecture|"
    "Legal Case|Legislation|Letter|Meta-Analysis|Multicenter Study|News|Newspaper Article|Observational Study|"
    "Observational Study, Veterinary|Overall|Patient Education Handout|Periodical Index|Personal Narrative|"
    "Portrait|Practice Guideline|Pragmatic Clinical Trial|Preprint|Published Erratum|Randomized Controlled Trial|"
    "Randomized Controlled Trial, Veterinary|Research Support, American Recovery and Reinvestment Act|"
    "Research Support, N.I.H., Extramural|Research Support, N.I.H., Intramural|Research Support, Non-U.S. Gov't|"
    "Research Support, U.S. Gov't, Non-P.H.S.|Research Support, U.S. Gov't, P.H.S.|Retracted Publication|"
    "Retraction of Publication|Review|Scientific Integrity Review|Systematic Review|Technical Report|Twin Study|"
    "Validation Study|Video-Audio Media|Webcast"
)
# Source: Zotero schema, item types; notes, attachments and annotations are no works.
ZOTERO_TYPES = (
    "artwork audioRecording bill blogPost book bookSection case computerProgram conferencePaper dataset "
    "dictionaryEntry document email encyclopediaArticle film forumPost hearing instantMessage interview "
    "journalArticle letter magazineArticle manuscript map newspaperArticle patent podcast preprint presentation "
    "radioBroadcast report standard statute thesis tvBroadcast videoRecording webpage"
)
TEXTS: dict[str, Callable[[str], str]] = {
    "ris": lambda code: f"TY  - {code}\nTI  - T\nER  - \n",
    "endnote": lambda name: (
        f'<xml><records><record><ref-type name="{name}">0</ref-type><titles><title>T</title></titles>'
        "</record></records></xml>"
    ),
    "nbib": lambda kind: f"PMID- 1\nTI  - T\nPT  - {kind}\n",
    "zotero": lambda item_type: json.dumps({"items": [{"itemType": item_type, "title": "T"}]}),
    "csl": lambda csl_type: json.dumps([{"id": "k", "type": csl_type, "title": "T"}]),
    "yaml": lambda csl_type: f"- id: k\n  type: {csl_type}\n  title: T\n",
}
KNOWN = {
    "ris": RIS_CODES.split(),
    "endnote": list(NUMBERS),
    "nbib": PUBMED_TYPES.split("|"),
    "zotero": ZOTERO_TYPES.split(),
    "csl": sorted(ITEM_TYPES),
    "yaml": sorted(ITEM_TYPES),
}


def _read(added_as: str, text: str) -> ForeignFile:
    return ADDED[added_as].read(Path("works"), text.encode())


@pytest.mark.parametrize(
    ("added_as", "code"),
    [pytest.param(name, code, id=f"{name} {code}") for name, codes in KNOWN.items() for code in codes],
)
def test_every_type_of_the_specification_is_known(added_as: str, code: str) -> None:
    file = _read(added_as, TEXTS[added_as](code))
    assert [record.work.type in ITEM_TYPES for record in file.records] == [True]
    assert file.findings == ()


def test_every_format_that_is_added_is_asked_for_its_types() -> None:
    assert set(KNOWN) == set(ADDED)


@pytest.mark.parametrize("added_as", list(KNOWN))
def test_an_unknown_type_is_said(added_as: str) -> None:
    file = _read(added_as, TEXTS[added_as]("Hieroglyph"))
    assert [record.work.title for record in file.records] == ["T"]
    (finding,) = file.findings
    assert (finding.code, finding.severity, finding.place.line) == ("IMP002", "warning", 1)
    assert "hieroglyph' is no type that litman knows" in finding.message.lower()


@pytest.mark.parametrize(
    ("code", "csl_type"),
    [
        ("5", "chapter"),
        ("17", "article-journal"),
        ("47", "paper-conference"),
        ("58", "standard"),
        ("64", "interview"),
    ],
)
def test_endnotes_number_tells_a_type_without_a_name(code: str, csl_type: str) -> None:
    text = TEXTS["endnote"]("").replace('name="">0', f">{code}")
    assert _read("endnote", text).records[0].work.type == csl_type


@pytest.mark.parametrize(
    ("lines", "csl_type", "genre"),
    [
        pytest.param("TY  - UNPB\nTI  - T", "manuscript", None, id="unpublished"),
        pytest.param("TY  - UNPB\nTI  - T\nDO  - 10.1000/x", "article", None, id="unpublished, with a DOI"),
        pytest.param("TY  - UNPB\nTI  - T\nM3  - Preprint", "article", "Preprint", id="a preprint in words"),
        pytest.param("TY  - PCOMM\nTI  - T\nM3  - interview; Oral history", "interview", "Oral history", id="both"),
        pytest.param("TY  - PCOMM\nTI  - T\nM3  - E-mail", "personal_communication", "E-mail", id="a kind alone"),
        pytest.param("TY  - JOUR\nTI  - T\nM3  - Review", "article-journal", "Review", id="a review article"),
        pytest.param("TY  - CONF\nTI  - T\nPB  - P", "book", None, id="proceedings"),
        pytest.param("TY  - CONF\nTI  - T\nT2  - P", "paper-conference", None, id="a paper in proceedings"),
        pytest.param("TY  - CONF\nTI  - T\nSP  - 3\nEP  - 9", "paper-conference", None, id="pages of proceedings"),
        pytest.param("TY  - jour\nTI  - T", "article-journal", None, id="small letters"),
    ],
)  # fmt: skip
def test_ris_says_a_type_by_its_code_and_other_lines(lines: str, csl_type: str, genre: str | None) -> None:
    (record,) = _read("ris", f"{lines}\nER  - \n").records
    assert (record.work.type, record.work.genre) == (csl_type, genre)


@pytest.mark.parametrize(
    ("lines", "csl_type"),
    [
        pytest.param(
            "PT  - Journal Article\nPT  - Preprint\nJT  - J", "article", id="a preprint, also an article"
        ),
        pytest.param("PT  - Review\nPT  - Book Chapter\nBTI - B", "chapter", id="a review in a book"),
        pytest.param("PT  - Review\nBTI - B", "chapter", id="a review in a book that says no more"),
        pytest.param("PT  - Journal Article\nPT  - Legal Case\nJT  - J", "article-journal", id="on a case"),
        pytest.param("PT  - Research Support, Non-U.S. Gov't\nJT  - J", "article-journal", id="who paid"),
        pytest.param("JT  - J", "article-journal", id="a journal"),
        pytest.param("", "document", id="nothing"),
    ],
)
def test_pubmed_says_a_type_by_all_its_lines(lines: str, csl_type: str) -> None:
    assert _read("nbib", f"PMID- 1\nTI  - T\n{lines}\n").records[0].work.type == csl_type


def test_zoteros_extra_can_hold_a_type_that_zotero_has_none_for() -> None:
    item = {"itemType": "document", "title": "T", "extra": "Type: musical_score\nCitation Key: k"}
    (record,) = _read("zotero", json.dumps({"items": [item]})).records
    assert (record.work.type, record.work.genre, record.given_key) == ("musical_score", None, "k")
