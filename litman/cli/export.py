"""`litman export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litman.cli.context import open_library
from litman.cli.output import notify

FORMATS = ("bibtex", "biblatex", "csl-json", "ris")


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS, case_sensitive=False),
    default="bibtex",
    show_default=True,
    help="The format of the bibliography.",
)
@click.option(
    "--post", "posts", multiple=True, metavar="POST", help="Only works that this post cites. Repeatable."
)
@click.option("--key", "keys", multiple=True, metavar="KEY", help="Only this work. Repeatable.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)
@click.pass_context
def export(
    ctx: click.Context, format_name: str, posts: tuple[str, ...], keys: tuple[str, ...], output: Path | None
) -> None:
    """Export a bibliography, to standard output unless -o names a file.

    Works stand in the order of the library's file. BibTeX and biblatex output stands on its own: macros are
    resolved, inherited fields filled in.
    """
    from litman.actions.export_works import export_works

    library = open_library(ctx)
    text = export_works(library, format_name.lower(), keys=keys, posts=posts)
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    from litman.files import write_file

    write_file(output, text.encode())
    notify(f"wrote {output}")
