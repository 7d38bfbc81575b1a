"""Command groups whose commands are imported when they are used: `litman --help` stays instant."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, NoReturn

import click

COMPLETE_VARIABLE = "_LITMAN_COMPLETE"  # set while a shell asks what could stand here


class CommandEntry(NamedTuple):
    """Where a command is defined, and its line in the help of its group."""

    module: str
    name: str  # of the command object in the module
    help: str


class LazyGroup(click.Group):
    """A group that reads its commands from a table."""

    def __init__(self, *args: object, table: Mapping[str, CommandEntry], **kwargs: object) -> None:
        if kwargs.get("invoke_without_command"):  # which Click before 8.5 does not say
            kwargs.setdefault("subcommand_metavar", "[COMMAND] [ARGS]...")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(import_module(entry.module), entry.name)
        if COMPLETE_VARIABLE in os.environ:
            from litman.cli.shared.completing import attach

            return attach(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.table:
            self.refuse(ctx, name)
        return super().resolve_command(ctx, args)

    def refuse(self, ctx: click.Context, name: str) -> NoReturn:
        """Say that there is no such command, and which may be meant."""
        from litman.cli.shared.meanings import meant_commands

        within = "" if ctx.parent is None else str(ctx.info_name)
        meant = meant_commands(name, self.table, within=within)
        hint = f"did you mean {' or '.join(meant)}?" if meant else f"see `{ctx.command_path} --help`"
        ctx.fail(f"no such command {name!r}; {hint}")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.table.items()])
