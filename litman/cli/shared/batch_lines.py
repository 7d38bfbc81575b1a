"""Many posts against a pool on disk: lines of JSON written as they come, and those counted that were set aside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from litman.cli.shared.output import alarm, dim, label, make_way, notify, plural, say
from litman.cli.shared.pool_options import say_how_measured
from litman.cli.shared.progress import progress

if TYPE_CHECKING:
    from litman.actions.scan.scan_batch import Opened
    from litman.batch.remote import PoolPlace

_MOST_SAID = 20  # posts that were set aside, each with why


def write_of_posts(
    given: str,
    named: Sequence[str],
    folder: PoolPlace,
    engine: str,
    *,
    output: Path | None,
    opened: Callable[[], Opened],
    shown: Callable[[Iterable[str]], Iterator[str]],
) -> float:
    """Print, or write, what is said of posts, a line of JSON each; return how many seconds that took.

    Args:
        given: The command, as a message names it to be given again.
        named: Files and folders.
        folder: The pool.
        engine: By its name, or its address.
        output: A run that was killed goes on where it was when it is given again.
        opened: Gives what opens the engine, once its packages are known to be there.
        shown: Is given the line of each post, in order, and gives those that are shown.

    Raises:
        NoExtraError: the packages are not there.
        FileReadError, NoPostsError, PostIdTakenError: what is named cannot be read.
        PoolFolderError: the folder is no pool that this litman can use.
        MatchEngineError: the engine cannot be used.
        FileWriteError: the output cannot be written.
    """
    from litman.batch.extra import require_engine

    require_engine(given, engine)
    from litman.actions.scan.scan_batch import lines_of_posts, posts_named
    from litman.batch.manifest import read_manifest

    manifest = read_manifest(folder)
    say_how_measured(manifest)
    posts = posts_named([Path(name) for name in named], notify=notify)
    parts = output.with_name(f"{output.name}.parts") if output else None
    start, today = monotonic(), date.today()
    with progress(len(posts)) as advance:
        lines = lines_of_posts(
            posts, opened(), folder, manifest, engine=engine, today=today, parts=parts, done=advance
        )
        _write(shown(lines), output)
    if parts is not None:
        rmtree(parts, ignore_errors=True)
    return monotonic() - start


def require_posts(targets: Sequence[str], output: Path | None) -> None:
    """Return if these can be read without a library, and written.

    Raises:
        UsageError: there is none, or a page, or the output has another ending.
    """
    if not targets:
        raise click.UsageError("--pool DIR works without a library; name files or folders")
    if any(name.lower().startswith(("http://", "https://")) for name in targets):
        raise click.UsageError("--pool DIR fetches no pages; name files or folders")
    if output is not None and output.suffix != ".jsonl":
        raise click.UsageError("the name of --output ends in .jsonl")


def refuse_given(ctx: click.Context, options: Mapping[str, str]) -> None:
    """Return if none of these options, by their names in code and as a person writes them, was given.

    Raises:
        UsageError: one was.
    """
    for name, said in options.items():
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--pool DIR works without a library, and prints JSON; leave out {said}")


def _write(lines: Iterable[str], output: Path | None) -> None:
    """Write lines to a file, whole or not at all; without one, print each as it comes."""
    pieces = (f"{line}\n".encode() for line in lines)
    if output is not None:
        from litman.files import write_file

        write_file(output, pieces)
        return
    make_way()
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


@dataclass(slots=True)
class SetAside:
    """Posts of which nothing is known but why."""

    count: int = 0

    def add(self, why: str) -> None:
        """Count one, and say it where it is one of the first."""
        self.count += 1
        if self.count <= _MOST_SAID:
            say(alarm(label("set aside")), why, err=True)

    def say_rest(self) -> None:
        """Say how many more there were."""
        if self.count > _MOST_SAID:
            more = plural(self.count - _MOST_SAID, "post")
            say(dim(f"… and {more} more, in lines with `set_aside`"), err=True)
