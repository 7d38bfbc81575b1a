"""`litman add url`."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import click

from litman.cli.add.add_identified import options, read_given
from litman.cli.add.say_added import say_results
from litman.cli.shared.asking import asking_for
from litman.cli.shared.context import open_library

if TYPE_CHECKING:
    from litman.actions.add.add_result import AddResult


@click.command(
    "url",
    help="""Add the works of web pages by their addresses; `-` reads them from standard input, one a line.

A DOI, or another identifier, that the page states is asked for, and so is the paper that a press release is about. Any
other page becomes an entry of what it says of itself: in the tags of Highwire, in JSON-LD, in Dublin Core, in
OpenGraph, in this order. A page that only tells people from programs, or says nothing of itself, becomes none.

\b
Exit codes: 0 all are in the library; 1 a page is gone or says nothing;
3 a server did not answer, or lets no programs in: run the same command again later.""",
)
@click.argument("given", metavar="URL…", nargs=-1)
@options("addresses")
@click.pass_context
def add_url(
    ctx: click.Context, given: tuple[str, ...], from_file: Any, dry_run: bool, offline: bool, as_json: bool
) -> None:
    from litman.actions.add.add_pages import add_pages
    from litman.actions.add.add_result import AddResult
    from litman.identifiers.url import parse_url

    texts = read_given(given, from_file)
    if not texts:
        raise click.UsageError("give at least one address, `-` for standard input, or --from FILE")
    read = {text: parse_url(text) for text in texts}
    library = open_library(ctx)
    reason = "this is no web address; one looks like https://example.org/page"
    failed = [AddResult(text, None, "failed", reason=reason) for text, url in read.items() if url is None]
    urls = [url for url in read.values() if url is not None]
    added = add_pages(library, urls, asking_for(library, offline=offline, dry_run=dry_run))

    def found() -> Generator[AddResult, None, None]:
        yield from failed
        yield from added

    say_results(ctx, found(), len(texts), dry_run=dry_run, as_json=as_json, noun="page")
