"""`litman check`: what is wrong with the library, its posts and their claims."""

from __future__ import annotations

import sys
from collections.abc import Set
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.context import open_for_writing, open_library
from litman.cli.output import (
    alarm,
    bold,
    cell_width,
    dim,
    done,
    good,
    json_text,
    notify,
    pad,
    plural,
    say,
    text_width,
    warn,
)

if TYPE_CHECKING:
    from litman.actions.check_run import CheckReport
    from litman.finding import Finding
    from litman.library.library import Library
    from litman.settings import CheckSettings


@click.command()
@click.argument("targets", metavar="[PATH|POST|KEY]…", nargs=-1)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Look for these codes only: CLM101, REF, BIB1xx."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="Leave these codes out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "html", "markdown"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: a list of findings.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file (not text).")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Show only what FILE does not have."
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what is there now to FILE.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, after showing what changes.")
@click.option("--yes", is_flag=True, help="Do not ask before --fix writes.")
@click.option("--strict", is_flag=True, help="End with 1 for remarks, too.")
@click.option("--statistics", is_flag=True, help="Count the findings of each code instead of listing them.")
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
    statistics: bool,
) -> None:
    """Check the library, the posts and their claims, or what is named: a post, a file or folder, a work.

    Nothing is asked of any service: what the registries said is in registry.jsonl (`litman refresh`). The last lines
    say what could not be checked, and why. `litman rule CODE` explains a code.

    A finding is silenced where it stands: `# litman: ignore[CLM101] reason` in a claims file,
    `<!-- litman-ignore CLM101 -->` in Markdown, `% litman: ignore[BIB108]` above an entry.

    \b
    Exit codes: 0 nothing to report, or remarks only; 1 findings; 2 could not do it.
    """
    from litman.actions.check_run import run_check
    from litman.actions.check_targets import find_check_targets
    from litman.cli.progress import progress

    library = open_library(ctx, quiet=True)
    settings = _settings(library.settings.check, _codes(select), _codes(ignore))
    wanted = find_check_targets(library, targets)
    if fix and _mend(ctx, library, settings, None if wanted.with_library else wanted.keys, yes=yes):
        library = open_library(ctx, quiet=True)
    with progress(len(wanted.posts)) as step:
        shown = [0]

        def advance(count: int, _total: int) -> None:
            for _ in range(count - shown[0]):
                step()
            shown[0] = count

        report = run_check(library, wanted, today=date.today(), settings=settings, advance=advance)
    form = "json" if as_json else form
    if output is not None and form == "text":
        raise click.UsageError("--output needs a --format other than text")
    if write_baseline is not None:
        _write_baseline(write_baseline, report)
        return
    if baseline is not None:
        from litman.actions.check_baseline import without_known

        report = without_known(report, baseline)
    if form != "text":
        _give_out(report, form, output)
    elif statistics:
        _say_statistics(report)
        _say_summary(report)
    else:
        for finding in report.findings:
            _say_finding(finding)
        _say_summary(report)
    counted = [finding for finding in report.findings if strict or finding.severity != "info"]
    ctx.exit(1 if counted else 0)


def _mend(
    ctx: click.Context, library: Library, settings: CheckSettings, keys: Set[str] | None, *, yes: bool
) -> bool:
    """Show what can be mended, ask, and write it; return whether something was written."""
    from litman.actions.check_fix import diff_of, plan_fixes
    from litman.checks.table import matches

    def is_wanted(code: str) -> bool:
        if not code:  # a field from the registry
            return not settings.select
        return (not settings.select or matches(code, settings.select)) and not matches(code, settings.ignore)

    document, fixes = plan_fixes(library, today=date.today(), keys=keys, is_wanted=is_wanted)
    if not fixes:
        notify("there is nothing that can be mended without a person")
        return False
    for line in diff_of(library.document, document).split("\n"):
        say(line, err=True)
    if not yes and not click.confirm(f"write {plural(len(fixes), 'change')} to {document.path}?", err=True):
        return False
    with open_for_writing(ctx) as locked:
        document, fixes = plan_fixes(locked, today=date.today(), keys=keys, is_wanted=is_wanted)
        locked.save(document=document)
    notify(f"mended {plural(len(fixes), 'field')}")
    return True


