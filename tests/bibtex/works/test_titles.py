import pytest

from litman.bibtex.works.to_work import work_from_fields


@pytest.mark.parametrize(
    ("entry_type", "fields", "variables"),
    [
        pytest.param("book", {"title": "Moss", "subtitle": "A life"}, {"title": "Moss: A life", "title_short": "Moss"},
                     id="the title without its subtitle is the short one"),
        pytest.param("book", {"title": "Moss", "subtitle": "A life", "shorttitle": "M"}, {"title_short": "M"},
                     id="a short title that is stated"),
        pytest.param("inbook", {"title": "C", "booktitle": "B", "maintitle": "Whole"},
                     {"container_title": "B", "collection_title": "Whole"}, id="part of a volume of a whole"),
        pytest.param("incollection", {"title": "C", "maintitle": "Whole"},
                     {"container_title": "Whole", "collection_title": None}, id="part of a whole"),
        pytest.param("article", {"journal": "J", "series": "newseries"}, {"collection_title": "New series"},
                     id="new series of a journal"),
        pytest.param("article", {"journal": "J", "series": "3"}, {"collection_title": "3rd series"},
                     id="numbered series of a journal"),
        pytest.param("book", {"series": "3"}, {"collection_title": "3"}, id="a series called by a number"),
        pytest.param("manual", {"number": "9397"}, {"number": "9397", "collection_number": None},
                     id="number of a manual"),
        pytest.param("manual", {"number": "7", "series": "Notes"}, {"number": None, "collection_number": "7"},
                     id="manual in a series"),
        pytest.param("report", {"number": "RR-1"}, {"number": "RR-1", "issue": None}, id="number of a report"),
        pytest.param("techreport", {"number": "2", "issue": "May"}, {"number": "2", "issue": "May"},
                     id="number and issue of a report"),
        pytest.param("article", {"number": "2", "issue": "May"}, {"number": None, "issue": "2"},
                     id="number of an issue"),
        pytest.param("article", {"eid": "e7", "number": "2"}, {"page": "e7", "number": "e7", "issue": "2"},
                     id="article number"),
        pytest.param("article", {"pages": "e7123"}, {"page": "e7123", "number": "e7123"},
                     id="article number for pages"),
        pytest.param("online", {"titleaddon": "Tea Times"}, {"title": None, "container_title": "Tea Times"},
                     id="site of a page"),
        pytest.param("article", {"eid": "e7", "pages": "1--9"}, {"page": "1-9", "number": "e7"},
                     id="article number and pages"),
        pytest.param("patent", {"number": "US 1"}, {"number": "US 1"}, id="number of a patent"),
        pytest.param("dataset", {"number": "7", "version": "2"}, {"number": "7", "version": "2"}, id="data set"),
        pytest.param("unpublished", {"title": "T", "eventtitle": "Moss day", "venue": "Ghent"},
                     {"event_title": "Moss day", "event_place": "Ghent"}, id="event"),
    ],
)  # fmt: skip
def test_titles_and_numbers_are_read(
    entry_type: str, fields: dict[str, str], variables: dict[str, str | None]
) -> None:
    work = work_from_fields(entry_type, fields)
    assert {name: getattr(work, name) for name in variables} == variables
