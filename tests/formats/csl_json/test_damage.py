"""Of a list that is damaged somewhere every item that is whole is read, and each damage is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litman.formats import decoding
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


@pytest.mark.parametrize("indent", [pytest.param(None, id="one line"), pytest.param(1, id="lines")])
@pytest.mark.parametrize("frame", ["{}", '{{"collections": {{"a": {{"items": [1, 2]}}}}, "items": {}}}'])
def test_what_is_read_of_a_damaged_file_does_not_hang_on_its_pieces(
    frame: str, indent: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = frame.format(json.dumps(_ITEMS, indent=indent)).replace("Tea 3", "Tëa 😀")
    for at in range(len(whole) // 3, len(whole), 37):
        for text in (whole[:at], whole[:at] + whole[at + 2 :]):
            found = []
            for block in (1 << 20, 64, 1):
                monkeypatch.setattr(decoding, "_BLOCK", block)
                file = ADDED["csl"].read(Path("works.json"), text.encode())
                found.append(([record.given_key for record in file.records], file.findings))
            assert found[0] == found[1] == found[2]
            assert "k0" in found[0][0]


def test_a_second_export_behind_the_first_is_read() -> None:
    text = f"{json.dumps(_ITEMS[:2])}\n{json.dumps(_ITEMS[2:])}\n"
    file = ADDED["csl"].read(Path("works.json"), text.encode())
    assert [record.given_key for record in file.records] == ["k0", "k1", "k2", "k3"]
    assert [finding.place.line for finding in file.findings] == [2]


def test_what_is_damaged_beside_the_list_is_said() -> None:
    text = f'{{"items": {json.dumps(_ITEMS)},\n"note": "Tea}}'
    file = ADDED["csl"].read(Path("works.json"), text.encode())
    assert len(file.records) == 4
    assert [(finding.code, finding.place.line) for finding in file.findings] == [("IMP001", 2)]


@pytest.mark.parametrize(
    ("lines", "keys", "refused"),
    [
        pytest.param("{0}\n{1}\n", ["k0", "k1"], [], id="whole"),
        pytest.param("{0}\n\n{1}", ["k0", "k1"], [], id="a blank line, no line end"),
        pytest.param("{0}\n{bad}\n{1}\n", ["k0", "k1"], [2], id="the second damaged"),
        pytest.param("{bad}\n{0}\n{1}\n", ["k0", "k1"], [1], id="the first damaged"),
    ],
)
def test_lines_are_read_one_by_one(lines: str, keys: list[str], refused: list[int]) -> None:
    items = [json.dumps(item) for item in _ITEMS]
    text = lines.replace("{bad}", '{"id": "k9", "title": "Tea}')
    text = text.replace("{0}", items[0]).replace("{1}", items[1])
    file = ADDED["csl"].read(Path("works.jsonl"), text.encode())
    assert [record.given_key for record in file.records] == keys
    assert [finding.place.line for finding in file.findings] == refused
