"""Memories: files that only save time, each thrown away on any doubt, or when another litman wrote it.

What lies in a memory can be made anew from the truth, so losing it loses nothing.
"""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from litman.files import digest_of, discard_file, put_through
from litman.regular_files import read_regular

# In a library's folder: what litman keeps there for itself.
STATE_FOLDER = ".litman"
_IGNORED = (
    b"# What lies here only saves time: it is made from the library's files, and is no part of them.\n*\n"
)
_HEAD = b"litman-memory "
_PACKAGE = Path(__file__).parent
_RECORDED = re.compile(r"litman-[^-]+\.dist-info")


def make_state_folder(root: Path) -> Path:
    """Return the folder of a library in which litman keeps things for itself, made where it is not there.

    What it keeps is none of git's business: whoever makes the folder says so in it.

    Raises:
        OSError: It cannot be made, or the library's folder is not there.
    """
    folder = root / STATE_FOLDER
    folder.mkdir(exist_ok=True)
    if (link := link_out_of(root)) is not None:
        raise OSError(errno.EPERM, f"{link.relative_to(root)} is a link that leads out of it")
    with suppress(OSError), (folder / ".gitignore").open("xb") as file:
        file.write(_IGNORED)
    return folder


def link_out_of(root: Path) -> Path | None:
    """Return a link that leads what litman keeps for itself out of the library's folder, None where there is none.

    A library may come from a stranger: nothing is written behind such a link.
    """
    folder = root / STATE_FOLDER
    if _leads_out(folder, root):
        return folder
    try:
        with os.scandir(folder) as entries:
            links = [Path(entry.path) for entry in entries if entry.is_symlink()]
    except OSError:
        return None
    return next((link for link in links if _leads_out(link, root)), None)


def _leads_out(path: Path, root: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


@dataclass(frozen=True, slots=True)
class Memory:
    """One file that is remembered, or nothing."""

    path: Path
    # What is in it and in which form, such as `answers 1`: another number where the form changes.
    kind: str
    # The folder that is not made anew where somebody removed it.
    root: Path | None = None
    # Whether another litman would make something else of the same: not so for what others said.
    is_of_program: bool = True

    def read(self, *, made_from: str = "") -> bytes | None:
        """Return what is kept, None where there is nothing, or nothing whole, or it was made from something else.

        Args:
            made_from: A mark of all that it depends on, litman itself aside.
        """
        try:
            head, _, data = read_regular(self.path).partition(b"\n")
        except OSError:
            return None
        return data if head == self._head(data, made_from) else None

    def write(self, data: bytes, *, made_from: str = "") -> None:
        """Keep the bytes in place of what was there, in one step; where that cannot be, nothing happens."""
        # Of two who write at once one may take the other's file half written: its digest tells.
        new = self.path.with_name(f"{self.path.name}.new")
        try:
            if self.root is None or self.root.is_dir():
                for folder in self.path.parents:
                    if folder.name == STATE_FOLDER and folder.parent.is_dir():
                        make_state_folder(folder.parent)
                self.path.parent.mkdir(parents=True, exist_ok=True)
            put_through(new, self.path, self._head(data, made_from) + b"\n" + data)
        except OSError:
            discard_file(new)

    def read_json(self, *, made_from: str = "") -> Any | None:
        """Return what `write_json` kept."""
        import json

        data = self.read(made_from=made_from)
        try:
            return None if data is None else json.loads(data)
        except (ValueError, RecursionError):
            return None

    def write_json(self, content: object, *, made_from: str = "") -> None:
        """Keep what JSON can hold."""
        import json

        self.write(json.dumps(content, separators=(",", ":")).encode(), made_from=made_from)

    def _head(self, data: bytes, made_from: str) -> bytes:
        program = program_stamp() if self.is_of_program else ""
        parts = "\n".join((self.kind, program, digest_of(made_from.encode("utf-8", "surrogatepass"))))
        return _HEAD + digest_of(parts.encode() + b"\n" + data).encode()


@cache
def program_stamp() -> str:
    """Return a mark of this litman: one that was changed may find, read or print something else.

    It is made of all its files; of one that an installer put where it is, of the record that the installer wrote.
    """
    try:
        marks = _installed(_PACKAGE) or sorted(_marks(_PACKAGE))
    except OSError:
        # Not lying in folders, it cannot be told from another.
        return f"{os.getpid()} {time.time_ns()}"
    return digest_of("\n".join(marks).encode("utf-8", "surrogatepass"))[:24]


def _installed(package: Path) -> list[str]:
    """Return a mark of the installer's record beside the package, empty where there is none, as in a checkout.

    Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/.
    """
    with os.scandir(package.parent) as entries:
        found = [entry.path for entry in entries if _RECORDED.fullmatch(entry.name)]
    marks = []
    for folder in sorted(found):
        with suppress(FileNotFoundError):
            seen = os.stat(f"{folder}/RECORD")
            marks.append(f"{folder} {seen.st_mtime_ns} {seen.st_size} {seen.st_ino}")
    return marks


def _marks(package: Path) -> list[str]:
    # Every start of a command that recalls something pays for this: one call of the system a file, no more.
    marks = []
    folders = [str(package)]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    seen = entry.stat()
                    marks.append(f"{folder}/{entry.name} {seen.st_mtime_ns} {seen.st_size}")
    return marks
