"""`litman duplicates` and `litman merge`."""

from __future__ import annotations

from collections import Counter

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, dim, done, label, plural, say, say_json, say_wrapped, warn
from litman.shell import command

_REASONS = {
    "doi": "the same DOI",
    "pmid": "the same PMID",
    "pmcid": "the same PMCID",
    "isbn": "the same ISBN",
    "url": "the same address",
    "title": "the same title, author and year",
    "fields": "the same in all that describes it",
}


@click.command()
@click.option(
    "--different",
    nargs=2,
    metavar="KEY KEY",
    help="Remember that these two are different works; list nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def duplicates(ctx: click.Context, different: tuple[str, str] | None, as_json: bool) -> None:
    """List works that the library has more than once.

    The same DOI, PMID or ISBN where title or first author agree; or the same title with a shared author, years at most
    one apart, where no number, page, volume, book, edition or address tells them apart. Versions of a text (preprint,
    translation, edition) are two works, and so are those that bear one DOI under other titles and first authors (BIB112
    names them). `litman merge` makes one entry of two; --different remembers that two only look alike (in
    `different.txt`).

    \b
    Exit codes: 0 nothing is there twice, 1 something is.
    """
    from litman.actions.works.find_duplicates import call_different
    from litman.actions.works.find_duplicates import duplicates as find

    if different and as_json:
        raise click.UsageError(
            "--json lists what is there twice, and --different says that two are none", ctx
        )
    if different:
        with open_for_writing(ctx) as writable:
            one, other, is_new = call_different(writable, *different)
        say(
            done("noted") if is_new else label("unchanged"),
            bold(one),
            " and ",
            bold(other),
            " are different works",
        )
        return
    library = open_library(ctx)
    found = find(library)
    if as_json:
        say_json([{"keys": list(item.keys), "reasons": list(item.reasons)} for item in found])
    elif not found:
        say("No work is there twice.")
    for item in found if not as_json else ():
        say(warn(", ".join(_REASONS[reason] for reason in item.reasons)))
        counted = Counter(item.keys)
        for key, count in counted.items():
            entry = library.document.entry(key)
            alike = f", the first of {count} entries with this key" if count > 1 else ""
            say(
                "  ",
                bold(key),
                dim(f"  @{entry.type}, {entry.place()}, {plural(len(entry.values), 'field')}{alike}"),
            )
            say_wrapped(library.work(entry).title or "(no title)", indent=4)
        if len(counted) > 1:
            say(dim("  " + command("merge", *list(counted)[:2])))
    if found:
        ctx.exit(1)


@click.command()
@click.argument("keep")
@click.argument("drop")
@click.option("--take", multiple=True, metavar="FIELD", help="Take this field from DROP; can be given again.")
@click.option(
    "--force", is_flag=True, help="Unite them although they seem to be two works, or versions of one."
)
@click.pass_context
def merge(ctx: click.Context, keep: str, drop: str, take: tuple[str, ...], force: bool) -> None:
    """Unite two entries that describe the same work under the key KEEP.

    KEEP's fields stay, those that it lacks come from DROP, tags and files are united. Claims and entries that name
    DROP follow, and DROP stays known as an old key. Two entries that are versions of one text, or of which title and
    first author differ, are united only with --force. `litman undo` takes it back.
    """
    from litman.actions.works.merge_works import merge_works

    with open_for_writing(ctx) as library:
        merged = merge_works(library, keep, drop, take=take, force=force)
    followed = [plural(len(merged.posts), "claims file")] if merged.posts else []
    followed += [plural(len(merged.entries), "entry", "entries")] if merged.entries else []
    say(
        done("merged"),
        f"{merged.dropped} into ",
        bold(merged.key),
        f"; {' and '.join(followed)} followed" if followed else "",
    )
    if merged.filled:
        say("  from ", merged.dropped, ": ", ", ".join(merged.filled))
    for conflict in merged.conflicts:
        say("  ", warn(conflict.field), dim(" kept     "), conflict.kept)
        say(" " * (len(conflict.field) + 2), dim(" dropped  "), conflict.dropped)
