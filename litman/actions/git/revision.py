"""The files of a library as a revision of git has them. git's own filters and drivers are not run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from litman.actions.git.run_git import ask_git, require_git
from litman.errors import GitError, NoRepositoryError


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, as it is seen from a folder."""

    folder: Path
    commit: str


def revision(folder: Path, name: str) -> Revision:
    """Return the commit that a name stands for.

    Raises:
        NoRepositoryError: the folder lies in no working tree.
        GitError: there is no such commit.
    """
    if ask_git(folder, "rev-parse", "--show-toplevel") is None:
        raise NoRepositoryError(folder)
    said = ask_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if said is None:
        raise GitError("rev-parse", f"there is no revision {name!r}")
    return Revision(folder, said.decode("ascii").strip())


def files_below(at: Revision, folder: Path) -> dict[Path, str]:
    """Return the names of blobs by file, of all files right in a folder."""
    if not folder.is_dir():
        return {}
    said = require_git(folder, "ls-tree", "-z", at.commit, "./")
    found = {}
    for line in said.split(b"\0"):
        head, _, name = line.partition(b"\t")
        words = head.split()
        if len(words) == 3 and words[1] == b"blob":
            found[folder / os.fsdecode(name)] = words[2].decode("ascii")
    return found


def file_at(at: Revision, path: Path) -> bytes | None:
    """Return a file's bytes; None where it was not there."""
    return next(iter(contents(path.parent, [f"{at.commit}:./{path.name}"])))


def contents(folder: Path, names: Iterable[str]) -> Iterator[bytes | None]:
    """Give the bytes of each blob; None where there is none of this name.

    Raises:
        GitError: git cannot be asked.
    """
    wanted = list(names)
    if not wanted:
        return
    asked = "".join(f"{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
    said = ask_git(folder, "cat-file", "--batch", data=asked)
    if said is None:
        raise GitError("cat-file", "the contents of the repository cannot be read")
    position = 0
    for _ in wanted:
        end = said.index(b"\n", position)
        head, position = said[position:end], end + 1
        words = head.rsplit(b" ", 2)
        if head.endswith(b" missing") or len(words) != 3 or not words[2].isdigit():
            yield None
            continue
        size = int(words[2])
        yield said[position : position + size] if words[1] == b"blob" else None
        position += size + 1


def is_blob(data: bytes, name: str) -> bool:
    """Whether bytes are those of a blob."""
    digest = hashlib.sha256() if len(name) == 64 else hashlib.sha1(usedforsecurity=False)
    digest.update(b"blob %d\0" % len(data))
    digest.update(data)
    return digest.hexdigest() == name


def changed_files(blobs: Mapping[Path, str], now: Mapping[Path, bytes]) -> list[Path]:
    """Return the files of which the bytes are not those of their blobs, sorted."""
    return sorted(
        path
        for path in {*blobs, *now}
        if path not in blobs or path not in now or not is_blob(now[path], blobs[path])
    )
