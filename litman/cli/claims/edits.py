"""`litman claims add`, `link`, `unlink`, `confirm` and `remove`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from litman.claims.claim import RELATIONS, STANCES, VERDICTS, Verdict
from litman.claims.collection import parse_claim_address
from litman.cli.shared.context import open_for_writing
from litman.cli.shared.output import bold, dim, done, label, notify, say, warn

if TYPE_CHECKING:
    from litman.claims.address import ClaimAddress
    from litman.library.library import Library
    from litman.texts.words_in_work import WordsInWork

VERDICT_WORDS: dict[Verdict, str] = {
    "partly": "confirmed in part",
    "contradicts": "the source says otherwise",
    "not-in-source": "not in the source",
}


@click.command()
@click.argument("post")
@click.argument("text")
@click.option("--stance", type=click.Choice(tuple(STANCES)), default="asserts", show_default=True)
@click.option("--statement", metavar="ID", help="The canonical statement that it asserts or denies.")
@click.option("--new", "new_post", is_flag=True, help="Make the post's claims file if there is none.")
@click.pass_context
def add(ctx: click.Context, post: str, text: str, stance: Any, statement: str | None, new_post: bool) -> None:
    """Add the claim TEXT to POST: the post's sentence, or your words for it.

    Where the post's text is at hand and holds TEXT once, the claim is anchored there.
    """
    from litman.actions.claims.edit_claims import add_claim

    if not text.strip():
        raise click.UsageError("a claim needs a text")
    with open_for_writing(ctx) as library:
        claim = add_claim(library, post, text.strip(), stance=stance, statement=statement, new_post=new_post)
    anchored = "" if claim.anchor.start is None else f", anchored at {claim.anchor.start}–{claim.anchor.end}"
    say(done("added"), bold(f"{post}/{claim.id}"), anchored)


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.option(
    "--relation",
    type=click.Choice(tuple(RELATIONS)),
    help="What the work is to the claim (default: supports).",
)
@click.option("--quote", metavar="TEXT", help="The work's own words.")
@click.option("--locator", metavar="TEXT", help='Where in the work, for example "p. 410".')
@click.option("--marker", metavar="TEXT", help='The marker as it stands in the post, for example "[2]".')
@click.pass_context
def link(ctx: click.Context, /, claim: str, key: str, **parts: Any) -> None:
    """Tie the claim to the work KEY; of a tie that is there, change what is given."""
    from litman.actions.claims.edit_claims import link_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        made, is_new = link_claim(library, address, key, **parts)
    say(done("linked" if is_new else "changed"), bold(str(address)), f" → {made.key}")


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.pass_context
def unlink(ctx: click.Context, claim: str, key: str) -> None:
    """Take the tie between the claim and the work KEY off; what was recorded with it goes too."""
    from litman.actions.claims.edit_claims import unlink_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        gone = unlink_claim(library, address, key)
    say(done("unlinked"), bold(str(address)), f" from {gone.key}", dim(f" ({gone.relation}, {gone.verdict})"))


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.option("--quote", metavar="TEXT", help="The work's own words that bear the claim out.")
@click.option(
    "--find",
    "is_found",
    is_flag=True,
    help="Look the quotation up in the work's text, and record its own words with page or section.",
)
@click.option(
    "--by",
    metavar="WHO",
    help="Who has looked: initials or a name; else `by` of litman.toml, else git's user.name.",
)
@click.option("--locator", metavar="TEXT", help='Where in the work, for example "p. 410".')
@click.option(
    "--verdict",
    type=click.Choice(tuple(verdict for verdict in VERDICTS if verdict != "unchecked")),
    help="What you found: all of it (default), a part, that it is otherwise, nothing of it.",
)
@click.option("--not-in-source", is_flag=True, help="The same as --verdict not-in-source.")
@click.option("--comment", metavar="TEXT", help="Your words for the author of the post.")
@click.pass_context
def confirm(
    ctx: click.Context,
    claim: str,
    key: str,
    quote: str | None,
    is_found: bool,
    by: str | None,
    locator: str | None,
    verdict: Verdict | None,
    not_in_source: bool,
    comment: str | None,
) -> None:
    """Record what you found of the claim in the work KEY, in which words, and today's date.

    What the verdict was about is kept with it: the sentence, the notices known of the work, and which text of it was at
    hand. When one of them changes, the check is stale.

    With --find the words of --quote, else those that the link has, else what the claim quotes, are looked up in the
    work's texts (`litman quote`), and what stands there is recorded, with its page as the file calls or numbers
    it, or its section. It is refused where they are not there, and where the one denies what the other says.
    """
    from litman.actions.claims.edit_claims import record_verdict
    from litman.actions.claims.who import who_judges

    if not_in_source and verdict not in (None, "not-in-source"):
        raise click.UsageError(f"--not-in-source and --verdict {verdict} say two things")
    verdict = "not-in-source" if not_in_source else verdict or "confirmed"
    if is_found and verdict == "not-in-source":
        raise click.UsageError("--find records where the words stand, and not-in-source that they do not")
    if not quote and not is_found and verdict == "confirmed":
        raise click.UsageError(
            "give the work's own words with --quote, or what you found instead with --verdict (--not-in-source)"
        )
    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        who = who_judges(by, library.root, library.settings)
        if is_found:
            found = _find(library, address, key, quote)
            quote, locator = found.text, locator or found.locator
        checked = record_verdict(
            library,
            address,
            key,
            verdict=verdict,
            by=who,
            at=date.today(),
            quote=quote,
            locator=locator,
            comment=comment,
        )
    is_confirmed = verdict == "confirmed"
    what = "" if is_confirmed else f": {VERDICT_WORDS[verdict]}"
    say(
        done("confirmed") if is_confirmed else warn(label("noted")),
        bold(str(address)),
        f" → {key}, by {who}{what}",
    )
    if is_found:
        say(dim(f"          {', '.join(part for part in (locator, quote) if part)}"))
    say(dim(f"          about the sentence {checked.fingerprint}, notices of the work: {checked.status}"))


def _find(library: Library, address: ClaimAddress, key: str, quote: str | None) -> WordsInWork:
    """Return where the work has the words, having said what differs."""
    from litman.actions.quote.find_for_link import find_for_link

    found = find_for_link(library, address, key, quote)
    for one in found.place.differences:
        notify(one.in_words())
    return found


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.pass_context
def remove(ctx: click.Context, claim: str) -> None:
    """Remove the claim with its links; its id is never given to another claim."""
    from litman.actions.claims.edit_claims import remove_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        gone = remove_claim(library, address)
    say(done("removed"), bold(str(address)), f"  {gone.text}")
