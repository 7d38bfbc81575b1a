"""`litman claims`: the claims and the works they lean on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from litman.claims.address import parse_claim_address
from litman.cli.shared.context import open_library, say_findings
from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.output import say_finding, say_json, say_json_list

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import PostReport
    from litman.library.library import Library

RELATIONS = ("supports", "partly", "contradicts", "background", "quotes", "authority", "mentions")
_HERE = "litman.cli.claims.claims"
_EDITS = "litman.cli.claims.edits"
TABLE = {
    "show": CommandEntry(_HERE, "show_claim", "Show one claim: its words, its place, its links in full."),
    "add": CommandEntry(_EDITS, "add", "Add a claim to a post."),
    "link": CommandEntry(_EDITS, "link", "Tie a claim to a work."),
    "unlink": CommandEntry(_EDITS, "unlink", "Take the tie between a claim and a work off."),
    "confirm": CommandEntry(_EDITS, "confirm", "Record what you found in the work, and when."),
    "accept": CommandEntry(
        "litman.cli.claims.accept",
        "accept",
        "Take over sentences that were edited since somebody judged them.",
    ),
    "remove": CommandEntry(_EDITS, "remove", "Remove a claim with its links."),
}


@click.group(cls=LazyGroup, table=TABLE, invoke_without_command=True)
@click.option("--post", "posts", multiple=True, metavar="POST", help="Only claims of this post. Repeatable.")
@click.option(
    "--key", "keys", multiple=True, metavar="KEY", help="Only claims that lean on this work. Repeatable."
)
@click.option("--unsupported", is_flag=True, help="Only claims that lean on no work.")
@click.option("--unchecked", is_flag=True, help="Only claims with a link that nobody has checked.")
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice(RELATIONS),
    help="Only claims with such a link.",
)
@click.option(
    "--statement", "statements", multiple=True, metavar="ID", help="Only claims about this statement."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of claims.")
@click.pass_context
def claims(ctx: click.Context, /, as_json: bool, **wanted: Any) -> None:
    """List what posts claim and on which works each claim leans.

    Claims stand in the order of their posts. A claim is named POST/ID. `→` is a work that it leans on, `✗` something
    that is missing: a marker without a reference, a source that is named but not referenced, or any evidence at all.
    """
    if ctx.invoked_subcommand is not None:
        return
    reports = _reports(ctx, **wanted)
    if as_json:
        from litman.actions.claims.list_claims import claim_json

        say_json_list(claim_json(claim) for report in reports for claim in report.shown)
        return
    from litman.cli.claims.printing import say_reports

    say_reports(reports, is_filtered=any(value for name, value in wanted.items() if name != "posts"))


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.option("--json", "as_json", is_flag=True, help="Print the claim as a JSON object.")
@click.pass_context
def show_claim(ctx: click.Context, claim: str, as_json: bool) -> None:
    """Show one claim: its words, where it stands, and its links in full."""
    from litman.actions.claims.list_claims import claim_json, find_claim

    address = parse_claim_address(claim)
    library = open_library(ctx, quiet=True)
    _say_findings(library, (address.post,))
    report, found = find_claim(library, address)
    if as_json:
        say_json(claim_json(found))
        return
    from litman.cli.claims.printing import say_claim_in_full

    say_claim_in_full(report, found)


def _reports(ctx: click.Context, **wanted: Any) -> Iterator[PostReport]:
    from litman.actions.claims.list_claims import list_claims
    from litman.library.ports import ClaimFilter

    library = open_library(ctx, quiet=True)
    reports = list_claims(library, ClaimFilter(**wanted))
    _say_findings(library, wanted["posts"])
    return reports


def _say_findings(library: Library, posts: Sequence[str]) -> None:
    """Print what is wrong with the library, and with the claims files of the posts, or of all where none is named."""
    say_findings(library)
    for finding in library.claims.findings(posts):
        say_finding(finding)
