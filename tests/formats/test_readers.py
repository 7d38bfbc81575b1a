"""Each format's own ways of saying things."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litman.errors import ForeignFileError
from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED, read_foreign_file
from litman.work import Date, DateParts, Name, Work

RIS = """\
TY  - JOUR
ID  - glen2019
AU  - van Glen, Ada, Jr
AU  - Tea Society
TI  - Tea at night
T2  - J Noct
PY  - 2019
DA  - 2019/05/02/
SP  - 11
EP  - 19
DO  - https://doi.org/10.1000/X.1
KW  - tea
KW  - sleep
AB  - It goes on
  over two lines.
ER  -
TY  - BOOK
TI  - The last record has no end
"""
NBIB = """\

PMID- 12345678
TI  - Tea at night and what
      follows.
FAU - Glen, Ada B
AU  - Glen AB
CN  - Tea Society
DP  - 2018 Nov-Dec
JT  - Journal of the night
TA  - J Noct
PG  - 407-10
LID - 10.1000/x.2 [doi]
LID - S1-2 [pii]
LA  - eng
PT  - Letter
OT  - *sleep

PMID- 2
TI  - [A title in another tongue.]
TT  - Ein Titel
AU  - Roe JK Jr
DP  - 2001 Spring
"""
ENDNOTE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author><style face="normal">Glen, Ada</style></author></authors>
<secondary-authors><author>Roe, J.</author></secondary-authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">Camellia</style><style> leaves</style></title>
<secondary-title>The leaf</secondary-title></titles>
<pages>3-9</pages><dates><year>2001</year><pub-dates><date>May 3</date></pub-dates></dates>
<isbn>9780000000002</isbn><label>glen2001</label></record></records></xml>
"""
ZOTERO: dict[str, Any] = {
    "config": {},
    "collections": {
        "A": {"key": "A", "name": "Night", "items": [1], "collections": ["B"], "parent": False},
        "B": {"key": "B", "name": "Tea", "items": [1], "collections": [], "parent": "A"},
    },
    "items": [
        {
            "itemID": 1,
            "itemType": "journalArticle",
            "citationKey": "glenTea2019",
            "title": "Tea at night",
            "creators": [
                {"creatorType": "author", "lastName": "Glen", "firstName": "Ada"},
                {"creatorType": "editor", "name": "Tea Society"},
            ],
            "publicationTitle": "J Noct",
            "date": "2019-05-02",
            "DOI": "10.1000/x.1",
            "tags": [{"tag": "leaf"}],
        },
        {"itemID": 2, "itemType": "note", "note": "<p>mine</p>"},
    ],
}


def _read(name: str, text: str) -> ForeignFile:
    return ADDED[name].read(Path("works"), text.encode())


def _works(name: str, text: str) -> list[Work]:
    return [record.work for record in _read(name, text).records]


def test_ris_is_read() -> None:
    file = _read("ris", RIS)
    work, last = (record.work for record in file.records)
    assert file.records[0].given_key == "glen2019"
    assert work.author == (Name("Glen", "Ada", None, "Jr", "van"), Name(literal="Tea Society"))
    assert (work.page, work.DOI) == ("11-19", "10.1000/X.1")
    assert work.issued == Date(DateParts(2019, 5, 2))
    assert work.abstract == "It goes on over two lines."
    assert (last.type, last.title) == ("book", "The last record has no end")
    assert [finding.place.line for finding in file.findings] == [17]


@pytest.mark.parametrize(
    ("first", "last", "page"),
    [
        pytest.param("12", "19", "12-19", id="two pages"),
        pytest.param("12", "12", "12", id="the same page twice is one page"),
        pytest.param("S12", "S12", "S12", id="of a supplement"),
        pytest.param("12-19", "19", "12-19", id="the range in the first"),
        pytest.param("12", "", "12", id="no last page"),
    ],
)
def test_pages_of_ris_are_those_of_its_two_fields(first: str, last: str, page: str) -> None:
    (work,) = _works("ris", f"TY  - JOUR\nTI  - Tea\nSP  - {first}\nEP  - {last}\nER  - \n")
    assert work.page == page


def test_pubmed_is_read() -> None:
    work, other = _works("nbib", NBIB)
    assert work.title == "Tea at night and what follows"
    assert work.author == (Name("Glen", "Ada B"), Name(literal="Tea Society"))
    assert work.page == "407-410"
    assert (work.DOI, work.PMID, work.type) == ("10.1000/x.2", "12345678", "article-journal")
    assert work.issued == Date(DateParts(2018, 11), DateParts(2018, 12))
    assert work.keyword == "sleep"
    assert other.title == "Ein Titel"
    assert other.author == (Name("Roe", "J. K.", None, "Jr"),)
    assert other.issued == Date(DateParts(2001), season=1)


def test_endnote_is_read() -> None:
    (work,) = _works("endnote", ENDNOTE)
    assert work.title == "On <i>Camellia</i> leaves"
    assert (work.type, work.container_title, work.page) == ("chapter", "The leaf", "3-9")
    assert work.editor == (Name("Roe", "J."),)
    assert work.issued == Date(DateParts(2001, 5, 3))


def test_zotero_is_read_with_collections_as_keywords() -> None:
    file = _read("zotero", json.dumps(ZOTERO))
    (record,) = file.records
    assert record.given_key == "glenTea2019"
    assert record.work.editor == (Name(literal="Tea Society"),)
    assert record.work.issued == Date(DateParts(2019, 5, 2))
    words = [word.strip() for word in (record.work.keyword or "").split(",")]
    assert words[0] == "leaf"
    assert {"Night", "Tea"} <= {part for word in words for part in word.split("/")}


@pytest.mark.parametrize("name", list(ADDED))
@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b"just words\n", "is no ", id="words"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "is no ", id="a picture"),
        pytest.param(b"@article{a, title={T}}\n", "is no ", id="BibTeX"),
        pytest.param(b"[{]", "is no ", id="broken JSON"),
        pytest.param(b"<xml><records>", "is no ", id="broken XML"),
    ],
)
def test_another_format_is_refused_with_its_reason(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / "works"
    path.write_bytes(data)
    with pytest.raises(ForeignFileError, match=said):
        read_foreign_file(path, name)


def test_entities_of_a_file_are_not_followed() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><records><record>&a;</record></records></xml>'
    with pytest.raises(ForeignFileError, match="entities"):
        _read("endnote", bomb)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "TY  - JOUR\nTI  - Grüne Blätter\nER  - \n"
    file = ADDED["ris"].read(Path("works"), text.encode(encoding))
    assert file.records[0].work.title == "Grüne Blätter"


def test_a_record_that_says_nothing_is_a_finding_with_its_line() -> None:
    file = _read("ris", "TY  - JOUR\nER  - \nTY  - JOUR\nTI  - T\nER  - \n")
    assert len(file.records) == 1
    assert [(finding.code, finding.place.line) for finding in file.findings] == [("IMP001", 1)]


def test_a_ris_file_is_no_pubmed_file() -> None:
    with pytest.raises(ForeignFileError, match="line 2 begins a record of RIS"):
        ADDED["nbib"].read(Path("a.ris"), b"\nTY  - JOUR\nTI  - Tea\nER  - \n")
