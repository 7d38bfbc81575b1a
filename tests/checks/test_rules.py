"""Every rule: its code is its own, its page is whole, and its samples fire or stay silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litman.checks import facts, table
from litman.checks.table import LIBRARY_RULES, RULES, matches, rules_by_code, unknown_patterns
from tests.checks.samples import CASES, Sample, findings_of, lay_out, read_samples, said_by

SAMPLES = [sample for path in sorted(CASES.glob("*.txt")) for sample in read_samples(path)]
HEADINGS = ("What it finds", "Why it matters", "Example", "What to do")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.code} {sample.name}")
def test_a_rule_fires_where_it_must_and_nowhere_else(sample: Sample, tmp_path: Path) -> None:
    found = [f for f in findings_of(lay_out(tmp_path, sample.files)) if f.code == sample.code]
    assert [said_by(finding, tmp_path) for finding in found] == list(sample.found)


OF_ENTRIES = {code for item in LIBRARY_RULES for code in item.codes}


@pytest.mark.parametrize(
    "sample",
    [one for one in SAMPLES if one.code in OF_ENTRIES],
    ids=lambda sample: f"{sample.code} {sample.name}",
)
def test_a_library_that_is_read_part_by_part_is_said_the_same_of(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "_MOST_KEPT", 0)
    monkeypatch.setattr(facts, "_PART", 1)
    found = [f for f in findings_of(lay_out(tmp_path, sample.files)) if f.code == sample.code]
    assert [said_by(finding, tmp_path) for finding in found] == list(sample.found)


def test_a_sample_that_fires_says_what_is_found_and_no_other_does() -> None:
    assert [(s.code, s.name) for s in SAMPLES if bool(s.found) != s.fires] == []


@pytest.mark.parametrize("code", sorted(rules_by_code()))
def test_every_rule_has_samples_of_both_kinds(code: str) -> None:
    assert {sample.fires for sample in SAMPLES if sample.code == code} == {True, False}


def test_no_two_rules_have_a_code_in_common() -> None:
    codes = [code for item in RULES for code in item.codes]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"(BIB|ID|NTC|REF|CLM|EVD|REG)\d{3}", code) for code in codes)


def test_every_file_of_a_rule_is_in_the_table() -> None:
    folder = Path(table.__file__).parent / "rules"
    files = {
        path.stem for path in folder.rglob("*.py") if re.search(r"^RULE = ", path.read_text(), re.MULTILINE)
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


@pytest.mark.parametrize(
    ("sentence", "stance", "need"),
    [
        pytest.param("Cells that carry leaves are called twigs.", "asserts", 0, id="what a word means"),
        pytest.param("Steeping refers to the time in water.", "asserts", 0, id="what it refers to"),
        pytest.param("Tea, which some call a drug, lengthens sleep.", "asserts", 2, id="a claim"),
        pytest.param("Tea harms, and the harm is called tannosis.", "asserts", 2, id="a claim before a name"),
        pytest.param("Tea lengthens sleep.", "hedges", 0, id="a person takes it for a hedge"),
        pytest.param("Tea lengthens sleep.", "reports", 0, id="a person takes it for a report"),
        pytest.param(
            "Studies show that tea lengthens sleep.", "reports", 2, id="a report of nobody's studies"
        ),
        pytest.param("Tea is made of leaves.", "denies", 1, id="any other"),
    ],
)
def test_a_claim_that_leans_on_nothing_is_a_remark_with_how_much_it_needs_a_source(
    sentence: str, stance: str, need: int, tmp_path: Path
) -> None:
    claims = f'[post]\ntitle = "Tea"\n\n[[claim]]\nid = "c01"\ntext = "{sentence}"\nstance = "{stance}"\n'
    found = [f for f in findings_of(lay_out(tmp_path, {"claims/tea.toml": claims})) if f.code == "CLM101"]
    assert [(f.severity, f.need, f.to_json()["need"]) for f in found] == [("info", need, need)]


@pytest.mark.parametrize(("stance", "severity"), [("reports", "info"), ("asserts", "warning")])
def test_weak_evidence_is_a_remark_where_the_post_says_whose_word_it_is(
    stance: str, severity: str, tmp_path: Path
) -> None:
    claims = (
        f'[post]\ntitle = "Tea"\n\n[[claim]]\nid = "c01"\ntext = "Moss says: tea."\nstance = "{stance}"\n'
        '  [[claim.link]]\n  key = "moss2019tea"\n  relation = "supports"\n'
    )
    bib = "@article{moss2019tea, author={Moss, Ada}, title={Tea}, journal={Tea}, year=2019, keywords={letter}}\n"
    (found,) = findings_of(lay_out(tmp_path, {"claims/tea.toml": claims, "references.bib": bib}))
    assert (found.code, found.severity) == ("EVD102", severity)


def test_a_person_is_known_from_the_paper_of_a_listed_release(tmp_path: Path) -> None:
    bib = (
        "@article{moss2019tea, author={Moss, Ada}, title={Tea}, journal={Tea}, year=2019}\n"
        "@online{news, author={{Tea House}}, title={Tea!}, url={https://example.org/1}, year=2019,\n"
        "  related={moss2019tea}, relatedtype={pressReleaseOf}}\n"
    )
    claims = (
        '[post]\ntitle = "Tea"\n\n[[reference]]\nlabel = "3"\nkey = "news"\n\n'
        '[[claim]]\nid = "c01"\ntext = "Moss hopes for more."\nnamed_sources = ["Moss"]\n'
    )
    found = findings_of(lay_out(tmp_path, {"claims/tea.toml": claims, "references.bib": bib}))
    assert [(f.code, f.severity) for f in found if f.claim] == [("CLM102", "info")]
    assert "names 'Moss' and gives no reference; is reference 3 meant?" in str(found)
