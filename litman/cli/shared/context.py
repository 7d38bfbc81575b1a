"""What every command begins with: the library that is meant, and whatever a crash left half-way put right."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.output import notify, say, say_finding, warn
from litman.errors import LitmanError
from litman.library.locate import find_library
from litman.privacy import keep_private
from litman.read_settings import read_settings
from litman.settings import ROWS, SETTINGS_NAME, Settings

if TYPE_CHECKING:  # what is imported where it is needed: half of the time that a short command takes
    from litman.index.doors.open import IndexDoors
    from litman.library.library import Library, WritableLibrary
    from litman.library.storage.transaction import Recovery

_SHOWN_FINDINGS = 5
_SHOWN_SETTINGS = 20
# PENDING_NAME and HOLDER_NAME in their folder
_LEFT_BY_WRITERS = (".litman/pending", ".litman/lock-holder.json")


def locate(ctx: click.Context) -> tuple[Path, Settings]:
    """Return the folder of the library that the command is about, and its settings."""
    root = _short(find_library(ctx.find_object(Path), start=Path.cwd(), environment=os.environ))
    settings = read_settings(root / SETTINGS_NAME, os.environ)
    keep_private(root / settings.bibliography)
    for name in settings.unknown[:_SHOWN_SETTINGS]:
        say(warn(f"{root / SETTINGS_NAME}: {_unknown(name)}"), err=True)
    if (others := len(settings.unknown) - _SHOWN_SETTINGS) > 0:
        say(warn(f"{root / SETTINGS_NAME}: and {others:,} more that litman does not know"), err=True)
    return root, settings


def _unknown(name: str) -> str:
    from litman.service_keys import is_key, keys_path

    if is_key(name):
        return (
            f"`{name}` is left alone, since others may share the library; keys stand in"
            f" {keys_path(os.environ)} or in the environment (`litman help settings`)"
        )
    return f"litman does not know the setting `{name}`{_near(name)}"


def _near(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, ROWS, n=1)
    return f"; did you mean `{near[0]}`?" if near else "; `litman help settings` lists those that there are"


def _short(root: Path) -> Path:
    # Findings name files as a person would: from where they stand.
    here = Path.cwd()
    return root.relative_to(here) if root.is_relative_to(here) else root


def open_library(ctx: click.Context, *, quiet: bool = False, builds_index: bool = True) -> Library:
    """Return the library for reading; a change that a crash left half-way is finished first.

    Args:
        ctx: Of the command.
        quiet: It is left to the command to say what is wrong with the library's structure.
        builds_index: Where there is no index, one is made. A command that looks at everything once is done sooner
            without, and leaves it to the first that asks for little.
    """
    from litman.library.library import Library

    root, settings = locate_put_right(ctx)
    doors = doors_of(root, settings) if builds_index or _has_index(root) else None
    library = Library(root, settings, doors=doors)
    if not quiet:
        say_findings(library)
    return library


def _has_index(root: Path) -> bool:
    from litman.index.place import has_index

    return has_index(root, os.environ)


def locate_put_right(ctx: click.Context) -> tuple[Path, Settings]:
    """Return the library's folder and its settings; a change that a crash left half-way is finished first."""
    root, settings = locate(ctx)
    if any(os.path.lexists(root / name) for name in _LEFT_BY_WRITERS):
        from litman.library.storage.transaction import put_right

        try:
            say_recovery(put_right(root, timeout_s=settings.lock_timeout_s, notify=notify))
        except LitmanError as exc:
            say(warn(f"an interrupted change could not be put right yet: {exc}"), err=True)
    return root, settings


@contextlib.contextmanager
def open_for_writing(ctx: click.Context, *, quiet: bool = False) -> Iterator[WritableLibrary]:
    """Give the library under its lock.

    `quiet` says nothing of what is wrong with the library's structure.
    """
    from litman.library.library import writing

    root, settings = locate(ctx)
    with writing(root, settings, notify=notify, doors=doors_of(root, settings)) as library:
        say_recovery(library.recovery)
        if not quiet:
            say_findings(library)
        yield library


def doors_of(root: Path, settings: Settings) -> IndexDoors:
    """Return what opens the files of the library at `root` through its index."""
    from litman.cli.shared.index_progress import progresses
    from litman.index.doors.open import IndexDoors
    from litman.library.library_files import LibraryFiles

    files = LibraryFiles(root, settings.bibliography)
    return IndexDoors(files, os.environ, notify=notify, progress=progresses())


def say_all_findings(library: Library) -> None:
    """Print what is wrong with the library's structure, and with its claims files."""
    say_findings(library)
    from litman.cli.shared.first_findings import say_first_findings

    say_first_findings(library.claims.findings())


def leave_short(ctx: click.Context, library: Library, posts: Collection[str] = ()) -> None:
    """Leave with 1 where claims could not be read, so that what was listed may be short."""
    from litman.library.unread_claims import unread_claims

    unread = unread_claims(library, posts)
    if unread:
        names = list(dict.fromkeys(str(finding.place.path) for finding in unread))
        more = f" and {len(names) - _SHOWN_FINDINGS} more" if len(names) > _SHOWN_FINDINGS else ""
        files = ", ".join(names[:_SHOWN_FINDINGS]) + more
        say(
            warn(f"not all of {files} could be read, so the answer may be short: `litman check` says more"),
            err=True,
        )
        ctx.exit(1)


def say_findings(library: Library) -> None:
    """Print what is wrong with the library's structure to standard error: the first few, and how many more."""
    findings = library.findings
    for index, finding in enumerate(findings):
        if index < _SHOWN_FINDINGS or finding.mend:
            say_finding(finding)
    if len(findings) > _SHOWN_FINDINGS:
        say(warn(f"… and {len(findings) - _SHOWN_FINDINGS} more of this kind"), err=True)


def say_recovery(recovery: Recovery) -> None:
    """Tell the person what was done about a change that a crash had left half-way."""
    for path in recovery.finished:
        notify(f"finished an interrupted change: {path}")
    for path in recovery.left_alone:
        say(warn(f"an interrupted change to {path} was dropped: the file was changed since"), err=True)
    if recovery.taken_back:
        notify(f"`{recovery.taken_back}` was interrupted before it changed anything")
