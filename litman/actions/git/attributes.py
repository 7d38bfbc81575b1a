"""The lines of `.gitattributes` that give the files of a library to litman's merge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from litman.library.clone import ATTRIBUTES_NAME, DRIVER

_SAID = "# Merged by entry, claim and record, see `litman git setup --help`."
# Seen from the library's folder.
LIBRARY_LINES = (
    _SAID,
    f"*.bib merge={DRIVER}",
    f"claims/*.toml merge={DRIVER}",
    f"statements.toml merge={DRIVER}",
    f"registry.jsonl merge={DRIVER}",
    "different.txt merge=union",
)
_SPECIAL = re.compile(r"([\\*?\[\]])")


def lines_outside(name: str) -> tuple[str, ...]:
    """Return the lines for a bibliography beside no library, by its file's name."""
    pattern = _SPECIAL.sub(r"\\\1", name)
    if re.search(r"[\s\"]|^[#!]", pattern):
        pattern = '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return (_SAID, f"{pattern} merge={DRIVER}")


def with_lines(data: bytes, lines: Sequence[str]) -> bytes:
    """Return the file with those of the lines that it lacks at its end; all else stays."""
    known = {line.strip() for line in data.splitlines()}
    missing = [line.encode() for line in lines if line.encode() not in known]
    if not [line for line in missing if not line.startswith(b"#")]:
        return data
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    gap = b"" if not data or data.endswith((b"\n", b"\r")) else newline
    return data + gap + b"".join(line + newline for line in missing)


def without_lines(data: bytes, lines: Sequence[str]) -> bytes:
    """Return the file without the lines."""
    ours = {line.encode() for line in lines}
    return b"".join(line for line in data.splitlines(keepends=True) if line.strip() not in ours)


def places(root: Path, bibliography: str, top: Path) -> list[tuple[Path, tuple[str, ...]]]:
    """Return the files of attributes that a library needs, each with its lines.

    Args:
        root: The library's folder.
        bibliography: Where its bibliography lies, seen from there.
        top: The folder of the working tree: what lies outside of it is none of this repository's.
    """
    found: list[tuple[Path, tuple[str, ...]]] = [(root / ATTRIBUTES_NAME, LIBRARY_LINES)]
    real = (root / PurePosixPath(bibliography)).resolve()
    if real.parent != root.resolve() and real.is_relative_to(top.resolve()):
        found.append((real.parent / ATTRIBUTES_NAME, lines_outside(real.name)))
    return found
