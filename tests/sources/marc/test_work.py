from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from litman.csl.to_json import item_from_work
from litman.sources.marc.record import marc_records
from litman.sources.marc.work import isbns_of, work_of
from tests.sources.books import ISBN, Field, leaf_record, marc

TITLE: Field = ("245", "10", [("a", "The leaf")])
REED: Field = ("100", "1", [("a", "Reed, Cy")])


def read(record: str) -> dict[str, Any]:
    (found,) = marc_records(etree.fromstring(record))
    return item_from_work(work_of(found), id="")


def person(family: str, given: str) -> dict[str, str]:
    return {"family": family, "given": given}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(
            leaf_record(ISBN, ("300", "", [("a", "x, 210 p. :"), ("b", "ill.")]), ("250", "", [("a", "2nd ed.")])),
            {
                "type": "book", "title": "The leaf: a life", "author": [person("Reed", "Cy")], "publisher": "Grove",
                "publisher-place": "Leeds", "issued": {"date-parts": [[2001]]}, "number-of-pages": "210",
                "edition": "2", "ISBN": ISBN,
            },
            id="a book",
        ),
        pytest.param(
            marc(("245", "10", [("a", "\x98Das\x9c Blatt"), ("n", "Band 2."), ("p", "Herbst / Cy Reed"), ("c", "C")]),
                 ("264", " 4", [("c", "©1999")]), ("264", "31", [("b", "Hain [u.a.]"), ("c", "[1998]")]),
                 ("041", "", [("a", "ger")]), ("250", "", [("a", "3. Aufl.")]),
                 ("490", "0", [("a", "Blätter ;"), ("v", "7")])),
            {"title": "Das Blatt: Herbst", "volume": "2", "publisher": "Hain", "language": "de", "edition": "3",
             "issued": {"date-parts": [[1998]]}, "collection-title": "Blätter", "collection-number": "7"},
            id="a volume of a German set",
        ),
        pytest.param(
            marc(("245", "00", [("a", "Leaves"), ("c", "edited by Bo Fern and Ada Moss ; illustrated by Eve Oak")]),
                 ("700", "1", [("a", "Fern, Bo,"), ("e", "editor.")]), ("700", "1", [("a", "Moss, Ada.")]),
                 ("700", "1", [("a", "Oak, Eve,"), ("4", "ill")]), ("700", "12", [("a", "Poe, P."), ("t", "Tales")])),
            {"editor": [person("Fern", "Bo"), person("Moss", "Ada")], "author": None},
            id="an edited book",
        ),
        pytest.param(
            marc(TITLE, REED, ("700", "1", [("a", "Mugg, Di"), ("e", "Übersetzer")]),
                 ("710", "2", [("a", "Tea Society."), ("4", "oth")])),
            {"author": [person("Reed", "Cy")], "translator": [person("Mugg", "Di")], "editor": None},
            id="a translation",
        ),
        pytest.param(
            marc(TITLE, ("110", "1", [("a", "Leeds."), ("b", "Dept. of Leaves.")]), ("260", "", [("c", "c1961.")])),
            {"author": [{"literal": "Leeds, Dept. of Leaves"}], "issued": {"date-parts": [[1961]]}},
            id="a body",
        ),
        pytest.param(
            marc(TITLE, ("100", "0", [("a", "Aristotle.")]), control="821213s1886    fr            000 0 grc d"),
            {"author": [{"literal": "Aristotle"}], "issued": {"date-parts": [[1886]]}, "language": "grc"},
            id="a forename; the year in the coded field",
        ),
        pytest.param(
            marc(TITLE, REED, ("502", "", [("b", "Dissertation"), ("c", "Leeds University"), ("d", "1988")]),
                 ("264", " 1", [("b", "Print Shop"), ("c", "1991")])),
            {"type": "thesis", "genre": "Dissertation", "publisher": "Leeds University",
             "issued": {"date-parts": [[1988]]}},
            id="a thesis",
        ),
        pytest.param(
            marc(TITLE, REED, ("773", "08", [("t", "In trees"), ("g", "50 (2023)"), ("x", "1630-7305")]),
                 ("773", "18", [("g", "volume:50")]), ("773", "18", [("g", "pages:447-473")]),
                 ("024", "7", [("a", "10.5555/Leaf"), ("2", "doi")]), leader="00864naa a2200253 c 4500"),
            {"type": "article-journal", "container-title": "In trees", "volume": "50", "page": "447-473",
             "ISSN": "1630-7305", "DOI": "10.5555/leaf"},
            id="an article",
        ),
        pytest.param(
            marc(TITLE, REED, ("773", "08", [("t", "Essays on trees"), ("g", "Seite 7-19"), ("z", ISBN)]),
                 leader="00864naa a2200253 c 4500"),
            {"type": "chapter", "container-title": "Essays on trees", "page": "7-19", "ISBN": ISBN},
            id="a chapter",
        ),
        pytest.param(
            marc(("245", "00", [("a", "Proceedings of Leaves")]), ("264", " 1", [("c", "1988")]),
                 ("111", "2", [("a", "Congress on Leaves"), ("n", "6"), ("4", "aut")])),
            {"type": "book", "event-title": "Congress on Leaves", "author": None},
            id="proceedings",
        ),
        pytest.param(
            marc(("245", "04", [("a", "The great leaf"), ("h", "[sound recording].")]),
                 ("700", "1", [("a", "Reed, Cy"), ("4", "prf")]), leader="00925njm  22002777a 4500"),
            {"type": "song", "title": "The great leaf", "author": [person("Reed", "Cy")]},
            id="a recording",
        ),
        pytest.param(
            marc(("245", "10", [("a", "Livres = Books"), ("b", "quelles sources? = which sources?")])),
            {"title": "Livres: quelles sources?"},
            id="titles in two languages",
        ),
        pytest.param(
            marc(TITLE, ("700", " ", [("a", "Ada Moss & Bo Fern")]), leader=""),
            {"author": [person("Moss", "Ada"), person("Fern", "Bo")]},
            id="two people in one field, and no leader",
        ),
        pytest.param(marc(("245", "", [])), {"title": None, "type": "book"}, id="nothing in it"),
    ],
)  # fmt: skip
def test_a_record_is_read(record: str, expected: dict[str, Any]) -> None:
    found = read(record)
    assert {name: found.get(name) for name in expected} == expected


def test_the_isbns_of_a_record_are_those_of_the_book_itself() -> None:
    record = marc(
        ("020", "", [("a", "0306406152 (hardcover : alk. paper)"), ("z", "9783161484100")]),
        ("020", "", [("a", "978-0-306-40615-7"), ("c", "EUR 7")]),
        ("776", "", [("z", "9783161484100")]),
        TITLE,
    )
    (found,) = marc_records(etree.fromstring(record))
    assert isbns_of(found) == [ISBN]


def test_records_of_other_formats_are_none() -> None:
    pica = '<record><datafield tag="021A"><subfield code="a">The leaf</subfield></datafield></record>'
    assert list(marc_records(etree.fromstring(f"<all>{pica}</all>"))) == []
