"""`litman review`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing, open_library, say_findings
from litman.cli.shared.first_findings import say_first_findings
from litman.cli.shared.output import bold, dim, notify, plural, say
from litman.shell import command

if TYPE_CHECKING:
    from litman.cli.review.asking import Asker
    from litman.library.library import Library, WritableLibrary


@click.command()
@click.argument("post", required=False)
@click.option(
    "--plain",
    is_flag=True,
    help="Read a line at a time, and print without clearing the screen: for screen readers and bare terminals.",
)
@click.option("--from", "start", metavar="ID", help="Begin with this claim, not where the walk stopped.")
@click.option(
    "--by",
    metavar="WHO",
    help="Who decides: initials or a name; else `by` of litman.toml, else git's user.name.",
)
@click.pass_context
def review(ctx: click.Context, post: str | None, plain: bool, start: str | None, by: str | None) -> None:
    """Go through the claims of POST one by one and decide, a key a decision.

    Each claim is shown with its heading, the sentences around it, what it needs, and the works that it leans on: what
    is known against them, and the sentences in them to read. `?` lists the keys; they are those of `litman serve`.

    Every decision is saved at once, as one change that `u` (and `litman undo`) takes back. The walk remembers where
    it stopped; without POST it goes on there, or offers the posts. What another program changes meanwhile is said.

    Without a terminal, lines are read from standard input: a key or its word, and what answers its questions (`c 1`,
    `comment Who counted?`). A line that cannot be followed ends it with 2.
    """
    from litman.actions.claims.named_post import named_post
    from litman.cli.review.asking import asker
    from litman.cli.review.loop import walk_along
    from litman.cli.review.walking import Walking

    library = open_library(ctx, quiet=True)
    asked = asker(is_plain=plain)
    post_id = named_post(library, post) if post is not None else _chosen(library, asked)
    if post_id is None:
        return
    say_findings(library)
    say_first_findings(library.claims.findings((post_id,)))

    def writing() -> AbstractContextManager[WritableLibrary]:
        return open_for_writing(ctx, quiet=True)

    walking = Walking(library, writing, post_id, asked, date.today(), by)
    if start is not None:
        _begin_at(walking.go_by_id, walking.walk.item(start) is not None, post_id, start)
    with asked.held():
        code = walk_along(walking)
    ctx.exit(code)


def _begin_at(go: Callable[[str], None], is_there: bool, post_id: str, claim_id: str) -> None:
    if not is_there:
        raise click.UsageError(
            f"{post_id} has no claim {claim_id!r}; `{command('claims', post_id)}` lists them"
        )
    go(claim_id)


def _chosen(library: Library, asked: Asker) -> str | None:
    """Return the post through which the last walk went, else the one that the person chooses; None where none is."""
    from litman.actions.walk.stopped import Stops

    there = library.claims.post_ids()
    stop = next((stop for stop in Stops(library.root).all() if stop.post_id in there), None)
    if stop is not None:
        notify(f"going on with {stop.post_id}, where you stopped; `litman review POST` takes another")
        return stop.post_id
    if not there:
        say_first_findings(library.claims.findings())
        say("There are no claims yet: `litman scan` reads your posts.")
        return None
    if len(there) == 1:
        return there[0]
    for number, post in enumerate(library.claims.posts(there), start=1):
        count = plural(len(post.claims), "claim")
        say(f"{number:>3}  ", bold(post.post_id), dim(f"  {count}  {post.title or ''}"))
    said = asked.line("which one: its number or its id") if asked.is_live else ""
    if said.isdigit() and 0 < int(said) <= len(there):
        return there[int(said) - 1]
    if said in there:
        return said
    raise click.UsageError("name one of these posts: `litman review POST`")
