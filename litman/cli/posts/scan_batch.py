"""`litman scan --pool DIR`: many posts without a library, their references against a pool on disk."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import TYPE_CHECKING

from litman.cli.shared.output import alarm, dim, done, label, make_way, notify, plural, say
from litman.cli.shared.progress import progress
from litman.shell import command, option

if TYPE_CHECKING:
    from litman.batch.remote import PoolPlace

_MOST_SAID = 20  # posts that were set aside, each with why


def scan_against_pool(named: Sequence[str], folder: PoolPlace, engine: str, *, output: Path | None) -> int:
    """Scan posts and print, or write, a line of JSON for each; return the exit code.

    Raises:
        NoExtraError: the packages are not there.
        FileReadError, NoPostsError, PostIdTakenError: what is named cannot be scanned.
        PoolFolderError: the folder is no pool that this litman can use.
        MatchEngineError: the engine cannot be used.
        FileWriteError: the output cannot be written.
    """
    from litman.batch.extra import require_engine

    require_engine(command("scan", options=option("--engine", engine.partition(";")[0])), engine)
    from litman.actions.scan.scan_batch import lines_of_posts, posts_named
    from litman.actions.scan.scan_part import open_scanner
    from litman.batch.manifest import read_manifest
    from litman.cli.add.pool_calibrate import say_how_measured

    manifest = read_manifest(folder)
    say_how_measured(manifest)
    posts = posts_named([Path(name) for name in named], notify=notify)
    parts = output.with_name(f"{output.name}.parts") if output else None
    start, counted = monotonic(), _Counted()
    with progress(len(posts)) as advance:
        lines = lines_of_posts(
            posts,
            open_scanner,
            folder,
            manifest,
            engine=engine,
            today=date.today(),
            parts=parts,
            done=advance,
        )
        _write(counted.counting(lines), output)
    if parts is not None:
        rmtree(parts, ignore_errors=True)
    counted.say(output, monotonic() - start)
    return counted.exit_code


def _write(lines: Iterable[str], output: Path | None) -> None:
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
class _Counted:
    """What was found in the posts so far."""

    posts: int = 0
    markers: int = 0
    dangling: int = 0  # markers with a label for which the post prints no reference
    set_aside: int = 0
    has_errors: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)  # of references

    @property
    def exit_code(self) -> int:
        """What the command leaves with."""
        return 1 if self.set_aside or self.has_errors else 0

    def counting(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines, counted; a post that was set aside is said."""
        for line in lines:
            said = json.loads(line)
            self.posts += 1
            if "set_aside" in said:
                self.set_aside += 1
                if self.set_aside <= _MOST_SAID:
                    say(alarm(label("set aside")), said["set_aside"], err=True)
            else:
                self.markers += len(said["markers"])
                self.dangling += sum(bool(marker["dangling"]) for marker in said["markers"])
                self.outcomes.update(one["match"]["outcome"] for one in said["references"])
                self.has_errors |= any(one["severity"] == "error" for one in said["findings"])
            yield line

    def say(self, output: Path | None, seconds: float) -> None:
        """Print the counts, on standard error where the lines are on standard output."""
        to_error = output is None
        if self.set_aside > _MOST_SAID:
            say(
                dim(f"… and {plural(self.set_aside - _MOST_SAID, 'post')} more, in lines with `set_aside`"),
                err=True,
            )
        if output is not None:
            say(done("written"), f"{output}: {plural(self.posts, 'post')}")
        found = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        references = plural(self.outcomes.total(), "reference") + (f" ({found})" if found else "")
        markers = f"{plural(self.markers, 'marker')}, {self.dangling:,} of them dangling"
        parts = (
            plural(self.posts, "post"),
            markers,
            references,
            f"{self.set_aside:,} set aside",
            f"{seconds:,.1f} s",
        )
        say(dim("; ".join(parts)), err=to_error)
