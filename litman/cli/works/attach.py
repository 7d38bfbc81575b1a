"""`litman attach` and `litman open`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, dim, done, label, say

if TYPE_CHECKING:
    from litman.actions.works.attach_file import Attached


@click.command()
@click.argument("key")
@click.argument("files", metavar="FILE…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fetch", is_flag=True, help="Look for the open full text of the work, and keep that with it too."
)
@click.pass_context
def attach(ctx: click.Context, key: str, files: tuple[Path, ...], fetch: bool) -> None:
    """Keep copies of files with the work KEY.

    They go into the library's folder `files`, named by the key, and into the entry's field `file`; yours stay where
    they are. The text of PDF (where litman was installed with `[pdf]`), HTML, JATS, EPUB and text files is found by
    `litman search`, sentence by sentence with its page or section.

    With --fetch, Europe PMC (whose full texts are JATS), Unpaywall (with the address of `mailto`) and arXiv are asked
    in this order for what is open of the work. Address, licence and day stand in the entry's field `fileorigin`.

    \b
    Exit codes: 1 nobody has an open text of it; 3 a service did not answer, and none of the others has it.
    """
    from litman.actions.works.attach_file import attach_file

    if not files and not fetch:
        raise click.UsageError("name a FILE, or give --fetch to look for an open text", ctx)
    for source in files:
        with open_for_writing(ctx) as library:
            _say_attached(attach_file(library, key, source))
    if fetch:
        _fetch(ctx, key)


def _fetch(ctx: click.Context, key: str) -> None:
    from datetime import date

    from litman.actions.works.fetch_text import fetch_text, keep_fetched, origin_words
    from litman.cli.shared.output import warn
    from litman.sources.http.open_session import open_session

    library = open_library(ctx)
    session = open_session(library.root, library.settings)
    fetched = fetch_text(library, session, key, today=date.today())
    for word, said in (("left out", fetched.left_out), ("no answer", fetched.silent)):
        for reason in said.values():
            say(warn(label(word)), reason, err=True)
    if fetched.text is None:
        has_asked = (
            "nobody has an open text of it" if fetched.has_identifier else "it has no identifier to ask by"
        )
        say(label("no text"), bold(key), f"  {has_asked}")
        ctx.exit(3 if fetched.silent else 1)
    with open_for_writing(ctx) as writable:
        _say_attached(keep_fetched(writable, key, fetched.text))
    say(dim(f"          from {origin_words(fetched.text)}"))


def _say_attached(attached: Attached) -> None:
    start = done("attached") if attached.is_new else label("unchanged")
    say(start, bold(attached.key), f"  {attached.path}", "" if attached.is_new else dim("  has it already"))


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
