"""`litman claims suggest`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from litman.claims.claim import RELATIONS, Relation
from litman.cli.shared.context import leave_short, open_for_writing, open_library
from litman.cli.shared.output import bold, done, label, notify, say, say_json_list, warn
from litman.errors import NoSuchSuggestionError

if TYPE_CHECKING:
    from litman.actions.suggest.suggest import Outside, Suggested
    from litman.actions.suggest.suggestion import Place
    from litman.library.library import Library


@click.command()
@click.argument("claims", metavar="POST/ID…", nargs=-1)
@click.option(
    "--post", "posts", multiple=True, metavar="POST", help="For all claims of this post. Repeatable."
)
@click.option("--unsupported", is_flag=True, help="For the claims that lean on no work.")
@click.option(
    "--from",
    "places",
    metavar="PLACES",
    help="Where to look, with commas: library, pool, web (default: the setting suggest_from). With web the words of the"
    " claims go to Europe PMC and Crossref.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="At most so many works a claim, of each place.",
)
@click.option("--offline", is_flag=True, help="Use only answers that were kept; ask nobody.")
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
    places: str | None,
    limit: int,
    offline: bool,
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

    Works of the library come first, then those of the pool, where there is one. Services on the web are asked only with
    --from web, or where the setting `suggest_from` says so: what a claim says is sent to them, which is said each time.
    A source that the claim names (researchers at Stanford, in 2018) narrows what they are asked.

    Where no work has enough of a claim, it is said that no work of the library speaks of this. Works without abstract
    and file are known by their titles only; `litman attach KEY --fetch` gets an open text.

    With --take N the one claim that is named is linked to work N of what is shown for it; a work that the library lacks
    is added first, as by `litman add`. The link is unchecked, and
    keeps where it came from, its rank and the day, so that nobody takes it for a check.

    \b
    Exit codes: 3 a service did not answer.
    """
    from litman.actions.suggest.suggest import claims_meant
    from litman.actions.suggest.suggest import suggest as find
    from litman.claims.address import parse_claim_address

    if not (claims or posts or unsupported):
        raise click.UsageError("name a claim (POST/ID), or give --post or --unsupported", ctx)
    if take is not None and as_json:
        raise click.UsageError("--json lists what is found, and --take links it", ctx)
    library = open_library(ctx, quiet=True)
    asked = claims_meant(
        library, [parse_claim_address(word) for word in claims], posts, unsupported=unsupported
    )
    chosen = _places(places, library.settings.suggest_from)
    outside = _outside(library, chosen, offline)
    if outside.pool is None:  # who has none need not hear of it
        chosen = tuple(place for place in chosen if place != "pool")
    found = find(library, asked, places=chosen, limit=max(limit, take or 0), outside=outside)
    if take is not None:
        _take(ctx, library, list(found), take, relation, offline=offline)
        return
    silent: dict[str, str] = {}
    if as_json:
        say_json_list(one.to_json() for one in _noting(found, silent))
    else:
        from litman.cli.claims.suggest_print import say_suggested

        say_suggested(_noting(found, silent), chosen)
    for reason in silent.values():
        say(warn(label("no answer")), reason, err=True)
    leave_short(ctx, library, posts)
    if silent:
        ctx.exit(3)


def _noting(found: Iterable[Suggested], silent: dict[str, str]) -> Iterator[Suggested]:
    """Give what was found, and note which services did not answer."""
    for one in found:
        silent.update(one.silent)
        yield one


def _places(given: str | None, usual: Sequence[str]) -> tuple[Place, ...]:
    from litman.actions.suggest.suggestion import PLACES

    words = [word.strip() for word in given.split(",")] if given is not None else list(usual)
    wrong = [word for word in words if word not in PLACES]
    if wrong:
        raise click.UsageError(f"--from takes {', '.join(PLACES[:-1])} and {PLACES[-1]}, not {wrong[0]!r}")
    return tuple(place for place in PLACES if place in words)


def _outside(library: Library, places: Sequence[Place], offline: bool) -> Outside:
    from litman.actions.suggest.suggest import Outside

    pool = session = None
    if "pool" in places:
        from litman.actions.match.open_pool import open_pool

        pool = open_pool(os.environ)
    if "web" in places:
        from litman.sources.http.open_session import open_session

        session = open_session(library.root, library.settings, offline=offline)
        if not offline:
            notify("the words of the claims go to Europe PMC and Crossref")
    return Outside(pool, session)


def _take(
    ctx: click.Context,
    library: Library,
    found: list[Suggested],
    number: int,
    relation: Relation,
    *,
    offline: bool,
) -> None:
    """Link the claim to one of its suggestions, the work added where the library lacks it."""
    from datetime import date

    from litman.actions.suggest.take import take_suggestion
    from litman.claims.address import parse_claim_address

    if len(found) != 1:
        raise click.UsageError("--take takes over a suggestion for one claim: name it as POST/ID", ctx)
    (one,) = found
    if number > len(one.suggestions):
        raise NoSuchSuggestionError(one.address, number, len(one.suggestions))
    chosen = one.suggestions[number - 1]
    key = chosen.name if chosen.place == "library" else _added(ctx, library, chosen.name, offline=offline)
    with open_for_writing(ctx) as writable:
        link, is_new = take_suggestion(
            writable,
            parse_claim_address(one.address),
            chosen,
            key=key,
            relation=relation,
            today=date.today(),
        )
    say(done("linked" if is_new else "changed"), bold(one.address), f" → {link.key}, unchecked")
    notify(
        f"          suggested from the {chosen.place}, number {chosen.rank}: read it, then `litman claims confirm`"
    )


def _added(ctx: click.Context, library: Library, name: str, *, offline: bool) -> str:
    """Add the work as `litman add` does, and return its citation key; end where that cannot be done."""
    from litman.actions.add.add_identified import add_identified
    from litman.cli.shared.asking import asking_for

    for result in add_identified(library, [name], asking_for(library, offline=offline, dry_run=False)):
        if result.key is not None:
            if result.outcome == "added":
                say(done("added"), bold(result.key))
            return result.key
        say(warn(label(result.outcome)), name, f"  {result.reason or ''}", err=True)
        ctx.exit(3 if result.outcome == "incomplete" else 1)
    raise AssertionError("each identifier that is given has a result")
