"""`litman export --watch`: the bibliography written again whenever the library says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from litman.cli.check.watch import mark_files
from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify
from litman.errors import LitmanError
from litman.files import write_file
from litman.regular_files import read_regular

if TYPE_CHECKING:
    from litman.actions.check.watch import Mark
    from litman.library.library import Library

Make = Callable[["Library"], Iterable[bytes]]

_POLL_S = 0.25
_LONGEST_WAIT = 8  # polls for which a program that saves and saves is waited for
# What a file that another program has not finished writing looks like: cut within an entry, or within a character.
_HALF_WRITTEN = frozenset({"BIB005", "BIB007", "BIB008", "BIB012", "BIB013"})


def watch_export(ctx: click.Context, output: Path, make: Make) -> None:
    """Write the file, and again whenever the library changed and the file would differ; only Ctrl-C ends it.

    Args:
        ctx: Of the command.
        output: The file. While the bibliography is half written, or cannot be read, it stays as it is.
        make: Gives what is to be in it.

    Raises:
        LitmanError: it cannot be written at the beginning.
    """
    library = open_library(ctx)
    seen: Mark = mark_files(ctx)
    known = _damage(library)
    _write(output, make(library))
    notify("watching; Ctrl-C stops")
    pending, waited, said = seen, 0, ""
    while True:
        sleep(_POLL_S)
        try:
            mark = mark_files(ctx)
            if mark == seen:
                continue
            waited += 1
            if mark != pending and waited < _LONGEST_WAIT:  # it is still being saved
                pending = mark
                continue
            seen, pending, waited = mark, mark, 0
            library = open_library(ctx, quiet=True)
            damage = _damage(library)
            if damage - known or not _has_works(library, output):
                path = library.files.bibliography_path
                said = _say(f"{path} looks half written; {output} stays as it was", said)
                continue
            known = damage
            _write(output, make(library))
            said = ""
        except LitmanError as exc:
            said = _say(f"{exc}; {output} stays as it was", said)


def _write(output: Path, pieces: Iterable[bytes]) -> None:
    data = b"".join(pieces)
    if not output.is_file() or read_regular(output) != data:
        write_file(output, data)
        notify(f"wrote {output}")


def _damage(library: Library) -> Counter[str]:
    """Return how often the bibliography has what a file has that is half written; some have it for good."""
    return Counter(one.code for one in library.bibliography.findings if one.code in _HALF_WRITTEN)


def _has_works(library: Library, output: Path) -> bool:
    """Whether the bibliography has works, or what was written has none; a file is emptied before it is filled."""
    return bool(library.bibliography_file.data.strip()) or not read_regular(output).strip(b"[] \n")


def _say(words: str, said: str) -> str:
    """Say what is wrong, once for as long as it is."""
    if words != said:
        notify(words)
    return words
