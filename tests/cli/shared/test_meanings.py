"""Who types a word of another program is told litman's."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from litman.cli.main import COMMANDS, main
from litman.cli.shared.lazy import LazyGroup
from litman.cli.shared.meanings import MEANINGS, meant_commands


def test_every_word_means_a_command_that_there_is() -> None:
    assert len(MEANINGS) >= 20
    for words in MEANINGS.values():
        if words.startswith("--"):
            assert any(words in option.opts for option in main.params)
            continue
        result = CliRunner().invoke(main, [*words.split(), "--help"])
        assert result.exit_code == 0, words


def test_no_word_of_another_program_is_a_command() -> None:
    assert not set(MEANINGS) & set(COMMANDS)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("import", "add", id="import"),
        pytest.param("delete", "remove", id="delete"),
        pytest.param("edit", "set", id="edit"),
        pytest.param("lint", "check", id="lint"),
        pytest.param("Delete", "remove", id="in capitals"),
        pytest.param("improt", "add", id="a slip in a word of another program"),
        pytest.param("lsit", "list", id="a slip in a command"),
        pytest.param("exprot", "export", id="a slip that is like a word of another program"),
        pytest.param("ls", "list", id="short"),
        pytest.param("status", "check", id="what is like another command and means this one"),
        pytest.param("stats", "check --statistics", id="an option of a command"),
        pytest.param("confirm", "claims confirm", id="a command of a group"),
        pytest.param("version", "--version", id="an option"),
    ],
)
def test_a_word_is_answered_by_meaning_then_by_its_letters(word: str, meant: str) -> None:
    assert meant_commands(word, COMMANDS)[0] == meant
    result = CliRunner().invoke(main, [word])
    assert result.exit_code == 2
    assert f"did you mean {meant}" in result.output


@pytest.mark.parametrize(("word", "meant"), [("delete", "remove"), ("verdict", "confirm"), ("lnik", "link")])
def test_a_group_answers_with_its_own_commands(word: str, meant: str) -> None:
    group = main.get_command(None, "claims")  # type: ignore[arg-type]
    assert isinstance(group, LazyGroup)
    assert meant_commands(word, group.table, within="claims")[0] == meant


def test_a_word_like_nothing_gets_no_suggestion() -> None:
    assert meant_commands("xyzzy", COMMANDS) == []
