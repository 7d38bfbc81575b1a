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
