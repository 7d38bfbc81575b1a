"""`litman badge`: how many of a post's claims were checked, as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from litman.cli.export.unscanned import say_unscanned
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify, say_json


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BADGE.svg",
    help="What to write; else the picture goes to standard output.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the counts as a JSON object, as shields.io reads them."
)
@click.pass_context
def badge(ctx: click.Context, post: str, output: Path | None, as_json: bool) -> None:
    """Make a small picture that says how many of a post's claims were checked, and on which day the last one was.

    POST is a file or the id of a post that was scanned. A claim counts as checked where a person compared it with every
    work that it leans on, and its sentence is still the one that was compared.

    \b
    Exit codes: 0 written; 2 could not do it, nothing written.
    """
    from litman.actions.claims.named_post import whole_claims_of
    from litman.actions.post_view.view import view_post
    from litman.actions.publish.badge import badge_json, badge_svg
    from litman.actions.publish.output import require_free, write_output
    from litman.errors import OutputFormatError

    if as_json and output is not None:
        raise click.UsageError("--json prints to standard output; leave -o out")
    if output is not None and output.suffix.lower() != ".svg":
        raise OutputFormatError(output, ("svg",))
    library = open_library(ctx)
    file = whole_claims_of(library, post)
    if output is not None:
        require_free(library, output, post=None)
    view = view_post(library, file)
    say_unscanned(view)
    if as_json:
        say_json(badge_json(view))
        return
    picture = badge_svg(view)
    if output is None:
        click.echo(picture, nl=False)
        return
    write_output(library, output, picture.encode(), post=view.path)
    notify(f"wrote {output}: {view.coverage.checked:,} of {view.coverage.total:,} claims checked")
