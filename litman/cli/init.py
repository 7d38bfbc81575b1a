"""`litman init`."""

from __future__ import annotations

from pathlib import Path

import click

from litman.actions.init_library import init_library
from litman.cli.shared.output import bold, done, say


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("library"))
def init(folder: Path) -> None:
    """Make a new library in DIR (default: `library`, beside the posts that it will be about).

    A references.bib that is there already is taken as it is.
    """
    for path in init_library(folder):
        say(done("made"), str(path))
    say(
        "Next: ",
        bold("litman add doi 10.…"),
        " adds a work, ",
        bold("litman add bib FILE"),
        " takes over a file.",
    )
