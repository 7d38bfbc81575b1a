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
    assert [line.split()[0] for line in output.splitlines()] == list(TOPICS)


def test_an_unknown_topic_is_refused_with_the_ones_there_are() -> None:
    result = CliRunner().invoke(main, ["help", "wrods"])
    assert result.exit_code == 2
    assert "words" in result.output


def test_the_list_of_settings_in_the_repository_is_what_help_prints() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["help", "settings"]).output == page
