"""`litman claims` over several posts, and `litman claims POST`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

BARE = """[post]
title = "Bare"

[[claim]]
id = "c01"
text = "Nothing bears this out."
stance = "asserts"
"""
OPEN = """[post]
title = "Open"

[[reference]]
label = "1"
text = "Oak & Ash 1999"

[[claim]]
id = "c01"
text = "Spouts pour."
stance = "asserts"
markers = [{ label = "1", text = "[1]" }]
"""
POST = "Tea lengthens REM sleep, it seems [1]. Coffee shortens it.\n"


@pytest.fixture(autouse=True)
def posts(library: Path) -> None:
    """Three posts: the first in order leans on nothing, the second on a work, the third on a reference."""
    (library / "claims" / "a-bare.toml").write_text(BARE)
    (library / "claims" / "z-open.toml").write_text(OPEN)


def heads(output: str) -> list[str]:
    return [line.split()[0] for line in output.splitlines() if line and not line.startswith(" ")]


def test_posts_that_lean_on_works_come_first_and_a_table_of_all_ends_it(run: Run) -> None:
    output = run("claims").output
    assert heads(output)[:3] == ["sleep", "a-bare", "z-open"]
    table = [line.split() for line in output.splitlines()[-5:]]
    assert " ".join(table[0]) == "POST CLAIMS ON WORKS ON REFERENCES ON NOTHING STALE TITLE"
    assert table[1] == ["sleep", "2", "1", "0", "1", "0", "Sleep", "well"]
    assert table[2] == ["a-bare", "1", "0", "0", "1", "0", "Bare"]
    assert table[3] == ["z-open", "1", "0", "1", "0", "0", "Open"]
    assert table[4] == ["3", "posts", "4", "1", "1", "2", "0"]


def test_a_judged_claim_whose_sentence_changed_is_counted_as_stale(run: Run, library: Path) -> None:
    path = library / "claims" / "sleep.toml"
    anchor = (
        'anchor = { exact = "Tea lengthens REM sleep.", start = 0, end = 24, fingerprint = "aaaaaaaaaaaa" }'
    )
    text = path.read_text().replace('anchor = { start = 0, end = 24, fingerprint = "aaaaaaaaaaaa" }', anchor)
    path.write_text(text.replace('verdict = "unchecked"', 'verdict = "confirmed"'))
    (library.parent / "posts").mkdir()
    (library.parent / "posts" / "sleep-well.txt").write_text(POST)
    table = run("claims").output.split("POST ")[1].splitlines()
    assert table[1].split()[:6] == ["sleep", "2", "1", "0", "1", "1"]


@pytest.mark.parametrize("columns", [20, 28, 40, 70, 80, 100])
def test_the_table_fits_the_terminal(run: Run, library: Path, columns: int) -> None:
    (library / "claims" / f"{'long-' * 12}.toml").write_text(
        BARE.replace("Bare", "A title that goes on " * 9)
    )
    output = run("claims", env={"COLUMNS": str(columns)}).output
    assert all(len(line) <= columns for line in output.splitlines()[-6:])


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(["a-bare"], ["a-bare"], id="a post"),
        pytest.param(["z-open", "a-bare"], ["z-open", "a-bare"], id="posts, in the order asked for"),
        pytest.param(["a-bare", "--post", "sleep"], ["sleep", "a-bare"], id="and the option"),
        pytest.param(["sleep", "--unsupported"], ["sleep"], id="an option after it"),
        pytest.param(["--unsupported", "sleep"], ["sleep"], id="an option before it"),
        pytest.param(["--key", "moss2019tea", "sleep"], ["sleep"], id="an option with a value"),
        pytest.param(["library/claims/a-bare.toml"], ["a-bare"], id="its claims file"),
    ],
)
def test_a_word_that_is_no_command_is_a_post(run: Run, words: list[str], shown: list[str]) -> None:
    result = run("claims", *words)
    assert result.exit_code == 0, result.output
    assert heads(result.output)[: len(shown)] == shown
    assert "POST " not in result.output or len(shown) > 1


def test_a_post_is_named_by_its_file(run: Run, library: Path) -> None:
    (library.parent / "posts").mkdir()
    (library.parent / "posts" / "sleep-well.txt").write_text(POST)
    assert heads(run("claims", "posts/sleep-well.txt").output) == ["sleep"]
    assert heads(run("claims", "--post", "posts/sleep-well.txt").output) == ["sleep"]


def test_post_and_id_show_the_claim(run: Run) -> None:
    assert run("claims", "sleep/c01").output == run("claims", "show", "sleep/c01").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["slep"], "there is sleep", id="a mistyped post"),
        pytest.param(["delete", "sleep/c01"], "did you mean remove?", id="a word of another program"),
        pytest.param(
            ["confrim", "sleep/c01", "moss2019tea", "--by", "A"], "did you mean confirm?", id="a slip"
        ),
        pytest.param(["sleep", "--unsuported"], "--unsuported", id="a mistyped option"),
        pytest.param(["sleep/c99"], "c99", id="no such claim"),
        pytest.param(["new.md"], "litman scan new.md", id="a post that was not scanned"),
    ],
)
def test_what_is_meant_otherwise_is_said(run: Run, library: Path, words: list[str], says: str) -> None:
    (library.parent / "new.md").write_text("# New\n\nText.\n")
    before = files_of(library)
    result = run("claims", *words)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert files_of(library) == before
