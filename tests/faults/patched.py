"""The shim where there is no C compiler: Python's own calls that change files, counted, and one of them made to fail.

It sees what litman itself does, file objects included, which are made of `os.open` and `os.write` while it is armed.
It does not see what SQLite does to the index, which is disposable; the shim in C does.
"""

from __future__ import annotations

import _pyio
import builtins
import errno
import io
import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

COUNT, FAIL_ONCE, FAIL_FROM, KILL, KILL_TORN, SIGNAL = range(6)
# The name in the trace, and which argument names the file.
_ON_PATHS = {"unlink": ("unlink", 0), "remove": ("unlink", 0), "mkdir": ("mkdir", 0), "rmdir": ("rmdir", 0)} | {
    "rename": ("rename", 1), "replace": ("rename", 1), "link": ("link", 1), "symlink": ("symlink", 1),
    "truncate": ("truncate", 0),
}  # fmt: skip
_ON_DESCRIPTORS = {
    "write": ("write", 0), "fsync": ("fsync", 0), "fdatasync": ("fsync", 0), "fchmod": ("fchmod", 0),
    "fchown": ("fchown", 0), "ftruncate": ("truncate", 0), "copy_file_range": ("copy_file_range", 1),
    "sendfile": ("sendfile", 0),
}  # fmt: skip
_TAKES_ROOM = {"open", "write", "fsync", "link", "symlink", "mkdir", "copy_file_range", "sendfile"}

Meet = Callable[[str, str], bool]  # told of a call and its path before it is made; whether to do half and die


class Patched:
    """Python's calls that change files in a folder go through `meet`; use it as a context manager."""

    def __init__(self, folder: str, meet: Meet, *, sees_reading: bool = False) -> None:
        self._folder = os.path.realpath(folder)
        self._meet = meet
        self._sees_reading = sees_reading
        self._paths: dict[int, str] = {}  # of descriptors
        self._stack = ExitStack()

    def __enter__(self) -> Patched:
        for name, (call, position) in _ON_PATHS.items():
            self._patch(os, name, self._on_path(getattr(os, name), call, position))
        for name, (call, position) in _ON_DESCRIPTORS.items():
            if hasattr(os, name):
                self._patch(os, name, self._on_descriptor(getattr(os, name), call, position))
        self._patch(os, "open", self._opening(os.open))
        for module in (io, builtins):
            self._patch(module, "open", self._file_opening(module.open))  # type: ignore[attr-defined]
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    def _patch(self, module: Any, name: str, function: Any) -> None:
        self._stack.enter_context(patch.object(module, name, function))

    def _inside(self, path: Any) -> str | None:
        full = os.path.abspath(os.fsdecode(path))
        return full if full == self._folder or full.startswith(self._folder + os.sep) else None

    def _on_path(self, real: Any, call: str, position: int) -> Any:
        def wrapped(*given: Any, **options: Any) -> Any:
            path = self._inside(given[position])
            if path is not None:
                self._meet(call, path[len(self._folder) :])
            return real(*given, **options)

        return wrapped

    def _on_descriptor(self, real: Any, call: str, position: int) -> Any:
        def wrapped(*given: Any, **options: Any) -> Any:
            path = self._paths.get(given[position])
            if path is not None and self._meet(call, path[len(self._folder) :]):
                if call == "write":
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                die()
            return real(*given, **options)

        return wrapped

    def _opening(self, real: Any) -> Any:
        def wrapped(path: Any, flags: int, *given: Any, **options: Any) -> int:
            inside = None if "dir_fd" in options else self._inside(path)
            writes = flags & os.O_ACCMODE != os.O_RDONLY or flags & os.O_CREAT
            if inside is not None and (writes or self._sees_reading):
                self._meet("open" if writes else "read", inside[len(self._folder) :])
            descriptor: int = real(path, flags, *given, **options)
            self._paths.pop(descriptor, None)
            if inside is not None:
                self._paths[descriptor] = inside
            return descriptor

        return wrapped

    def _file_opening(self, real: Any) -> Any:
        def wrapped(file: Any, mode: str = "r", *given: Any, **options: Any) -> Any:
            inside = self._paths.get(file) if isinstance(file, int) else self._inside(file)
            if inside is None or (not set(mode) & set("wax+") and not self._sees_reading):
                return real(file, mode, *given, **options)
            return _pyio.open(file, mode, *given, **options)

        return wrapped


def die() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


class PatchedShim:
    """The functions of `shim.c`."""

    def __init__(self) -> None:
        self._patched: Patched | None = None

    def fault_arm(self, folder: bytes, n: int, how: int, number: int) -> None:
        self._trace: list[str] = []
        self._is_hit = False

        def meet(call: str, path: str) -> bool:
            counted = len(self._trace)
            self._trace.append(f"{call} {path}")
            if how == COUNT or not (counted >= n if how == FAIL_FROM else counted == n):
                return False
            if how == FAIL_FROM and number == errno.ENOSPC and call not in _TAKES_ROOM:
                return False
            self._is_hit = True
            if how == KILL:
                die()
            if how == SIGNAL:
                os.kill(os.getpid(), number)
                return False
            if how == KILL_TORN:
                return True
            raise OSError(number, os.strerror(number), path)

        self._patched = Patched(os.fsdecode(folder), meet)
        self._patched.__enter__()

    def fault_disarm(self) -> None:
        assert self._patched is not None
        self._patched.__exit__()

    def fault_hit(self) -> bool:
        return self._is_hit

    def fault_trace(self) -> bytes:
        return os.fsencode("\n".join(self._trace))
