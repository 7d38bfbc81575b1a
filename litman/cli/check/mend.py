"""`litman check --fix`: show what can be mended, ask, and write it."""

from __future__ import annotations

import sys
from collections.abc import Set
from datetime import date
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing, open_library
from litman.cli.shared.output import bold, notify, plural, say
from litman.errors import FileChangedError

if TYPE_CHECKING:
    from litman.actions.check.fix_links import LinkFix
    from litman.actions.check.run import CheckReport
    from litman.library.library import Library


def mend(ctx: click.Context, report: CheckReport, *, fills: bool, keys: Set[str] | None, yes: bool) -> None:
    """Offer what is safe to mend of the findings of a report.

    Args:
        ctx: Of the command.
        report: What was found; what is silenced or left out is not in it, and so is not mended.
        fills: Whether fields that entries lack may come from the registry's record, too.
        keys: Of the entries whose fields may be filled; None for all.
        yes: Fields are written without asking. Links are asked about all the same.
    """
    library = open_library(ctx, quiet=True)
    is_mended = _mend_fields(ctx, library, report, fills=fills, keys=keys, yes=yes)
    is_offered = _mend_links(ctx, open_library(ctx, quiet=True), report)
    if not is_mended and not is_offered:
        notify("there is nothing that can be mended without a person")


def _mend_fields(
    ctx: click.Context,
    library: Library,
    report: CheckReport,
    *,
    fills: bool,
    keys: Set[str] | None,
    yes: bool,
) -> bool:
    from litman.actions.check.fix import diff_of, plan_fixes

    found = {(finding.code, finding.key) for finding in report.findings}

    def is_wanted(code: str, key: str) -> bool:
        return (code, key) in found if code else fills and (keys is None or key in keys)

    document, fixes = plan_fixes(library, today=date.today(), is_wanted=is_wanted)
    if not fixes:
        return False
    _show(diff_of(library.document, document))
    if not yes and not _is_agreed(f"write {plural(len(fixes), 'change')} to {document.path}?"):
        return True
    with open_for_writing(ctx, quiet=True) as locked:
        document, now = plan_fixes(locked, today=date.today(), is_wanted=is_wanted)
        if now != fixes:
            raise FileChangedError(document.path)
        locked.save(document=document)
    notify(f"mended {plural(len(fixes), 'field')}")
    return True


def _mend_links(ctx: click.Context, library: Library, report: CheckReport) -> bool:
    from litman.actions.check.fix_links import CODE, diff_of_fix, link_changes, plan_link_fixes
    from litman.checks.facts import Facts

    found = {(finding.post, finding.key) for finding in report.findings if finding.code == CODE}
    offered = [
        fix
        for fix in plan_link_fixes(
            Facts(library, today=date.today()), sorted({post for post, _ in found if post})
        )
        if (fix.post, library.document.resolve(fix.key)) in found
    ]
    taken: list[LinkFix] = []
    for fix in offered:
        _show(diff_of_fix(library, fix))
        agreed = _is_agreed(
            f"{fix.post}/{fix.claim}: point the link from {fix.key} to its paper {fix.paper}?"
        )
        if agreed is None:
            break
        if agreed:
            taken.append(fix)
    if taken:
        with open_for_writing(ctx, quiet=True) as locked:
            locked.save(others=link_changes(locked, taken))
        notify(
            f"pointed {plural(len(taken), 'link')} to the paper; `litman claims confirm` records what you read there"
        )
    return bool(offered)


def _show(diff: str) -> None:
    for line in diff.split("\n"):
        say(bold(line) if line.startswith(("---", "+++")) else line, err=True)


def _is_agreed(question: str) -> bool | None:
    """Ask; None where nobody is there to answer, and then nothing is changed."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise  # a person pressed Ctrl-C
        notify("nobody answered, so nothing of this is written")
        return None