def _write_baseline(path: Path, report: CheckReport) -> None:
    from litman.actions.check_baseline import write_baseline

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
    from litman.files import read_seen, stage_file, swap_in

    swap_in(stage_file(output, text.encode("utf-8", "replace"), before=read_seen(output).digest))
    notify(f"wrote {output}: {plural(len(report.findings), 'finding')}")


def _formatted(report: CheckReport, form: str) -> str:
    from litman.actions import check_reports

    if form == "json":
        return json_text([finding.to_json() for finding in report.findings])
    if form == "sarif":
        from importlib.metadata import version

        from litman.actions.check_sarif import sarif

        return json_text(sarif(report, version=version("litman")))
    if form == "github":
        return check_reports.github_annotations(report)
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


def _say_finding(finding: Finding) -> None:
    look = dim if finding.severity == "info" else warn if finding.severity == "warning" else alarm
    say(bold(f"{finding.place}:"), " ", look(finding.code), f" {finding.message}")
    for line in _source_lines(finding):
        say(*line)


_texts: dict[Path, list[str]] = {}  # of this run: a post has many findings


def _source_lines(finding: Finding) -> list[list[str]]:
    """Return the line of the place as far as it fits, and carets under the words meant."""
    place = finding.place
    lines = _lines_of(place.path)
    if not 1 <= place.line <= len(lines) or place.end_column is None:
        return []
    line = lines[place.line - 1].replace("\t", " ")
    end = place.end_column - 1 if place.end_line in (None, place.line) else len(line)
    start = place.column - 1
    if not 0 <= start < end <= len(line):
        return []
    room = text_width() - 4
    first = 0 if end <= room else max(0, min(start, max(start - 12, end - room)))
    shown = ("…" if first else "") + line[first : first + room - 2]
    shown += "…" if first + room - 2 < len(line) else ""
    at = start - first + (1 if first else 0)
    count = min(end - start, len(shown) - at)
    before = cell_width(shown[:at])
    return [["    ", shown], ["    ", " " * before, "^" * max(1, cell_width(shown[at : at + count]))]]


def _lines_of(path: Path) -> list[str]:
    if path not in _texts:
        try:
            text = path.read_bytes().decode("utf-8-sig") if path.suffix.lower() != ".docx" else ""
        except (OSError, UnicodeDecodeError):
            text = ""
        _texts[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _texts[path]


def _say_statistics(report: CheckReport) -> None:
    from litman.checks.table import rules_by_code

    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        say(f"{count:>6,}  ", bold(pad(code, 8)), dim(rules_by_code()[code].codes[code]))


def _say_summary(report: CheckReport) -> None:
    by_severity = dict.fromkeys(("error", "warning", "info"), 0)
    for finding in report.findings:
        by_severity[finding.severity] += 1
    errors, warnings, remarks = by_severity.values()
    looked_at = ", ".join(
        plural(count, noun, nouns)
        for count, noun, nouns in (
            (report.entries, "entry", "entries"),
            (report.posts, "post", "posts"),
            (report.claims, "claim", "claims"),
        )
    )
    found = f"{plural(errors, 'error')}, {plural(warnings, 'warning')}, {plural(remarks, 'remark')}"
    say(
        bold("checked   "),
        f"{looked_at}: ",
        alarm(found) if errors else warn(found) if warnings else good(found),
    )
    if report.known:
        say(" " * 10, dim(f"{plural(report.known, 'finding')} that the baseline has"))
    if report.silenced:
        say(" " * 10, dim(f"{plural(report.silenced, 'finding')} silenced by a remark"))
    for gap in report.gaps:
        nouns = gap.what + "s"
        say(warn("not checked"), f" {plural(gap.count, gap.what, nouns)}: {gap.why}")
