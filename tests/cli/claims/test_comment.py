"""`litman claims comment`."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litman.claims.claim import Commented
from litman.claims.read import read_claims
from tests.cli.conftest import Run, files_of

TODAY = date.today()


def claim(library: Path, number: int) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((library / "claims" / "sleep.toml").read_text())["claim"][number]
    return found


def test_a_comment_on_a_claim_is_kept_with_who_and_when(run: Run, library: Path) -> None:
    result = run("claims", "comment", "sleep/c02", "Says who?", "--by", "AB")
    assert (result.exit_code, "commented" in result.stdout) == (0, True)
    item = claim(library, 1)
    assert (item["comment"], item["commented"]) == ("Says who?", {"by": "AB", "at": TODAY})


def test_a_comment_on_a_link_stands_with_the_link(run: Run, library: Path) -> None:
    assert run("claims", "comment", "sleep/c01", "MOSS2019tea", "One trial.", "--by", "AB").exit_code == 0
    (link,) = claim(library, 0)["link"]
    assert (link["comment"], link["commented"]) == ("One trial.", {"by": "AB", "at": TODAY})
    assert "comment" not in claim(library, 0)


@pytest.mark.parametrize(
    "words", [("claims", "sleep"), ("claims", "show", "sleep/c02"), ("claims", "comment", "sleep/c02")]
)
def test_a_comment_is_shown(run: Run, words: tuple[str, ...]) -> None:
    run("claims", "comment", "sleep/c02", "Says who?", "--by", "AB")
    for _ in range(2):
        assert f"comment: Says who? (AB, {TODAY})" in run(*words).stdout


def test_a_check_says_what_was_written_about_a_claim_without_source(run: Run) -> None:
    before = json.loads(run("check", "--json", "--select", "CLM101").stdout)
    run("claims", "comment", "sleep/c02", "Says who?", "--by", "AB")
    after = json.loads(run("check", "--json", "--select", "CLM101").stdout)
    assert [item.get("comment") for item in after] == ["AB says: Says who?"]
    assert [item["message"] for item in after] == [item["message"] for item in before]


def test_comments_are_in_the_json(run: Run) -> None:
    run("claims", "comment", "sleep/c01", "moss2019tea", "One trial.", "--by", "AB")
    run("claims", "comment", "sleep/c01", "Which tea?", "--by", "CD")
    for _ in range(2):
        (found, _other) = json.loads(run("claims", "sleep", "--json").stdout)
        assert (found["comment"], found["commented"]["by"]) == ("Which tea?", "CD")
        (link,) = found["links"]
        assert (link["comment"], link["commented"]) == ("One trial.", {"by": "AB", "at": str(TODAY)})


@pytest.mark.parametrize("way", ["--remove", "undo"])
def test_a_comment_is_taken_out_again(run: Run, library: Path, way: str) -> None:
    before = files_of(library)
    run("claims", "comment", "sleep/c02", "Says who?", "--by", "AB")
    result = run("undo") if way == "undo" else run("claims", "comment", "sleep/c02", way)
    assert result.exit_code == 0, result.output
    assert files_of(library) == before


def test_a_second_comment_takes_the_place_of_the_first_which_is_said(run: Run, library: Path) -> None:
    run("claims", "comment", "sleep/c02", "Says who?", "--by", "AB")
    result = run("claims", "comment", "sleep/c02", "-", "--by", "CD", stdin="Who\ncounted?\n")
    assert "it said: Says who?" in result.stdout
    assert (claim(library, 1)["comment"], claim(library, 1)["commented"]["by"]) == ("Who\ncounted?", "CD")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["sleep/c02", " "], id="no words"),
        pytest.param(["sleep/c02", "Text", "--remove"], id="words and none"),
        pytest.param(["sleep/c02", "one", "two", "three"], id="a text without quotation marks"),
        pytest.param(["sleep/c09", "Text"], id="a claim that is not there"),
        pytest.param(["sleep/c02", "reed2001leaf", "Text"], id="a link that is not there"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, library: Path, words: list[str]) -> None:
    before = files_of(library)
    assert run("claims", "comment", *words, "--by", "AB").exit_code == 2
    assert files_of(library) == before


def test_a_verdict_with_a_comment_says_whose_it_is(run: Run, library: Path) -> None:
    run("claims", "comment", "sleep/c01", "moss2019tea", "One trial.", "--by", "CD")
    run("claims", "confirm", "sleep/c01", "moss2019tea", "--not-in-source", "--comment", "Two.", "--by", "AB")
    (link,) = claim(library, 0)["link"]
    assert (link["comment"], link["commented"]["by"]) == ("Two.", "AB")


def test_a_comment_of_version_01_has_nobody(library: Path) -> None:
    data = (library / "claims" / "sleep.toml").read_bytes() + b'comment = "Says who?"\n'
    file, findings = read_claims(library / "claims" / "sleep.toml", data)
    assert file is not None
    assert (findings, file.claims[1].comment, file.claims[1].commented) == ((), "Says who?", None)


def test_who_it_was_may_be_known_in_part(library: Path) -> None:
    data = (library / "claims" / "sleep.toml").read_bytes() + b'comment = "So?"\ncommented = { by = "AB" }\n'
    file, findings = read_claims(library / "claims" / "sleep.toml", data)
    assert file is not None
    assert (findings, file.claims[1].commented) == ((), Commented("AB", None))
