"""Which cell of which table a block is, in formats whose mark-up says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.read import read_post
from tests.posts import docx_maker, odt_maker

ROWS = (("Drink", "Effect"), ("Tea", "longer"))
MARKDOWN = "# Tea\n\n| Drink | Effect |\n|---|---|\n| Tea | longer |\n"
HTML = "<h1>Tea</h1><table><tr><th>Drink<th>Effect<tr><td>Tea<td>longer</table>"

ASCIIDOC = "= Tea\n\n|===\n|Drink |Effect\n\n|Tea\n|longer\n|===\n"
ASCIIDOC_COLUMNS = '= Tea\n\n[cols="1,2"]\n|===\n|Drink\n|Effect\n|Tea\n|longer\n|===\n'
LATEX = (
    "\\documentclass{article}\\title{Tea}\\begin{document}\\maketitle\n"
    "\\begin{tabular}{ll}\nDrink & Effect \\\\ \\hline\nTea &\nlonger \\\\\n\\end{tabular}\n\\end{document}\n"
)
TYPST = "= Tea\n\n#table(columns: 2,\n  [Drink], [Effect],\n  [Tea],\n  [longer],\n)\n"
RST = "Tea\n===\n\n.. list-table::\n\n   * - Drink\n     - Effect\n   * - Tea\n     - longer\n\nMilk helps.\n"


def _docx() -> bytes:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{docx_maker.paragraph(docx_maker.run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in ROWS
    )
    return docx_maker.docx(f"{docx_maker.paragraph(docx_maker.run('Tea'))}<w:tbl>{rows}</w:tbl>")


def _odt() -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{odt_maker.paragraph(c)}</table:table-cell>' for c in row)}"
        "</table:table-row>"
        for row in ROWS
    )
    return odt_maker.odt(f"{odt_maker.paragraph('Tea')}<table:table>{rows}</table:table>")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("tea.md", MARKDOWN.encode(), id="Markdown"),
        pytest.param("tea.html", HTML.encode(), id="HTML"),
        pytest.param("tea.docx", _docx(), id="Word"),
        pytest.param("tea.odt", _odt(), id="OpenDocument"),
        pytest.param("tea.adoc", ASCIIDOC.encode(), id="AsciiDoc, a cell a line"),
        pytest.param("tea.adoc", ASCIIDOC_COLUMNS.encode(), id="AsciiDoc with columns"),
        pytest.param("tea.tex", LATEX.encode(), id="LaTeX"),
        pytest.param("tea.typ", TYPST.encode(), id="Typst"),
        pytest.param("tea.typ", TYPST.replace("2", "(1fr, auto)").encode(), id="Typst with widths"),
        pytest.param("tea.rst", RST.encode(), id="reStructuredText, a list"),
    ],
)
def test_cells_know_their_row_and_column(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    post = read_post(path)
    cells = [block for block in post.blocks if block.kind == "table-cell"]
    assert [post.text[cell.start : cell.end] for cell in cells] == ["Drink", "Effect", "Tea", "longer"]
    places = [cell.cell for cell in cells]
    assert [place[:3] for place in places if place] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]


def _word_cell(text: str, said: str = "") -> str:
    shown = docx_maker.paragraph(docx_maker.run(text)) if text else "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{said}</w:tcPr>' if said else ''}{shown}</w:tc>"


def _reaching_docx() -> bytes:
    rows = (
        _word_cell("Drink", '<w:vMerge w:val="restart"/>') + _word_cell("Effect", '<w:gridSpan w:val="2"/>'),
        _word_cell("", "<w:vMerge/>") + _word_cell("longer") + _word_cell("deeper"),
        _word_cell("Tea", '<w:gridSpan w:val="many"/>') + _word_cell("1") + _word_cell("2"),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return docx_maker.docx(f"{docx_maker.paragraph(docx_maker.run('Tea'))}<w:tbl>{table}</w:tbl>")


def _reaching_odt() -> bytes:
    def cell(text: str, said: str = "") -> str:
        return f"<table:table-cell{said}>{odt_maker.paragraph(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        cell("Drink", ' table:number-rows-spanned="2"')
        + cell("Effect", ' table:number-columns-spanned="2"')
        + covered,
        covered + cell("longer") + cell("deeper"),
        cell("Tea", ' table:number-columns-spanned="x"') + cell("1") + cell("2"),
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return odt_maker.odt(f"{odt_maker.paragraph('Tea')}<table:table>{table}</table:table>")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("tea.docx", _reaching_docx(), id="Word"),
        pytest.param("tea.odt", _reaching_odt(), id="OpenDocument"),
    ],
)
def test_cells_reach_over_rows_and_columns(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    post = read_post(path)
    places = {
        post.text[block.start : block.end]: (place.row, place.column, place.columns, place.rows)
        for block in post.blocks
        if (place := block.cell) is not None
    }
    assert places == {
        "Drink": (1, 1, 1, 2),
        "Effect": (1, 2, 2, 1),
        "longer": (2, 2, 1, 1),
        "deeper": (2, 3, 1, 1),
        "Tea": (3, 1, 1, 1),
        "1": (3, 2, 1, 1),
        "2": (3, 3, 1, 1),
    }
