from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, files_of

CLAIMS = """\
# Read by Ada.
[post]
title = "Sleep well"
source = "sleep-well.txt"

[[reference]]
label = "1"
text = "Moss A, Fern B. Tea and REM sleep. J Tea 2019;7:12-19."
match = { outcome = "suggested", score = 0.4, by = "string" }

[[reference]]
label = "2"
text = "Reed C. Coffee shortens the nights. Ann Wake 2004;3:55-61."

[[claim]]
id = "c01"
text = "Tea lengthens REM sleep."
stance = "asserts"
markers = ["1"]
"""


@pytest.fixture
def claims(library: Path) -> Path:
    """A claims file with two undecided references."""
    path = library / "claims" / "sleep.toml"
    path.write_text(CLAIMS)
    return path


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


def test_a_chosen_work_ties_the_reference_and_its_claims(run: Run, claims: Path) -> None:
    result = run("match", "--offline", "--post", "sleep", stdin="1\nn\n")
    assert result.exit_code == 0, result.output
    first, second = _read(claims)["reference"]
    assert (first["key"], first["match"]["by"]) == ("moss2019tea", "person")
    assert "key" not in second
    assert second["match"]["outcome"] == "no-match"
    (claim,) = _read(claims)["claim"]
    assert [(link["key"], link["marker"]) for link in claim["link"]] == [("moss2019tea", "[1]")]
    assert claims.read_text().startswith("# Read by Ada.")


def test_what_was_decided_is_not_asked_again(run: Run, claims: Path) -> None:
    run("match", "--offline", "--post", "sleep", stdin="1\nn\n")
    before = claims.read_bytes()
    result = run("match", "--offline", "--post", "sleep")
    assert "every reference is decided" in result.stdout
    assert claims.read_bytes() == before


def test_skipping_changes_nothing_and_exits_1(run: Run, library: Path, claims: Path) -> None:
    before = files_of(library)
    result = run("match", "--offline", "--post", "sleep", stdin="s\n\n")
    assert result.exit_code == 1
    assert files_of(library) == before


def test_an_unknown_post_is_refused(run: Run) -> None:
    assert run("match", "--post", "nowhere").exit_code == 2


def test_as_json_every_reference_is_shown_and_nothing_is_asked_or_changed(
    run: Run, library: Path, claims: Path
) -> None:
    before = files_of(library)
    result = run("match", "--offline", "--post", "sleep", "--json")
    assert result.exit_code == 1, result.output
    first, second = json.loads(result.stdout)
    assert (first["label"], first["key"], first["match"]["key"]) == ("1", None, "moss2019tea")
    assert (second["label"], second["outcome"]) == ("2", "not-checked")
    assert files_of(library) == before
    run("match", "--offline", "--post", "sleep", stdin="1\nn\n")
    decided = run("match", "--offline", "--post", "sleep", "--json")
    assert decided.exit_code == 0, decided.output
    assert [(item["outcome"], item["key"]) for item in json.loads(decided.stdout)] == [
        ("accepted", "moss2019tea"),
        ("no-match", None),
    ]
