"""`litman attach` and `litman open`."""

from __future__ import annotations

from pathlib import Path

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, dim, done, label, say


@click.command()
@click.argument("key")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def attach(ctx: click.Context, key: str, files: tuple[Path, ...]) -> None:
    """Keep copies of files with the work KEY.

    They go into the library's folder `files`, named by the key, and into the entry's field `file`; yours stay where
    they are. The text of PDF (where litman was installed with `[pdf]`), HTML, JATS, EPUB and text files is found by
    `litman search`, sentence by sentence with its page or section.
    """
    from litman.actions.works.attach_file import attach_file

    for source in files:
        with open_for_writing(ctx) as library:
            attached = attach_file(library, key, source)
        start = done("attached") if attached.is_new else label("unchanged")
        say(
            start,
            bold(attached.key),
            f"  {attached.path}",
            "" if attached.is_new else dim("  has it already"),
        )


@click.command("open")
@click.argument("key")
@click.option("--file", "wants_file", is_flag=True, help="Open its file, or say that it has none.")
@click.option("--web", "wants_page", is_flag=True, help="Open its page, not its file.")
@click.option("--outside", is_flag=True, help="Open a file also where it lies outside the library.")
@click.option("--print", "only_print", is_flag=True, help="Print what would be opened.")
@click.pass_context
def open_command(
    ctx: click.Context, key: str, wants_file: bool, wants_page: bool, outside: bool, only_print: bool
) -> None:
    """Open the file of the work KEY, or its page in the browser if it has none.

    Only documents inside the library and http(s) addresses are opened: entries come from strangers.
    """
    from litman.actions.works.attach_file import address_to_open, file_to_open
    from litman.errors import NothingToOpenError

    if wants_file and wants_page:
        raise click.UsageError("--file and --web exclude each other")
    library = open_library(ctx)
    target = None
    if not wants_page:
        try:
            target = str(file_to_open(library, key, outside=outside))
        except NothingToOpenError:
            if wants_file:
                raise
    target = target or address_to_open(library, key)
    if only_print:
        say(target)
        return
    if click.launch(target) != 0:
        raise click.ClickException(f"no program was found that opens {target}")
    say(done("opened"), target)
