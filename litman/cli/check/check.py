"""`litman check`: what is wrong with the library, its posts and their claims."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_library
from litman.cli.shared.ending import leave_quietly
from litman.cli.shared.output import (
    alarm,
    done,
    json_text,
    notify,
    plural,
    say,
)
from litman.cli.shared.pool_options import ENGINE_HELP, engine_name, pool_place

if TYPE_CHECKING:
    from litman.actions.check.run import CheckReport
    from litman.actions.check.targets import CheckTargets
    from litman.actions.check.watch import Mark
    from litman.batch.remote import PoolPlace
    from litman.library.library import Library
    from litman.settings import CheckSettings

Codes = tuple[tuple[str, ...], tuple[str, ...]]  # to look for, to leave out


@dataclass(frozen=True, slots=True)
class Named:
    """What a person, or a hook, named."""

    words: tuple[str, ...]
    are_changed: bool  # files that changed, be they of this library or not

    @property
    def is_all(self) -> bool:
        """Whether nothing was named, which means everything."""
        return not self.words and not self.are_changed

    def find(self, library: Library) -> CheckTargets:
        """Return what that is in the library."""
        from litman.actions.check.targets import find_changed_targets, find_check_targets

        return (find_changed_targets if self.are_changed else find_check_targets)(library, self.words)


@click.command()
@click.argument("targets", metavar="[PATH|POST|KEY]…", nargs=-1)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Look for these codes only: CLM101, REF, BIB1xx."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="Leave these codes out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "errorformat", "html", "markdown"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: a list of findings.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file (not text)."
)
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Show only what FILE does not have."
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what is there now to FILE.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, after showing what changes and asking.")
@click.option("--yes", is_flag=True, help="Do not ask before --fix writes fields; it asks about links.")
@click.option("--strict", is_flag=True, help="End with 1 for remarks, too.")
@click.option(
    "--changed",
    is_flag=True,
    help="Files are named by a hook: pass over those that are not of this library.",
)
@click.option(
    "--staged",
    is_flag=True,
    help="Only what a commit of what is staged in git would bring, compared with HEAD.",
)
@click.option("--since", metavar="REVISION", help="Only what was not found at this commit of git.")
@click.option("--statistics", is_flag=True, help="Count the findings of each code instead of listing them.")
@click.option("-v", "--verbose", is_flag=True, help="Say each finding by itself, with the words meant.")
@click.option("--watch", is_flag=True, help="Go on, and check again whenever a file is saved.")
@click.option(
    "--pool",
    "folder",
    callback=pool_place,
    metavar="DIR",
    help="Print a line of JSON for each post with findings, beside the works of a pool of `litman pool build`; no"
    " library is looked in.",
)
@click.option("--engine", callback=engine_name, metavar="NAME", help=ENGINE_HELP)
@click.pass_context
def check(
    ctx: click.Context,
    targets: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    as_json: bool,
    output: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    fix: bool,
    yes: bool,
    strict: bool,
    changed: bool,
    staged: bool,
    since: str | None,
    statistics: bool,
    verbose: bool,
    watch: bool,
    folder: PoolPlace | None,
    engine: str | None,
) -> None:
    """Check the library, the posts and their claims, or what is named: a post, a file or folder, a work.

    Every post is looked at that was scanned or lies in a folder of `posts` in litman.toml. Nothing is asked of any
    service: what the registries said is in registry.jsonl (`litman refresh`). The last lines say what could not be
    checked, and why. `litman rule CODE` explains a code. Where more was found than a screen holds, what is alike in a
    post is one line, and remarks are counted: -v says each finding by itself, --select those of a code.

    A finding is silenced where it stands: `# litman: ignore[CLM101] reason` in a claims file,
    `<!-- litman-ignore CLM101 -->` in Markdown, `% litman: ignore[BIB108]` above an entry.

    With --pool DIR many posts are checked a part at a time without a library, beside the works of a pool that their
    references are matched to. A post that cannot be read is set aside, and stops no other.

    \b
    Exit codes: 0 nothing to report, or remarks only; 1 findings; 2 could not do it, or a post could not be read.
    """

    form = "json" if as_json else form
    if folder is not None:
        from litman.cli.check.check_batch import check_against_pool

        ctx.exit(
            check_against_pool(
                ctx,
                targets,
                folder,
                engine or "duckdb",
                output=output,
                select=_codes(select),
                ignore=_codes(ignore),
                form=form,
                strict=strict,
            )
        )
    if engine is not None:
        raise click.UsageError("--engine works through a pool on disk; give it with --pool DIR")
    if form != "text" and statistics:
        raise click.UsageError("--statistics prints text")
    if watch and (form not in ("text", "errorformat") or output is not None):
        raise click.UsageError("--watch prints text, or lines for an editor with --format errorformat")
    if output is not None and form == "text":
        raise click.UsageError("--output needs a --format other than text")
    codes = _codes(select), _codes(ignore)
    if staged or since is not None:
        if targets or changed or watch or fix or baseline or write_baseline or (staged and since):
            raise click.UsageError("--staged and --since look at everything, and mend nothing")
        from litman.cli.check.staged import check_brought

        def of_all(library: Library) -> CheckReport:
            return _run(ctx, Named((), are_changed=False), codes, None, library=library)

        report = check_brought(ctx, of_all, since=since)
        _say_report(report, form, output, statistics=statistics, folds=not (select or verbose))
        _leave_unread(ctx, report)
        ctx.exit(_code_of(report, strict=strict))
    named = Named(targets, are_changed=changed)
    seen = _mark_files(ctx) if watch else {}
    report = _run(ctx, named, codes, baseline, builds_index=watch or not named.is_all)
    if fix:
        from litman.cli.check.mend import mend

        wanted = named.find(open_library(ctx, quiet=True))
        mend(ctx, report, fills=not select, keys=None if wanted.with_library else wanted.keys, yes=yes)
        report = _run(ctx, named, codes, baseline)
    if write_baseline is not None:
        _write_baseline(write_baseline, report)
        _leave_unread(ctx, report)
        return
    try:
        _say_report(report, form, output, statistics=statistics, folds=not (select or verbose))
    # Who reads only the first lines (`| head`) hears all the same whether there are findings.
    except BrokenPipeError:
        leave_quietly(_code_of(report, strict=strict))
    if watch:
        from litman.cli.check.watch import Say, watch_files

        def again(narrowed: CheckTargets | None, library: Library | None) -> CheckReport:
            return _run(ctx, named, codes, baseline, narrowed=narrowed, library=library)

        say_again = Say(by_editor=form == "errorformat")
        report = watch_files(ctx, named.find, report, again, seen=seen, say=say_again)
    _leave_unread(ctx, report)
    ctx.exit(_code_of(report, strict=strict))


def _code_of(report: CheckReport, *, strict: bool) -> int:
    """Return what a check leaves with."""
    if report.unreadable:
        return 2
    return int(any(strict or finding.severity != "info" for finding in report.findings))


def _leave_unread(ctx: click.Context, report: CheckReport) -> None:
    """Leave with 2 where a post could not be read, whatever was found in the others."""
    for reason in report.unreadable:
        say(alarm("not read  "), f" {reason}", err=True)
    if report.unreadable:
        ctx.exit(2)


def _mark_files(ctx: click.Context) -> Mark:
    from litman.cli.check.watch import mark_files

    return mark_files(ctx)


def _run(
    ctx: click.Context,
    named: Named,
    codes: Codes,
    baseline: Path | None,
    *,
    narrowed: CheckTargets | None = None,
    library: Library | None = None,
    builds_index: bool = True,
) -> CheckReport:
    """Check what is named, or the narrowed targets of a library that was read already."""
    from litman.actions.check.run import run_check
    from litman.checks.rules.bib.merged_by_lines import CODE as MERGED_BY_LINES
    from litman.cli.shared.progress import progress
    from litman.cli.shared.waiting import progress_of_posts

    library = library or open_library(ctx, quiet=True, builds_index=builds_index)
    settings = _settings(library.settings.check, *codes)
    if os.environ.get("CI"):  # nobody merges there
        settings = replace(settings, ignore=(*settings.ignore, MERGED_BY_LINES))
    wanted = narrowed or named.find(library)
    with progress_of_posts(len(wanted.posts)) as step, contextlib.ExitStack() as within:
        shown = [0]

        def advance(count: int, _total: int) -> None:
            for _ in range(count - shown[0]):
                step()
            shown[0] = count

        entries: list[Callable[..., None]] = []
        entries_done = [0]

        def advance_entries(count: int, total: int) -> None:
            if not entries:
                entries.append(within.enter_context(progress(total)))
            entries[0](count - entries_done[0])
            entries_done[0] = count
            if count >= total:
                within.close()

        report = run_check(
            library,
            wanted,
            today=date.today(),
            settings=settings,
            advance=advance,
            advance_entries=advance_entries,
        )
    if baseline is None:
        return report
    from litman.actions.check.baseline import without_known

    return without_known(report, baseline)


def _say_report(
    report: CheckReport, form: str, output: Path | None, *, statistics: bool, folds: bool
) -> None:
    from litman.cli.check.printing import say_check_findings, say_statistics, say_summary, summary_lines

    if form != "text":
        _give_out(report, form, output)
        return
    if statistics:
        say_statistics(report)
        say_summary(report)
        return
    from litman.cli.check.folding import folded
    from litman.cli.check.screen import Screen, fit

    summary = summary_lines(report)
    screen = fit(folded(report), summary_lines=summary) if folds else Screen(report.findings)
    say_check_findings(screen, are_selected=not folds)
    say_summary(report, screen)


def _write_baseline(path: Path, report: CheckReport) -> None:
    from litman.actions.check.baseline import write_baseline

    write_baseline(path, report.findings)
    say(
        done("wrote"),
        f"{path}: {plural(len(report.findings), 'finding')} that `--baseline {path}` leaves out",
    )


def _give_out(report: CheckReport, form: str, output: Path | None) -> None:
    """Print the report in a format for programs or for a page, or write it to a file."""
    text = _formatted(report, form)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        return
    from litman.files import write_file

    write_file(output, text.encode("utf-8", "replace"))
    notify(f"wrote {output}: {plural(len(report.findings), 'finding')}")


def _formatted(report: CheckReport, form: str) -> str:
    from litman.actions.check import reports as check_reports

    if form == "json":
        return json_text([finding.to_json() for finding in report.findings])
    if form == "sarif":
        from importlib.metadata import version

        from litman.actions.check.sarif import sarif

        return json_text(sarif(report, version=version("litman")))
    if form == "github":
        return check_reports.github_annotations(report)
    if form == "errorformat":
        return check_reports.errorformat_lines(report)
    return check_reports.html_report(report) if form == "html" else check_reports.markdown_report(report)


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    from litman.checks.table import unknown_patterns
    from litman.errors import UnknownCodeError

    codes = tuple(code.strip() for text in given for code in text.split(",") if code.strip())
    unknown = unknown_patterns(codes)
    if unknown:
        raise UnknownCodeError(unknown)
    return codes


def _settings(settings: CheckSettings, select: tuple[str, ...], ignore: tuple[str, ...]) -> CheckSettings:
    # What is selected by hand is wanted whatever litman.toml leaves out.
    if select:
        settings = replace(settings, select=select, ignore=())
    return replace(settings, ignore=(*settings.ignore, *ignore))
