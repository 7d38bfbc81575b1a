"""`litman add doi`, and `add KIND` for every other kind of identifiers that is added: `add arxiv` and so on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from litman.cli.add.kinds import ADDED_KINDS
from litman.cli.add.say_added import say_results
from litman.cli.shared.asking import asking_for
from litman.cli.shared.context import open_library
from litman.cli.shared.given_file import GivenFile

_EXIT_CODES = """\b
Exit codes: 0 all are in the library; 1 {};
3 a service did not answer: run the same command again later, nothing is added twice."""


def options(what: str) -> Callable[[Callable[..., None]], click.Command]:
    """Return what makes a command of a function: the options of all that add works by what is given."""

    def decorate(function: Callable[..., None]) -> click.Command:
        for option in reversed(
            (
                click.option(
                    "--from",
                    "from_file",
                    type=GivenFile(),
                    metavar="FILE",
                    help=f"Read {what} from FILE, one a line.",
                ),
                click.option("--dry-run", is_flag=True, help="Print the entries and change nothing."),
                click.option(
                    "--offline",
                    is_flag=True,
                    help="Use only answers that were kept, and the local pool; ask nobody.",
                ),
                click.option(
                    "--json",
                    "as_json",
                    is_flag=True,
                    help=f"Print one JSON document: a list with one object for each of the {what}.",
                ),
            )
        ):
            function = option(function)
        return function  # type: ignore[return-value]

    return decorate


@click.command(
    help=f"""Add the works with these DOIs; `-` reads DOIs from standard input, one a line.

A DOI may be written as 10.1176/appi.ajp.2019.19010044, doi:10.…, or https://doi.org/10.…. What Crossref does not
know is asked of the agency that registered it. What is there already is not added again; an entry that bears the
DOI under another title and first author is another work, and that is said. Where no registry answers, what the
local pool has is taken (`litman pool`), and said so.

{_EXIT_CODES.format("a DOI is malformed or registered nowhere")}"""
)
@click.argument("dois", metavar="DOI…", nargs=-1)
@options("DOIs")
@click.pass_context
def add_doi(
    ctx: click.Context, dois: tuple[str, ...], from_file: Any, dry_run: bool, offline: bool, as_json: bool
) -> None:
    given = read_given(dois, from_file)
    if not given:
        raise click.UsageError("give at least one DOI, `-` for standard input, or --from FILE")
    run_identified(ctx, given, named="doi", dry_run=dry_run, offline=offline, as_json=as_json)


def _command(kind: str) -> click.Command:
    """Return the command that adds works by their identifiers of a kind."""
    what, _, metavar, about = ADDED_KINDS[kind]

    @click.command(
        kind,
        help=f"""Add the works with these {what}; `-` reads them from standard input, one a line.

{about} What is there already is not added again.

{_EXIT_CODES.format("one is malformed or known to nobody")}""",
    )
    @click.argument("given", metavar=f"{metavar}…", nargs=-1)
    @options(what)
    @click.pass_context
    def run(
        ctx: click.Context,
        given: tuple[str, ...],
        from_file: Any,
        dry_run: bool,
        offline: bool,
        as_json: bool,
    ) -> None:
        texts = read_given(given, from_file)
        if not texts:
            raise click.UsageError(f"give at least one of the {what}, `-` for standard input, or --from FILE")
        run_identified(
            ctx, texts, kinds=(kind,), named=kind, dry_run=dry_run, offline=offline, as_json=as_json
        )

    return run


def __getattr__(name: str) -> click.Command:
    """Return the command `add_KIND` of a kind of identifiers in the table."""
    if (kind := name.removeprefix("add_")) != name and kind in ADDED_KINDS:
        return _command(kind)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def run_identified(
    ctx: click.Context,
    given: Sequence[str],
    *,
    named: str,
    kinds: Sequence[str] | None = None,
    dry_run: bool,
    offline: bool,
    as_json: bool,
) -> None:
    """Add the works that these texts identify, print what becomes of each, and leave with the exit code."""
    from litman.actions.add.add_identified import add_identified

    library = open_library(ctx)
    asking = asking_for(library, offline=offline, dry_run=dry_run)
    found = add_identified(library, given, asking, kinds=kinds, named=named)
    say_results(ctx, found, len(given), dry_run=dry_run, as_json=as_json)


def read_given(words: Sequence[str], from_file: Any) -> list[str]:
    """Return what was given: words, the lines of standard input for `-`, and those of a file."""
    given: list[str] = []
    for word in words:
        given += _lines(sys.stdin.buffer.read()) if word == "-" else [word]
    if from_file is not None:
        given += _lines(from_file.read())
    return given


def _lines(data: bytes) -> list[str]:
    lines = (line.strip() for line in data.decode("utf-8-sig", errors="replace").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
