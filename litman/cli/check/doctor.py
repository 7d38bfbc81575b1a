"""`litman doctor`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.output import (
    alarm,
    dim,
    good,
    say,
    say_json,
    warn,
)
from litman.cli.shared.widths import pad
from litman.errors import LitmanError
from litman.library.locate import find_library
from litman.privacy import keep_private
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME, Settings

if TYPE_CHECKING:
    from litman.actions.doctor.line import Line

_SIGNS = {"ok": good("ok   "), "note": warn("note "), "fault": alarm("fault")}
_WIDE = 24


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what of litman and of this library works here, and what mends what does not.

    Version and Python, extras and citation engines, the services that are asked, mail address and keys, settings that
    do nothing, folders of posts and what is not read in them, files that cannot be read, index, lock, and how git
    merges the library. Nobody is asked and nothing is changed but the index.

    \b
    Exit codes: 0 nothing is at fault, 1 something is.
    """
    lines = list(_lines(ctx))
    if as_json:
        say_json([line.to_json() for line in lines])
    for line in lines if not as_json else ():
        say(_SIGNS[line.state], "  ", pad(line.name, _WIDE), line.said)
        if line.mend and line.state != "ok":
            say(" " * (_WIDE + 7), dim(line.mend))
    ctx.exit(int(any(line.state == "fault" for line in lines)))


def _lines(ctx: click.Context) -> Iterator[Line]:
    from litman.actions.doctor.line import Line
    from litman.actions.doctor.program import engine_lines, network_lines, program_lines

    yield from program_lines()
    root, settings = Path(), Settings()
    try:
        root = find_library(ctx.find_object(Path), start=Path.cwd(), environment=os.environ)
    except LitmanError as exc:
        yield Line("library", str(exc), "note", "litman init")
    else:
        yield Line("library", str(root))
        try:
            settings = read_settings(root / SETTINGS_NAME, os.environ)
        except LitmanError as exc:
            yield Line("settings", str(exc), "fault", "litman help settings")
        else:
            keep_private(root / settings.bibliography)
            for part in _of_library(root, settings):
                yield from _guarded(part)
    yield from engine_lines(settings, root, os.environ)
    yield from network_lines(settings, os.environ)


def _of_library(root: Path, settings: Settings) -> Iterator[Callable[[], Iterator[Line]]]:
    from litman.actions.doctor.of_library import (
        git_lines,
        posts_lines,
        settings_lines,
        state_lines,
        unread_lines,
    )
    from litman.cli.shared.context import doors_of
    from litman.library.library import Library

    library = Library(root, settings, doors=doors_of(root, settings))
    yield lambda: settings_lines(root, settings)
    yield lambda: posts_lines(library)
    yield lambda: unread_lines(library)
    yield lambda: state_lines(root, os.environ)
    yield lambda: git_lines(root, settings, os.environ)


def _guarded(part: Callable[[], Iterator[Line]]) -> Iterator[Line]:
    """Give the lines; what cannot be looked at is a fault of its own, and the others are looked at all the same."""
    from litman.actions.doctor.line import Line

    try:
        yield from part()
    except LitmanError as exc:
        yield Line("files", str(exc), "fault")
