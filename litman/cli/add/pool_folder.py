"""`litman pool build`, `verify`, `info DIR`: a pool that is data on disk, for matching set at a time."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.output import alarm, bold, dim, done, label, plural, say, say_json, warn
from litman.cli.shared.pool_options import LOCAL_FOLDER
from litman.cli.shared.progress import progress

if TYPE_CHECKING:
    from litman.batch.manifest import Source


@click.command("build")
@click.argument("paths", metavar="FILE|FOLDER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "folder", type=LOCAL_FOLDER, required=True, metavar="DIR", help="Where the pool goes."
)
@click.option("--add", is_flag=True, help="Add the files to the pool that is there: a day's changes.")
def pool_build(paths: tuple[Path, ...], folder: Path, add: bool) -> None:
    """Make a pool in a folder, as Parquet: for many millions of works, and for `litman match --pool DIR`.

    The files may be those that `litman pool add` takes. Works without a DOI are left out; of several records of one
    DOI the newest counts, whatever the order of the files. With --add only what the files change is written anew, and
    the pool that was there answers until that is done. A build that was killed goes on when the same command is given
    again. It works with DuckDB and pyarrow (extra `batch`).

    \b
    Exit codes: 0 all was read; 1 a file is damaged, and what could be read of it is in the pool.
    """
    from litman.batch.extra import require_batch

    require_batch("litman pool build")
    from litman.actions.match.match_pool import size_of
    from litman.batch.build import build_pool
    from litman.privacy import keep_private_with
    from litman.sources.dumps.files import find_pool_files

    files = find_pool_files(paths)
    keep_private_with(files, folder)
    with progress(sum(map(size_of, files)), in_bytes=True) as advance:
        manifest, was_there = build_pool(files, folder, add=add, moved=advance, staged=_say_staged)
    said = f"{plural(manifest.works, 'work')}, {plural(manifest.keys, 'key')}, {manifest.size / 1e6:,.1f} MB"
    say(label("present") if was_there else done("added" if add else "built"), f"{folder}: {said}")
    say(dim(f"digest {manifest.digest}"))
    has_faults = any(source.damaged or source.problem for source in manifest.sources)
    click.get_current_context().exit(1 if has_faults else 0)


def _say_staged(path: Path, source: Source, was_done: bool) -> None:
    if was_done:
        say(label("present"), str(path), dim("  was read before"))
    else:
        say(label("read"), f"{path}: {plural(source.read, 'record')}")
    if source.unnamed:
        say(dim(f"{path}: {plural(source.unnamed, 'record')} without a DOI left out"))
    if source.deletions:
        say(dim(f"{path}: {plural(source.deletions, 'record')} taken back"))
    if source.damaged:
        say(warn(f"{path}: {plural(source.damaged, 'damaged record')} set aside"), err=True)
    if source.problem:
        say(alarm(label("failed")), source.problem, err=True)


@click.command("verify")
@click.argument("folder", metavar="DIR", type=LOCAL_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def pool_verify(folder: Path, as_json: bool) -> None:
    """Compare a pool in a folder with what it says of itself: every file, by its SHA-256.

    \b
    Exit codes: 0 it is whole; 1 a file is missing or was changed.
    """
    from litman.batch.manifest import read_manifest
    from litman.batch.verify import damaged_parts

    manifest = read_manifest(folder)
    with progress(manifest.size, in_bytes=True) as advance:
        damaged = list(damaged_parts(folder, manifest, looked=advance))
    if as_json:
        problems = [{"file": part.name, "problem": problem} for part, problem in damaged]
        counted = {"works": manifest.works, "files": len(manifest.files), "digest": manifest.digest}
        say_json({"path": str(folder), "whole": not damaged, **counted, "problems": problems})
        click.get_current_context().exit(1 if damaged else 0)
    for part, problem in damaged:
        say(alarm(label("failed")), f"{folder / part.name}: {problem}", err=True)
    if not damaged:
        say(
            done("whole"),
            f"{folder}: {plural(manifest.works, 'work')}, {plural(len(manifest.files), 'file')}",
        )
    click.get_current_context().exit(1 if damaged else 0)


def say_folder(folder: Path, *, as_json: bool) -> None:
    """Print what a pool in a folder holds.

    Raises:
        PoolFolderError: it is no pool that this litman can use.
    """
    from litman.batch.manifest import read_manifest

    manifest = read_manifest(folder)
    if as_json:
        files = [
            {
                "name": source.name,
                "records": source.read,
                "whole": source.problem is None,
                "damaged": source.damaged,
                "without_doi": source.unnamed,
                "deletions": source.deletions,
            }
            for source in manifest.sources
        ]
        said = {"path": str(folder), "works": manifest.works, "bytes": manifest.size, "files": files}
        measured = asdict(manifest.calibration) if manifest.calibration else None
        versions = {"format": manifest.format, "key_functions": manifest.key_functions}
        say_json(
            {**said, "keys": manifest.keys, **versions, "digest": manifest.digest, "calibration": measured}
        )
        return
    say(bold(str(folder)))
    count = plural(len(manifest.sources), "file")
    say(
        f"{plural(manifest.works, 'work')}, {plural(manifest.keys, 'key')}, {manifest.size / 1e6:,.1f} MB, from {count}"
    )
    for source in manifest.sources:
        damaged = f", {source.damaged:,} set aside" if source.damaged else ""
        broken = ", not read to its end" if source.problem else ""
        say("  ", source.name, dim(f"  {plural(source.read, 'record')}{damaged}{broken}"))
    if manifest.calibration is not None:
        from litman.cli.add.pool_calibrate import say_calibration

        say_calibration(manifest.calibration)
    say(dim(f"digest {manifest.digest}"))
