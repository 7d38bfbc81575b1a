"""`litman match --pool DIR`: many references against a pool on disk, a set at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import TYPE_CHECKING

import click

from litman.batch.digest import DecisionsDigest, digest_of_decisions
from litman.cli.shared.output import (
    bold,
    dim,
    done,
    good,
    plural,
    say,
    say_json,
    say_json_list,
    say_wrapped,
    warn,
)
from litman.cli.shared.pool_options import say_how_measured
from litman.cli.shared.progress import progress
from litman.shell import command, option
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.actions.match.match_batch import Decided
    from litman.actions.match.read_references import GivenReference
    from litman.batch.remote import PoolPlace

_INDENT = 13  # as of other matches
_LONGEST_ECHO = 300
_ENDINGS = (".jsonl", ".csv", ".parquet")
_STEP = 1 << 14  # bytes


def match_in_folder(
    references: Iterable[GivenReference],
    folder: PoolPlace,
    engine: str,
    *,
    size: int,
    output: Path | None,
    as_json: bool,
    with_digest: bool,
) -> int:
    """Match references against a pool in a folder and print, or write, what became of them; return the exit code.

    `size` is the bytes of their file, 0 where nobody knows.

    Raises:
        NoExtraError: the packages are not there.
        PoolFolderError: the folder is no pool that this litman can use.
        MatchEngineError: the engine cannot be used.
        ReferencesFileError: the references cannot be read.
        FileWriteError: the output cannot be written.
    """
    from litman.batch.extra import require_engine

    if output is not None and output.suffix not in _ENDINGS:
        raise click.UsageError(f"the name of --output ends in one of {', '.join(_ENDINGS)}")
    require_engine(command("match", options=option("--engine", engine.partition(";")[0])), engine)
    from litman.actions.match.match_run import match_run
    from litman.actions.match.write_matches import match_item, writing_matches
    from litman.batch.manifest import read_manifest

    manifest = read_manifest(folder)
    say_how_measured(manifest)
    start, summary = monotonic(), _Summary(DecisionsDigest() if with_digest else None)
    parts = output.with_name(f"{output.name}.parts") if output else None
    with progress(size, in_bytes=True) as advance:
        found = summary.counting(
            match_run(
                references,
                folder,
                manifest,
                engine=engine,
                today=date.today(),
                in_full=output is None or output.suffix == ".jsonl",
                parts=parts,
                done=_whole_steps(advance),
            )
        )
        if output is not None:
            with writing_matches(output) as write:
                for one in found:
                    write(one)
        elif as_json:
            say_json_list(map(match_item, found))
        else:
            for one in found:
                _say(one)
    if parts is not None:
        rmtree(parts, ignore_errors=True)
    seconds = monotonic() - start
    if output is not None and as_json:
        outcomes = dict(sorted(summary.outcomes.items()))
        count = summary.outcomes.total()
        say_json(
            {"output": str(output), "references": count, "outcomes": outcomes, "seconds": round(seconds, 1)}
        )
    elif not as_json:
        if output is not None:
            say(done("written"), f"{output}: {plural(summary.outcomes.total(), 'reference')}")
        say(dim(f"{summary.said}; {seconds:,.1f} s"))
    if summary.digest is not None:
        say(f"digest {summary.digest.hexdigest()}", err=True)
    return 0 if set(summary.outcomes) <= {"accepted"} else 1


def say_digest(decided: Iterable[tuple[int, str | None, str, float | None]]) -> None:
    """Print the digest of decisions, on standard error, so that standard output is what it was."""
    say(f"digest {digest_of_decisions(decided)}", err=True)


@dataclass(slots=True)
class _Summary:
    """What became of the references so far."""

    digest: DecisionsDigest | None
    outcomes: Counter[str] = field(default_factory=Counter)

    def counting(self, found: Iterable[Decided]) -> Iterator[Decided]:
        """Yield what is found, counted."""
        for one in found:
            self.outcomes[one.outcome] += 1
            if self.digest is not None:
                self.digest.add(one.number, one.doi, one.outcome, one.score)
            yield one

    @property
    def said(self) -> str:
        return ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(self.outcomes.items()))


def _whole_steps(advance: Callable[[int], None]) -> Callable[[float], None]:
    """Return what a progress bar is told parts of bytes by, many at a time."""
    left = 0.0

    def done(size: float) -> None:
        nonlocal left
        left += size
        if left >= _STEP:
            advance(int(left))
            left -= int(left)

    return done


def _say(one: Decided) -> None:
    look = good if one.outcome == "accepted" else dim if one.outcome == "no-match" else warn
    text = shorten(one.text.strip(), _LONGEST_ECHO) or "(nothing)"
    say_wrapped(text, indent=_INDENT, first=look(f"{one.outcome:<{_INDENT}}"))
    best = json.loads(one.said)["match"] if one.said else None
    if best:
        say_wrapped(bold(best["doi"]), f" {best['title']}", indent=_INDENT + 2, first=" " * _INDENT + "→")
        say_wrapped(dim(best["why"]), indent=_INDENT + 2)
    if one.reason:
        say(" " * _INDENT, dim(one.reason))
