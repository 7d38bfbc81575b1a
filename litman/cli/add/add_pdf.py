"""`litman add pdf`."""

from __future__ import annotations

from pathlib import Path

import click

from litman.cli.add.say_added import say_results
from litman.cli.shared.asking import asking_for
from litman.cli.shared.context import open_library


@click.command(
    "pdf",
    help="""Add the works of PDF files, and keep each file with its work.

A DOI, an arXiv identifier or a PMID that the file states, or prints on its first pages, is asked for; it counts where
the registry's title and author stand there as the paper's own, and not as one that it cites. A file without one is
looked for by its title and authors, and added only where `litman match` accepts a work. Of a file that is scanned or
encrypted that is said. Needs litman's extra `pdf`.

\b
Exit codes: 0 all are in the library; 1 it cannot be told what work a file is;
3 a service did not answer: run the same command again later, nothing is added twice.""",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print the entries and change nothing.")
@click.option(
    "--offline", is_flag=True, help="Use only answers that were kept, and the local pool; ask nobody."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a file."
)
@click.pass_context
def add_pdf(ctx: click.Context, files: tuple[Path, ...], dry_run: bool, offline: bool, as_json: bool) -> None:
    from litman.actions.add.add_pdfs import add_pdfs

    library = open_library(ctx)
    found = add_pdfs(library, files, asking_for(library, offline=offline, dry_run=dry_run))
    say_results(ctx, found, len(files), dry_run=dry_run, as_json=as_json, noun="PDF")
