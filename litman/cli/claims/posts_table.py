"""The table of posts that ends `litman claims`: what each of them leans on, a line a post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from litman.cli.shared.output import (
    Styled,
    bold,
    dim,
    in_one_piece,
    plural,
    say,
    warn,
    width_of_output,
)
from litman.cli.shared.widths import cell_width, cut, pad
from litman.parts import in_parts

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import PostReport

_WRITTEN_AT_ONCE = 500  # lines
_LEAST_POST = 8  # columns for the id of a post
_LEAST_TITLE = 12  # columns from which a title tells anything


class PostLine(NamedTuple):
    """What the table says of a post."""

    post_id: str
    title: str
    claims: int
    on_works: int
    on_references: int  # of the post, whose works are not known yet
    on_nothing: int
    stale: int  # a verdict or a link is about other words than those that stand there now

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers, in their order."""
        return self.claims, self.on_works, self.on_references, self.on_nothing, self.stale


def line_of(report: PostReport) -> PostLine:
    """Return the line of a post all of whose claims are shown."""
    return PostLine(
        report.file.post_id,
        report.file.title or "",
        report.total,
        report.total - report.unsupported - report.untied,
        report.untied,
        report.unsupported,
        sum(1 for item in report.shown if item.is_stale),
    )


def say_posts_table(lines: Sequence[PostLine]) -> None:
    """Print the posts in the order given, and their sums where there are several."""
    columns = width_of_output()
    has_untied = any(line.on_references for line in lines)
    heads = ["CLAIMS", "ON WORKS", *(["ON REFERENCES"] if has_untied else []), "ON NOTHING", "STALE"]
    while len(heads) > 1 and _width(heads) > columns - _LEAST_POST:  # a console of few columns
        heads.pop()
    numbers = _width(heads)
    total = _total(lines)
    width = max(cell_width(line.post_id) for line in [*lines, total])
    width = min(width, max(columns - numbers, _LEAST_POST))
    rest = columns - width - numbers - 2
    title = "  TITLE" if rest >= _LEAST_TITLE else ""
    say(bold(pad("POST", width) + "".join(f"  {head}" for head in heads) + title))
    for some in in_parts(lines, _WRITTEN_AT_ONCE):
        with in_one_piece():
            for line in some:
                about = dim("  " + cut(line.title, rest)) if title else ""
                say(bold(pad(cut(line.post_id, width), width)), *_counts(line, heads), about)
    if len(lines) > 1:
        say(bold(pad(cut(total.post_id, width), width)), *_counts(total, heads))


def _width(heads: Sequence[str]) -> int:
    return sum(len(head) + 2 for head in heads)


def _total(lines: Sequence[PostLine]) -> PostLine:
    sums = (sum(column) for column in zip(*(line.counts for line in lines), strict=True))
    return PostLine(plural(len(lines), "post"), "", *sums)


def _counts(line: PostLine, heads: Sequence[str]) -> list[str | Styled]:
    """Return the numbers of a line under their heads; what asks for work has a colour."""
    shown = {
        "CLAIMS": line.claims,
        "ON WORKS": line.on_works,
        "ON REFERENCES": line.on_references,
        "ON NOTHING": line.on_nothing,
        "STALE": line.stale,
    }
    cells: list[str | Styled] = []
    for head in heads:
        cell = f"  {shown[head]:>{len(head)},}"
        cells.append(warn(cell) if head == "STALE" and line.stale else cell)
    return cells
