"""Files that broke off, of another format or encoding, records with nothing in them: the rest is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litman.errors import ForeignFileError
from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED
from tests.growth import grows_in_proportion

FILES = {
    "ris": "TY  - JOUR\nTI  - Größe one\nER  - \nTY  - JOUR\nTI  - Größe two\nAU  - Roe, J\nER  - \n",
    "nbib": "PMID- 1\nTI  - Größe one\n\nPMID- 2\nTI  - Größe two\nFAU - Roe, Jane\n",
    "csl": '[{"type": "book", "title": "Größe one"},\n {"type": "book", "title": "Größe two"}]',
    "zotero": '{"config": {"id": "x"}, "items": [{"itemType": "book", "title": "Größe one"},\n'
    '{"itemType": "book", "title": "Größe two"}]}',
    "endnote": '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    '<record><ref-type name="Book">6</ref-type><titles><title>Größe one</title></titles></record>\n'
    '<record><ref-type name="Book">6</ref-type><titles><title>Größe two</title></titles></record>\n'
    "</records></xml>",
    "yaml": "one:\n  type: Book\n  title: Größe one\ntwo:\n  type: Book\n  title: Größe two\n",
}
EMPTY = {
    "ris": "TY  - JOUR\nER  - \n",
    "nbib": "PMID- \nSTAT- Publisher\n\n",
    "csl": "{}",
    "zotero": '{"itemType": "book"}',
    "endnote": "<record/>",
    "yaml": "[]",
}


def read(name: str, data: bytes) -> ForeignFile:
    return ADDED[name].read(Path("works"), data)


def titles(file: ForeignFile) -> list[str | None]:
    return [record.work.title for record in file.records]


@pytest.mark.parametrize("name", list(FILES))
def test_every_format_that_is_added_is_tried(name: str) -> None:
    assert set(FILES) == set(ADDED)
    assert titles(read(name, FILES[name].encode())) == ["Größe one", "Größe two"]


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read(name: str, encoding: str) -> None:
    assert titles(read(name, FILES[name].encode(encoding))) == ["Größe one", "Größe two"]


@pytest.mark.parametrize("name", ["csl", "zotero", "endnote"])
def test_what_stands_before_the_place_where_a_file_breaks_off_is_taken(name: str) -> None:
    text = FILES[name]
    file = read(name, text[: text.index("two") - 12].encode())
    assert titles(file)[0] == "Größe one"
    assert file.findings[0].code == "IMP001"
    assert "the file is damaged here" in file.findings[0].message


@pytest.mark.parametrize("name", list(FILES))
def test_the_file_of_another_format_is_refused_in_one_sentence(name: str) -> None:
    for other, text in FILES.items():
        if other != name and {name, other} != {"csl", "zotero"} and (name, other) != ("yaml", "csl"):
            with pytest.raises(ForeignFileError):
                read(name, text.encode())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("ris", EMPTY["ris"] + FILES["ris"], id="ris"),
        pytest.param("csl", FILES["csl"].replace("[", "[{},", 1), id="csl"),
        pytest.param("zotero", FILES["zotero"].replace("[", '[{"itemType": "book"},', 1), id="zotero"),
        pytest.param("endnote", FILES["endnote"].replace("<records>", "<records><record/>"), id="endnote"),
    ],
)
def test_a_record_with_nothing_in_it_is_named_and_the_rest_taken(name: str, text: str) -> None:
    file = read(name, text.encode())
    assert titles(file) == ["Größe one", "Größe two"]
    assert [finding.code for finding in file.findings if finding.severity == "error"] == ["IMP001"]


def test_the_column_of_a_damaged_place_is_said() -> None:
    (finding,) = read("csl", b'[{"type": "book", "title": "One"},\n {"title": "Tw').findings
    assert (finding.place.line, finding.message.partition("(")[2].partition(")")[0]) == (
        2,
        "Unterminated string, column 12",
    )


def test_a_line_that_is_no_json_costs_no_other() -> None:
    lines = [
        '{"type": "book", "title": "One"}',
        '{"type": "book", "titl',
        '{"type": "book", "title": "Three"}',
    ]
    file = read("csl", "\n".join(lines).encode())
    assert titles(file) == ["One", "Three"]
    assert [(finding.code, finding.place.line) for finding in file.findings] == [("IMP001", 2)]


@pytest.mark.growth
@pytest.mark.parametrize("space", [" ", "\t", "\u00a0 ", "\n   ", " \r\n"])
def test_white_space_in_the_values_of_ris_costs_no_more_than_it_is_long(space: str) -> None:
    tags = (
        "TI",
        "AU",
        "ED",
        "T2",
        "AB",
        "KW",
        "PB",
        "CY",
        "N1",
        "PY",
        "DA",
        "SP",
        "EP",
        "VL",
        "IS",
        "SN",
        "DO",
        "UR",
    )

    def prepared(count: int) -> Callable[[], object]:
        fields = "".join(f"{tag}  - a{space * count}b, c{space * count}d\n" for tag in tags)
        data = f"TY  - JOUR\n{fields}ER  - \n".encode()
        return lambda: [record.work for record in read("ris", data).records]

    grows_in_proportion(prepared, 5_000)
