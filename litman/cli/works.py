"""`litman list` and `litman show`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from litman.cli.context import open_library
from litman.cli.output import (
    Styled,
    alarm,
    bold,
    cell_width,
    cut,
    dim,
    is_terminal,
    pad,
    plural,
    say,
    say_finding,
    say_json,
    say_wrapped,
)

if TYPE_CHECKING:
    from litman.actions.describe_works import WorkReport
    from litman.claims.collection import Use
    from litman.library.library import Library
    from litman.work import Work

_LABEL = 12  # columns of the labels of `litman show`


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print CSL-JSON items with what litman knows of each.")
@click.option("--keys", is_flag=True, help="Print the citation keys only, one a line.")
@click.pass_context
def list_command(ctx: click.Context, as_json: bool, keys: bool) -> None:
    """List the works of the library, in the order of its file."""
    library = open_library(ctx)
    if keys:
        for key in library.document.keys():  # noqa: SIM118 (a Document is no dict)
            say(key)
        return
    reports = _reports(library)
    if as_json:
        from litman.actions.describe_works import work_json

        say_json([work_json(report) for report in reports])
        return
    if not reports:
        say("The library has no works yet: ", bold("litman add doi 10.…"), " adds one.")
        return
    _say_table(reports)
    carrying = sum(1 for report in reports if report.claim_count)
    say(dim(f"{plural(len(reports), 'work')}, {carrying} of them carrying claims"))


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print the CSL-JSON item with what litman knows of it.")
@click.pass_context
def show(ctx: click.Context, key: str, as_json: bool) -> None:
    """Show the work with this citation key and the claims that lean on it."""
    library = open_library(ctx)
    entry = library.require_entry(key)
    report = _reports(library, entry.key)[0]
    if as_json:
        from litman.actions.describe_works import work_json

        say_json(work_json(report))
        return
    _say_work(library, report)
    _say_uses(report)


def _reports(library: Library, key: str | None = None) -> list[WorkReport]:
    from litman.actions.describe_works import describe_works
    from litman.claims.collection import read_all_claims

    files, findings = read_all_claims(library.claims_folder)
    for finding in findings:
        say_finding(finding)
    entries = library.document.entries() if key is None else [library.document.entry(key)]
    return describe_works(library, files, entries)


def _say_table(reports: Sequence[WorkReport]) -> None:
    from litman.cli.phrases import NOTICE_WORDS, short_names
    from litman.text import plain

    rows = []
    for report in reports:
        work = report.work
        notice = report.record.gravest if report.record else None
        mark = f"{NOTICE_WORDS[notice.kind]}: " if notice else ""
        who = short_names(work.author or work.editor)
        rows.append(
            (
                report.key,
                str(work.year or ""),
                str(report.claim_count or ""),
                mark,
                who,
                plain(work.title or ""),
            )
        )
    key_width = max(3, *(cell_width(row[0]) for row in rows))
    who_width = min(max(3, *(cell_width(row[4]) for row in rows)), 24)
    rest = _columns() - key_width - who_width - 17
    say(bold(f"{pad('KEY', key_width)}  YEAR  CLAIMS  {pad('WHO', who_width)}  TITLE"))
    for key, year, claims, mark, who, title in rows:
        parts: list[str | Styled] = [bold(pad(key, key_width)), f"  {year:4}  {claims:>6}  "]
        parts.append(pad(cut(who, who_width), who_width) + "  ")
        if mark:
            parts.append(alarm(mark))
        parts.append(cut(title, max(rest - len(mark), 12)))
        say(*parts)


def _columns() -> int:
    # What is piped into another program is never cut, unless COLUMNS asks for it.
    has_width = is_terminal() or os.environ.get("COLUMNS", "").isdigit()
    return shutil.get_terminal_size((80, 24)).columns if has_width else 100_000


def _say_work(library: Library, report: WorkReport) -> None:
    from litman.cli.phrases import notice_phrase, registry_phrase
    from litman.text import plain

    work = report.work
    say(bold(report.key), dim(f"  @{report.entry.type}, {report.entry.place()}"))
    _say_field("title", plain(work.title or "(no title)"))
    _say_field("author", _all_names(work))
    _say_field("in", _container(work))
    _say_field("issued", _date(work))
    for label, value in (
        ("publisher", work.publisher),
        ("doi", work.DOI),
        ("url", work.URL),
        ("pmid", work.PMID),
    ):
        _say_field(label, value or "")
    _say_field("keywords", work.keyword or "")
    _say_related(library, report)
    _say_field("registry", registry_phrase(report.outcome, report.record))
    notices = report.record.notices if report.record else ()
    for notice in notices:
        _say_field("notice", notice_phrase(notice))
    if report.record is not None and not notices:
        _say_field("notices", dim(f"none known as of {report.record.asked}"))


def _say_field(label: str, value: str | Styled) -> None:
    if value if isinstance(value, str) else value.text:
        say_wrapped(value, indent=_LABEL, first=dim(label))


def _say_related(library: Library, report: WorkReport) -> None:
    values = report.entry.values
    for key in (name.strip() for name in values.get("related", "").split(",")):
        if key:
            kind = values.get("relatedstring") or values.get("relatedtype") or "related to"
            known = "" if library.document.resolve(key) else " (no such entry)"
            _say_field("related", f"{kind} {key}{known}")
    for entry in library.document.entries():
        named = [name.strip() for name in entry.values.get("related", "").split(",")]
        if report.key in named:
            kind = entry.values.get("relatedstring") or entry.values.get("relatedtype") or "related to"
            _say_field("related", f"{entry.key}: {kind} this work")


def _say_uses(report: WorkReport) -> None:
    leaning = [use for use in report.uses if use.link is not None]
    naming = [use for use in report.uses if use.link is None]
    say()
    if leaning:
        verb = "leans" if report.claim_count == 1 else "lean"
        say(bold(f"{plural(report.claim_count, 'claim')} {verb} on this work:"))
    else:
        say(dim("No claim leans on this work."))
    _say_claims(leaning)
    if naming:
        verb = "names" if len(naming) == 1 else "name"
        say(bold(f"{plural(len(naming), 'claim')} {verb} it without a reference:"))
    _say_claims(naming)


def _say_claims(uses: Sequence[Use]) -> None:
    for use in uses:
        link = use.link
        marker = f" {link.marker}" if link and link.marker else ""
        how = f"{marker}  {link.relation}, {link.verdict}" if link else ""
        say("  ", bold(str(use.address)), dim(how))
        say_wrapped(use.claim.text or use.claim.anchor.exact or "(no text)", indent=4)


def _all_names(work: Work) -> str:
    names = work.author or work.editor
    shown = "; ".join(
        n.literal or ", ".join(part for part in (n.family, n.given, n.suffix) if part) for n in names
    )
    return shown if work.author or not names else f"{shown} (editors)"


def _container(work: Work) -> str:
    from litman.text import plain

    numbers = (work.volume or "") + (f"({work.issue})" if work.issue else "")
    parts = [plain(work.container_title or ""), numbers, work.page or work.number or ""]
    return ", ".join(part for part in parts if part)


def _date(work: Work) -> str:
    issued = work.issued
    if issued is None:
        return ""
    if issued.start is None:
        return issued.literal or ""
    start = issued.start
    return "-".join([str(start.year), *(f"{part:02}" for part in (start.month, start.day) if part)])
