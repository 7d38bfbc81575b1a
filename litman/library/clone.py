"""The clone of a git repository that a library lies in: whether its merges are litman's, by its files alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

ATTRIBUTES_NAME = ".gitattributes"
DRIVER = "litman"
# none: no repository; plain: git merges lines, as everywhere; lacking: the attributes name a driver that this clone
# does not have; ready: git calls litman.
DriverState = Literal["none", "plain", "lacking", "ready"]
_ASKS_FOR_DRIVER = re.compile(rb"^[^#\r\n]*\smerge=" + DRIVER.encode() + rb"(?=\s|$)", re.MULTILINE)
_HAS_DRIVER = re.compile(
    rb"^[^\S\n]*+\[\s*+merge\s++\"" + DRIVER.encode() + rb"\"\s*\]", re.MULTILINE | re.IGNORECASE
)
_MOST_READ = 1 << 20


def driver_state(root: Path, bibliography: Path, environment: Mapping[str, str]) -> DriverState:
    """Return how git merges the library at `root` in this clone."""
    git = git_folder(root)
    if git is None:
        return "none"
    folders = {bibliography.resolve().parent, *_up_to_repository(root.resolve())}
    if not any(_ASKS_FOR_DRIVER.search(_bytes_of(folder / ATTRIBUTES_NAME)) for folder in folders):
        return "plain"
    return (
        "ready"
        if any(_HAS_DRIVER.search(_bytes_of(path)) for path in _configs(git, environment))
        else "lacking"
    )


def git_folder(folder: Path) -> Path | None:
    """Return the folder in which git keeps what it knows of the working tree that a folder lies in; None: in none."""
    for place in _up_to_repository(folder.resolve()):
        git = place / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a linked tree or a submodule
            said = _bytes_of(git).decode("utf-8", "replace").partition("gitdir:")[2].strip()
            return (place / said).resolve() if said else None
    return None


def _configs(git: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    common = _bytes_of(git / "commondir").decode("utf-8", "replace").strip()
    yield (git / common if common else git) / "config"
    yield git / "config.worktree"
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if home:
        yield Path(home, ".gitconfig")
        yield Path(environment.get("XDG_CONFIG_HOME") or Path(home, ".config"), "git", "config")


def _up_to_repository(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents):
        yield place
        if os.path.lexists(place / ".git"):
            return


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_MOST_READ)
    except OSError:
        return b""
