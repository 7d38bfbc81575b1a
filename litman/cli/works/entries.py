"""`litman set`, `unset`, `rename` and `remove`."""

from __future__ import annotations

from typing import Any

import click

from litman.cli.shared.context import open_for_writing
from litman.cli.shared.output import bold, done, plural, say, warn
from litman.cli.shared.query_options import given_keys, meant, say_no_work, with_query_options


@click.command()
@click.argument("key")
@click.argument("assignments", metavar="FIELD=VALUE…", nargs=-1, required=True)
@click.pass_context
def set_command(ctx: click.Context, key: str, assignments: tuple[str, ...]) -> None:
    """Set fields of the entry KEY.

    VALUE is written as it stands, as BibTeX text without the outer braces: `title={DNA} and RNA` keeps the braces
    around DNA. Nothing else in the file changes.
    """
    from litman.actions.works.edit_entry import set_fields, untypeset_characters

    values: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{assignment!r} is not FIELD=VALUE, for example year=2019")
        values[name.strip()] = value
    with open_for_writing(ctx) as library:
        entry_key = set_fields(library, key, values)
    say(done("set"), bold(entry_key), f"  {', '.join(values)}")
    for name, value in values.items():
        found = untypeset_characters(name, value)
        if found:
            hint = ", ".join(f"\\{character}" for character in found)
            say(warn(f"note: in {name}, LaTeX prints {' '.join(found)} only when written {hint}"), err=True)


@click.command()
@click.argument("key")
@click.argument("fields", metavar="FIELD…", nargs=-1, required=True)
@click.pass_context
def unset(ctx: click.Context, key: str, fields: tuple[str, ...]) -> None:
    """Remove fields from the entry KEY; nothing else in the file changes."""
    from litman.actions.works.edit_entry import unset_fields

    with open_for_writing(ctx) as library:
        entry_key = unset_fields(library, key, fields)
    say(done("removed"), bold(entry_key), f"  {', '.join(fields)}")


@click.command()
@click.argument("old")
@click.argument("new")
@click.pass_context
def rename(ctx: click.Context, old: str, new: str) -> None:
    """Give the entry OLD the citation key NEW.

    Claims and other entries that name it follow. The old key is kept in the field `ids`, so that posts that cite it
    still find the work.
    """
    from litman.actions.works.edit_entry import rename as act

    with open_for_writing(ctx) as library:
        had, files = act(library, old, new)
    followed = f"; {plural(files, 'claims file')} followed" if files else ""
    say(done("renamed"), f"{had} is now ", bold(new), followed)


@click.command()
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--force", is_flag=True, help="Remove them although claims or other entries lean on them.")
@with_query_options
@click.pass_context
def remove(ctx: click.Context, /, keys: tuple[str, ...], force: bool, **options: Any) -> None:
    """Remove the entries KEY; refused while claims lean on one of them, and then none is removed.

    A KEY `-` reads keys from standard input, and the options of `litman list` choose works, of those named or of all.
    `litman undo` brings back what was removed.

    \b
    litman remove moss2019tea
    litman remove --tag rejected
    """
    from litman.actions.selection import selected_keys
    from litman.actions.works.edit_entry import remove as act

    keys = given_keys(ctx, keys)
    selection = meant(keys, options)
    if selection.is_everything:
        raise click.UsageError("which works? Give their citation keys, or options such as --tag")
    with open_for_writing(ctx) as library:
        removed = act(library, selected_keys(library, selection), force=force)
    if not removed:
        say_no_work(library)
    for had, users in removed:
        say(done("removed"), bold(had))
        if users:
            say(warn(f"still naming it: {', '.join(users)}"), err=True)
