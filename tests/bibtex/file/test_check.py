from pathlib import Path

import pytest

from litman.bibtex.file.check import check_document
from litman.bibtex.file.whole_document import read_document


def found(data: bytes) -> list[tuple[str, int, int, str | None]]:
    findings = check_document(read_document(Path("works.bib"), data))
    return [(finding.code, finding.place.line, finding.place.column, finding.key) for finding in findings]


@pytest.mark.parametrize(
    ("data", "findings"),
    [
        pytest.param(b"@string{s = {x}}\n@a{k, t = S # jan # {y}, u = 1}", [], id="nothing wrong"),
        pytest.param(b"@a{k,\n t = 1,\n T = 2}", [("BIB003", 3, 2, "k")], id="field given again"),
        pytest.param(b"@a{k,\n t = 1\n u = 2}", [("BIB004", 2, 7, "k")], id="comma missing"),
        pytest.param(b"@a{k, t = acm}", [("BIB006", 1, 11, "k")], id="macro nobody defines"),
        pytest.param(b"@string{s = acm}", [("BIB006", 1, 13, None)], id="macro in a macro"),
        pytest.param(b"@a{t = 1}", [("BIB010", 1, 4, "")], id="no key"),
        pytest.param(
            b"@a{k}\n@b{k}\n@c{l, t = x y}",
            [("BIB001", 2, 1, "k"), ("BIB006", 3, 11, "l"), ("BIB009", 3, 13, "l")],
            id="in the order of the file",
        ),
        pytest.param(b'@a{k"l, t = 1}', [("BIB014", 1, 4, 'k"l')], id="another parser sees something else"),
    ],
)
def test_faults_of_fields_are_found_with_their_place(
    data: bytes, findings: list[tuple[str, int, int, str | None]]
) -> None:
    assert found(data) == findings
