"""What a program proposes is kept with its name, is no verdict, and no scan takes it away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.actions.claims.propose import propose_verdict
from litman.claims.address import ClaimAddress
from litman.claims.claim import Link, Proposed
from litman.claims.read import read_claims
from litman.claims.tables import table_of
from litman.cli.main import main
from litman.library.library import writing
from litman.read_settings import read_settings

BIB = "@article{moss2019tea, author = {Moss, Ada}, title = {Tea}, journal = {Tea}, year = 2019}\n"
CLAIMS = """\
[post]
title = "Tea"

[[claim]]
id = "c01"
text = "Tea lengthens sleep."
  [[claim.link]]
  key = "moss2019tea"   # as Ada said
  verdict = "confirmed"
"""
WORDS = Proposed("partly", "a model", date(2026, 11, 20), "Tea may help.", "p. 4")


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "litman.toml").write_text("")
    (tmp_path / "references.bib").write_text(BIB)
    (tmp_path / "claims/tea.toml").write_text(CLAIMS)
    monkeypatch.setenv("LITMAN_LIBRARY", str(tmp_path))
    return tmp_path


def propose(box: Path, proposed: Proposed) -> None:
    with writing(box, read_settings(box / "litman.toml", {}), notify=print) as library:
        propose_verdict(library, ClaimAddress("tea", "c01"), "moss2019tea", proposed)


def link_of(box: Path) -> Link:
    path = box / "claims/tea.toml"
    file, faults = read_claims(path, path.read_bytes())
    assert file is not None
    assert not faults
    return file.claims[0].links[0]


def test_it_stands_beside_the_verdict_of_a_person_and_makes_the_link_touched(box: Path) -> None:
    propose(box, WORDS)
    propose(box, Proposed("contradicts", "another"))
    link = link_of(box)
    assert link.verdict == "confirmed"
    assert link.proposed == Proposed("contradicts", "another")
    assert (
        'key = "moss2019tea"   # as Ada said\n  verdict = "confirmed"\n'
        in (box / "claims/tea.toml").read_text()
    )
    assert Link("a", proposed=WORDS).is_touched
    assert not Link("a", proposed=WORDS).is_judged


def test_it_is_written_and_read_whole(box: Path) -> None:
    propose(box, WORDS)
    assert link_of(box).proposed == WORDS
    assert table_of(Link("a", proposed=WORDS))["proposed"] == {
        "verdict": "partly", "by": "a model", "at": date(2026, 11, 20), "quote": "Tea may help.", "locator": "p. 4",
    }  # fmt: skip


def test_the_command_line_says_that_it_is_no_verdict(box: Path) -> None:
    propose(box, WORDS)
    said = CliRunner().invoke(main, ["claims", "show", "tea/c01"]).output
    assert "proposed by a model on 2026-11-20, partly: that is no verdict" in said
    listed = CliRunner().invoke(main, ["claims", "--json"]).output
    assert '"proposed"' in listed


def test_a_word_that_is_no_verdict_proposes_nothing() -> None:
    data = CLAIMS.replace('verdict = "confirmed"', 'proposed = { verdict = "unchecked" }').encode()
    file, _ = read_claims(Path("tea.toml"), data)
    assert file is not None
    assert file.claims[0].links[0].proposed is None
