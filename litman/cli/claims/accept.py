"""`litman claims accept`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing
from litman.cli.shared.output import bold, dim, done, label, plural, say, say_json, say_wrapped, warn

if TYPE_CHECKING:
    from litman.actions.claims.accept_claims import Acceptance

_WHY_NOT = {
    "gone": "the post has no such sentence any more; `litman claims remove` takes the claim out",
    "ambiguous": "several sentences of the post fit; edit the post or remove the claim, then scan again",
}


@click.command()
@click.argument("claims", metavar="POST[/ID]…", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every claim of every post.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken over and change nothing.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list of claims that differ."
)
@click.pass_context
def accept(
    ctx: click.Context, claims: tuple[str, ...], everything: bool, dry_run: bool, as_json: bool
) -> None:
    """Take over the new wording of claims whose sentences were edited since somebody judged them.

    POST means all claims of the post. Ids, links and verdicts stay; a verdict that was about the old wording is stale
    until `litman claims confirm` is said anew. `litman undo` takes it back.
    """
    from litman.actions.claims.accept_claims import accept_claims

    if bool(claims) == everything:
        raise click.UsageError("name posts or claims (POST, POST/ID), or say --all")
    with open_for_writing(ctx) as library:
        wanted = _by_post(claims) if claims else {post: [] for post in library.claims.post_ids()}
        results = [
            result
            for post, ids in wanted.items()
            for result in accept_claims(library, post, ids, dry_run=dry_run, skip_absent=everything)
        ]
    if as_json:
        say_json([_json(result) for result in results])
    else:
        _say(results, dry_run=dry_run)
    ctx.exit(1 if any(result.state != "changed" for result in results) else 0)


def _by_post(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the ids of claims by their post; none of a post means all of them."""
    from litman.claims.address import parse_claim_address

    whole = {name for name in names if "/" not in name}
    wanted: dict[str, list[str]] = {}
    for name in names:
        if "/" not in name:
            wanted[name] = []
            continue
        address = parse_claim_address(name)
        if address.post not in whole:
            wanted.setdefault(address.post, []).append(address.id)
    return wanted


def _say(results: list[Acceptance], *, dry_run: bool) -> None:
    if not results:
        say("Every sentence is as it was when it was last scanned or accepted.")
    for result in results:
        if result.state != "changed":
            say(warn(label("left")), bold(str(result.address)), f"  {_WHY_NOT[result.state]}")
            continue
        say(done("would be" if dry_run else "accepted"), bold(str(result.address)))
        say_wrapped(result.before, indent=16, first=" " * 12 + "was")
        say_wrapped(result.after, indent=16, first=" " * 12 + "is")
        if result.stale:
            verdicts = plural(len(result.stale), "verdict")
            say(dim(f"            {verdicts} about the old wording: {', '.join(result.stale)}"))


def _json(result: Acceptance) -> dict[str, object]:
    return {
        "post": result.address.post,
        "id": result.address.id,
        "state": result.state,
        "before": result.before,
        "after": result.after,
        "stale": list(result.stale),
    }
