"""The manual page of litman, in roff, made of what the commands say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from litman.settings import ROWS

_HEAD = '.TH LITMAN 1 "" "litman" "User Commands"'
_VARIABLES = {
    "LITMAN_LIBRARY": "the library to work on, where `--library` names none",
    "LITMAN_POOL": "the file of the local pool",
}
_UNTOUCHED = "\b"  # Click's mark of a paragraph whose lines stay as they are


def manual_page(main: click.Group) -> str:
    """Return the page: the program, its options, every command with its own options, variables, files."""
    ctx = click.Context(main, info_name="litman", **main.context_settings)
    name, _, rest = (main.help or "").partition("\n")
    lines = [_HEAD, ".SH NAME", f"litman \\- {_escape(name.removeprefix('litman ').rstrip('.'))}"]
    lines += [".SH SYNOPSIS", f".B litman\n{_escape(' '.join(main.collect_usage_pieces(ctx)))}"]
    lines += [".SH DESCRIPTION", *_paragraphs(rest)]
    lines += [".SH OPTIONS", *_options(main, ctx)]
    lines += [".SH COMMANDS", *_commands(main, ctx)]
    lines += [".SH ENVIRONMENT", *_variables()]
    lines += [
        ".SH FILES",
        *_entry("library/litman.toml", "the settings of a library (`litman help settings`)"),
    ]
    lines += _entry("library/references.bib", "its works; `litman help files` describes the other files")
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, ctx: click.Context) -> Iterator[str]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is None or command.hidden:
            continue
        own = click.Context(command, info_name=name, parent=ctx)
        yield f".SS {_escape(own.command_path)} {_escape(' '.join(command.collect_usage_pieces(own)))}"
        yield from _paragraphs(command.help or "")
        yield from _paragraphs(command.epilog or "")
        yield from _options(command, own)
        if isinstance(command, click.Group):
            yield from _commands(command, own)


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record is not None and "--help" not in param.opts:  # which every command has
            yield from _entry(*record)


def _variables() -> Iterator[str]:
    for name, about in _VARIABLES.items():
        yield from _entry(name, about)
    for row in ROWS.values():
        if row.environment:
            yield from _entry(row.environment, row.about)


def _entry(name: str, about: str) -> list[str]:
    return [".TP", f".B {_escape(name)}", _text(about)]


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; the lines of a marked one each for itself."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n").partition("\f")[0]):
        lines = [line.strip() for line in paragraph.strip("\n ").split("\n")]
        if lines[0] == _UNTOUCHED:
            yield from (".PP", ".nf", *(_text(line) for line in lines[1:]), ".fi")
        elif any(lines):
            yield from (".PP", _text(" ".join(lines)))


def _text(text: str) -> str:
    """Return running text, what stands in backticks bold."""
    return re.sub(r"`([^`]+)`", r"\\fB\1\\fP", _escape(" ".join(text.split())))


def _escape(text: str) -> str:
    """Return the text as roff prints it: nothing acts, hyphens can be copied, other letters than ASCII by number.

    Source: groff(7), "Escape sequences"; groff_char(7).
    """
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = "".join(c if c < "\x7f" else f"\\[u{ord(c):04X}]" for c in text)
    return "\\&" + text if text.startswith((".", "'")) else text
