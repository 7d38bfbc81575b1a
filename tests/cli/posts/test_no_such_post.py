"""A post that is not there: the name of a file is answered as a file, any other word as the id of a post."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

COMMANDS = [
    ["report"],
    ["publish"],
    ["badge"],
    ["convert"],
    ["render"],
    ["render", "--list-only"],
    ["review", "--plain"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_name_of_a_file_that_is_not_there_is_said_to_be_one(run: Run, words: list[str]) -> None:
    result = run(*words, "nosuch.md")
    assert result.exit_code == 2
    assert "nosuch.md: there is no such file" in result.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_another_word_is_said_to_be_no_id(run: Run, words: list[str]) -> None:
    result = run(*words, "nosuch")
    assert result.exit_code == 2
    assert "no post has the id 'nosuch'" in result.stderr
