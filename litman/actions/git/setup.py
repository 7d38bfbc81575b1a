"""Have git merge a library by what its files say."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.actions.git.attributes import places, with_lines, without_lines
from litman.actions.git.merge_driver import CONFLICT_CODE
from litman.actions.git.run_git import ask_git, require_git
from litman.errors import FileWriteError, NoRepositoryError
from litman.files import read_seen, write_file
from litman.library.clone import DRIVER
from litman.memory import STATE_FOLDER, make_state_folder
from litman.settings import Settings


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was changed."""

    files: tuple[Path, ...]
    driver: bool  # the settings of the clone were changed


def set_up(root: Path, settings: Settings) -> SetUp:
    """Write the attributes of the library's files and the driver into the clone's settings; what is there stays.

    Raises:
        NoRepositoryError: the library lies in no working tree.
        GitError: git cannot write its settings.
        FileReadError, FileWriteError: a file of attributes cannot be read or written.
    """
    top = _top_of(root)
    made = []
    for path, lines in places(root, settings.bibliography, top):
        before = read_seen(path).data
        after = with_lines(before, lines)
        if after != before:
            write_file(path, after)
            made.append(path)
    ignored = root / STATE_FOLDER / ".gitignore"
    if not ignored.exists():
        try:
            make_state_folder(root)
        except OSError as exc:
            raise FileWriteError(ignored, exc) from exc
        made.append(ignored)
    wanted = {
        f"merge.{DRIVER}.name": "litman: by entry, claim and record",
        f"merge.{DRIVER}.driver": driver_command(),
    }
    changed = [name for name, value in wanted.items() if _config(root, name) != value]
    for name in changed:
        require_git(root, "config", "--local", name, wanted[name])
    return SetUp(tuple(made), bool(changed))


def take_back(root: Path, settings: Settings) -> SetUp:
    """Take our lines out of the attributes, and the driver out of the clone's settings; all else stays.

    Raises:
        NoRepositoryError, GitError, FileReadError, FileWriteError: as with `set_up`.
    """
    top = _top_of(root)
    changed = []
    for path, lines in places(root, settings.bibliography, top):
        before = read_seen(path)
        after = without_lines(before.data, lines)
        if after == before.data:
            continue
        try:
            path.unlink() if not after else write_file(path, after)
        except OSError as exc:
            raise FileWriteError(path, exc) from exc
        changed.append(path)
    has_driver = _config(root, f"merge.{DRIVER}.driver") is not None
    if has_driver:
        require_git(root, "config", "--local", "--remove-section", f"merge.{DRIVER}")
    return SetUp(tuple(changed), has_driver)


def driver_command() -> str:
    """Return what git has its shell run: where litman is gone, or cannot run, lines are merged as git does it.

    git takes any code from 1 to 127 for a conflict whose marks are in the file: what failed to start must not look
    like one, or their changes would be lost with nothing to show for them. litman leaves a conflict with a code that
    nothing else ends with. A program that is not on the path of whoever calls git, a window for instance, is called
    by the name that it has here.
    """
    found = shutil.which("litman")
    absolute = [found] if found else [Path(sys.executable).as_posix(), "-m", "litman"]
    calls = [["litman"], absolute] if found else [absolute]
    tried = "; el".join(f"if {_is_there(words[0])}; then {_call(words)}" for words in calls)
    return (
        f"{tried}; else false; fi; case $? in 0) exit 0;; {CONFLICT_CODE}) exit 1;; 130|143) exit 130;; esac; "
        "exec git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    )


def _is_there(program: str) -> str:
    return f"command -v {_quoted(program)} >/dev/null 2>&1"


def _call(words: Sequence[str]) -> str:
    return f"{' '.join(map(_quoted, words))} git merge-driver %O %A %B %L %P"


def _quoted(word: str) -> str:
    """A word for the shell, in which git finds nothing to put in the place of."""
    return shlex.quote(word).replace("%", "%%")


def _top_of(root: Path) -> Path:
    said = ask_git(root, "rev-parse", "--show-toplevel") if root.is_dir() else None
    if not said or not said.strip():
        raise NoRepositoryError(root)
    return Path(os.fsdecode(said.rstrip(b"\r\n")))


def _config(root: Path, name: str) -> str | None:
    said = ask_git(root, "config", "--local", name)
    return None if said is None else said.decode("utf-8", "replace").rstrip("\r\n")
