"""Put a text on the clipboard, by the program that the system has for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

from litman.errors import NoClipboardError

# The variable that must be set for a program to have a clipboard to write to; empty: none.
_PROGRAMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("pbcopy", (), ""),
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("--clipboard", "--input"), "DISPLAY"),
    ("termux-clipboard-set", (), ""),
    ("clip.exe", (), ""),
    ("clip", (), "WINDIR"),
)
_TIMEOUT_S = 5.0


def copy_text(text: str, *, environment: Mapping[str, str]) -> str:
    """Put the text on the clipboard and return the name of the program that did it.

    Raises:
        NoClipboardError: there is no clipboard, or no program for it.
    """
    problems = []
    for name, options, variable in _PROGRAMS:
        path = shutil.which(name, path=environment.get("PATH"))
        if path is None or (variable and not environment.get(variable)):
            continue
        encoding = "utf-16" if name.startswith("clip") else "utf-8"
        try:
            # xclip stays to serve the text: it must not hold our standard output open.
            subprocess.run(
                [path, *options], input=text.encode(encoding), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, timeout=_TIMEOUT_S, check=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as exc:
            problems.append(f"{name} failed ({type(exc).__name__})")
            continue
        return name
    raise NoClipboardError(problems)
