"""`litman quote`: which work a quotation is from, where, and what differs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BIB = """\
@article{arne2015green,
  author = {Arne, Kim}, title = {Green tea and the pulse of rowers}, year = 2015,
  abstract = {Sixty rowers drank green tea. Their pulse did not fall by 9.8\\% with it. Sleep was as before.},
}
@article{bull2009black,
  author = {Bull, Pat}, title = {Black coffee and old sailors}, year = 2009, file = {bull.xml},
}
@article{cole2020words,
  author = {Cole, Di}, title = {What others said}, year = 2020,
  abstract = {Bull wrote: the time that they lay awake in their bunks rose with coffee. We agree.},
}
"""
KEPT = """\
Methods

Forty old sailors drank coffee.\fResults

The time that they lay awake in their
bunks rose with cof-
fee.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    (root / "sources").mkdir(parents=True)
    (root / "litman.toml").write_text("")
    (root / "references.bib").write_text(BIB)
    (root / "sources" / "bull2009black.txt").write_text(KEPT)
    return root


def works_of(output: str) -> list[dict[str, object]]:
    return list(json.loads(output)["works"])


def test_all_works_that_hold_the_words_are_listed_the_oldest_first(library: Path, run: Run) -> None:
    words = "the time that they lay awake in their bunks rose with coffee"
    result = run("quote", words)
    assert result.exit_code == 0, result.output
    assert result.output.index("bull2009black") < result.output.index("cole2020words")
    (first, second) = works_of(run("quote", words, "--json").output)
    assert (first["of"], first["page"], first["section"], first["exact"]) == ("kept", 2, "Results", True)
    assert (second["of"], second["before"], second["after"]) == ("abstract", "Bull wrote:", "We agree.")


def test_of_more_works_than_are_looked_into_the_oldest_are_shown_and_the_rest_counted(
    library: Path, run: Run
) -> None:
    words = "tea was given to all of the sailors at noon"
    years = [*range(1990, 2020), *range(1950, 1960)]
    (library / "references.bib").write_text(
        "".join(f"@misc{{k{year}, title={{T}}, year={year}, abstract={{Here {words}.}}}}\n" for year in years)
    )
    found = json.loads(run("quote", words, "--json").output)
    assert [work["key"] for work in found["works"]] == [f"k{year}" for year in sorted(years)[:32]]
    assert found["left_out"] == 8
    assert "8 younger works may have them as well" in run("quote", words).output


def test_what_differs_is_named_and_a_lost_denial_first_of_all(library: Path, run: Run) -> None:
    result = run("quote", "“Their pulse did fall by 9.8 % with it”")
    assert "nearly" in result.output
    assert "left out: not (a denial is dropped)" in result.output
    (work,) = works_of(run("quote", "Their pulse did fall by 9.8 % with it", "--json").output)
    assert [one["denial"] for one in work["differences"]] == ["dropped"]  # type: ignore[attr-defined]


def test_words_are_read_from_a_file_and_from_standard_input(library: Path, run: Run) -> None:
    (library.parent / "words.txt").write_text("Forty old\nsailors drank coffee")
    assert "bull2009black" in run("quote", "words.txt").output
    assert "bull2009black" in run("quote", "-", stdin="Forty old sailors drank coffee").output


def test_words_that_stand_nowhere_end_with_1(library: Path, run: Run) -> None:
    result = run("quote", "Wolves howl at the full moon of the old year")
    assert result.exit_code == 1
    assert "No work of the library holds these words" in result.output
    assert works_of(run("quote", "Wolves howl at the moon", "--json").output) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("  ", "there are no words in it", id="empty"),
        pytest.param("…", "there are no words in it", id="an ellipsis alone"),
        pytest.param("coffee", "one word stands in too many places", id="one word"),
        pytest.param("gone.txt", "there is no file gone.txt", id="a file that is gone"),
        pytest.param("library", "it is a folder", id="a folder"),
        pytest.param("word " * 1_001, "at most 1,000 words", id="a book"),
    ],
)
def test_what_is_no_quotation_is_refused_with_what_to_do(
    library: Path, run: Run, given: str, said: str
) -> None:
    result = run("quote", given)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def add_claims(library: Path) -> None:
    (library / "claims").mkdir()
    (library / "claims" / "oars.toml").write_text(
        '[post]\ntitle = "Oars"\n\n[[claim]]\nid = "c01"\n'
        'text = "Bull saw that “the time that they lay awake in their bunks rose” with coffee."\n\n'
        '  [[claim.link]]\n  key = "bull2009black"\n  relation = "quotes"\n\n'
        '[[claim]]\nid = "c02"\ntext = "“Their pulse did fall by 9.8% with it.”"\n\n'
        '  [[claim.link]]\n  key = "arne2015green"\n  relation = "quotes"\n'
    )


