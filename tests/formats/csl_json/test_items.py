"""What CSL-JSON items of other programs say of a work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED
from litman.work import OTHERS, Date, DateParts, Name


def read(**fields: Any) -> ForeignFile:
    item = {"type": "book", "id": "k", "title": "T", **fields}
    return ADDED["csl"].read(Path("works.json"), json.dumps([item]).encode())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"note": "PMID: 123\nPMCID: PMC45\nRead twice"},
            {"PMID": "123", "PMCID": "PMC45", "note": "Read twice"},
            id="lines of Extra",
        ),
        pytest.param(
            {"note": "{:PMID: 123} {:original-date: 1900}"},
            {"PMID": "123", "original_date": Date(DateParts(1900)), "note": None},
            id="the older form",
        ),
        pytest.param(
            {"note": "Publisher: B", "publisher": "A"},
            {"publisher": "A", "note": "Publisher: B"},
            id="no room",
        ),
        pytest.param(
            {"note": "Translator: Moss || Ada"},
            {"translator": (Name("Moss", "Ada"),), "note": None},
            id="people",
        ),
        pytest.param({"note": "Type: speech"}, {"type": "speech"}, id="a type"),
        pytest.param({"note": "Remark: kept"}, {"note": "Remark: kept"}, id="no variable"),
        pytest.param(
            {"issued": {"date-parts": [2019, 5]}}, {"issued": Date(DateParts(2019, 5))}, id="flat date"
        ),
        pytest.param({"issued": {"date-parts": ["2019"]}}, {"issued": Date(DateParts(2019))}, id="flat text"),
        pytest.param({"title": "Mood &amp; sleep &lt;5"}, {"title": "Mood & sleep <5"}, id="HTML"),
        pytest.param({"authority": "Court of Tea"}, {"publisher": "Court of Tea"}, id="authority"),
        pytest.param(
            {"author": [{"family": "Roe", "given": "J"}, {"literal": "others"}]},
            {"author": (Name("Roe", "J"), OTHERS)},
            id="and others",
        ),
    ],
)
def test_items_are_read(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    (record,) = read(**fields).records
    assert {name: getattr(record.work, name) for name in expected} == expected


def test_a_key_in_extra_is_the_works_key() -> None:
    (record,) = read(id="http://zotero.org/users/1/items/A", note="Citation Key: roe2019").records
    assert record.given_key == "roe2019"


def test_variables_without_a_place_are_said() -> None:
    (finding,) = read(dimensions="3 m", references="", custom={"a": 1}).findings
    assert finding.message.endswith("left out: dimensions (1), custom (1)")
