"""Of a list that is damaged somewhere every item that is whole is read, and each damage is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litman.formats.table import ADDED

_ITEMS = [
    {
        "id": f"k{n}",
        "type": "book",
        "title": f"Tea {n}",
        "author": [{"family": "Moss", "given": "A."}, {"family": "Ek", "given": "B."}],
        "issued": {"date-parts": [[2000 + n, 1]]},
        "DOI": f"10.1000/{n}",
    }
    for n in range(4)
]


@pytest.mark.parametrize("indent", [pytest.param(None, id="one line"), pytest.param(1, id="lines")])
@pytest.mark.parametrize("name", ["csl", "zotero"])
@pytest.mark.parametrize("frame", ["{}", '{{"collections": {{"a": {{"items": [1, 2]}}}}, "items": {}}}'])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"Tea 1"', '"Tea 1', id="a quotation mark that does not close"),
        pytest.param('"Tea 1"', 'Tea 1"', id="one that does not open"),
        pytest.param('"Tea 1"', '"Tea "1"', id="one too many"),
        pytest.param('"Tea 1",', '"Tea 1"', id="no comma"),
        pytest.param('"Tea 1",', '"Tea 1",,', id="two commas"),
        pytest.param('"Tea 1"', '"Tea\n1"', id="a line end in a text"),
        pytest.param('"10.1000/1"', "10.1000/1", id="no quotation marks"),
    ],
)
def test_the_items_around_a_damage_are_read(
    old: str, new: str, frame: str, name: str, indent: int | None
) -> None:
    text = frame.format(json.dumps(_ITEMS, indent=indent))
    file = ADDED[name].read(Path("works.json"), text.replace(old, new).encode())
    assert [record.given_key for record in file.records] == ["k0", "k2", "k3"]
    finding = file.findings[0]
    assert (finding.code, finding.severity) == ("IMP001", "error")
    assert "damaged here" in finding.message
    assert "column" in finding.message


def test_the_first_item_and_a_hundred_more_may_be_damaged() -> None:
    text = json.dumps([{**_ITEMS[0], "id": f"k{n}"} for n in range(300)])
    for n in range(0, 300, 3):
        text = text.replace(f'"id": "k{n}",', f'"id": "k{n},')
    file = ADDED["csl"].read(Path("works.json"), text.encode())
    assert [record.given_key for record in file.records] == [f"k{n}" for n in range(300) if n % 3]
    assert len(file.findings) == 100