def test_confirm_fills_in_what_the_claim_quotes_and_where_it_stands(library: Path, run: Run) -> None:
    add_claims(library)
    result = run("claims", "confirm", "oars/c01", "bull2009black", "--find", "--by", "AB")
    assert result.exit_code == 0, result.output
    written = (library / "claims" / "oars.toml").read_text()
    assert 'quote = "The time that they lay awake in their bunks rose"' in written
    assert 'locator = "p. 2"' in written
    assert 'verdict = "confirmed"' in written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("oars/c02", "arne2015green"), "a denial is dropped", id="the source denies it"),
        pytest.param(
            ("oars/c01", "bull2009black", "--quote", "Wolves howl at the full moon"),
            "does not hold",
            id="words that the text lacks",
        ),
        pytest.param(
            ("oars/c02", "arne2015green", "--quote", "Wolves howl at the full moon"),
            "the abstract of arne2015green does not hold",
            id="words that the abstract lacks",
        ),
        pytest.param(("oars/c01", "arne2015green"), "has no link to", id="a work that it does not lean on"),
        pytest.param(("oars/c01", "bull2009black", "--not-in-source"), "--find records", id="two answers"),
    ],
)
def test_confirm_records_nothing_where_the_words_are_not_found(
    library: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    add_claims(library)
    before = (library / "claims" / "oars.toml").read_bytes()
    result = run("claims", "confirm", *words, "--find", "--by", "AB")
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert (library / "claims" / "oars.toml").read_bytes() == before


def test_what_text_was_read_is_kept_with_a_check_and_seen_to_change(library: Path, run: Run) -> None:
    run("claims", "add", "tea", "Coffee keeps men awake.", "--new")
    run("claims", "link", "tea/c01", "bull2009black")
    words = "they lay awake in their bunks"
    confirmed = run("claims", "confirm", "tea/c01", "bull2009black", "--quote", words, "--by", "AB")
    assert confirmed.exit_code == 0, confirmed.output
    claims = library / "claims" / "tea.toml"
    before = claims.read_text()
    assert re.search(r'status = "not-checked", text = "[0-9a-f]{12}", file = "[0-9a-f]{12}" \}', before)
    assert "EVD110" not in run("check").output

    kept = library / "sources" / "bull2009black.txt"
    kept.write_text(KEPT.replace("coffee", "tea"))
    assert (
        "EVD110 the text of bull2009black is not the one that c01 was checked against" in run("check").output
    )
    kept.unlink()  # of the text that is left nobody said anything
    run("claims", "confirm", "tea/c01", "bull2009black", "--quote", words, "--by", "AB")
    assert re.search(r'status = "not-checked" \}', claims.read_text())


def test_a_claim_that_is_shown_says_where_its_quotation_stands_and_what_is_wrong_with_it(
    library: Path, run: Run
) -> None:
    run("claims", "add", "tea", "Coffee keeps men awake.", "--new")
    for key, words, place in (
        ("bull2009black", "They lay awake in their bunks", "p. 2"),
        ("arne2015green", "Their pulse did not fall by 8.9 % with it", "p. 7"),
    ):
        run("claims", "link", "tea/c01", key, "--quote", words, "--locator", place)
    shown = " ".join(run("claims", "show", "tea/c01").output.split())
    assert (
        "quote: They lay awake in their bunks locator: p. 2 it stands in the stored text of bull2009black, p. 2"
        in shown
    )
    assert "the quotation says 8.9 %, where its source says 9.8%" in shown
    first, second = json.loads(run("claims", "show", "tea/c01", "--json").output)["links"]
    assert (first["quotation"]["state"], first["quotation"]["page"], first["quotation"]["numbers"]) == (
        "found",
        2,
        [],
    )
    assert second["quotation"]["state"] == "absent-from-abstract"
    assert second["quotation"]["numbers"] == [{"quoted": "8.9 %", "source": "9.8%"}]


def test_words_of_a_language_without_spaces_are_found_within_a_sentence(library: Path, run: Run) -> None:
    with (library / "references.bib").open("a") as bib:
        bib.write("@article{li2020tea, author={Li, Wei}, title={Tea}, year=2020,\n")
        bib.write("  abstract={研究發現，綠茶並不能延長老水手的睡眠時間。}}\n")
    (library / "sources" / "cole2020words.txt").write_text("港は寒い。緑茶は船員の睡眠時間を延ばさなかった。")
    (one,) = works_of(run("quote", "不能延長老水手的睡眠", "--json").output)
    assert (one["key"], one["exact"]) == ("li2020tea", True)
    (one,) = works_of(run("quote", "不能延长老水手的睡眠", "--json").output)
    assert (one["key"], one["exact"]) == ("li2020tea", False)
    (one,) = works_of(run("quote", "船員の睡眠時間を延ばさ", "--json").output)
    assert (one["key"], one["of"], one["exact"]) == ("cole2020words", "kept", True)
