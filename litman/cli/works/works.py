"""`litman list` and `litman show`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import open_library, say_all_findings
from litman.cli.shared.output import (
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
    say_json_list,
    say_wrapped,
)
from litman.cli.works.query_options import chosen, with_query_options

if TYPE_CHECKING:
    from litman.actions.works.describe_works import WorkReport
    from litman.claims.address import Use
    from litman.index.query.find import Order
    from litman.index.query.work_lines import WorkLine
    from litman.library.library import Library
    from litman.work import Work

_LABEL = 12  # columns of the labels of `litman show`
_WITH_PEOPLE = 50  # columns of a terminal from which `litman list` has room for them


ORDERS = ("file", "year", "title", "author", "key")


@click.command()
@with_query_options
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="file",
    show_default=True,
    help="The order of the works; years newest first.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many; 0 is all.")
@click.option("--json", "as_json", is_flag=True, help="Print CSL-JSON items with what litman knows of each.")
@click.option("--keys", is_flag=True, help="Print the citation keys only, one a line.")
@click.pass_context
def list_command(
    ctx: click.Context,
    /,
    sort: Order,
    reverse: bool,
    limit: int,
    as_json: bool,
    keys: bool,
    **options: Any,
) -> None:
    """List the works of the library, in the order of its file.

    The options choose works as those of `litman search` do; several of them must all be fulfilled.
    """
    from litman.actions.works.search_works import list_works

    query = chosen("", options)
    library = open_library(ctx, quiet=True)
    listing = list_works(library, query, order=sort, limit=limit or None, is_reversed=reverse)
    say_all_findings(library)
    lines = listing.lines
    if keys:
        for key in dict.fromkeys(line.key for line in lines if line.key):
            say(key)
        return
    if as_json:
        say_json_list(_items(library, lines))
        return
    if not lines:
        _say_none(has_conditions=bool(query.conditions or limit))
        return
    _say_table(lines)
    total = f" of {listing.found.total:,}" if listing.found.total > len(lines) else ""
    say(dim(f"{plural(len(lines), 'work')}{total}, {listing.carrying} of them carrying claims"))


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print the CSL-JSON item with what litman knows of it.")
@click.pass_context
def show(ctx: click.Context, key: str, as_json: bool) -> None:
    """Show the work with this citation key and the claims that lean on it."""
    from litman.actions.works.describe_works import describe_work, work_json

    library = open_library(ctx)
    report = describe_work(library, library.require_entry(key))
    for finding in library.claims.findings():
        say_finding(finding)
    if as_json:
        say_json(work_json(report))
        return
    _say_work(library, report)
    _say_uses(report)


def _items(library: Library, lines: Sequence[WorkLine]) -> Iterator[dict[str, Any]]:
    from litman.actions.works.describe_works import describe_listed_works, listed_entries, work_json

    entries = listed_entries(library, [line.key for line in lines])
    for report in describe_listed_works(library, entries):
        yield work_json(report)


def _say_none(*, has_conditions: bool) -> None:
    if has_conditions:
        say("No work has this.")
    else:
        say("The library has no works yet: ", bold("litman add doi 10.…"), " adds one.")


def _say_table(lines: Sequence[WorkLine]) -> None:
    columns = _columns()
    has_people = columns >= _WITH_PEOPLE
    key_width = _column("KEY", (line.key for line in lines), most=max(columns * 2 // 5, 8))
    who_width = _column("WHO", (line.who for line in lines), most=min(columns // 6, 24)) if has_people else 0
    rest = max(columns - key_width - who_width - (18 if has_people else 16), 0)
    who = f"{pad('WHO', who_width)}  " if has_people else ""
    say(bold(cut(f"{pad('KEY', key_width)}  YEAR  CLAIMS  {who}TITLE", columns)))
    for line in lines:
        year, claims = cut(str(line.year or ""), 4), cut(str(line.claims or ""), 6)
        who = f"{pad(cut(line.who, who_width), who_width)}  " if has_people else ""
        mark = cut(f"{_notice_words(line.notice)}: ", rest) if line.notice else ""
        parts: list[str | Styled] = [bold(pad(cut(line.key, key_width), key_width))]
        parts.append(f"  {year:4}  {claims:>6}  {who}")
        if mark:
            parts.append(alarm(mark))
        parts.append(cut(line.title, rest - cell_width(mark)))
        say(*parts)


def _column(head: str, values: Iterable[str], *, most: int) -> int:
    """Return the columns of a table's column: as many as its longest value takes, within a share of the terminal."""
    return min(max(len(head), *map(cell_width, values)), most)


def _notice_words(kind: str) -> str:
    from litman.cli.shared.phrases import NOTICE_WORDS

    return NOTICE_WORDS[kind]  # type: ignore[index]


def _columns() -> int:
    # What is piped into another program is never cut, unless COLUMNS asks for it.
    has_width = is_terminal() or os.environ.get("COLUMNS", "").isdigit()
    return shutil.get_terminal_size((80, 24)).columns if has_width else 100_000


def _say_work(library: Library, report: WorkReport) -> None:
    from litman.cli.shared.phrases import notice_phrase, registry_phrase
    from litman.text.plain import plain

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
    from litman.actions.works.describe_works import related_works

    for related in related_works(library, report.entry):
        if related.names_it:
            _say_field("related", f"{related.key}: {related.relation} this work")
        else:
            known = "" if related.is_there else " (no such entry)"
            _say_field("related", f"{related.relation} {related.key}{known}")


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
        say_wrapped(use.text or "(no text)", indent=4)


def _all_names(work: Work) -> str:
    names = work.author or work.editor
    shown = "; ".join(
        n.literal or ", ".join(part for part in (n.family, n.given, n.suffix) if part) for n in names
    )
    return shown if work.author or not names else f"{shown} (editors)"


def _container(work: Work) -> str:
    from litman.text.plain import plain

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
