"""What the elements of an EndNote record say of a work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED
from litman.work import Date, DateParts


def read(inside: str, name: str = "Journal Article") -> ForeignFile:
    titles = "" if "<titles>" in inside else "<titles><title>T</title></titles>"
    text = (
        f'<xml><records><record><ref-type name="{name}">0</ref-type>{titles}{inside}</record></records></xml>'
    )
    return ADDED["endnote"].read(Path("works.xml"), text.encode())


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(
            "<isbn>1234-567X&#13;978-3-16-148410-0</isbn>",
            {"ISSN": "1234-567X", "ISBN": "978-3-16-148410-0"},
            id="ISSN and ISBN",
        ),
        pytest.param(
            "<urls><related-urls><url>https://doi.org/10.1000/x</url><url>https://a.example</url>"
            "<url>https://b.example</url></related-urls></urls>",
            {"DOI": "10.1000/x", "URL": "https://a.example", "annote": "Also at https://b.example"},
            id="several addresses",
        ),
        pytest.param(
            "<number>3</number><custom7>e12</custom7>", {"issue": "3", "number": "e12"}, id="article number"
        ),
        pytest.param(
            "<abstract>Tea <i>helps</i> sleep</abstract>", {"abstract": "Tea helps sleep"}, id="other mark-up"
        ),
        pytest.param(
            '<abstract><style face="bold">Tea</style> helps</abstract>',
            {"abstract": "<b>Tea</b> helps"},
            id="mark-up in front",
        ),
        pytest.param("<research-notes>mine</research-notes>", {"annote": "mine"}, id="notes of one's own"),
    ],
)
def test_elements_are_read(inside: str, expected: dict[str, Any]) -> None:
    (record,) = read(inside).records
    assert {name: getattr(record.work, name) for name in expected} == expected


def test_elements_without_a_place_are_said() -> None:
    (finding,) = read(
        "<auth-address>A street</auth-address><caption/>"
        "<periodical><full-title>T</full-title></periodical><urls><pdf-urls><url>a.pdf</url></pdf-urls></urls>"
    ).findings
    assert finding.code == "IMP003"
    assert finding.message.endswith("left out: auth-address (1), urls/pdf-urls/url (1)")


@pytest.mark.parametrize(
    ("name", "inside", "csl_type"),
    [
        pytest.param("Unpublished Work", "", "manuscript", id="unpublished"),
        pytest.param(
            "Unpublished Work",
            "<electronic-resource-num>10.1000/x</electronic-resource-num>",
            "article",
            id="out, with a DOI",
        ),
        pytest.param("Conference Proceedings", "", "book", id="proceedings"),
        pytest.param("Conference Proceedings", "<pages>3-9</pages>", "paper-conference", id="a paper"),
        pytest.param("journal article", "", "article-journal", id="small letters"),
    ],
)
def test_a_type_is_said_by_its_name_and_other_elements(name: str, inside: str, csl_type: str) -> None:
    assert read(inside, name).records[0].work.type == csl_type


@pytest.mark.parametrize(
    ("inside", "name", "accessed", "volume"),
    [
        pytest.param(
            "<volume>2021</volume><number>5 May</number>", "Web Page", (2021, 5, 5), None, id="page"
        ),
        pytest.param("<volume>2021</volume>", "Blog", (2021, None, None), None, id="year alone"),
        pytest.param("<volume>12</volume><number>5</number>", "Web Page", None, "12", id="a volume"),
        pytest.param(
            "<volume>2021</volume><number>5</number>", "Journal Article", None, "2021", id="journal"
        ),
    ],
)
def test_endnote_keeps_the_day_of_access_in_volume_and_number(
    inside: str, name: str, accessed: tuple[int, int | None, int | None] | None, volume: str | None
) -> None:
    work = read(inside, name).records[0].work
    assert work.accessed == (Date(DateParts(*accessed)) if accessed else None)
    assert work.volume == volume


def test_a_linked_file_is_an_address_or_left_out_aloud() -> None:
    links = "<url>internal-pdf://1/a.pdf</url><url>https://a.example/a.pdf</url>"
    file = read(f"<urls><pdf-urls>{links}</pdf-urls></urls>")
    assert file.records[0].work.URL == "https://a.example/a.pdf"
    assert file.findings[0].message.endswith("left out: urls/pdf-urls/url (1)")
