"""`litman tag` and `litman note`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, dim, done, label, say, say_json
from litman.cli.shared.query_options import given_keys, meant, say_no_work, with_query_options

if TYPE_CHECKING:
    from litman.library.library import Library


@click.command()
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--add", "-a", multiple=True, metavar="TAG", help="A tag to give; can be given again.")
@click.option("--remove", "-r", multiple=True, metavar="TAG", help="A tag to take off; can be given again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_query_options
@click.pass_context
def tag(
    ctx: click.Context,
    /,
    keys: tuple[str, ...],
    add: tuple[str, ...],
    remove: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Show, give and take off tags of works: the field `keywords`.

    Without a KEY, every tag of the library with how many works have it. `litman list --tag TAG` lists those works.
    A KEY `-` reads keys from standard input, and the options of `litman list` choose works, of those named or of all.

    \b
    litman tag moss2019tea --add sleep --add "to read"
    litman tag --year 2019 --author moss --add sleep
    """
    from litman.actions.selection import selected_keys
    from litman.actions.works.tag_works import count_tags, tag_works, tags_of_works

    keys = given_keys(ctx, keys)
    selection = meant(keys, options)
    if selection.is_everything:
        if add or remove:
            raise click.UsageError("which works? Give their citation keys, or options such as --year")
        counts = count_tags(open_library(ctx))
        if as_json:
            say_json([{"tag": name, "works": count} for name, count in counts])
        elif not counts:
            say("No work has a tag yet: ", bold("litman tag KEY --add TAG"), " gives one.")
        else:
            width = max(len(str(count)) for _, count in counts)
            for name, count in counts:
                say(dim(f"{count:>{width}}"), f"  {name}")
        return
    library: Library
    if add or remove:
        with open_for_writing(ctx) as library:
            results = tag_works(library, selected_keys(library, selection), add=add, remove=remove)
    else:
        library = open_library(ctx)
        results = tags_of_works(library, selected_keys(library, selection))
    if as_json:
        say_json([{"key": item.key, "tags": list(item.tags), "changed": item.is_changed} for item in results])
        return
    if not results:
        say_no_work(library)
    for item in results:
        start = (done("tagged"),) if item.is_changed else ()
        say(*start, bold(item.key), "  ", ", ".join(item.tags) or dim("no tags"))


@click.command()
@click.argument("key")
@click.argument("text", required=False)
@click.option("--append", is_flag=True, help="Write TEXT after what the note says.")
@click.option("--edit", is_flag=True, help="Write it in your editor ($VISUAL, $EDITOR).")
@click.option("--remove", is_flag=True, help="Remove the note.")
@click.pass_context
def note(ctx: click.Context, key: str, text: str | None, append: bool, edit: bool, remove: bool) -> None:
    """Show the note of the work KEY, or write TEXT into it: the field `annotation`.

    `-` as TEXT reads standard input. An empty line begins a new paragraph.
    """
    from litman.actions.works.tag_works import note_of, write_note

    if sum([text is not None, edit, remove]) > 1:
        raise click.UsageError("TEXT, --edit and --remove exclude each other")
    if append and text is None:
        raise click.UsageError("--append needs TEXT")
    if text is None and not edit and not remove:
        _, found = note_of(open_library(ctx), key)
        for line in found.split("\n") if found else ():
            say(line)
        return
    if text == "-":
        text = sys.stdin.read()
    elif edit:
        entry_key, found = note_of(open_library(ctx), key)
        text = click.edit(found, extension=".txt", require_save=True)
        if text is None:
            say(dim("nothing was saved in the editor"), " ", bold(entry_key), " is as it was")
            return
    with open_for_writing(ctx) as library:
        entry_key, changed = write_note(library, key, text or "", append=append)
    if not changed:
        say(label("unchanged"), bold(entry_key), dim("  says that already"))
    elif text:
        say(done("noted"), bold(entry_key))
    else:
        say(done("removed"), bold(entry_key), "  note")
