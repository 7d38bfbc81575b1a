"""`litman claims suggest`: works that speak of a claim, and where; what is taken over is no check."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import BIB, Run, files_of

ABSTRACT = (
    "Tea is drunk by sailors. We gave tea to 60 sailors for eight weeks. REM sleep increased by 16.7\\% with tea."
    " Dreams did not differ, but may have been forgotten."
)
COFFEE = """
@article{nettle2018coffee,
    author = {Nettle, Di},
    title = {Coffee before bed: a randomized controlled trial},
    year = 2018,
    abstract = {Adults drank coffee before bed. Coffee did not shorten their sleep.},
}

@article{oak2017mice,
    author = {Oak, Ed},
    title = {Light and activity in mice},
    year = 2017,
    abstract = {Mice were kept in the light. They ran less.},
}
"""
CLAIMS = """\
[post]
title = "Nights"

[[claim]]
id = "c01"
text = "Tea makes REM sleep longer, by about a sixth, at 40 mg."
stance = "asserts"

[[claim]]
id = "c02"
text = "Coffee shortens the sleep of adults."
stance = "asserts"
  [[claim.link]]
  key = "nettle2018coffee"
  relation = "supports"

[[claim]]
id = "c03"
text = "Glaciers in the Alps melt."
stance = "asserts"

