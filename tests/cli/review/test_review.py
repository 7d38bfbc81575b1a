"""`litman review`, a line at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, files_of
from tests.cli.review.conftest import Walk

Claims = Callable[[], dict[str, Any]]
SENTENCE = "Green tea lengthened REM sleep by nine minutes."


def test_a_claim_is_shown_with_what_stands_around_it_and_what_it_leans_on(walk: Walk) -> None:
    shown = " ".join(walk("j").stdout.split())
    for words in (
        "tea/c01 claim 1 of 3; 3 claims to decide about",
        "under At night",
        "CLAIM Green tea lengthens REM sleep by nine minutes",
        "after Black coffee doubles",
        "work 1 moss2019tea Moss & Fern 2019 [@moss2019tea] supports, unchecked",
        "title Tea and REM sleep",
        "1 abstract: *Green* *tea* *lengthened* *REM* *sleep* by *nine* *minutes*.",
        "to do leans on no work",
        "3 claims of 3 left to decide about; it goes on at c02",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("lines", "verdict", "quote"),
    [
        pytest.param(["c 1"], "confirmed", SENTENCE, id="confirmed by a passage"),
        pytest.param(["1", "c"], "confirmed", SENTENCE, id="a passage first"),
        pytest.param(["confirm 1"], "confirmed", SENTENCE, id="by its word"),
        pytest.param(["c"], "confirmed", None, id="without words"),
        pytest.param(["p 1"], "partly", SENTENCE, id="partly"),
        pytest.param(["x"], "contradicts", None, id="otherwise"),
        pytest.param(["0"], "not-in-source", None, id="not in the source"),
        pytest.param(["c tea lengthened REM sleep"], "confirmed", "tea lengthened REM sleep", id="its words"),
        pytest.param(["c 1", "u", "0"], "not-in-source", None, id="another after undo"),
    ],
)
def test_a_verdict_is_recorded_with_the_words_of_the_work(
    walk: Walk, claims: Claims, lines: list[str], verdict: str, quote: str | None
) -> None:
    result = walk(*lines)
    assert result.exit_code == 0, result.output
    (link,) = claims()["c01"]["links"]
    assert (link["verdict"], link["quote"], link["by"], link["at"]) == (
        verdict,
        quote,
        "AB",
        str(date.today()),
    )


def test_the_walk_goes_on_after_a_verdict_and_where_it_stopped(walk: Walk, run: Run) -> None:
    assert "tea/c02" in walk("c 1").stdout
    again = run("review", "--by", "AB", stdin="")
    assert "tea/c02" in again.stdout
    assert "going on with tea" in again.stderr


def test_every_work_of_a_claim_gets_its_verdict(walk: Walk, claims: Claims) -> None:
    result = walk("n", "n", "0", "x", words=("tea", "--by", "AB"))
    assert result.exit_code == 0, result.output
    assert {item["key"]: item["verdict"] for item in claims()["c03"]["links"]} == {
        "moss2019tea": "not-in-source",
        "reed2001leaf": "contradicts",
    }


@pytest.mark.parametrize(
    ("lines", "there"),
    [
        pytest.param(["j", "m Says who?"], "Says who?", id="on the claim"),
        pytest.param(["j", "comment Says who?"], "Says who?", id="by its word"),
        pytest.param(["j", "m Says who?", "m Who counted?"], "Who counted?", id="another one"),
        pytest.param(["j", "m Says who?", "u"], None, id="taken back"),
    ],
)
def test_a_comment_is_written(walk: Walk, claims: Claims, lines: list[str], there: str | None) -> None:
    assert walk(*lines).exit_code == 0
    assert claims()["c02"].get("comment") == there


def test_a_comment_on_a_work_stands_with_its_link(walk: Walk, claims: Claims) -> None:
    assert walk("m w One small trial.").exit_code == 0
    (link,) = claims()["c01"]["links"]
    assert (link["comment"], link["commented"]["by"]) == ("One small trial.", "AB")


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        pytest.param(["j", "l reed2001leaf"], ["reed2001leaf"], id="by its key"),
        pytest.param(["j", "l REED2001leaf", "u"], [], id="taken back"),
        pytest.param(["j", "l reed2001leaf", "-"], [], id="taken off again"),
        pytest.param(["j", "l leaf"], [], id="by words, and none chosen"),
    ],
)
def test_a_claim_is_tied_to_a_work(walk: Walk, claims: Claims, lines: list[str], keys: list[str]) -> None:
    assert walk(*lines).exit_code == 0
    assert [item["key"] for item in claims()["c02"]["links"]] == keys


def test_what_is_suggested_is_taken_and_says_where_it_came_from(walk: Walk, claims: Claims) -> None:
    result = walk("-", "s 1")
    assert result.exit_code == 0, result.output
    (link,) = claims()["c01"]["links"]
    assert (link["key"], link["suggested"]["from"]) == ("moss2019tea", "library")


def test_a_claim_is_tied_to_a_statement(walk: Walk, claims: Claims, library: Path) -> None:
    (library / "statements.toml").write_text('[[statement]]\nid = "coffee"\ntext = "Coffee wakes."\n')
    assert walk("j", "t coffee").exit_code == 0
    assert claims()["c02"]["statement"] == "coffee"
    assert walk("t -").exit_code == 0
    assert claims()["c02"]["statement"] is None


def test_a_sentence_that_is_none_is_dropped_when_that_is_said_twice(walk: Walk, claims: Claims) -> None:
    assert walk("j", "d y").exit_code == 0
    assert sorted(claims()) == ["c01", "c03"]


def test_an_edited_sentence_is_shown_and_accepted(walk: Walk, post: Path, claims: Claims) -> None:
    walk("c 1")
    post.write_text(post.read_text().replace("nine minutes", "ninety minutes"))
    shown = walk("e", words=("tea", "--by", "AB", "--from", "c01")).stdout
    assert "was      Green tea lengthens REM sleep by *nine* minutes" in shown
    assert "CLAIM    Green tea lengthens REM sleep by *ninety* minutes" in shown
    assert claims()["c01"]["state"] == "same"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["z"], id="no key"),
        pytest.param(["constrict"], id="no word"),
        pytest.param(["j", "2"], id="no such passage"),
        pytest.param(["c 9"], id="no such passage, as words"),
        pytest.param(["e"], id="nothing was edited"),
        pytest.param(["j", "c"], id="no work"),
        pytest.param(["j", "l nothing like it"], id="no such work"),
        pytest.param(["d n"], id="not dropped"),
    ],
)
def test_a_line_that_cannot_be_followed_ends_it_and_changes_nothing(
    walk: Walk, library: Path, lines: list[str]
) -> None:
    before = files_of(library)
    result = walk(*lines, "0")
    assert result.exit_code == 2
    assert files_of(library) == before


def test_nobody_who_decides_is_said(walk: Walk, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    before = files_of(library)
    result = walk("c 1", words=("tea",))
    assert (result.exit_code, "say who has looked" in result.output) == (2, True)
    assert files_of(library) == before


def test_one_of_several_posts_is_to_be_named(walk: Walk, run: Run, library: Path) -> None:
    (library / "claims" / "milk.toml").write_text('[post]\ntitle = "Milk"\n')
    result = run("review", stdin="")
    assert (result.exit_code, "tea" in result.stdout, "milk" in result.stdout) == (2, True, True)
    assert run("review", "milk", stdin="").stdout.strip() == "milk has no claims."
    assert run("review", "mlik", stdin="").exit_code == 2


def test_a_library_without_claims_says_how_one_gets_some(run: Run, library: Path) -> None:
    (library / "claims" / "sleep.toml").unlink()
    assert "litman scan" in run("review", stdin="").stdout


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = walk("?", "j", "j", "q").stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_a_post_that_is_gone_is_walked_by_its_claims_file(walk: Walk, post: Path) -> None:
    post.unlink()
    result = walk("c 1")
    assert result.exit_code == 0
    assert "the post's text is not at hand" in " ".join(result.stdout.split())


def test_enter_shows_more_of_the_work_and_less_again(walk: Walk) -> None:
    shown = [" ".join(part.split()) for part in walk("", "open").stdout.split("-" * 20)[1:]]
    for words in (
        "before Twelve rowers drank it for a week. They were asked each morning.",
        "after The cups were blue.",
        "abstract Twelve rowers drank it for a week.",
    ):
        assert [words in part for part in shown] == [False, True, False]
