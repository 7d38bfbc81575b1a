"""`litman claims suggest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from litman.claims.claim import RELATIONS, Relation
from litman.cli.shared.context import leave_short, open_for_writing, open_library
from litman.cli.shared.output import bold, done, notify, say, say_json_list
from litman.errors import NoSuchSuggestionError

if TYPE_CHECKING:
    from litman.actions.suggest.suggest import Asked, Suggested


@click.command()
@click.argument("claims", metavar="POST/ID…", nargs=-1)
@click.option(
    "--post", "posts", multiple=True, metavar="POST", help="For all claims of this post. Repeatable."
)
@click.option("--unsupported", is_flag=True, help="For the claims that lean on no work.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=3, show_default=True, help="At most so many works a claim."
)
@click.option(
    "--take", type=click.IntRange(min=1), metavar="N", help="Link the claim to suggestion N, as unchecked."
)
@click.option(
    "--relation",
    type=click.Choice(tuple(RELATIONS)),
    default="mentions",
    show_default=True,
    help="What the work that is taken is to the claim.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of claims.")
@click.pass_context
def suggest(
    ctx: click.Context,
    /,
    claims: tuple[str, ...],
    posts: tuple[str, ...],
    unsupported: bool,
    limit: int,
    take: int | None,
    relation: Relation,
    as_json: bool,
) -> None:
    """Show works that speak of what a claim says, and the sentences in them to read.

    A claim is taken as it is written, no mark in it is obeyed. Of each work whole sentences are shown, of its abstract,
    of `sources/KEY.txt` or of an attached file, with page or section: the words in common are marked, numbers of the
    claim are said to be there or not, and words by which the sentence denies or hedges are named; beside the work stand
    notices, the kind of study, and whether it was done in animals. It is a place to read, and no verdict: that a
    work bears a claim out only a person says (`litman claims confirm`).

    Where no work has enough of a claim, it is said that no work of the library speaks of this. Works without abstract
    and file are known by their titles only; `litman attach KEY --fetch` gets an open text.

    With --take N the one claim that is named is linked to work N of what is shown for it. The link is unchecked, and
    keeps where it came from, its rank and the day, so that nobody takes it for a check.
    """
    from litman.actions.suggest.suggest import claims_meant
    from litman.actions.suggest.suggest import suggest as find
    from litman.claims.address import parse_claim_address

    if not (claims or posts or unsupported):
        raise click.UsageError("name a claim (POST/ID), or give --post or --unsupported", ctx)
    library = open_library(ctx, quiet=True)
    asked = claims_meant(
        library, [parse_claim_address(word) for word in claims], posts, unsupported=unsupported
    )
    found = find(library, asked, places=("library",), limit=max(limit, take or 0))
    if take is not None:
        _take(ctx, asked, list(found), take, relation)
        return
    if as_json:
        say_json_list(one.to_json() for one in found)
    else:
        from litman.cli.claims.suggest_print import say_suggested

        say_suggested(found, ("library",))
    leave_short(ctx, library, posts)


def _take(
    ctx: click.Context, asked: list[Asked], found: list[Suggested], number: int, relation: Relation
) -> None:
    """Link the claim to one of its suggestions."""
    from datetime import date

    from litman.actions.suggest.take import take_suggestion
    from litman.claims.address import parse_claim_address

    if len(asked) != 1:
        raise click.UsageError("--take takes over a suggestion for one claim: name it as POST/ID", ctx)
    (one,) = found
    if number > len(one.suggestions):
        raise NoSuchSuggestionError(one.address, number, len(one.suggestions))
    chosen = one.suggestions[number - 1]
    with open_for_writing(ctx) as library:
        address = parse_claim_address(one.address)
        link, is_new = take_suggestion(
            library, address, chosen, key=chosen.name, relation=relation, today=date.today()
        )
    say(done("linked" if is_new else "changed"), bold(one.address), f" → {link.key}, unchecked")
    notify(
        f"          suggested from the {chosen.place}, number {chosen.rank}: read it, then `litman claims confirm`"
    )
