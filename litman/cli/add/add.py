"""`litman add`: which command takes what is given."""

from __future__ import annotations

import click

from litman.cli.add.kinds import ADDED_KINDS
from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.formats.table import FORMATS

_IDENTIFIED = "litman.cli.add.add_identified"
_FILES = "litman.cli.add.add_files"
TABLE = {
    "any": CommandEntry(
        "litman.cli.add.add_any", "add_any", "Add works by whatever is at hand: what it is is guessed."
    ),
    "doi": CommandEntry(
        _IDENTIFIED, "add_doi", "Add works by their DOIs, resolved through Crossref and its peers."
    ),
    **{kind: CommandEntry(_IDENTIFIED, f"add_{kind}", added.line) for kind, added in ADDED_KINDS.items()},
    "url": CommandEntry(
        "litman.cli.add.add_url", "add_url", "Add web pages, and the works whose pages they are."
    ),
    "pdf": CommandEntry(
        "litman.cli.add.add_pdf", "add_pdf", "Add the works of PDF files, which are kept with them."
    ),
    **{
        adding.name: CommandEntry(_FILES, f"add_{adding.name}", f"Take over {adding.what}.")
        for format in FORMATS.values()
        if (adding := format.adding)
    },
}


class AddGroup(LazyGroup):
    """The group whose commands are found by what is given to them, too: `litman add thesis.bib`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        options, behind = args[:end], args[end + 1 :]  # behind `--` nothing is an option
        given = [word for word in options if not word.startswith("-") or word == "-"] + behind
        if given and "--from" in options and given[0] not in self.table:
            args = ["any", *args]
        elif given and given[0] not in self.table and not ctx.resilient_parsing:
            from litman.cli.add.given import way_of

            way = way_of(given, self.table)
            args = [way, *args] if way else args
        return super().parse_args(ctx, args)


@click.group(cls=AddGroup, table=TABLE)
def add() -> None:
    """Add works to the library.

    What is given tells the command, with its options: `litman add thesis.bib` is `litman add bib thesis.bib`, and
    `litman add 10.1000/x arXiv:2101.00001 978-0-306-40615-7` is `litman add any …`, which says what it took it for.
    """
