"""`litman check --watch`: look again whenever a file is saved, and print what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_library
from litman.cli.shared.output import notify
from litman.errors import LitmanError

if TYPE_CHECKING:
    from litman.actions.check.run import CheckReport
    from litman.actions.check.targets import CheckTargets
    from litman.actions.check.watch import Mark
    from litman.library.library import Library

    Find = Callable[[Library], CheckTargets]
    Again = Callable[[CheckTargets | None, Library | None], CheckReport]

_POLL_S = 0.2


def mark_files(ctx: click.Context) -> Mark:
    """Return the state of the files; taken before a check, so that nothing saved meanwhile is missed."""
    from litman.actions.check.watch import files_stamp

    return files_stamp(open_library(ctx, quiet=True))


class Say:
    """How what was found again is printed: for people what is new, for an editor all of it."""

    def __init__(self, *, by_editor: bool) -> None:
        self._by_editor = by_editor

    def new(self, report: CheckReport, known: Counter[str]) -> Counter[str]:
        """Print the findings of a part that are not known, wherever they stand by now; return all."""
        return Counter() if self._by_editor else _say_new(report, known)

    def whole(self, report: CheckReport, known: Counter[str]) -> None:
        """Print what was found in everything."""
        if self._by_editor:
            from litman.actions.check.reports import errorformat_lines

            click.echo(errorformat_lines(report), nl=False)
            return
        from litman.cli.check.printing import say_summary

        _say_new(report, known)
        say_summary(report)


def watch_files(
    ctx: click.Context, find: Find, report: CheckReport, again: Again, *, seen: Mark, say: Say
) -> CheckReport:
    """Check again whenever a file is saved, and print what is new; return the last report when Ctrl-C stops it.

    Args:
        ctx: Of the command.
        find: Finds what the person named in the library as it is by then.
        report: What the first check found.
        again: Checks what is named, or narrowed targets in a library that was read already.
        seen: The files before the first check.
        say: Prints what was found.
    """
    from litman.actions.check.sarif import identity_of
    from litman.actions.check.watch import posts_saved

    library = open_library(ctx, quiet=True)
    targets = find(library)
    library.document.keys()  # read now, not after the first save
    notify("watching; Ctrl-C stops")
    with suppress(KeyboardInterrupt):
        while True:
            sleep(_POLL_S)
            try:
                mark = mark_files(ctx)
                if mark == seen:
                    continue
                posts = posts_saved(targets, seen, mark)
                seen, known = mark, Counter(map(identity_of, report.findings))
                if posts is not None:
                    known |= say.new(again(posts, library), known)
                else:
                    library = open_library(ctx, quiet=True)
                    targets = find(library)
                report = again(None, library)
            except LitmanError as exc:  # half-saved: the next save mends it
                notify(str(exc))
                continue
            say.whole(report, known)
    return report


def _say_new(report: CheckReport, known: Counter[str]) -> Counter[str]:
    """Print the findings that are not known, wherever they stand by now; return all."""
    from litman.actions.check.sarif import identity_of
    from litman.cli.check.printing import say_check_finding

    found: Counter[str] = Counter()
    for finding in report.findings:
        mark = identity_of(finding)
        found[mark] += 1
        if found[mark] > known[mark]:
            say_check_finding(finding)
    return found
