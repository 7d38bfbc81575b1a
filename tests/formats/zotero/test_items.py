"""What Zotero's items say of a work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED


def read(**fields: Any) -> ForeignFile:
    item = {"itemType": "book", "title": "T", **fields}
    return ADDED["zotero"].read(Path("works.json"), json.dumps({"items": [item]}).encode())


def test_a_key_may_stand_twice() -> None:
    (record,) = read(citationKey="roe2019", extra="Citation Key: roe2019").records
    assert record.given_key == "roe2019"


def test_fields_and_people_without_a_place_are_said() -> None:
    (finding,) = read(
        attachments=[{"title": "PDF", "path": "/home/x.pdf"}],
        rights="CC0",
        creators=[{"creatorType": "producer", "name": "P"}],
        seeAlso=[],
    ).findings
    assert finding.message.endswith("left out: attachments (1), rights (1), creators/producer (1)")


def test_what_zotero_notes_for_itself_is_passed_over() -> None:
    assert (
        read(itemID=1, dateAdded="2019-01-01", relations={"a": "b"}, uri="https://a.example").findings == ()
    )


def test_an_items_notes_are_its_keepers_notes() -> None:
    (record,) = read(notes=[{"note": "<p>My <b>own</b> &amp; other thoughts</p>"}, "more", None, 3]).records
    assert record.work.annote == "My own & other thoughts; more"


def test_a_court_is_what_published_a_case() -> None:
    (record,) = read(itemType="case", court="Court of Tea", caseName="Leaf v. Cup").records
    assert (record.work.title, record.work.publisher) == ("T", "Court of Tea")


def test_an_item_whose_values_are_of_other_kinds_is_read_as_far_as_it_can_be() -> None:
    (record,) = read(itemType=["x"], creators="x", collections={"a": 1}, date=[1], tags={}, notes=3).records
    assert record.work.type == "document"
