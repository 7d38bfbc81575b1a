"""`litman search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import leave_short, open_library, say_all_findings
from litman.cli.shared.output import notify
from litman.cli.shared.query_options import QueryCommand, chosen, filters_of, with_query_options

if TYPE_CHECKING:
    from litman.index.query.answers import Answer
    from litman.index.query.find import Order
    from litman.index.query.nodes import Query

ORDERS = ("relevance", "year", "title", "author", "key", "file")


@click.command(cls=QueryCommand)
@click.argument("words", nargs=-1)
@click.option(
    "--like", metavar="TEXT", help="Works that speak of what this sentence says; none of its marks is obeyed."
)
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
    like: str | None,
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

    A pasted sentence is none of this: --like takes it as it is, and so is read what can be no query (NMDA:glutamate,
    5*10, an open quotation mark). Its small words (the, of, was) weigh nothing.
    """
    query, plain = _asked(" ".join(words), like, options)
    if not (query.words or query.conditions):
        raise click.UsageError("give words or an option, or see `litman list` for all works", ctx)
    library = open_library(ctx, quiet=True)

    def ask(query: Query) -> Answer:
        from litman.actions.works.search_works import search_works

        return search_works(
            library, query, order=sort, limit=limit or None, is_reversed=reverse, with_passages=not keys
        )

    answer = ask(query)
    if plain is not None and not answer.results:
        query, answer = plain, ask(plain)
        if answer.results:
            notify("nothing has the words in quotation marks one after the other; read as a sentence")
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

        say_answer(library, answer, query)
    leave_short(ctx, library)


def _asked(text: str, like: str | None, options: dict[str, tuple[str, ...]]) -> tuple[Query, Query | None]:
    """Return the query, and what to ask where its phrases are found nowhere."""
    if like is not None:
        from litman.index.query.nodes import join_queries
        from litman.search.query.sentence import sentence_query

        return join_queries(chosen(text, options), sentence_query(like)), None
    from litman.search.query.typed import typed_query

    typed = typed_query(text, *filters_of(options))
    if typed.remark:
        notify(typed.remark)
    return typed.query, typed.plain
