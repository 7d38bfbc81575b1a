"""`litman claims comment`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from litman.claims.collection import parse_claim_address
from litman.cli.claims.printing import comment_words
from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, dim, done, label, say, say_wrapped

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import ClaimReport
    from litman.claims.address import ClaimAddress


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("words", metavar="[KEY] [TEXT]", nargs=-1)
@click.option("--edit", is_flag=True, help="Write it in your editor ($VISUAL, $EDITOR).")
@click.option("--remove", is_flag=True, help="Remove the comment.")
@click.option(
    "--by", metavar="WHO", help="Whose words they are; else `by` of litman.toml, else git's user.name."
)
@click.pass_context
def comment(
    ctx: click.Context, claim: str, words: tuple[str, ...], edit: bool, remove: bool, by: str | None
) -> None:
    """Show the comments on the claim, or write TEXT for the author of the post, with your name and the day.

    With KEY the comment is about what the claim says of that work, else about the claim. `-` as TEXT reads standard
    input. A comment takes the place of the one that was there.
    """
    from litman.actions.claims.list_claims import find_claim

    address = parse_claim_address(claim)
    library = open_library(ctx, quiet=True)
    _, found = find_claim(library, address)
    key, text = _parts(found, words, takes_text=not edit and not remove)
    if sum([text is not None, edit, remove]) > 1:
        raise click.UsageError("TEXT, --edit and --remove exclude each other")
    if text is None and not edit and not remove:
        _show(found, key)
        return
    if text == "-":
        text = sys.stdin.read()
    elif edit:
        text = click.edit(_comment(found, key) or "", extension=".txt", require_save=True)
        if text is None:
            say(dim("nothing was saved in the editor"), " ", bold(claim), " is as it was")
            return
    elif text is not None and not text.strip():
        raise click.UsageError("a comment needs words; --remove takes one out")
    _write(ctx, address, key, text, by)


def _parts(found: ClaimReport, words: tuple[str, ...], *, takes_text: bool) -> tuple[str | None, str | None]:
    """Return key and text: one word alone is the key of a link where the claim has such, else the text."""
    keys = {item.key.lower() for item in found.links} | {item.link.key.lower() for item in found.links}
    if len(words) > 2:
        raise click.UsageError("give KEY and TEXT, the text in quotation marks")
    if len(words) == 2:
        return words[0], words[1]
    if words and (words[0].lower() in keys or not takes_text):
        return words[0], None
    return None, words[0] if words else None


def _write(
    ctx: click.Context, address: ClaimAddress, key: str | None, text: str | None, by: str | None
) -> None:
    from litman.actions.claims.comment import comment_on
    from litman.actions.claims.who import who_judges

    with open_for_writing(ctx) as library:
        who = who_judges(by, library.root, library.settings) if text else ""
        before = comment_on(library, address, key, text, by=who, at=date.today())
    about = f" → {key}" if key else ""
    if text and text.strip():
        say(done("commented"), bold(str(address)), f"{about}, by {who}")
        if before and before != text.strip():
            say_wrapped(dim(f"it said: {before}"), indent=10)
    elif before:
        say(done("removed"), bold(str(address)), f"{about}  comment")
    else:
        say(label("unchanged"), bold(str(address)), dim(f"{about}  there is no comment"))


def _comment(found: ClaimReport, key: str | None) -> str | None:
    if key is None:
        return found.claim.comment
    names = (key, key.lower())
    return next(
        (item.link.comment for item in found.links if item.key in names or item.link.key.lower() in names),
        None,
    )


def _show(found: ClaimReport, key: str | None) -> None:
    if key is None and found.claim.comment:
        say_wrapped(comment_words(found.claim))
    for item in found.links:
        if item.link.comment and key in (None, item.key, item.link.key):
            say_wrapped(bold(item.key), f" {comment_words(item.link)}", indent=2)
