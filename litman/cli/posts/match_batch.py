"""`litman match --pool DIR`: many references against a pool on disk, a set at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from litman.cli.shared.output import bold, dim, good, say, say_json, say_wrapped, warn
from litman.cli.shared.progress import progress
from litman.shell import command, option
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.actions.match.match_batch import Decided

_INDENT = 13  # as of other matches
_LONGEST_ECHO = 300


def match_in_folder(
    texts: Sequence[str], folder: Path, engine: str, *, as_json: bool, with_digest: bool
) -> int:
    """Match references against a pool in a folder and print what became of them; return the exit code.

    Raises:
        NoExtraError: the packages are not there.
        PoolFolderError: the folder is no pool that this litman can use.
        MatchEngineError: the engine cannot be used.
    """
    from litman.batch.extra import require_engine

    require_engine(command("match", options=option("--engine", engine.partition(";")[0])), engine)
    from litman.actions.match.match_batch import match_batch
    from litman.batch.manifest import read_manifest
    from litman.cli.add.pool_calibrate import say_how_measured

    manifest = read_manifest(folder)
    say_how_measured(manifest)
    counted: Counter[str] = Counter()
    decided: list[tuple[int, str | None, str, float | None]] = []
    printed: list[object] = []
    with progress(len(texts)) as advance:
        for one in match_batch(texts, folder, manifest, engine=engine, today=date.today()):
            counted[one.outcome] += 1
            if with_digest:
                decided.append((one.number, one.doi, one.outcome, one.score))
            if as_json:
                printed.append(_as_json(one))
            else:
                _say(one)
            advance()
    if as_json:
        say_json(printed)
    else:
        say(dim(", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counted.items()))))
    if with_digest:
        say_digest(decided)
    return 0 if set(counted) <= {"accepted"} else 1


def say_digest(decided: Iterable[tuple[int, str | None, str, float | None]]) -> None:
    """Print the digest of decisions, on standard error, so that standard output is what it was."""
    from litman.batch.digest import digest_of_decisions

    say(f"digest {digest_of_decisions(decided)}", err=True)


def _as_json(one: Decided) -> object:
    if one.said is None:
        return {"string": one.text, "outcome": one.outcome, "score": None, "reason": one.reason}
    return {**json.loads(one.said), "string": one.text}


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
