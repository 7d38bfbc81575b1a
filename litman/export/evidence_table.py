"""The evidence table as a file: Markdown, HTML or CSV; a DOCX is made from its document tree."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Sequence

from litman.formats.csv.write import defused
from litman.text.terminal import terminal_safe

Rows = Sequence[Sequence[str]]  # of texts, one for each column

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~$^])")
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<table>
{rows}
</table>
</body>
</html>
"""


def markdown_table(columns: Sequence[str], rows: Rows) -> str:
    """Return a pipe table; nothing in a cell is mark-up."""
    lines = [columns, ["---"] * len(columns), *([_in_markdown(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def html_table(columns: Sequence[str], rows: Rows, *, title: str = "Evidence") -> str:
    """Return a page with one table; nothing in a cell is mark-up."""
    head = "<tr>" + "".join(f"<th>{html.escape(column)}</th>" for column in columns) + "</tr>"
    lines = [
        "<tr>" + "".join(f"<td>{html.escape(_one_line(cell))}</td>" for cell in row) + "</tr>" for row in rows
    ]
    return _PAGE.format(title=html.escape(title), rows="\n".join([head, *lines]))


def csv_table(columns: Sequence[str], rows: Rows) -> str:
    """Return comma-separated values, a head row first; no cell is a formula.

    Source: RFC 4180.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([columns, *([defused(_one_line(cell)) for cell in row] for row in rows)])
    return out.getvalue()


WRITERS: dict[str, Callable[[Sequence[str], Rows], str]] = {
    "csv": csv_table,
    "html": html_table,
    "markdown": markdown_table,
}


def _in_markdown(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _one_line(cell))


def _one_line(cell: str) -> str:
    return terminal_safe(" ".join(cell.split()))
