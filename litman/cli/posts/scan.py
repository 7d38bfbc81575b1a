"""`litman scan`: read posts and lay out what they claim and what they lean on."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.posts.scan_print import Totals, say_scans_json, say_step
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify
from litman.cli.shared.pool_options import ENGINE_HELP, engine_name, pool_place
from litman.cli.shared.waiting import progress_of_posts
from litman.posts.readers.table import described_formats

if TYPE_CHECKING:
    from litman.batch.remote import PoolPlace

# Options that say what becomes of a library, or how it is said, by their names here.
_OF_A_LIBRARY = {
    "post_id": "--post",
    "dry_run": "--dry-run",
    "offline": "--offline",
    "resolve": "--resolve and --no-resolve",
    "text": "--text",
    "as_json": "--json",
}
_SHOWN_IN_FULL = 3  # posts; of more, a line each


@click.command(
    epilog=f"Posts are {', '.join(described_formats())}. `litman help formats` says what is read of each."
)
@click.argument("targets", metavar="[FILE|FOLDER|URL]…", nargs=-1)
@click.option("--post", "post_id", metavar="ID", help="The id for the post, where one file is scanned.")
@click.option("--dry-run", is_flag=True, help="Show what is found and change nothing.")
@click.option("--offline", is_flag=True, help="Ask nobody; tie references to works of the library only.")
@click.option(
    "--resolve/--no-resolve",
    default=True,
    help="Look up and add the works that are cited (default) or leave them out.",
)
@click.option(
    "--text",
    type=click.Choice(["exact", "none"]),
    default="exact",
    show_default=True,
    help="Whether claims carry the post's words, or only fingerprint and offsets.",
)
@click.option(
    "--pool",
    "folder",
    callback=pool_place,
    metavar="DIR",
    help="Print a line of JSON for each post, its references matched against a pool of `litman pool build`; no library"
    " is looked in or written.",
)
@click.option("--engine", callback=engine_name, metavar="NAME", help=ENGINE_HELP)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the lines of --pool as .jsonl; a run that was killed goes on when given again.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a post."
)
@click.pass_context
def scan(
    ctx: click.Context,
    targets: tuple[str, ...],
    post_id: str | None,
    dry_run: bool,
    offline: bool,
    resolve: bool,
    text: str,
    folder: PoolPlace | None,
    engine: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Read posts (Markdown, HTML, Word, LaTeX and others, named below) and write their claims files.

    A claims file says what the post is, what its reference list prints, which sentences are claims, and on which
    works each claim leans. Scanning again keeps whatever a person decided: ids, texts, links, verdicts, removals.
    In a folder, posts that did not change are passed over. A page at a URL is fetched and kept in `posts/` first.
    Without a name, the folders of `posts` in litman.toml are scanned. In folders, what git ignores and what `exclude`
    in litman.toml names are left out.

    With --pool DIR many posts are read and their references matched a part at a time, without a library: for each post
    a line of JSON, as --json prints it, with `match` beside each reference. A post that cannot be read is set aside,
    and stops no other.

    \b
    Exit codes: 0 nothing to report; 1 markers, references or posts with faults;
    3 a service did not answer: scan again later.
    """
    if folder is not None:
        ctx.exit(_scan_against_pool(ctx, targets, folder, engine or "duckdb", output))
    if engine is not None or output is not None:
        raise click.UsageError("--engine and --output work through a pool on disk; give it with --pool DIR")
    from litman.actions.scan.scan_posts import ScanRequest, scan_posts

    request = ScanRequest(
        post_id,
        dry_run=dry_run,
        offline=offline,
        resolve=resolve,
        keep_text=text == "exact",
        skip_unchanged=not (as_json or dry_run),
    )
    library = open_library(ctx)
    found = scan_posts(
        library,
        targets,
        request,
        environment=os.environ,
        today=date.today(),
        notify=notify,
        steps=progress_of_posts,
    )
    if post_id and len(found.targets) > 1:
        raise click.UsageError(f"--post names one post, and there are {len(found.targets)}")
    in_full = len(found.targets) <= _SHOWN_IN_FULL
    totals = Totals(keeps_posts=as_json, in_full=in_full)
    with closing(found.run()) as steps:
        for step in steps:
            totals.add(step)
            say_step(step, in_full=in_full, dry_run=dry_run, quiet=as_json)
    if as_json:
        say_scans_json(found.library, totals.posts)
    else:
        totals.say()
    ctx.exit(totals.exit_code)


def _scan_against_pool(
    ctx: click.Context, targets: tuple[str, ...], folder: PoolPlace, engine: str, output: Path | None
) -> int:
    from litman.cli.shared.batch_lines import refuse_given, require_posts

    refuse_given(ctx, _OF_A_LIBRARY)
    require_posts(targets, output)
    from litman.cli.posts.scan_batch import scan_against_pool

    return scan_against_pool(targets, folder, engine, output=output)
