from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner

import litman.error_tree.posts
from litman.cli.main import main
from litman.errors import NoPostsError, NotMarkdownError, UnreadFormatError
from litman.posts.post import Format
from litman.posts.readers.table import READERS, described_formats, format_of


@pytest.mark.parametrize("name", list(READERS))
def test_every_reader_can_be_loaded(name: str) -> None:
    assert callable(READERS[name].load())  # type: ignore[index]


def test_the_formats_of_posts_are_those_that_are_read() -> None:
    assert list(get_args(Format)) == list(READERS)


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [ending for reader in READERS.values() for ending in reader.endings]
    assert len(endings) == len(set(endings))
    assert {format_of(Path("p" + ending)) for ending in endings} == set(READERS)


def test_formats_are_named_with_their_endings() -> None:
    assert described_formats()[0] == "text (.txt, .text)"


ENDINGS = [ending for reader in READERS.values() for ending in reader.endings]
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "is_checked"),
    [
        *[pytest.param(f"posts/p{ending}", True, id=ending) for ending in ENDINGS],
        *[pytest.param(f"P{ending.upper()}", True, id=ending.upper()) for ending in ENDINGS],
        *[pytest.param(name, True) for name in ("references.bib", "claims/a.toml", "registry.jsonl")],
        *[pytest.param(name, False) for name in ("p.py", "p.png", "p.djvu", "p.md.bak", "html", "docx/p")],
    ],
)
def test_the_hook_runs_for_every_file_that_a_check_reads(name: str, is_checked: bool) -> None:
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], name)) is is_checked


def test_messages_about_formats_name_every_ending_that_is_read() -> None:
    for error in (
        NoPostsError(Path("p"), described_formats()),
        UnreadFormatError(Path("p"), described_formats()),
    ):
        assert _endings_in(str(error)) == ENDINGS
    rendered = ["markdown", "text"]
    endings = [ending for name in rendered for ending in READERS[name].endings]  # type: ignore[index]
    assert _endings_in(str(NotMarkdownError(Path("p"), endings))) == endings


def test_the_page_about_formats_names_each_with_its_endings() -> None:
    page = resources.files("litman").joinpath("help", "formats.md").read_text(encoding="utf-8")
    for reader in READERS.values():
        (item,) = re.findall(rf"^- \*\*{reader.name}\*\* \((.+?)\)[,:]", page, re.MULTILINE | re.DOTALL)
        assert sorted(_endings_in(item)) == sorted(reader.endings)


def test_the_help_of_scan_names_every_format() -> None:
    output = " ".join(CliRunner().invoke(main, ["scan", "--help"]).output.split())
    assert f"Posts are {', '.join(described_formats())}." in output


def test_no_message_names_an_ending_that_is_not_read() -> None:
    text = Path(litman.error_tree.posts.__file__).read_text(encoding="utf-8")
    told = re.findall(r"save the post as .*?\"", text)
    assert told
    assert {ending for part in told for ending in _endings_in(part)} <= set(ENDINGS)


def _endings_in(text: str) -> list[str]:
    return re.findall(r"(?<![\w.])\.[a-z]+", text)
