"""`litman undo` and `litman redo`."""

from __future__ import annotations

import click

from litman.cli.shared.context import locate, open_for_writing
from litman.cli.shared.output import bold, dim, done, plural, say
from litman.cli.undo_print import say_difference


@click.command()
@click.option(
    "--list", "lists", is_flag=True, help="List the changes that can be taken back, the last first."
)
@click.option("--show", "shows", is_flag=True, help="Show what would be taken back, and take nothing back.")
@click.pass_context
def undo(ctx: click.Context, lists: bool, shows: bool) -> None:
    """Take back what the last command changed.

    Entries, claims and registry records come back together. Once more takes back the change before that; `litman
    redo` does again what was taken back. What somebody else changed in the same files stays, unless it is at the very
    same place: then nothing is taken back.
    """
    _take(ctx, lists=lists, shows=shows, is_redo=False)


@click.command()
@click.option(
    "--list", "lists", is_flag=True, help="List the changes that can be done again, the next first."
)
@click.option("--show", "shows", is_flag=True, help="Show what would be done again, and do nothing.")
@click.pass_context
def redo(ctx: click.Context, lists: bool, shows: bool) -> None:
    """Do again what `litman undo` took back, as long as nothing else was changed by litman since."""
    _take(ctx, lists=lists, shows=shows, is_redo=True)


def _take(ctx: click.Context, *, lists: bool, shows: bool, is_redo: bool) -> None:
    from litman.library.storage.undo import carry_out, plan_return

    if lists and shows:
        raise click.UsageError("give --list or --show, not both")
    if lists:
        _list(ctx, is_redo=is_redo)
        return
    if shows:
        root, _ = locate(ctx)
        plan = plan_return(root, is_redo=is_redo)
        say(dim(f"`{plan.change.request}`{_day(plan.change.request.day)}"))
        for file in plan.files:
            say_difference(file)
        return
    with open_for_writing(ctx, quiet=True) as library:
        plan = plan_return(library.root, is_redo=is_redo)
        carry_out(library.root, plan)
    say(
        done("redone" if is_redo else "undone"),
        bold(str(plan.change.request)),
        dim(_day(plan.change.request.day)),
    )
    for path in plan.change.paths:
        say(" " * 10, str(path))


def _list(ctx: click.Context, *, is_redo: bool) -> None:
    from litman.errors import NothingToUndoError
    from litman.library.storage.undo import kept_changes

    root, _ = locate(ctx)
    changes = kept_changes(root, is_redo=is_redo)
    if not changes:
        raise NothingToUndoError(is_redo=is_redo)
    for change in changes:
        files = str(change.paths[0]) if len(change.paths) == 1 else plural(len(change.paths), "file")
        say(f"{change.request.day or ''!s:<12}", bold(str(change.request)), dim(f"  {files}"))


def _day(day: object) -> str:
    return f" of {day}" if day else ""
