"""`litman list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import leave_short, open_library, say_all_findings
from litman.cli.shared.output import (
    Styled,
    alarm,
    bold,
    dim,
    plural,
    say,
    say_json_list,
    say_lines,
    width_of_output,
)
from litman.cli.shared.query_options import chosen, say_no_work, with_query_options
from litman.cli.shared.widths import cell_width, cut, pad

if TYPE_CHECKING:
    from litman.index.query.find import Order
    from litman.index.query.work_lines import WorkLine
    from litman.library.library import Library

# Columns of a terminal from which `litman list` has room for people, for numbers of claims, and for years.
_WITH_PEOPLE, _WITH_CLAIMS, _WITH_YEARS = 50, 36, 24


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
    query = chosen("", options)
    library = open_library(ctx, quiet=True)
    if keys:
        from litman.actions.selection import keys_that_fulfil

        found = keys_that_fulfil(library, query, order=sort, limit=limit or None, is_reversed=reverse)
        say_all_findings(library)
        say_lines(found)
        leave_short(ctx, library)
        return
    from litman.actions.works.search_works import list_works

    listing = list_works(library, query, order=sort, limit=limit or None, is_reversed=reverse)
    say_all_findings(library)
    lines = listing.lines
    if as_json:
        say_json_list(_items(library, lines))
    elif not lines:
        say_no_work(library)
    else:
        _say_table(lines)
        total = f" of {listing.found.total:,}" if listing.found.total > len(lines) else ""
        say(dim(f"{plural(len(lines), 'work')}{total}, {listing.carrying} of them carrying claims"))
    leave_short(ctx, library)


def _items(library: Library, lines: Sequence[WorkLine]) -> Iterator[dict[str, Any]]:
    from litman.actions.works.describe_works import describe_listed_works, listed_entries, work_json

    entries = listed_entries(library, [line.key for line in lines])
    for report in describe_listed_works(library, entries):
        yield work_json(report)


def _say_table(lines: Sequence[WorkLine]) -> None:
    columns = width_of_output()
    has_people = columns >= _WITH_PEOPLE
    key_width = _column("KEY", (line.key for line in lines), most=max(columns * 2 // 5, 8))
    who_width = _column("WHO", (line.who for line in lines), most=min(columns // 6, 24)) if has_people else 0
    numbers = (6 if columns >= _WITH_YEARS else 0) + (8 if columns >= _WITH_CLAIMS else 0)
    rest = max(columns - key_width - numbers - (who_width + 4 if has_people else 2), 0)
    who = f"{pad('WHO', who_width)}  " if has_people else ""
    say(bold(cut(f"{pad('KEY', key_width)}{'  YEAR  CLAIMS'[:numbers]}  {who}TITLE", columns)))
    for line in lines:
        year, claims = cut(str(line.year or ""), 4), cut(str(line.claims or ""), 6)
        who = f"{pad(cut(line.who, who_width), who_width)}  " if has_people else ""
        mark = cut(f"{_notice_words(line.notice)}: ", rest) if line.notice else ""
        parts: list[str | Styled] = [bold(pad(cut(line.key, key_width), key_width))]
        parts.append(f"{f'  {year:4}  {claims:>6}'[:numbers]}  {who}")
        if mark:
            parts.append(alarm(mark))
        title = _unmarked(line.title) if mark else line.title
        parts.append(cut(title, rest - cell_width(mark)))
        say(*parts)


def _column(head: str, values: Iterable[str], *, most: int) -> int:
    """Return the columns of a table's column: as many as its longest value takes, within a share of the terminal."""
    return min(max(len(head), *map(cell_width, values)), most)


def _unmarked(title: str) -> str:
    """Return the title without a mark of its own, which would say the same again."""
    from litman.text.taken_back import unmarked_title

    return unmarked_title(title)


def _notice_words(kind: str) -> str:
    from litman.library.said import NOTICE_WORDS

    return NOTICE_WORDS[kind]  # type: ignore[index]
