"""`litman help`: pages about what several commands share, about a command, about a finding."""

from __future__ import annotations

import re
from importlib import resources
from typing import NoReturn

import click

from litman.cli.shared.lazy import LazyGroup
from litman.cli.shared.output import bold, dim, say
from litman.cli.shared.widths import pad

TOPICS = {
    "words": "what litman's words mean: verified, suggested, moved, supports…",
    "settings": "what litman.toml can say, with types, defaults and examples",
    "formats": "which posts are read, what is a citation in each, and what a place is",
    "files": "the files of a library, and how a claims file is written",
    "json": "what `--json` prints",
    "ci": "how `litman check` runs before a commit and in CI, with an example workflow",
    "changes": "what is new in which version",
    "man": "the manual page, in roff: `litman help man | man -l -`",
}
_CODE = re.compile(r"(?i)[a-z]{2,3}[0-9][0-9x]{0,2}|[A-Z]{2,3}")  # of a rule, or of a family of them
MADE = {"settings", "man"}  # pages that are no files: they are made from tables


@click.command("help")
@click.argument("words", metavar="[TOPIC|COMMAND|CODE]", nargs=-1)
@click.pass_context
def help_command(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Print a page about a topic, a command or a code of `litman check`; without one, the list of topics.

    `litman help claims confirm` is what `litman claims confirm --help` prints, `litman help CLM101` what
    `litman rule CLM101` does.
    """
    if not words:
        for name, about in TOPICS.items():
            say(bold(pad(name, 9)), about)
        say(dim("Of a command: `litman help COMMAND`; of a finding: `litman help CODE`."))
        return
    program = ctx.find_root().command
    assert isinstance(program, LazyGroup), program
    if words[0] in program.table:
        _say_command(ctx.find_root(), words)
    elif len(words) > 1:
        raise click.UsageError(f"there is no command {words[0]!r}; `litman help` lists the topics")
    elif words[0] in TOPICS:
        for line in _page(words[0], program).rstrip("\n").split("\n"):
            say(line)
    elif _CODE.fullmatch(words[0]):
        from litman.cli.check.rule import rule

        ctx.invoke(rule, codes=(words[0].upper(),), every=False)
    else:
        _refuse(words[0], program)


def _say_command(root: click.Context, words: tuple[str, ...]) -> None:
    """Print what `--help` of the command prints."""
    ctx = root
    for word in words:
        group = ctx.command
        if not isinstance(group, LazyGroup):
            raise click.UsageError(f"`{ctx.command_path}` has no commands of its own")
        command = group.get_command(ctx, word)
        if command is None:
            group.refuse(ctx, word)
        ctx = click.Context(command, info_name=word, parent=ctx)
    click.echo(ctx.get_help())


def _refuse(word: str, program: LazyGroup) -> NoReturn:
    from litman.cli.shared.meanings import meant_commands

    meant = meant_commands(word, [*TOPICS, *program.table])
    hint = f"did you mean {' or '.join(meant)}?" if meant else "`litman help` lists the topics"
    raise click.UsageError(f"there is no topic and no command {word!r}; {hint}")


def _page(topic: str, program: click.Command) -> str:
    if topic == "man":
        from litman.cli.manual import manual_page

        assert isinstance(program, click.Group), program
        return manual_page(program)
    if topic == "settings":
        from litman.actions.settings_page import settings_page

        return settings_page()
    return resources.files("litman").joinpath("help", f"{topic}.md").read_text(encoding="utf-8")
