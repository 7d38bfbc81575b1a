"""`litman add THING…`: what is given is guessed, and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from litman.cli.add.add_identified import options, read_given
from litman.cli.add.given import ENDINGS, instead_of
from litman.cli.add.say_added import result_json, say_results
from litman.cli.shared.asking import asking_for
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify, plural
from litman.identifiers.kinds import label_of, printed

if TYPE_CHECKING:
    from litman.actions.add.add_result import AddResult
    from litman.actions.add.things import Thing

_NAMES = {"address": "web address", "unknown": "that cannot be told"}


@click.command(
    "any",
    help="""Add works by whatever is at hand; `-` reads it from standard input, one a line.

A DOI, a PMID (`pmid:` before it), a PMCID, an arXiv identifier, an ISBN, the address of a page, a PDF, or a reference
in quotes: what each is taken for is said first. Digits alone are no PMID. `litman add KIND …` says outright what it is.
What is there already is not added again. A reference is added where `litman match` accepts a work for it.

\b
Exit codes: 0 all are in the library; 1 one is malformed, cannot be told, or is known to nobody;
3 a service did not answer: run the same command again later, nothing is added twice.""",
)
@click.argument("given", metavar="THING…", nargs=-1)
@options("things")
@click.pass_context
def add_any(
    ctx: click.Context, given: tuple[str, ...], from_file: Any, dry_run: bool, offline: bool, as_json: bool
) -> None:
    from litman.actions.add.add_things import add_things
    from litman.actions.add.things import guess_thing

    texts = read_given(given, from_file)
    if not texts:
        raise click.UsageError("give at least one thing, `-` for standard input, or --from FILE")
    things = [guess_thing(text, endings=ENDINGS) for text in texts]
    library = open_library(ctx)
    asking = asking_for(library, offline=offline, dry_run=dry_run)
    notify(f"taken for {taken_for(things)}")
    kinds = {thing.url or thing.given: _kind_name(thing) for thing in things}
    kinds |= {thing.given: _kind_name(thing) for thing in things}

    def item_of(result: AddResult) -> dict[str, object]:
        return {**result_json(result), "taken_for": kinds.get(result.given)}

    found = add_things(library, things, asking, instead_of=instead_of)
    say_results(ctx, found, len(things), dry_run=dry_run, as_json=as_json, noun="thing", item_of=item_of)


def taken_for(things: Sequence[Thing]) -> str:
    """Return in words what things were taken for: one by its name, of several the number of each kind."""
    if len(things) == 1:
        (thing,) = things
        name = _name(thing)
        value = printed(thing.identifier) if thing.identifier else thing.given
        if thing.kind == "unknown":
            return f"nothing that is known: {value}"
        return f"{'an' if name[0] in 'AaIi' else 'a'} {name}: {value}"
    counts = Counter((_name(thing), thing.kind) for thing in things)
    return ", ".join(
        f"{count} {name}"
        if kind == "unknown"
        else plural(count, name, f"{name}{'es' if name[-1] == 's' else 's'}")
        for (name, kind), count in counts.items()
    )


def _name(thing: Thing) -> str:
    return label_of(thing.identifier.kind) if thing.identifier else _NAMES.get(thing.kind, thing.kind)


def _kind_name(thing: Thing) -> str:
    return thing.identifier.kind if thing.identifier else thing.kind
