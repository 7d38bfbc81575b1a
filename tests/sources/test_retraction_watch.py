from datetime import date

import pytest

from litman.errors import RetractionTableError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import Notice
from litman.sources.retraction_watch import SOURCE, parse_us_date, read_retraction_table

HEAD = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
ROWS = """\
1,"Tea, cold",2/6/2010 0:00,10.5555/N1,10.5555/TEA,123,Retraction,+Doubts;
2,"Tea, cold",12/31/2009 0:00,unavailable,10.5555/tea,123,Expression of concern,+Doubts;
3,Two papers,3/4/2015 0:00,10.5555/n3,10.5555/two; 10.5555/THREE,0;77,Retraction,
4,Back again,5/6/2016 0:00,10.5555/n4,10.5555/back,0,Retraction,
5,Back again,7/8/2017 0:00,10.5555/n5,10.5555/back,0,Reinstatement,
6,No DOI,1/1/2020 0:00,Unavailable,unavailable,555,Correction,
"""
TABLE = read_retraction_table((HEAD + ROWS).encode(), "rw.csv")
RETRACTION = Notice("retracted", "retraction", "10.5555/n1", date(2010, 2, 6), SOURCE)
TEA = doi_identifier("10.5555/tea")
CONCERN = Notice("concern", "expression_of_concern", None, date(2009, 12, 31), SOURCE)


def test_several_rows_are_several_notices_gravest_first() -> None:
    assert TABLE.apply((), TEA, Identifier("pmid", "123")) == (RETRACTION, CONCERN)
    assert TABLE.rows == 6


@pytest.mark.parametrize("name", ["doi:10.5555/two", "doi:10.5555/three", "pmid:77"])
def test_a_list_of_works_is_told_of_each(name: str) -> None:
    assert [notice.doi for notice in TABLE.apply((), Identifier(*name.split(":")))] == ["10.5555/n3"]


def test_a_reinstatement_undoes_what_a_registry_says_too() -> None:
    said = Notice("retracted", "retraction", "10.5555/n4", date(2016, 5, 6), "publisher")
    assert TABLE.apply((said,), doi_identifier("10.5555/back")) == ()
    later = Notice("retracted", "retraction", "10.5555/n6", date(2020, 1, 1), "publisher")
    assert TABLE.apply((said, later), doi_identifier("10.5555/back")) == (later,)


def test_a_notice_that_a_registry_reports_counts_once() -> None:
    said = Notice("retracted", "retraction", "10.5555/n1", date(2010, 2, 2), "publisher")
    assert TABLE.apply((said, CONCERN), TEA) == (said, CONCERN)


def test_a_work_without_a_doi_is_found_by_its_pmid() -> None:
    assert [notice.kind for notice in TABLE.apply((), Identifier("pmid", "555"))] == ["corrected"]
    assert TABLE.knows(Identifier("pmid", "555"))
    assert not TABLE.knows(doi_identifier("10.5555/unknown"), Identifier("pmid", "0"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2/6/2010 0:00", date(2010, 2, 6), id="month first"),
        pytest.param("12/31/1999", date(1999, 12, 31), id="no time"),
        pytest.param("1/2/21", date(2021, 1, 2), id="two digits"),
        pytest.param("2010-02-06", date(2010, 2, 6), id="ISO"),
        pytest.param("31/12/1999", None, id="day first"),
        pytest.param("", None, id="blank"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_dates_are_read_as_in_the_usa(text: str | None, day: date | None) -> None:
    assert parse_us_date(text) == day


def test_a_table_saved_by_a_spreadsheet_is_read() -> None:
    data = "\ufeff".encode() + (HEAD + ROWS).replace("\n", "\r\n").encode()
    assert read_retraction_table(data, "rw.csv").rows == 6
    assert read_retraction_table((HEAD + ROWS.replace("cold", "café")).encode("cp1252"), "rw.csv").rows == 6


def test_another_table_is_refused() -> None:
    with pytest.raises(RetractionTableError, match="RetractionNature"):
        read_retraction_table(b"a,b\n1,2\n", "other.csv")
