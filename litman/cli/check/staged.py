"""`litman check --staged` and `--since`: what a change brings, for a hook and for who reviews it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import locate, open_library
from litman.cli.shared.output import notify
from litman.errors import NoLibraryError

if TYPE_CHECKING:
    from litman.actions.check.run import CheckReport
    from litman.actions.git.brought import Check


def check_brought(ctx: click.Context, check: Check, *, since: str | None) -> CheckReport:
    """Return what the staged files bring, or the working tree since a commit; leave with 0 where no library is there.

    Args:
        ctx: Of the command.
        check: Checks a library.
        since: A commit; None: what is staged is compared with HEAD.

    Raises:
        NoRepositoryError: this folder lies in no repository.
        GitError: git cannot be asked, or there is no such commit.
    """
    from litman.actions.git.brought import brought
    from litman.actions.git.staged import staging

    staged = staging(Path.cwd(), since)
    try:
        root, _ = locate(ctx)
        folder = root.resolve().relative_to(staged.top.resolve())
    except (NoLibraryError, ValueError):
        notify("there is no library in this repository, so nothing was checked")
        ctx.exit(0)
    now = None if since is None else check(open_library(ctx, quiet=True))
    found = brought(staged, folder, check, environment=os.environ, now=now)
    if found is None:
        notify(f"nothing of {root} is staged or committed, so nothing was checked")
        ctx.exit(0)
    if not found.is_compared:
        notify("there is nothing to compare with, so all that was found is said")
    return found.report
