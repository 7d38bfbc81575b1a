"""The manual page: made of what the commands say of themselves, and readable by what prints manual pages."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from litman.cli.main import main
from litman.cli.manual import manual_page

PAGE = Path(__file__).parents[2] / "docs" / "litman.1"


def commands(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None, name
        own = click.Context(command, info_name=name, parent=ctx)
        yield own.command_path, command
        if isinstance(command, click.Group):
            yield from commands(command, own)


def plain(page: str) -> str:
    return page.replace("\\-", "-")


def test_the_page_in_the_repository_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="ascii") == manual_page(main)


def test_every_command_and_every_option_has_its_place() -> None:
    sections = plain(manual_page(main)).split("\n.SS ")[1:]
    found = list(commands(main, click.Context(main, info_name="litman", **main.context_settings)))
    assert len(sections) == len(found)
    for section, (path, command) in zip(sections, found, strict=True):
        assert section.startswith(f"{path} ")
        for param in command.params:
            if isinstance(param, click.Option) and not param.hidden:
                assert param.opts[0] in section, path


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        pytest.param("a `b` c", ".PP\na \\fBb\\fP c", id="backticks"),
        pytest.param(".TH x", ".PP\n\\&.TH x", id="a stop that would act"),
        pytest.param("a\\fB", ".PP\na\\efB", id="a backslash that would act"),
        pytest.param("2–4 -x", ".PP\n2\\[u2013]4 \\-x", id="a dash and an option"),
        pytest.param("a\nb\n\nc", ".PP\na b\n.PP\nc", id="paragraphs"),
        pytest.param("a\n\n\b\nb\nc", ".PP\na\n.PP\n.nf\nb\nc\n.fi", id="lines that stay"),
    ],
)
def test_a_help_text_is_laid_out(text: str, roff: str) -> None:
    group = click.Group("litman", help=f"litman does.\n\n{text}")
    assert f".SH DESCRIPTION\n{roff}\n.SH OPTIONS" in manual_page(group)


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff prints manual pages, and is not there")
def test_groff_finds_nothing_to_warn_of() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "which claim leans on which work" in done.stdout
