import pytest

from litman.bibtex.works.to_work import work_from_fields


@pytest.mark.parametrize(
    ("entry_type", "fields", "variables"),
    [
        pytest.param("misc", {"howpublished": "Press release"}, {"genre": "Press release"}, id="kind of work"),
        pytest.param("online", {"howpublished": "Blog post."}, {"genre": "Blog post."}, id="kind with a full stop"),
        pytest.param(
            "misc",
            {"howpublished": "Working paper", "type": "Essay"},
            {"genre": "Essay", "publisher": "Working paper"},
            id="kind that is stated otherwise",
        ),
        pytest.param("misc", {"howpublished": "CD-ROM"}, {"medium": "CD-ROM", "publisher": None}, id="medium"),
        pytest.param(
            "booklet", {"howpublished": "Printed by Moss"}, {"publisher": "Printed by Moss"}, id="publisher"
        ),
        pytest.param(
            "misc",
            {"howpublished": "Leaflet 7", "publisher": "Grove"},
            {"publisher": "Grove", "medium": "Leaflet 7"},
            id="publisher that is stated otherwise",
        ),
        pytest.param("misc", {"howpublished": "Computer software"}, {"publisher": None, "medium": "Computer software"},
                     id="a kind that is no publisher"),
        pytest.param("article", {"entrysubtype": "Letter"}, {"genre": "Letter to the editor"}, id="letter"),
        pytest.param("article", {"entrysubtype": "letter", "type": "Reply"}, {"genre": "Reply"}, id="a reply"),
        pytest.param("misc", {"entrysubtype": "letter"}, {"genre": None}, id="letter that is no article"),
        pytest.param("online", {"type": "Press release"}, {"genre": "Press release"}, id="press release"),
        pytest.param("patent", {"type": "patreqeu"}, {"genre": "European patent request"}, id="patent request"),
        pytest.param("thesis", {"type": "bathesis"}, {"genre": "Bachelor's thesis"}, id="thesis"),
        pytest.param("techreport", {"institution": "Grove"}, {"publisher": "Grove", "genre": "Technical report"},
                     id="report"),
        pytest.param("thesis", {"school": "U", "publisher": "P"}, {"publisher": "U"}, id="school before publisher"),
        pytest.param("online", {"organization": "Tea House"}, {"publisher": "Tea House"}, id="organisation of a site"),
        pytest.param("book", {"location": "A and B and C"}, {"publisher_place": "A; B; C"}, id="three places"),
        pytest.param("book", {"address": "Trinidad and Tobago"}, {"publisher_place": "Trinidad and Tobago"},
                     id="one place with an and"),
        pytest.param("article", {"note": "Accessed: 2020-01-02"}, {"note": None}, id="date of access is no note"),
        pytest.param("article", {"note": "A", "addendum": "B"}, {"note": "A. B"}, id="note and addendum"),
    ],
)  # fmt: skip
def test_remarks_are_read(entry_type: str, fields: dict[str, str], variables: dict[str, str | None]) -> None:
    work = work_from_fields(entry_type, fields)
    assert {name: getattr(work, name) for name in variables} == variables
