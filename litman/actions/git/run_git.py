"""Asking git, in such a way that a stranger's repository can run no program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from litman.errors import GitError

_PATIENCE_S = 60.0
_SAFE = ("-c", "core.fsmonitor=false")  # a setting of a repository that names a program


def ask_git(folder: Path, *words: str, data: bytes | None = None) -> bytes | None:
    """Return what git says in the folder; None where it says no, or is not there."""
    done = _run(folder, words, data)
    return done.stdout if done is not None and done.returncode == 0 else None


def require_git(folder: Path, *words: str) -> bytes:
    """Return what git says in the folder.

    Raises:
        GitError: it says no.
    """
    done = _run(folder, words, None)
    if done is None:
        raise GitError(words[0], "git is not on PATH")
    if done.returncode != 0:
        raise GitError(words[0], done.stderr.decode("utf-8", "replace"))
    return done.stdout


def merge_as_text(base: Path, ours: Path, theirs: Path, size: int) -> tuple[int, bytes] | None:
    """Return git's merge of three files as lines, with how many conflicts it has; None where it can make none."""
    words = ["merge-file", "-p", "-q", f"--marker-size={size}", "-L", "ours", "-L", "base", "-L", "theirs"]
    done = _run(Path.cwd(), [*words, *map(str, (ours, base, theirs))], None)
    # Source: git-merge-file(1): negative on error, else the number of conflicts, 127 at most.
    return (done.returncode, done.stdout) if done is not None and done.returncode < 128 else None


def _run(
    folder: Path, words: tuple[str, ...] | list[str], data: bytes | None
) -> subprocess.CompletedProcess[bytes] | None:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ["git", *_SAFE, *words],
            cwd=folder,
            input=data,
            stdin=subprocess.DEVNULL if data is None else None,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
