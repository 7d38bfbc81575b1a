from __future__ import annotations

import pytest

from litman.posts.references.mend import mend
from litman.posts.references.parts import parse_reference
from litman.posts.references.segments import Segment


@pytest.mark.parametrize(
    ("text", "segments", "mended"),
    [
        pytest.param(
            '"Sleep." Lake Clinic, Lake Trust,',
            [("title", 0, 33)],
            [("title", '"Sleep."'), ("container-title", " Lake Clinic,"), ("publisher", " Lake Trust,")],
            id="container after a closing quotation mark",
        ),
        pytest.param(
            "Hill. Rivers (PhD thesis, Lake College).",
            [("author", 0, 5), ("title", 6, 40)],
            [
                ("author", "Hill."),
                ("title", "Rivers "),
                ("genre", "(PhD thesis,"),
                ("publisher", " Lake College)."),
            ],
            id="thesis in brackets",
        ),
        pytest.param(
            "Institute of Water. Rivers at risk.",
            [("title", 0, 35)],
            [("author", "Institute of Water."), ("title", "Rivers at risk.")],
            id="organisation in front",
        ),
        pytest.param(
            "Hill. Rivers. 2019",
            [("author", 0, 5), ("container-title", 6, 13), ("date", 14, 18)],
            [("author", "Hill."), ("title", "Rivers."), ("date", "2019")],
            id="no title but a container",
        ),
        pytest.param(
            "Hill. Water 3:4",
            [("author", 0, 5), ("container-title", 6, 11), ("volume", 12, 15)],
            [("author", "Hill."), ("container-title", "Water"), ("volume", "3:4")],
            id="a physicist's reference",
        ),
        pytest.param(
            "Иванов И. И. Реки. М.: Наука",
            [("author", 0, 28)],
            [("author", "Иванов И. И. "), ("title", "Реки"), ("location", "М."), ("publisher", "Наука")],
            id="Russian",
        ),
        pytest.param(
            "Hill S. and Orik Y. Prog. Theor. Rivers. 2013",
            [("author", 0, 25), ("container-title", 26, 40), ("date", 41, 45)],
            [("author", "Hill S. and Orik Y."), ("title", "Prog. Theor. Rivers."), ("date", "2013")],
            id="a journal's first word",
        ),
        pytest.param("", [], [], id="nothing"),
    ],
)
def test_plain_cases_are_put_right(
    text: str, segments: list[tuple[str, int, int]], mended: list[tuple[str, str]]
) -> None:
    found = mend(text, [Segment(*segment) for segment in segments])
    assert [(segment.label, text[segment.start : segment.end]) for segment in found] == mended


@pytest.mark.parametrize(
    ("text", "authors", "title"),
    [
        ("Moos, A.: Wie Hunde schlafen. In: Hundekunde 12 (2015), S. 44–49.", ["Moos"], "Wie Hunde schlafen"),
        (
            "Anna Moos: Wie Hunde schlafen. In: Hundekunde 12 (2015), S. 44–49.",
            ["Moos"],
            "Wie Hunde schlafen",
        ),
        (
            "Moss, Ada; Fern, Paul: Q&A: How dogs sleep. Journal of Dogs 2019; 12: 4–9.",
            ["Moss", "Fern"],
            "Q&A: How dogs sleep",
        ),
        (
            "Moss, Ada/Fern, Paul/Özdal, Ayşe Maria: Wie Hunde schlafen. München: Erfunden 2017.",
            ["Moss", "Fern", "Özdal"],
            "Wie Hunde schlafen",
        ),
        ("Moss A, Fern P, Tea: a study. Journal of Tea 2019; 12: 4–9.", ["Moss", "Fern"], "Tea: a study"),
        ("Moos, B.: Der Hund. Ein Tier. 2. Aufl. München: Erfunden 2017.", ["Moos"], "Der Hund. Ein Tier"),
    ],
)
def test_a_colon_ends_the_people_of_a_german_reference(text: str, authors: list[str], title: str) -> None:
    work = parse_reference(text).work
    assert ([name.family for name in work.author], work.title) == (authors, title)
