"""What a commit would hold, and what it is compared with, as folders of files; the working tree stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from litman.actions.git.revision import contents, revision
from litman.actions.git.run_git import ask_git, require_git
from litman.errors import NoRepositoryError
from litman.posts.readers.table import format_of

_AT_ONCE = 200  # files of which the contents are asked at once
# Settings of books, too.
_SUFFIXES = frozenset({".bib", ".toml", ".jsonl", ".txt", ".json", ".yml", ".yaml", ".py"})


@dataclass(frozen=True, slots=True)
class Staging:
    """The index of a repository, and the commits that it is compared with."""

    top: Path  # of the working tree
    before: tuple[str, ...]  # HEAD, and what is being merged into it; none before the first commit
    renamed: Mapping[str, str]  # names below the top that the change gives anew: old → new


def staging(folder: Path, since: str | None = None) -> Staging:
    """Return what is staged in the repository of a folder, or what is there since a commit.

    Raises:
        NoRepositoryError: the folder lies in no working tree.
        GitError: git cannot be asked, or there is no such commit.
    """
    said = ask_git(folder, "rev-parse", "--show-toplevel")
    if said is None or not said.strip():
        raise NoRepositoryError(folder)
    top = Path(os.fsdecode(said.rstrip(b"\r\n")))
    if since is not None:
        commit = revision(top, since).commit
        return Staging(top, (commit,), _renamed(top, commit))
    names = [name for name in ("HEAD", "MERGE_HEAD") if _is_commit(top, name)]
    return Staging(top, tuple(names), _renamed(top, "--cached", "HEAD") if names else {})


def lay_out(staged: Staging, commit: str | None, folder: Path) -> None:
    """Write the files of a commit, or of the index where it is None, into a folder, which is emptied before.

    git's own filters and drivers are not run. Files that no check reads are left out.

    Raises:
        GitError: git cannot be asked.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    blobs = list(_blobs(staged.top, commit))
    for at in range(0, len(blobs), _AT_ONCE):
        part = blobs[at : at + _AT_ONCE]
        for (name, _), data in zip(part, contents(staged.top, (blob for _, blob in part)), strict=True):
            if data is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


def _is_commit(top: Path, name: str) -> bool:
    return ask_git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None


def _blobs(top: Path, commit: str | None) -> Iterator[tuple[str, str]]:
    """Give the name of each file that a check may read, with that of its blob."""
    if commit is None:
        lines = require_git(top, "ls-files", "--stage", "-z").split(b"\0")
        parsed = (_parse(line, mode=0, blob=1) for line in lines)
    else:
        lines = require_git(top, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        parsed = (_parse(line, mode=0, blob=2) for line in lines)
    return (one for one in parsed if one is not None)


def _parse(line: bytes, *, mode: int, blob: int) -> tuple[str, str] | None:
    head, _, written = line.partition(b"\t")
    words = head.split()
    if len(words) != 3 or not words[mode].startswith(b"100") or (blob == 1 and words[2] != b"0"):
        return None
    name = os.fsdecode(written)
    path = PurePosixPath(name)
    if path.is_absolute() or {"..", ".git"} & set(path.parts):
        return None
    is_read = path.suffix.lower() in _SUFFIXES or format_of(Path(name)) is not None
    return (name, words[blob].decode("ascii")) if is_read else None


def _renamed(top: Path, *compared: str) -> dict[str, str]:
    how = ("--name-status", "-z", "--find-renames", "--diff-filter=R")
    said = ask_git(top, "diff", *how, *compared, "--")
    words = [os.fsdecode(word) for word in (said or b"").split(b"\0")]
    return dict(_in_threes(words))


def _in_threes(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    rest = iter(words)
    for status in rest:
        if not status:
            return
        yield next(rest), next(rest)
