"""The other places that findings speak of: the entry above, the other post, the paper, the reference of a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.check.posts import findings_from_json, findings_json
from litman.finding import Finding
from tests.checks.samples import CASES, findings_of, lay_out, read_samples


def said_of(finding: Finding) -> str:
    return "; ".join(f"{one.place.path.name}:{one.place.line} {one.said}" for one in finding.related)


@pytest.mark.parametrize(
    ("code", "first"),
    [
        pytest.param("BIB001", "tea for the first time", id="a key twice"),
        pytest.param("BIB002", "tea", id="a key in other capitals"),
        pytest.param("BIB003", "which BibTeX reads", id="a field twice"),
        pytest.param("BIB110", "moss2019", id="a work twice"),
        pytest.param("BIB112", "moss2019", id="an identifier of another work"),
        pytest.param("EVD101", "moss2019tea in the library", id="the paper of a release"),
        pytest.param("EVD107", "b/c01 denies tea-lengthens-sleep", id="the other post of a contradiction"),
        pytest.param("EVD112", "moss2019tea in the library", id="the paper whose number it is not"),
        pytest.param("NTC106", "moss2020tea in the library", id="the paper of a preprint"),
        pytest.param("REF105", "Reed", id="the first with a label"),
        pytest.param("REF107", "Moss", id="the references that fit"),
        pytest.param("REF116", "moss2019tea in the library", id="the work of a reference"),
        pytest.param("CLM112", "moss2019tea in the library", id="the work of a claim's link"),
    ],
)  # fmt: skip
def test_a_finding_says_where_else_to_look(code: str, first: str, tmp_path: Path) -> None:
    samples = [sample for sample in read_samples(CASES / f"{code}.txt") if sample.fires]
    libraries = [lay_out(tmp_path / str(number), sample.files) for number, sample in enumerate(samples)]
    found = [f for library in libraries for f in findings_of(library) if f.code == code]
    assert any(first in said_of(one) for one in found), [said_of(one) for one in found]
    one = next(one for one in found if first in said_of(one))
    said = one.to_json()["related"]
    assert isinstance(said, list)
    assert [(item["message"], item["line"]) for item in said] == [
        (other.said, other.place.line) for other in one.related
    ]
    (kept,) = findings_from_json(findings_json((one,)))
    assert kept.related == one.related
