"""Every rule: its code is its own, its page is whole, and its samples fire or stay silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litman.bibtex.codes import CODES as BIB_CODES
from litman.checks import table
from litman.checks.table import RULES, matches, rules_by_code, unknown_patterns
from litman.claims.read import CODES as CLAIM_CODES
from tests.checks.samples import CASES, Sample, findings_of, lay_out, read_samples

SAMPLES = [sample for path in sorted(CASES.glob("*.txt")) for sample in read_samples(path)]
HEADINGS = ("What it finds", "Why it matters", "Example", "What to do")
# One reader finds them all, and the tests of the reader have its samples.
HANDED_ON = set(BIB_CODES) | set(CLAIM_CODES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.code} {sample.name}")
def test_a_rule_fires_where_it_must_and_nowhere_else(sample: Sample, tmp_path: Path) -> None:
    found = [str(f) for f in findings_of(lay_out(tmp_path, sample.files)) if f.code == sample.code]
    assert bool(found) == sample.fires, found


@pytest.mark.parametrize("code", sorted(set(rules_by_code()) - HANDED_ON))
def test_every_rule_has_samples_of_both_kinds(code: str) -> None:
    assert {sample.fires for sample in SAMPLES if sample.code == code} == {True, False}


def test_no_two_rules_have_a_code_in_common() -> None:
    codes = [code for item in RULES for code in item.codes]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"(BIB|ID|NTC|REF|CLM|EVD|REG)\d{3}", code) for code in codes)


def test_every_file_of_a_rule_is_in_the_table() -> None:
    folder = Path(table.__file__).parent
    files = {
        path.stem for path in folder.glob("*.py") if re.search(r"^RULE = ", path.read_text(), re.MULTILINE)
    }
    assert files == {item.module.rpartition(".")[2] for item in RULES}


@pytest.mark.parametrize("item", RULES, ids=lambda item: item.code)
def test_the_page_of_a_rule_is_whole(item: table.Rule) -> None:
    lines = item.page.splitlines()
    assert lines[0].endswith(".")
    places = [lines.index(heading) for heading in HEADINGS]
    assert places == sorted(places)
    assert all(lines[place + 1].startswith("    ") for place in places)


@pytest.mark.parametrize(
    ("code", "patterns", "selected"),
    [
        pytest.param("CLM101", ["CLM101"], True, id="whole"),
        pytest.param("CLM101", ["clm"], True, id="family in small letters"),
        pytest.param("CLM101", ["CLM1xx"], True, id="hundred"),
        pytest.param("CLM001", ["CLM1xx"], False, id="other hundred"),
        pytest.param("REF101", ["CLM"], False, id="other family"),
        pytest.param("REF101", ["all"], True, id="all"),
    ],
)
def test_codes_are_selected_by_patterns(code: str, patterns: list[str], selected: bool) -> None:
    assert matches(code, patterns) is selected


def test_patterns_that_select_nothing_are_named() -> None:
    assert unknown_patterns(["CLM101", "XYZ", "BIB9"]) == ["XYZ", "BIB9"]
