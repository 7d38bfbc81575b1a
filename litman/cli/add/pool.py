"""`litman pool`: the local pool of works, for matching and adding without a network."""

from __future__ import annotations

import os
from pathlib import Path

import click

from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.output import alarm, bold, dim, done, label, plural, say, say_json, warn
from litman.cli.shared.pool_options import LOCAL_FOLDER
from litman.cli.shared.progress import progress

_HERE = "litman.cli.add.pool"
TABLE = {
    "add": CommandEntry(
        _HERE, "pool_add", "Add works from Crossref, DataCite, OpenAlex, PubMed, CSL-JSON or .bib files."
    ),
    "build": CommandEntry(
        "litman.cli.add.pool_folder", "pool_build", "Make a pool in a folder, for many millions of works."
    ),
    "calibrate": CommandEntry(
        "litman.cli.add.pool_calibrate",
        "pool_calibrate",
        "Measure from which score on a pool's works are accepted.",
    ),
    "info": CommandEntry(_HERE, "pool_info", "Say where the pool lies and what it holds."),
    "verify": CommandEntry(
        "litman.cli.add.pool_folder", "pool_verify", "Compare a pool in a folder with its digests."
    ),
    "clear": CommandEntry(_HERE, "pool_clear", "Remove the pool."),
}


@click.group(cls=LazyGroup, table=TABLE)
def pool() -> None:
    """Keep works at hand that references are matched against and added from, with no network at all.

    The pool lies in your cache folder, or where $LITMAN_POOL says.
    """


@click.command("add")
@click.argument("paths", metavar="FILE|FOLDER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def pool_add(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Add the works of files: of Crossref, DataCite, OpenAlex and PubMed, CSL-JSON, or .bib.

    From Crossref its public data file and any answer, from DataCite its data files and pages, from OpenAlex the works
    of its snapshot, from PubMed its baseline and update files. Works without a DOI are left out; of several records of
    one DOI the newest counts. What was read before is not read again; what broke off goes on.

    \b
    Exit codes: 0 all was read; 1 a file is damaged or holds no records.
    """
    from litman.actions.match.match_pool import add_files, size_of
    from litman.actions.match.open_pool import pool_path
    from litman.privacy import keep_private_with
    from litman.sources.dumps.files import find_pool_files

    files = find_pool_files(paths)
    keep_private_with(files, pool_path(os.environ))
    has_faults = False
    with progress(sum(map(size_of, files)), in_bytes=True) as advance:
        for added in add_files(pool_path(os.environ), files, moved=advance):
            if added.was_known:
                say(label("present"), str(added.path), dim("  was read before"))
                continue
            text = f"{added.path}: {plural(added.read, 'record')} read, {plural(added.new, 'new work')}"
            say(done("added"), text)
            if added.deletions:
                say(dim(f"{added.path}: {plural(added.deletions, 'record')} taken back"))
            if added.damaged:
                has_faults = True
                say(warn(f"{added.path}: {plural(added.damaged, 'damaged record')} left out"), err=True)
            if added.problem:
                has_faults = True
                say(alarm(label("failed")), added.problem, err=True)
    ctx.exit(1 if has_faults else 0)


@click.command("info")
@click.argument("folder", metavar="[DIR]", required=False, type=LOCAL_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def pool_info(folder: Path | None, as_json: bool) -> None:
    """Say where the pool lies, how many works it holds, and from which files; or that of a pool in a folder."""
    if folder is not None:
        from litman.cli.add.pool_folder import say_folder

        say_folder(folder, as_json=as_json)
        return
    from litman.actions.match.open_pool import pool_path
    from litman.matching.pool import read_pool_info

    path = pool_path(os.environ)
    works, size, files = read_pool_info(path) if path.exists() else (0, 0, [])
    if as_json:
        listed = [{"name": name, "records": records, "whole": whole} for name, records, whole in files]
        say_json({"path": str(path), "works": works, "bytes": size, "files": listed})
        return
    say(bold(str(path)))
    say(f"{plural(works, 'work')}, {size / 1e6:,.1f} MB, from {plural(len(files), 'file')}")
    for name, records, whole in files:
        say("  ", name, dim(f"  {plural(records, 'record')}{'' if whole else ', not read to its end'}"))


@click.command("clear")
def pool_clear() -> None:
    """Remove the pool. Libraries are not touched."""
    from litman.actions.match.match_pool import clear_pool
    from litman.actions.match.open_pool import pool_path

    path = pool_path(os.environ)
    say(done("removed") if clear_pool(path) else label("absent"), str(path))
