"""`litman report`: what the author of a reviewed text is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from litman.cli.export.format_to_write import format_to_write
from litman.cli.export.unscanned import say_unscanned
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify, plural, say, say_json, warn

_FORMATS = ("docx", "html", "md")


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What to write; its ending says the format. Else Markdown goes to standard output.",
)
@click.option(
    "--to",
    "format_name",
    type=click.Choice(_FORMATS, case_sensitive=False),
    help="The format, where the ending does not say it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as a JSON object.")
@click.pass_context
def report(
    ctx: click.Context, post: str, output: Path | None, format_name: str | None, as_json: bool
) -> None:
    """Write a report on a post for its author: what to look at, what the sources say, the state of every reference.

    POST is a file or the id of a post that was scanned. Each point quotes the sentence, says under which heading it
    stands, what is missing or wrong, who compared it with its source and when, the source's own words, and comments.

    A Word document is written by pandoc, which the extra `styles` brings.

    \b
    Exit codes: 0 written; 2 could not do it, nothing written.
    """
    from datetime import date

    from litman.actions.claims.named_post import whole_claims_of
    from litman.actions.publish.output import is_among_posts, require_free, write_output
    from litman.actions.publish.report import make_report
    from litman.actions.publish.report_in import report_in

    if as_json and (output is not None or format_name is not None):
        raise click.UsageError("--json prints to standard output; leave -o and --to out")
    form = format_to_write(output, format_name, _FORMATS)
    library = open_library(ctx)
    file = whole_claims_of(library, post)
    if output is not None:
        require_free(library, output, post=None)
    made = make_report(library, file, today=date.today())
    view = made.view
    if view.unreadable is not None or view.path is None:
        why = view.unreadable or f"the text of {view.post_id} is not at hand"
        say(warn(f"{why}: the report rests on what was noted of it"), err=True)
    say_unscanned(view)
    if as_json:
        from litman.actions.publish.report_json import report_json

        say_json(report_json(made))
        return
    data = report_in(made, form, environment=os.environ)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    write_output(library, output, data, post=view.path)
    if form != "html" and is_among_posts(library, output):  # a page says itself that it is no post
        say(warn(f"{output} lies among your posts: `exclude` of litman.toml keeps scans from it"), err=True)
    notify(f"wrote {output}: {plural(len(made.points), 'point')}, {plural(len(made.references), 'source')}")
