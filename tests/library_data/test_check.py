"""What `litman check` says of the library that ships: what a careful editor would, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from litman.actions.check.run import CheckReport, run_check
from litman.actions.check.targets import find_check_targets
from litman.cli.check.folding import folded
from litman.cli.check.printing import say_check_findings, say_summary, summary_lines
from litman.cli.check.screen import fit
from litman.library.library import Library
from litman.read_settings import read_settings
from tests.library_data.test_library import ROOT


def checked(tmp_path: Path, *, posts: Path | None, sources: Mapping[str, str] | None = None) -> CheckReport:
    """Check a copy of the library, so that nothing is remembered in the repository; `sources` are texts of works."""
    copy = tmp_path / "library"
    for key, text in (sources or {}).items():
        (copy / "sources").mkdir(parents=True, exist_ok=True)
        (copy / "sources" / f"{key}.txt").write_text(text)
    (copy / "claims").mkdir(parents=True)
    for path in filter(Path.is_file, [*ROOT.glob("*.*"), *ROOT.glob("claims/*.toml")]):
        (copy / path.relative_to(ROOT)).write_bytes(path.read_bytes())
    settings = replace(read_settings(copy / "litman.toml", {}), posts=(str(posts),) if posts else ())
    library = Library(copy, settings)
    return run_check(
        library, find_check_targets(library, []), today=date(2026, 11, 20), settings=settings.check
    )


@pytest.fixture(scope="module")
def with_posts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    return checked(tmp_path_factory.mktemp("check"), posts=shared / "posts")


def test_each_post_has_the_findings_of_an_editor_and_no_other(with_posts: CheckReport) -> None:
    found = Counter((finding.post, finding.code) for finding in with_posts.findings)
    assert found == {
        ("dahan", "CLM101"): 7,
        ("dahan", "EVD107"): 1,
        ("healthyplace", "CLM101"): 24,
        ("healthyplace", "CLM102"): 2,
        ("healthyplace", "CLM103"): 2,
        ("healthyplace", "EVD107"): 1,
        ("healthyplace", "REF110"): 1,
        ("ketamine-academy", "CLM101"): 15,
        ("ketamine-academy", "CLM102"): 6,
        ("ketamine-academy", "CLM103"): 1,
        ("ketamine-academy", "EVD101"): 2,
        ("ketamine-academy", "EVD102"): 5,
        ("ketamine-academy", "EVD107"): 3,
        ("ketamine-academy", "REF109"): 1,
        ("ketamine-academy", "REF111"): 2,
        ("ketamine-overview", "CLM101"): 76,
        ("ketamine-overview", "CLM102"): 1,
        ("ketamine-overview", "CLM103"): 4,
        ("ketamine-overview", "EVD107"): 2,
        ("vandamme", "CLM101"): 16,
        ("vandamme", "EVD107"): 1,
        ("vandamme", "REF101"): 13,
        ("vandamme", "REF102"): 1,
        ("vandamme", "REF103"): 1,
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param(
            "EVD101",
            "its paper is wang2019explaining, reference 2 of this list",
            id="release beside its paper",
        ),
        pytest.param(
            "EVD101", "its paper is tiger2020randomized, in the library", id="release of a paper at hand"
        ),
        pytest.param("CLM102", "a person took it for williams2018attenuation", id="study of 2018"),
        pytest.param("CLM102", "a person took it for miller2014glun2bcontaining", id="article in a journal"),
        pytest.param(
            "EVD107", "c29 denies ketamine-binds-opioid-receptors, and dahan/c02 asserts", id="opioid"
        ),
        pytest.param("REF103", "number 11 is missing", id="gap"),
    ],
)
def test_what_an_editor_would_say_first_is_said(with_posts: CheckReport, code: str, words: str) -> None:
    assert any(finding.code == code and words in finding.message for finding in with_posts.findings)


def test_what_only_reports_defines_or_hedges_is_a_remark(with_posts: CheckReport) -> None:
    remarks = {(f.post, f.claim, f.code) for f in with_posts.findings if f.severity == "info" and not f.need}
    # definitions
    assert {("healthyplace", "c08", "CLM101"), ("ketamine-overview", "c43", "CLM101")} <= remarks
    assert {("ketamine-academy", "c09", "EVD102"), ("ketamine-academy", "c23", "EVD102")} <= remarks
    assert {("ketamine-academy", f"c{number}", "CLM102") for number in (10, 11, 27)} <= remarks
    assert ("vandamme", "c11", "CLM101") not in remarks  # a marker, though it dangles
    hedged = {claim for post, claim, code in remarks if post == "vandamme" and code == "CLM101"}
    assert hedged == {"c02", "c07", "c12", "c26", "c28", "c33", "c35"}


def test_every_claim_of_the_overview_is_unsupported(with_posts: CheckReport) -> None:
    found = [f.claim for f in with_posts.findings if (f.post, f.code) == ("ketamine-overview", "CLM101")]
    assert found == [f"c{number:02d}" for number in range(1, 77)]


@pytest.mark.parametrize(
    ("goes_on", "cut"),
    [
        pytest.param(
            " Whether this is what lifts a mood is not yet known.", True, id="the source hedges there"
        ),
        pytest.param(" Adults were given it twice a week.", False, id="the source goes on without a doubt"),
    ],
)
def test_the_quotation_in_healthyplace_is_cut_where_a_source_hedges(
    shared: Path, tmp_path: Path, goes_on: str, cut: bool
) -> None:
    """Where the source says just what the post quotes, and then what we made up."""
    (post,) = (shared / "posts").glob("002_*.txt")
    quoted = re.search(r"“(Neurons[^”]*?)\. \. \.”", post.read_text(encoding="utf-8"))
    assert quoted is not None
    text = f"A paper made up for this test. {quoted[1]}.{goes_on} More followed."
    report = checked(tmp_path, posts=shared / "posts", sources={"miller2014glun2bcontaining": text})
    found = [(f.post, f.claim) for f in report.findings if f.code in ("EVD104", "EVD105")]
    assert found == ([("healthyplace", "c10")] if cut else [])


def test_without_the_posts_nothing_is_accused_that_needs_them(tmp_path: Path) -> None:
    report = checked(tmp_path, posts=None)
    assert {finding.code for finding in report.findings} == {
        "CLM101", "CLM102", "CLM103", "EVD101", "EVD102", "EVD107",
    }  # fmt: skip
    assert [(gap.count, gap.what) for gap in report.gaps if "not at hand" in gap.why] == [(5, "post")]


def test_what_no_registry_was_asked_about_is_counted_and_not_accused(tmp_path: Path) -> None:
    report = checked(tmp_path, posts=None)
    assert not any(finding.code.startswith(("ID", "NTC")) for finding in report.findings)
    assert [gap.count for gap in report.gaps if gap.what == "work"] == [5, 2]


def printed_lines(report: CheckReport, capsys: pytest.CaptureFixture[str]) -> list[str]:
    screen = fit(folded(report), summary_lines=summary_lines(report))
    say_check_findings(screen, are_selected=False)
    say_summary(report, screen)
    printed = capsys.readouterr().out.splitlines()
    return [line[at : at + 80] for line in printed for at in range(0, len(line), 80)]


def test_what_is_said_of_the_five_posts_stands_on_one_screen(
    with_posts: CheckReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for report in (with_posts, checked(tmp_path, posts=None)):
        placed = [replace(f, place=replace(f.place, path=_short(f.place.path))) for f in report.findings]
        lines = printed_lines(replace(report, findings=tuple(placed)), capsys)
        assert 20 < len(lines) <= 50
        assert any("`litman check -v`" in line for line in lines)


def _short(path: Path) -> Path:
    """Return the path as from the library's own folder, in which a person would stand."""
    return Path(path.parent.name, path.name)
