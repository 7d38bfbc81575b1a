from pathlib import Path
from typing import Any

import pytest

from litman.bibtex.file.whole_document import read_document
from tests.growth import takes_at_most


def found(data: bytes) -> list[tuple[str, int, int]]:
    findings = read_document(Path("works.bib"), data).findings
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


@pytest.mark.parametrize(
    ("data", "findings"),
    [
        pytest.param(b"% a remark, with {braces}\n@a{k, t = {x}}\n", [], id="nothing wrong"),
        pytest.param(b"@a{k}\n@b{k}\n @c{k}", [("BIB001", 2, 1), ("BIB001", 3, 2)], id="key given again"),
        pytest.param(b"@a{Key}\n@b{key}", [("BIB002", 2, 1)], id="keys differ in case"),
        pytest.param(b"@a{, t = 1}\n@b{, t = 1}", [], id="no keys are no duplicates"),
        pytest.param(b"\n@a{k, t = {x}\n@b{l}", [("BIB005", 2, 1)], id="never closed"),
        pytest.param(b"@comment{ x\n@b{l}", [("BIB005", 1, 1)], id="comment never closed"),
        pytest.param(b"@a{k, t = {\xe9}}\n", [("BIB007", 1, 12)], id="no UTF-8"),
        pytest.param(b"\xe9 a remark\n@a{k}\n", [], id="no UTF-8 in a remark"),
        pytest.param(b"@article key,\n  t = 1\n", [("BIB011", 1, 1)], id="no opening brace"),
        pytest.param(b"@a{k, t = {x}},\n u = {y}\n}", [("BIB011", 2, 2)], id="fields after the entry"),
        pytest.param(b"@a{k, t = {x},\n@b{l, u = 1}}", [("BIB012", 2, 1)], id="entry inside an entry"),
        pytest.param(b"@a{k, t = {\n@home}}", [], id="an at sign that begins no block"),
        pytest.param(b"%@a{k}", [("BIB015", 1, 2)], id="entry behind a percent sign"),
        pytest.param(b"\xff\xfe@\x00", [("BIB008", 1, 1)], id="UTF-16"),
    ],
)
def test_faults_of_structure_are_found_with_their_place(
    data: bytes, findings: list[tuple[str, int, int]]
) -> None:
    assert found(data) == findings


def test_a_duplicate_names_the_line_of_the_first() -> None:
    (finding,) = read_document(Path("works.bib"), b"\n@a{k}\n@b{k}").findings
    assert str(finding) == "works.bib:3:1: BIB001 the key k is given again; the first is in line 2"
    assert finding.key == "k"


def pumped(count: int) -> list[Any]:
    """Faults that stand there `count` times."""
    return [
        pytest.param(b"@a{k} " * count, id="duplicates on one line"),
        pytest.param(b"@a{k}\n" * count, id="duplicates"),
        pytest.param(b"\n" + b" " * 10 * count + b"x", id="blanks"),
        pytest.param(b"@a " + b"," * 10 * count, id="commas after a head"),
        pytest.param(b"@a " * 3 * count, id="heads without braces"),
        pytest.param(b"\n@a k,\n" * count, id="lines without braces"),
        pytest.param(b"@a{k, t = {" + b"\n@b{l}" * count + b"}}", id="blocks inside an entry"),
        pytest.param("é@a{k}".encode("latin-1") * count, id="no UTF-8 on one line"),
    ]


@pytest.mark.parametrize("data", pumped(2_000))
def test_findings_of_faults_without_number_stand_within_the_file(data: bytes) -> None:
    assert all(line <= data.count(b"\n") + 1 for _, line, _ in found(data))


@pytest.mark.growth
@pytest.mark.parametrize("data", pumped(100_000))
def test_findings_take_linear_time(data: bytes) -> None:
    # Linear takes a second at most, quadratic minutes.
    takes_at_most(8, lambda: found(data))


@pytest.mark.parametrize(
    ("head", "is_said"),
    [
        pytest.param(b"% Encoding: ISO-8859-2\n", True, id="another encoding"),
        pytest.param(b"% Encoding: Cp1252\n", False, id="the one that it is read in"),
        pytest.param(b"% Encoding: UTF-8\n", False, id="UTF-8"),
        pytest.param(b"", False, id="none"),
    ],
)
def test_a_declared_encoding_in_which_no_library_is_read_is_said(head: bytes, is_said: bool) -> None:
    document = read_document(Path("references.bib"), head + b"@book{k, title = {\xb3\xf3d\xbc}}")
    assert [finding.code for finding in document.findings] == ["BIB007"]
    assert ("declares iso8859-2" in document.findings[0].message) == is_said