[[claim]]
id = "c04"
text = "NMDA:glutamate \\"(5*10 OR NOT tea"
stance = "asserts"
"""


@pytest.fixture
def nights(library: Path) -> Path:
    bib = BIB.replace("    volume  = {7},\n", f"    volume  = {{7}},\n    abstract = {{{ABSTRACT}}},\n")
    (library / "references.bib").write_text(bib + COFFEE)
    (library / "claims" / "nights.toml").write_text(CLAIMS)
    return library


def test_a_work_is_shown_with_the_sentence_to_read(run: Run, nights: Path) -> None:
    result = run("claims", "suggest", "nights/c01", "--limit", "1")
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "1 moss2019tea 2019 Moss & Fern" in said
    assert "abstract: *REM* *sleep* increased by 16.7% with *tea*." in said
    assert "numbers there: a sixth; not there: 40" in said
    assert "no verdicts" in said
    assert "support" not in said


def test_denials_and_hedges_and_the_kind_of_study_are_pointed_out(run: Run, nights: Path) -> None:
    said = " ".join(run("claims", "suggest", "nights/c02").stdout.split())
    assert "nettle2018coffee 2018 Nettle · randomised trial · linked already" in said
    assert "it denies: not" in said
    (item,) = json.loads(run("claims", "suggest", "nights/c02", "--json").stdout)
    first = item["suggestions"][0]
    assert (first["study"], first["from"], first["rank"]) == (
        {"kind": "randomised trial", "in_animals": False},
        "library",
        1,
    )
    assert first["passages"][0]["denials"] == ["not"]
    assert [first["passages"][0]["text"][slice(*mark)] for mark in first["passages"][0]["marks"]]


def test_where_no_work_speaks_of_a_claim_that_is_said_and_nothing_shown(run: Run, nights: Path) -> None:
    result = run("claims", "suggest", "nights/c03")
    assert (result.exit_code, "no work of the library speaks of this" in result.stdout) == (0, True)
    assert json.loads(run("claims", "suggest", "nights/c03", "--json").stdout)[0]["suggestions"] == []


def test_a_word_is_found_as_the_library_spells_it(run: Run, nights: Path) -> None:
    claims = nights / "claims" / "nights.toml"
    claims.write_text(claims.read_text().replace("Glaciers in the Alps melt.", "Light gives mice an oedema."))
    bib = nights / "references.bib"
    bib.write_text(bib.read_text().replace("They ran less.", "They ran less, and had an edema."))
    (item,) = json.loads(run("claims", "suggest", "nights/c03", "--json").stdout)
    assert item["suggestions"][0]["shared"] == ["Light", "mice", "oedema"]  # words of the claim


def test_no_mark_in_a_claim_is_obeyed(run: Run, nights: Path) -> None:
    result = run("claims", "suggest", "nights/c04")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        pytest.param(["--post", "nights"], ["c01", "c02", "c03", "c04"], id="of a post"),
        pytest.param(["--post", "nights", "--unsupported"], ["c01", "c03", "c04"], id="those without a work"),
        pytest.param(["--unsupported"], ["c01", "c03", "c04", "c02"], id="of all posts"),
        pytest.param(["nights/c03", "sleep/c02"], ["c03", "c02"], id="named"),
    ],
)
def test_claims_are_meant_by_name_by_post_and_by_lack(
    run: Run, nights: Path, words: list[str], claims: list[str]
) -> None:
    found = json.loads(run("claims", "suggest", "--json", *words).stdout)
    assert [item["id"] for item in found] == claims


def test_a_whole_text_is_read_with_its_section(run: Run, nights: Path) -> None:
    (nights / "sources").mkdir()
    text = "Methods\n\nTea was poured.\n\nResults\n\nTea made REM sleep longer in all of them.\n"
    (nights / "sources" / "moss2019tea.txt").write_text(text)
    said = " ".join(run("claims", "suggest", "nights/c01", "--limit", "1").stdout.split())
    assert "text, Results: *Tea* made *REM* *sleep* *longer* in all of them." in said


def test_a_work_without_a_text_is_known_by_its_title_which_is_said(run: Run, library: Path) -> None:
    said = " ".join(run("claims", "suggest", "sleep/c01").stdout.split())
    assert "moss2019tea" in said
    assert "only title and keywords are at hand" in said


def test_what_is_taken_is_linked_unchecked_and_keeps_rank_place_and_day(run: Run, nights: Path) -> None:
    result = run("claims", "suggest", "nights/c01", "--take", "1")
    assert result.exit_code == 0, result.output
    assert "linked" in result.stdout
    written = (nights / "claims" / "nights.toml").read_text()
    today = date.today().isoformat()
    assert f'suggested = {{ rank = 1, from = "library", at = {today} }}' in written
    assert 'verdict = "unchecked"' in written
    assert 'relation = "mentions"' in written
    (link,) = json.loads(run("claims", "show", "nights/c01", "--json").stdout)["links"]
    assert link["suggested"] == {"rank": 1, "from": "library", "at": today}
    assert (link["verdict"], link["quote"]) == ("unchecked", None)
    assert "number 1: that is no check" in " ".join(run("claims", "show", "nights/c01").stdout.split())
    run("undo")
    assert (nights / "claims" / "nights.toml").read_text() == CLAIMS


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param([], 2, "name a claim", id="nothing"),
        pytest.param(["nights/c03", "--take", "1"], 2, "none was made", id="no suggestion"),
        pytest.param(["--post", "nights", "--take", "1"], 2, "one claim", id="many claims"),
        pytest.param(["nights/c99"], 2, "c99", id="no such claim"),
        pytest.param(["--post", "days"], 2, "days", id="no such post"),
    ],
)
def test_slips_change_nothing(run: Run, nights: Path, words: list[str], code: int, said: str) -> None:
    before = files_of(nights)
    result = run("claims", "suggest", *words)
    assert (result.exit_code, said in " ".join(result.output.split())) == (code, True), result.output
    assert files_of(nights) == before


def test_with_the_extra_a_work_is_found_by_what_it_means(
    run: Run, nights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nights / "claims" / "nights.toml").write_text(
        CLAIMS.replace("Glaciers in the Alps melt.", "Rodents tire by day.")
    )
    said = run("claims", "suggest", "nights/c03").stdout
    assert "no work of the library speaks of this" in said
    senses = {"Rodents": b"mice", "mice": b"mice"}

    def played(texts: list[str]) -> list[bytes]:
        return [next((sense for word, sense in senses.items() if word in text), b"") for text in texts]

    for module in ("litman.actions.suggest.from_library", "litman.index.meaning.vectors"):
        monkeypatch.setattr(f"{module}.vectors_of", played)
    monkeypatch.setattr(
        "litman.index.meaning.vectors.nearness",
        lambda one, others: [0.9 * (one == other) for other in others],
    )
    monkeypatch.setattr("litman.actions.suggest.from_library.has_meaning", lambda: True)
    found = json.loads(run("claims", "suggest", "nights/c03", "--json", "--limit", "1").stdout)
    assert [item["key"] for item in found[0]["suggestions"]] == ["oak2017mice"]
