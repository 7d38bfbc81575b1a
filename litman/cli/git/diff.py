"""`litman diff`, and what it and `litman git log` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_library
from litman.cli.shared.output import (
    Styled,
    alarm,
    bold,
    dim,
    good,
    plural,
    say,
    say_json,
    warn,
    width_of_output,
)
from litman.cli.shared.widths import cut

if TYPE_CHECKING:
    from litman.actions.git.changes import Change, FieldChange

_SIGNS = {"added": good("+"), "removed": alarm("-"), "changed": warn("~")}


@click.command()
@click.argument("rev", default="HEAD", metavar="[REV]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def diff(ctx: click.Context, rev: str, as_json: bool) -> None:
    """Say which works and claims changed since a revision of git, by default since the last commit.

    What is only laid out or sorted otherwise, and what a scan writes anew, is no change. An entry with another key is
    the same work where it keeps the old key in `ids`, or has its DOI.

    \b
    Exit codes: 0 nothing changed, 1 something did.
    """
    from litman.actions.git.diff_library import diff_library

    changes = diff_library(open_library(ctx), rev)
    if as_json:
        say_json([change.to_json() for change in changes])
    for change in changes if not as_json else ():
        say_change(change)
    if not as_json:
        counts = [
            plural(count, noun)
            for noun in ("work", "claim")
            if (count := sum(change.what == noun for change in changes))
        ]
        say(dim(f"{' and '.join(counts) or 'nothing'} changed since {rev}"))
    ctx.exit(int(bool(changes)))


def say_change(change: Change) -> None:
    """Print what became of a work or a claim."""
    said = cut(" ".join(change.said.split()), max(width_of_output() - len(change.name) - 6, 20))
    say(_SIGNS[change.kind], " ", bold(change.name), dim(f"  {said}") if said else "")
    for field in change.fields:
        say("    ", *_field_words(field))


def _field_words(field: FieldChange) -> list[str | Styled]:
    before, after = (None if text is None else _short(text) for text in (field.before, field.after))
    if before is None:
        return [field.name, ": ", good(after or "")]
    if after is None:
        return [field.name, ": ", alarm(before), dim("  taken out")]
    return [field.name, ": ", before, dim(" → "), good(after)]


def _short(text: str) -> str:
    return cut(" ".join(text.split()), max(width_of_output() // 2 - 10, 20))
