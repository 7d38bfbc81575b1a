"""`litman search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import leave_short, open_library, say_all_findings
from litman.cli.shared.query_options import QueryCommand, chosen, with_query_options

if TYPE_CHECKING:
    from litman.index.query.find import Order

ORDERS = ("relevance", "year", "title", "author", "key", "file")


@click.command(cls=QueryCommand)
@click.argument("words", nargs=-1)
@with_query_options
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="relevance",
    show_default=True,
    help="The order of the results.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 is all."
)
@click.option("--json", "as_json", is_flag=True, help="Print CSL-JSON items with score and passage.")
@click.option("--keys", is_flag=True, help="Print the citation keys only, one a line.")
@click.pass_context
def search(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    sort: Order,
    reverse: bool,
    limit: int,
    as_json: bool,
    keys: bool,
    **options: Any,
) -> None:
    """Find works by their words, the words of the claims that lean on them, and those of their files.

    Works that have all of the words come first, the best match on top, then works that have some of them.

    \b
    ketamine depression    these words, in any form: depressed, depressions
    '"rapid relief"'       both, one after the other (the outer marks are for the shell)
    antidep*               words that begin so
    -children              not this word
    ketamine OR naloxone   one of the two; brackets group: (a OR b) c
    title:ketamine         in this field: title, author, journal, abstract, keyword, note,
                           claim, quote; all of it: key, doi, type, tag, statement, post
    title:"rapid relief"   the phrase in this field
    year:2018..2020        years; 2018.. and ..2020 are open
    has:claims             also doi, abstract, file, note, tag, url, pmid, isbn, year, author, notice
    notice:retracted       also withdrawn, concern, corrected, replaced, any

    A claim that leans on a work counts for the work, and a `-word` asks what the work says itself.
    """
    from litman.actions.works.search_works import search_works

    query = chosen(" ".join(words), options)
    if not (query.words or query.conditions):
        raise click.UsageError("give words or an option, or see `litman list` for all works", ctx)
    library = open_library(ctx, quiet=True)
    answer = search_works(
        library, query, order=sort, limit=limit or None, is_reversed=reverse, with_passages=not keys
    )
    say_all_findings(library)
    if as_json:
        from litman.cli.works.search_json import say_answer_json

        say_answer_json(library, answer)
    elif keys:
        from litman.cli.shared.output import say

        for result in answer.results:
            say(result.line.key)
    else:
        from litman.cli.works.search_print import say_answer

        say_answer(answer, query)
    leave_short(ctx, library)
