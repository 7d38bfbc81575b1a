"""`litman init`."""

from __future__ import annotations

from pathlib import Path

import click

from litman.actions.init_library import init_library
from litman.cli.shared.output import bold, dim, done, label, say


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("library"))
@click.option(
    "--bibliography",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The .bib file with the works; it may be there already, and lie outside of DIR.",
)
def init(folder: Path, bibliography: Path | None) -> None:
    """Make a new library in DIR (default: `library`, beside the posts that it will be about).

    A references.bib that is there already is taken as it is, and so is the file that --bibliography names.
    """
    made = init_library(folder, bibliography)
    for path in made:
        say(done("made"), str(path))
    if bibliography is not None and bibliography not in made:
        say(dim(label("uses")), str(bibliography))
    from litman.library.clone import git_folder

    if git_folder(folder) is not None:
        say(
            "Here: ", bold("litman git setup"), " has git merge the library by entry and claim, not by lines."
        )
    say("Next: ", bold("litman scan"), " reads your posts (litman.toml says where they lie),")
    say(
        "      ",
        bold("litman add doi 10.…"),
        " adds a work, ",
        bold("litman add bib FILE"),
        " takes over a file.",
    )
