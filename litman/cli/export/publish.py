"""`litman publish`: a post for its readers, with its sources beside each claim."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litman.actions.publish.page_words import LANGUAGES
from litman.cli.export.unscanned import say_unscanned
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify, plural, say, say_json, warn

_ENDINGS = (".html", ".htm", ".xhtml")


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAGE.html",
    help="What to write; else the page goes to standard output.",
)
@click.option("--url", "address", metavar="URL", help="Where the page will stand, for the metadata in it.")
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES, case_sensitive=False),
    help="The language of the page's own words; else the post's, where litman has it, else English.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the page's metadata as JSON-LD, and no page.")
@click.pass_context
def publish(
    ctx: click.Context,
    post: str,
    output: Path | None,
    address: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Make a page of a post for its readers: its sources beside each claim, and the words that carry it.

    POST is a file or the id of a post that was scanned. The page is one file without scripts. What was found in the
    works, by whom and when, retractions, and a link back to the text stand in it; for programs there are schema.org's
    ClaimReview and annotations of the W3C. Comments are for the author and stay out.

    A post whose words may not be copied (`scan --text none`, or `copy = false` under [post] of its claims file) is
    shown by its claims in other words only.

    \b
    Exit codes: 0 written; 2 could not do it, nothing written.
    """
    from datetime import date

    from litman.actions.claims.named_post import whole_claims_of
    from litman.actions.post_view.html import safe_address
    from litman.actions.post_view.view import view_post
    from litman.actions.publish.linked_data import linked_data
    from litman.actions.publish.output import require_free, write_output
    from litman.actions.publish.readers_page import own_claims, readers_page
    from litman.actions.publish.sources import sources_of
    from litman.errors import OutputFormatError, PostNotAtHandError

    if as_json and output is not None:
        raise click.UsageError("--json prints to standard output; leave -o out")
    if address is not None and safe_address(address) is None:
        raise click.BadParameter(f"{address!r} is no address of a page", param_hint="--url")
    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise OutputFormatError(output, ("html",))
    library = open_library(ctx)
    file = whole_claims_of(library, post)
    if output is not None:
        require_free(library, output, post=None)
    view = view_post(library, file)
    if view.may_be_copied and view.path is None:
        raise PostNotAtHandError(view.post_id, view.unreadable)
    say_unscanned(view)
    sources = sources_of(library, view)
    claims = view.claims if view.may_be_copied else own_claims(view)
    if not view.may_be_copied:
        left = len(view.claims) - len(claims)
        more = f"; {plural(left, 'claim')} in the post's words left out" if left else ""
        say(
            warn(f"the words of {view.post_id} may not be copied: its claims are shown in yours{more}"),
            err=True,
        )
    if as_json:
        say_json(linked_data(view, claims, sources, address=address))
        return
    data = readers_page(view, sources, today=date.today(), address=address, language=language)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    write_output(library, output, data, post=view.path)
    notify(f"wrote {output}: {plural(len(claims), 'claim')}, {plural(len(sources), 'source')}")
