"""The evidence table in each of its formats."""

from __future__ import annotations

import csv
import io

from lxml import html

from litman.export.evidence_table import csv_table, html_table, markdown_table

COLUMNS = ("Statement", "Work")
ROWS = [("Tea | coffee lengthens *sleep*\nfor <b>all</b>", "=1+1"), ("Grün hilft", "Moss 2019")]


def test_a_cell_of_the_markdown_table_is_text_on_one_line() -> None:
    lines = markdown_table(COLUMNS, ROWS).splitlines()
    assert lines[0] == "| Statement | Work |"
    assert lines[2] == r"| Tea \| coffee lengthens \*sleep\* for \<b\>all\</b\> | =1+1 |"
    assert len(lines) == 4


def test_the_page_holds_the_cells_as_text() -> None:
    page = html.fromstring(html_table(COLUMNS, ROWS, title="What <i>leans</i>"))
    assert [cell.text_content() for cell in page.iter("td")] == [
        " ".join(cell.split()) for row in ROWS for cell in row
    ]
    assert not list(page.iter("b"))
    assert page.findtext(".//h1") == "What <i>leans</i>"


def test_no_cell_of_the_csv_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(csv_table(COLUMNS, ROWS))))
    assert rows[0] == list(COLUMNS)
    assert rows[1][1] == "'=1+1"
    assert rows[2] == list(ROWS[1])
