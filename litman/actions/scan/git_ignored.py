"""Which files git leaves out of its repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path

_PATIENCE_S = 30.0


def ignored_by_git(folder: Path, paths: Sequence[Path]) -> Collection[Path]:
    """Return those of the paths below the folder that git ignores there.

    None where the folder is in no repository, is itself ignored as a whole (who names it means it), or git is not
    there to be asked.
    """
    if not paths or not _is_in_repository(folder):
        return frozenset()
    here = folder.resolve()
    names = {os.fsencode(path.relative_to(folder)): path for path in paths}
    if _ask(here, [b"./"]):
        return frozenset()
    return frozenset(names[name] for name in _ask(here, list(names)) if name in names)


def _is_in_repository(folder: Path) -> bool:
    here = folder.resolve()
    return any(os.path.lexists(place / ".git") for place in (here, *here.parents))


def _ask(folder: Path, names: Sequence[bytes]) -> list[bytes]:
    """Return those of the names, as seen from the folder, that are ignored; none where git cannot say."""
    # A repository of a stranger could name a program to run (core.fsmonitor): nothing is run.
    command = ["git", "-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            input=b"\0".join(names) + b"\0",
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    # 0: some are ignored, 1: none are. Source: git-check-ignore(1), "Exit status".
    return [name for name in done.stdout.split(b"\0") if name] if done.returncode == 0 else []
