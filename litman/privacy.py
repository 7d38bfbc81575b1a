"""A library that only its owner may read: what litman makes for it is for nobody else either."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from litman.memory import STATE_FOLDER

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private(bibliography: Path) -> bool:
    """Where others may not read, write or enter the bibliography, keep from them what this process makes, too.

    From then on the process makes files of mode 0600 and folders of mode 0700 (its umask is 0077), and what already
    lies in the library's `.litman` loses the rights of others. The folder is changed last: its mode says that all
    in it was looked at, so that the next command need not. Where the system has no such rights, nothing is done.

    Args:
        bibliography: The library's `.bib` file; links are followed.

    Returns:
        Whether the bibliography is such a file.
    """
    if not _is_private(bibliography):
        return False
    os.umask(0o077)
    state = bibliography.parent / STATE_FOLDER
    with suppress(OSError):  # absent, or another's: what is in it is then not ours to change
        if stat.S_ISDIR(seen := state.lstat().st_mode) and seen & _OTHERS:
            for folder, folders, names in os.walk(state, topdown=False):
                for name in (*names, *folders):
                    _keep_from_others(Path(folder, name))
            _keep_from_others(state)
    return True


def keep_private_with(files: Iterable[Path], made: Path) -> bool:
    """Where others may not read, write or enter one of the files, keep from them what this process makes of them.

    Args:
        files: What is read; links are followed.
        made: The file that is written; where it is there already, it loses the rights of others.

    Returns:
        Whether one of the files is private.
    """
    if not any(map(_is_private, files)):
        return False
    os.umask(0o077)
    with suppress(OSError):  # another's, or one that may not be written: whoever opens it says so
        if made.is_file():
            _keep_from_others(made)
    return True


def _is_private(file: Path) -> bool:
    if os.name != "posix":
        return False
    try:
        return not file.stat().st_mode & _OTHERS
    except OSError:
        return False  # none yet, or whoever reads it says why it cannot be read


def _keep_from_others(path: Path) -> None:
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and mode & _OTHERS:
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
