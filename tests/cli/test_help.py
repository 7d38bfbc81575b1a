"""`litman help`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.help import MADE, TOPICS
from litman.cli.main import main


def test_every_page_is_a_topic_and_every_topic_has_a_page() -> None:
    folder = resources.files("litman").joinpath("help")
    pages = {item.name.removesuffix(".md") for item in folder.iterdir() if item.name.endswith(".md")}
    assert pages == set(TOPICS) - MADE


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic not in MADE])
def test_a_page_is_printed_whole(topic: str) -> None:
    result = CliRunner().invoke(main, ["help", topic])
    page = resources.files("litman").joinpath("help", f"{topic}.md").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert result.output.strip() == page.strip()


def test_without_a_topic_all_topics_are_listed() -> None:
    output = CliRunner().invoke(main, ["help"]).output
    *topics, last = output.splitlines()
    assert [line.split()[0] for line in topics] == list(TOPICS)
    assert "`litman help COMMAND`" in last


@pytest.mark.parametrize(
    ("words", "same_as"),
    [
        pytest.param("scan", "scan --help", id="a command"),
        pytest.param("claims confirm", "claims confirm --help", id="a command of a group"),
        pytest.param("add", "add --help", id="a group"),
        pytest.param("CLM101", "rule CLM101", id="a code"),
        pytest.param("bib101", "rule BIB101", id="a code in small letters"),
        pytest.param("BIB1xx", "rule BIB1xx", id="a family"),
    ],
)
def test_help_of_a_command_or_a_finding_is_its_own_page(words: str, same_as: str) -> None:
    result = CliRunner().invoke(main, ["help", *words.split()])
    assert result.exit_code == 0
    assert result.output == CliRunner().invoke(main, same_as.split()).output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param("delete", "did you mean remove?", id="a word of another program"),
        pytest.param("claims drop", "did you mean remove?", id="within a group"),
        pytest.param("list more", "has no commands of its own", id="below a command"),
        pytest.param("nothing at all", "there is no command 'nothing'", id="several words"),
        pytest.param("xyzzy", "`litman help` lists the topics", id="nothing like it"),
        pytest.param("BIB999", "BIB999", id="a code that no rule has"),
    ],
)
def test_help_of_what_there_is_not_says_what_there_is(words: str, says: str) -> None:
    result = CliRunner().invoke(main, ["help", *words.split()])
    assert result.exit_code == 2
    assert says in result.output


def test_an_unknown_topic_is_refused_with_the_ones_there_are() -> None:
    result = CliRunner().invoke(main, ["help", "wrods"])
    assert result.exit_code == 2
    assert "words" in result.output


def test_the_list_of_settings_in_the_repository_is_what_help_prints() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["help", "settings"]).output == page
