"""How far claims had come, commit by commit, by git's history of the claims files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litman.actions.git.revision import contents, files_below, revision
from litman.actions.git.run_git import require_git
from litman.actions.pictures.drawing import INK, LINE, STATE_COLOURS, bar, legend, line, picture, steps, words
from litman.claims.claim import Claim
from litman.claims.collection import is_claims_name
from litman.claims.read import read_claims
from litman.errors import GitError, NoRepositoryError
from litman.library.library import Library

_MOST = 40  # days
_STATES = ("checked", "linked", "named", "nothing")
_NAMES = {"checked": "checked", "linked": "linked", "named": "named only", "nothing": "on nothing"}
_LEFT, _TOP, _HIGH, _STEP = 52, 62, 220, 22


class Day(NamedTuple):
    """The claims at the end of a day on which they changed."""

    day: str
    counts: Mapping[str, int]  # by state


def coverage_over_time(library: Library) -> str:
    """Return the picture: a bar for each day on which claims files changed, at most forty, the last one always."""
    title = "How far the claims have come"
    try:
        days = read_days(library)
    except (NoRepositoryError, GitError):
        return _nothing(title, "The library lies in no repository of git, so nobody knows how it was before.")
    return _drawn(title, days) if days else _nothing(title, "No claims file was committed yet.")


def read_days(library: Library) -> list[Day]:
    """Return what the claims files said at the end of each such day, the oldest first.

    Raises:
        NoRepositoryError: the library lies in no working tree.
        GitError: git cannot be asked.
    """
    folder = library.claims_folder
    if not folder.is_dir():
        return []
    log = require_git(folder, "log", "--first-parent", "--format=%H %ad", "--date=short", "--", ".").decode()
    last: dict[str, str] = {}
    for row in log.splitlines():  # the newest first
        commit, _, day = row.partition(" ")
        last.setdefault(day, commit)
    chosen = _spread(sorted(last), _MOST)
    known: dict[str, Counter[str]] = {}  # by the name of a file's content, which most commits share
    return [Day(day, _counted(folder, last[day], known)) for day in chosen]


def _counted(folder: Path, commit: str, known: dict[str, Counter[str]]) -> Mapping[str, int]:
    blobs = [
        name
        for path, name in files_below(revision(folder, commit), folder).items()
        if is_claims_name(path.name)
    ]
    new = [name for name in blobs if name not in known]
    for name, data in zip(new, contents(folder, new), strict=True):
        file, _ = read_claims(folder / "claims.toml", data or b"")
        known[name] = Counter(_state(claim) for claim in file.claims) if file else Counter()
    total: Counter[str] = Counter()
    for name in blobs:
        total += known[name]
    return total


def _state(claim: Claim) -> str:
    """Return how far a claim has come by its file alone, which is all that is left of former days."""
    if claim.links:
        return "checked" if all(link.is_judged for link in claim.links) else "linked"
    return "named" if claim.named_sources else "nothing"


def _spread(days: Sequence[str], most: int) -> list[str]:
    if len(days) <= most:
        return list(days)
    step = (len(days) - 1) / (most - 1)
    return [days[round(number * step)] for number in range(most)]


def _drawn(title: str, days: Sequence[Day]) -> str:
    marks = steps(max(sum(day.counts.values()) for day in days))
    scale = _HIGH / marks[-1]
    whole = max(_LEFT + _STEP * len(days) + 20, 420)
    parts = [words(_LEFT, 22, title, colour=INK, size=15)]
    parts += legend(_LEFT, 46, [(_NAMES[state], STATE_COLOURS[state]) for state in _STATES])
    for mark in marks:
        y = _TOP + _HIGH - mark * scale
        parts += [line(_LEFT, y, whole - 20, y, LINE), words(_LEFT - 6, y + 4, f"{mark:,}", anchor="end")]
    for number, day in enumerate(days):
        x, y = _LEFT + number * _STEP + 3, float(_TOP + _HIGH)
        for state in _STATES:
            count = day.counts.get(state, 0)
            if count:
                y -= count * scale
                said = f"{day.day}: {count:,} {_NAMES[state]}"
                parts.append(bar(x, y, _STEP - 6, count * scale, STATE_COLOURS[state], said))
        if number in (0, len(days) - 1) or (number % 6 == 0 and number < len(days) - 4):
            parts.append(
                words(x + (_STEP - 6) / 2, _TOP + _HIGH + 14, day.day, size=10, anchor="end", turn=-35)
            )
    described = "; ".join(
        f"{day.day}: " + ", ".join(f"{day.counts.get(state, 0)} {_NAMES[state]}" for state in _STATES)
        for day in days
    )
    return picture(whole, _TOP + _HIGH + 62, title, described, parts)


def _nothing(title: str, why: str) -> str:
    return picture(560, 110, title, why, [words(20, 30, title, colour=INK, size=15), words(20, 62, why)])
