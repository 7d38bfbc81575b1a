"""Cells of Word's tables that reach over several columns or rows.

Source: ECMA-376, "Office Open XML File Formats", part 1, 17.4.17 (gridSpan) and 17.4.84 (vMerge).
"""

from __future__ import annotations

from typing import Any

from litman.posts.readers.docx_package import WORD


def columns_of_cell(cell: Any) -> int:
    """Return over how many columns a cell reaches: 1 where it does not say so."""
    said = _said(cell, "gridSpan")
    digits = said.get(f"{WORD}val", "") if said is not None else ""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else 1


def rows_of_cells(table: Any) -> dict[Any, int]:
    """Return the cells that reach over several rows, with how many, and with 0 those that go on with one above."""
    rows: dict[Any, int] = {}
    begun: dict[int, Any] = {}  # by column, the cell above that goes on
    for row in table.iterchildren(f"{WORD}tr"):
        column = 1
        going_on: dict[int, Any] = {}
        for cell in row.iterchildren(f"{WORD}tc"):
            merged = _said(cell, "vMerge")
            if merged is not None:
                above = begun.get(column) if merged.get(f"{WORD}val", "continue") != "restart" else None
                going_on[column] = cell if above is None else above
                if above is not None:
                    rows[above] = rows.get(above, 1) + 1
                    rows[cell] = 0
            column += columns_of_cell(cell)
        begun = going_on
    return rows


def _said(cell: Any, name: str) -> Any:
    return cell.find(f"{WORD}tcPr/{WORD}{name}")
