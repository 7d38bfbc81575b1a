"""`litman git`: a library that several people keep in one repository."""

from __future__ import annotations

from pathlib import Path

import click

from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.output import bold, dim, done, label, say, say_json_list, warn

_HERE = "litman.cli.git.git"
TABLE = {
    "setup": CommandEntry(_HERE, "git_setup", "Have git merge this library by entry, claim and record."),
    "log": CommandEntry(_HERE, "git_log", "Say what changed in a work or a claim, when and by whom."),
    "merge-driver": CommandEntry(_HERE, "merge_driver", "Merge one file; git calls this."),
}


@click.group(name="git", cls=LazyGroup, table=TABLE)
def git_group() -> None:
    """Keep a library in a repository with others: merges by what its files say, and what changed.

    git's own merge compares lines, so that two new entries at one place, or two edits of one entry, are a conflict.
    """


@click.command("setup")
@click.option("--undo", "undo_it", is_flag=True, help="Take out what it wrote, and nothing else.")
@click.pass_context
def git_setup(ctx: click.Context, undo_it: bool) -> None:
    """Have git merge this library by entry, claim and record.

    Writes lines into `.gitattributes` in the library's folder, which go to everybody with the repository, and the
    driver into the settings of this clone (`.git/config`), which do not: everybody runs this once in a clone. Where
    litman is not there, git merges lines as ever.
    """
    from litman.actions.git.setup import set_up, take_back
    from litman.cli.shared.context import locate

    root, settings = locate(ctx)
    result = take_back(root, settings) if undo_it else set_up(root, settings)
    for path in result.files:
        say(done("changed") if undo_it or path.name == ".gitattributes" else done("made"), str(path))
    if result.driver:
        say(done("removed") if undo_it else done("set"), "merge.litman in the settings of this clone")
    if not result.files and not result.driver:
        say(
            label("unchanged"), "nothing is set up here" if undo_it else "git merges this library with litman"
        )
    elif not undo_it:
        say(
            "Next: ",
            bold("git add"),
            " and commit the file of attributes; each clone runs ",
            bold("litman git setup"),
            " once.",
        )


@click.command("log")
@click.argument("name", metavar="KEY|POST/ID")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many commits; 0 is all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def git_log(ctx: click.Context, name: str, limit: int, as_json: bool) -> None:
    """Say what changed in a work or a claim, when and by whom, the newest first.

    A work is followed under its older keys: those in `ids`, and the DOI. One that is gone can be asked for, too.
    """
    from itertools import islice

    from litman.actions.git.history import claim_history, work_history
    from litman.claims.address import parse_claim_address
    from litman.cli.git.diff import say_change
    from litman.cli.shared.context import open_library

    library = open_library(ctx)
    is_work = "/" not in name or library.document.resolve(name) is not None
    events = work_history(library, name) if is_work else claim_history(library, parse_claim_address(name))
    found = islice(events, limit or None)
    if as_json:
        say_json_list(event.to_json() for event in found)
        return
    is_known = False
    for event in found:
        is_known = True
        say(dim(event.commit[:10]), f"  {event.day}  {event.author}  ", dim(event.subject))
        say_change(event.change)
    if not is_known:
        say(f"No commit has {name}.")


# One that is not there is no empty one: all of it would seem to have been taken out.
_VERSION = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("merge-driver")
@click.argument("base", type=_VERSION)
@click.argument("ours", type=_VERSION)
@click.argument("theirs", type=_VERSION)
@click.argument("marker_size", type=int)
@click.argument("path")
@click.pass_context
def merge_driver(
    ctx: click.Context, base: Path, ours: Path, theirs: Path, marker_size: int, path: str
) -> None:
    """Merge THEIRS into OURS, both made from BASE; git calls this, see `litman git setup`.

    Entries are told by key, renamed ones by DOI, claims by id, registry records by identifier. OURS keeps its bytes,
    what THEIRS changed is put into it. Tags, groups, files and links are united; edits of different fields are no
    conflict. A real one gets git's marks around that field alone, and litman still reads the file, with our version.
    Where a version is broken or has a key twice, git's merge of lines stands.

    \b
    Exit codes: 0 merged, 4 a conflict is left to you, marked in OURS; with any other nothing was merged.
    """
    from litman.actions.git.merge_driver import CONFLICT_CODE, drive

    result = drive(base, ours, theirs, marker_size, path)
    for note in result.notes:
        say(dim(f"{path}: {note}"), err=True)
    if result.refused:
        say(warn(f"{path} was merged by lines, since {result.refused}"), err=True)
    for conflict in result.conflicts:
        say(warn("conflict"), f"  {path}: {conflict}", err=True)
    ctx.exit(0 if result.is_clean else CONFLICT_CODE)
