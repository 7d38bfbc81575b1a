"""`litman claims`: the claims and the works they lean on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import leave_short, open_library, say_findings
from litman.cli.shared.first_findings import say_first_findings
from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.output import say_json, say_json_list
from litman.errors import ClaimNameError
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import PostReport
    from litman.finding import Finding
    from litman.library.library import Library

RELATIONS = ("supports", "partly", "contradicts", "background", "quotes", "authority", "mentions")
VERDICTS = ("unchecked", "confirmed", "partly", "contradicts", "not-in-source")
_WORDS = "[POST… | COMMAND [ARGS]…]"
_HERE = "litman.cli.claims.claims"
_EDITS = "litman.cli.claims.edits"
TABLE = {
    "show": CommandEntry(_HERE, "show_claim", "Show one claim: its words, its place, its links in full."),
    "add": CommandEntry(_EDITS, "add", "Add a claim to a post."),
    "link": CommandEntry(_EDITS, "link", "Tie a claim to a work."),
    "unlink": CommandEntry(_EDITS, "unlink", "Take the tie between a claim and a work off."),
    "suggest": CommandEntry(
        "litman.cli.claims.suggest",
        "suggest",
        "Show works that speak of what a claim says, and the sentences in them to read.",
    ),
    "confirm": CommandEntry(_EDITS, "confirm", "Record what you found in the work, and when."),
    "accept": CommandEntry(
        "litman.cli.claims.accept",
        "accept",
        "Take over sentences that were edited since somebody judged them.",
    ),
    "comment": CommandEntry(
        "litman.cli.claims.comment", "comment", "Show or write comments for the author of the post."
    ),
    "remove": CommandEntry(_EDITS, "remove", "Remove a claim with its links."),
}


class ClaimsGroup(LazyGroup):
    """The group that takes what is no command of its own for posts: `litman claims POST --unchecked`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = None if ctx.resilient_parsing else self._first_word(ctx, args)
        if first is None or first in self.table:
            return super().parse_args(ctx, args)
        if _is_claim(first):
            return super().parse_args(ctx, ["show", *args])
        ctx.allow_interspersed_args = True
        try:
            posts = click.Command.parse_args(self, ctx, args)
        except click.UsageError:
            from litman.cli.shared.meanings import meant_commands

            if meant_commands(first, self.table, within="claims"):
                self.refuse(ctx, first)  # `confrim POST/ID KEY --by AB`
            raise
        ctx.params["posts"] = (*ctx.params["posts"], *posts)
        ctx.args = []
        return []

    def _first_word(self, ctx: click.Context, args: list[str]) -> str | None:
        """Return the first word that is neither an option nor its value."""
        try:
            _, words, _ = self.make_parser(ctx).parse_args(list(args))
        except click.UsageError:
            return next((word for word in args if not word.startswith("-")), None)
        return words[0] if words else None


def _is_claim(word: str) -> bool:
    """Whether it names a claim, and is no file."""
    from litman.actions.claims.post_of_file import is_file
    from litman.claims.address import parse_claim_address

    try:
        return parse_claim_address(word) is not None and not is_file(Path(word))
    except ClaimNameError:
        return False


@click.group(cls=ClaimsGroup, table=TABLE, invoke_without_command=True, subcommand_metavar=_WORDS)
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
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(VERDICTS),
    help="Only claims with a link that was judged so.",
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

    A POST is named by its id or its file. Without one, posts that lean on works come first, and a table of all posts
    last: how many of their claims lean on works, how many on nothing, and how many were judged by other words.
    """
    if ctx.invoked_subcommand is not None:
        return
    library = open_library(ctx, quiet=True)
    wanted["posts"] = tuple(_post_id(ctx, library, word) for word in wanted["posts"])
    reports, said = _reports(library, **wanted)
    from litman.cli.shared.collecting import rare_collections
    from litman.cli.shared.waiting import progress_of_posts

    # Posts are read while they are told of.
    with progress_of_posts(len(wanted["posts"])) as advance, rare_collections():
        reports = _counted(reports, advance)
        if as_json:
            from litman.actions.claims.list_claims import claim_json

            say_json_list(claim_json(claim) for report in reports for claim in report.shown)
        else:
            from litman.cli.claims.printing import say_reports

            is_filtered = any(value for name, value in wanted.items() if name != "posts")
            say_reports(reports, is_filtered=is_filtered, are_named=bool(wanted["posts"]))
    _say_claims_findings(library, wanted["posts"], said)  # what was found while the first were told of
    leave_short(ctx, library, wanted["posts"])


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.option("--json", "as_json", is_flag=True, help="Print the claim as a JSON object.")
@click.pass_context
def show_claim(ctx: click.Context, claim: str, as_json: bool) -> None:
    """Show one claim: its words, where it stands, and its links in full.

    Quotations are looked up in the texts of their works, as `litman check` does: where they stand is said, and what is
    wrong with them.
    """
    from litman.actions.claims.list_claims import claim_json, find_claim
    from litman.claims.address import parse_claim_address

    address = parse_claim_address(claim)
    library = open_library(ctx, quiet=True)
    _say_findings(library, (address.post,))
    report, found = find_claim(library, address)
    from litman.checks.link_texts import texts_of_link

    texts = {one.link.key: texts_of_link(library, found.claim, one.link) for one in found.links}
    if as_json:
        item = claim_json(found)
        for link, one in zip(item["links"], found.links, strict=True):
            link |= texts[one.link.key].to_json()
        say_json(item)
    else:
        from litman.cli.claims.printing import say_claim_in_full

        say_claim_in_full(report, found, texts)
    leave_short(ctx, library, (address.post,))


def _counted(reports: Iterator[PostReport], advance: Callable[..., None]) -> Iterator[PostReport]:
    for report in reports:
        advance()
        yield report


def _reports(library: Library, **wanted: Any) -> tuple[Iterator[PostReport], frozenset[Finding]]:
    """Return what is asked for, and the findings in claims files that were said before."""
    from litman.actions.claims.list_claims import list_claims
    from litman.library.asked import ClaimFilter

    reports = list_claims(library, ClaimFilter(**wanted), at_once=True)
    return reports, _say_findings(library, wanted["posts"])


def _post_id(ctx: click.Context, library: Library, word: str) -> str:
    """Return the id of the post that a word names: its id, or its file."""
    if any(library.claims.posts([word])):
        return word
    from litman.actions.claims.post_of_file import is_file, post_of_file
    from litman.cli.shared.meanings import meant_commands
    from litman.text.spelling import near_words

    found = post_of_file(library, Path(word))
    if found is not None:
        return found
    if is_file(Path(word)):
        raise click.UsageError(f"{word} was not scanned yet: `{command('scan', word)}` reads it")
    is_slip = not near_words(word, library.claims.post_ids()) and bool(
        meant_commands(word, TABLE, within="claims")
    )
    if is_slip and isinstance(ctx.command, ClaimsGroup):
        ctx.command.refuse(ctx, word)
    return word


def _say_findings(library: Library, posts: Sequence[str]) -> frozenset[Finding]:
    """Print what is wrong with the library, and with the claims files of the posts, or of all where none is named.

    Returns:
        What is wrong with the claims files.
    """
    say_findings(library)
    return _say_claims_findings(library, posts)


def _say_claims_findings(
    library: Library, posts: Sequence[str], before: Collection[Finding] = ()
) -> frozenset[Finding]:
    """Print what is wrong with the claims files, but what was said before; return it all."""
    found = library.claims.findings(posts)
    say_first_findings(finding for finding in found if finding not in before)
    return frozenset(found)
