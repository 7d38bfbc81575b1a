"""Verdicts of every kind: they are recorded, listed, and `litman check` speaks of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CLAIM = ("sleep/c01", "moss2019tea", "--by", "AB")


@pytest.mark.parametrize(
    ("words", "verdict", "code", "exit_code"),
    [
        pytest.param(["--quote", "Tea it is."], "confirmed", None, 0, id="a quotation alone"),
        pytest.param(
            ["--quote", "Tea it is.", "--verdict", "confirmed"], "confirmed", None, 0, id="confirmed"
        ),
        pytest.param(["--verdict", "partly", "--quote", "Some."], "partly", "CLM114", 0, id="partly"),
        pytest.param(["--verdict", "contradicts"], "contradicts", "CLM113", 1, id="contradicts"),
        pytest.param(["--verdict", "not-in-source"], "not-in-source", "CLM112", 1, id="not in the source"),
        pytest.param(["--not-in-source"], "not-in-source", "CLM112", 1, id="the old option"),
        pytest.param(
            ["--not-in-source", "--verdict", "not-in-source"], "not-in-source", "CLM112", 1, id="both"
        ),
    ],
)
def test_what_a_person_found_is_recorded_listed_and_said(
    run: Run, words: list[str], verdict: str, code: str | None, exit_code: int
) -> None:
    result = run("claims", "confirm", *CLAIM, *words, "--comment", "see page 4")
    assert result.exit_code == 0, result.output
    for kind in ("confirmed", "partly", "contradicts", "not-in-source"):
        found = json.loads(run("claims", "--verdict", kind, "--json").stdout)
        assert [item["id"] for item in found] == (["c01"] if kind == verdict else [])
    (claim,) = json.loads(run("claims", "--verdict", "partly", "--verdict", verdict, "--json").stdout)
    (link,) = claim["links"]
    assert (link["verdict"], link["by"], link["comment"]) == (verdict, "AB", "see page 4")
    assert "comment: see page 4" in run("claims", "show", "sleep/c01").stdout
    check = run("check", "--select", "CLM112,CLM113,CLM114")
    assert check.exit_code == exit_code
    assert [line.split()[1] for line in check.stdout.splitlines() if ": CLM" in line] == (
        [code] if code else []
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="confirmed without the work's words"),
        pytest.param(["--verdict", "confirmed"], id="the same in words"),
        pytest.param(["--verdict", "unchecked"], id="no verdict"),
        pytest.param(["--not-in-source", "--verdict", "partly"], id="two verdicts"),
    ],
)
def test_a_verdict_that_says_nothing_is_refused(run: Run, library: Path, words: list[str]) -> None:
    before = (library / "claims" / "sleep.toml").read_bytes()
    assert run("claims", "confirm", *CLAIM, *words).exit_code == 2
    assert (library / "claims" / "sleep.toml").read_bytes() == before


def test_a_later_verdict_takes_the_place_of_the_earlier_one(run: Run) -> None:
    run("claims", "confirm", *CLAIM, "--not-in-source")
    run("claims", "confirm", *CLAIM, "--quote", "Tea it is.")
    assert run("check", "--select", "CLM112").exit_code == 0
    assert json.loads(run("claims", "--verdict", "not-in-source", "--json").stdout) == []
