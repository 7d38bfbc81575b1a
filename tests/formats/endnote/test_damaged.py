"""A damage of EndNote's XML costs the record in which it stands, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.formats import decoding
from litman.formats.table import ADDED

_RECORD = (
    '<record><ref-type name="Book">6</ref-type><contributors><authors><author>Moss, A.</author></authors>'
    "</contributors><titles><title>Tëa {}</title></titles></record>"
)
_WHOLE = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<xml><records>\n"
    + "\n".join(map(_RECORD.format, range(4)))
    + "\n</records></xml>\n"
)


@pytest.mark.parametrize("block", [1 << 20, 50, 1])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize(
    ("old", "new", "titles"),
    [
        pytest.param("Tëa 1</title>", "Tëa 1 & <3</title>", "0123", id="marks that are not escaped"),
        pytest.param("Tëa 1</title></titles></record>", "Tëa 1", "0123", id="a record that does not end"),
        pytest.param("Tëa 1</title>", "Tëa 1</titel>", "0123", id="another end"),
        pytest.param("\n</records></xml>", "", "0123", id="no end"),
        pytest.param("3</title></titles></record>\n</records></xml>\n", "3", "0123", id="cut off"),
    ],
)
def test_the_records_around_a_damage_are_read(
    old: str, new: str, titles: str, encoding: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "_BLOCK", block)
    file = ADDED["endnote"].read(Path("works.xml"), _WHOLE.replace(old, new).encode(encoding))
    assert [(record.work.title or "")[:5] for record in file.records] == [f"Tëa {n}" for n in titles]
    assert [record.line for record in file.records][:2] == [3, 4]
    assert [finding.code for finding in file.findings if finding.severity == "error"] == ["IMP001"]


def test_windows_1252_is_read_where_the_file_says_otherwise() -> None:
    file = ADDED["endnote"].read(Path("works.xml"), _WHOLE.encode("cp1252"))
    assert [record.work.title for record in file.records] == [f"Tëa {n}" for n in range(4)]
    assert not file.findings
