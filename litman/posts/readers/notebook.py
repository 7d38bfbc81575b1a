"""A post in a Jupyter notebook: its Markdown cells, read as one Markdown text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from litman.errors import DamagedPostError, EmptyPostError
from litman.posts.post import Post, SourcePoint
from litman.posts.readers.markdown import post_from_markdown

_FRONT_MATTER = re.compile(r"---\n.{0,50000}\n(?:---|\.\.\.)\s*", re.DOTALL)
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<info>.*)")
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell whose text is part of the post: its number among all cells, from 1, and its Markdown."""

    number: int
    source: str


def read_notebook_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a notebook: what its Markdown cells say; code and its output are no text.

    The cells are read as one text, so that notes and links of one may be defined in another. A raw cell counts only
    where it is the front matter that Quarto reads. Lines are counted through all cells that are read, and a place
    says the cell and the line in it.

    Raises:
        EmptyPostError: no cell has text.
        DamagedPostError: the bytes are no notebook.

    Source: https://nbformat.readthedocs.io/en/latest/format_description.html; worksheets and heading cells are those
    of nbformat 3.
    """
    notebook = _load(path, data)
    cells = list(_cells(notebook))
    if not any(cell.source.strip() for cell in cells):
        raise EmptyPostError(path)
    parts: list[str] = []
    starts: list[int] = []  # the line, from 1, of the joined text on which each cell begins
    line = 1
    for cell in cells:
        source = _closed(cell.source) + "\n\n"
        parts.append(source)
        starts.append(line)
        line += source.count("\n")
    post = post_from_markdown(path, "".join(parts))
    said = notebook.get("metadata")
    facts = said if isinstance(said, Mapping) else {}
    title = facts.get("title")
    return replace(
        post,
        format="notebook",
        title=title.strip() if isinstance(title, str) and title.strip() else post.title,
        authors=post.authors or tuple(_names(facts.get("authors"))),
        source_points=tuple(_in_its_cell(point, cells, starts) for point in post.source_points),
    )


def _load(path: Path, data: bytes) -> Mapping[str, object]:
    try:
        loaded = json.loads(data)
    except RecursionError as exc:
        raise DamagedPostError(path, "it is no notebook: its JSON is nested too deep") from exc
    except ValueError as exc:
        raise DamagedPostError(path, "it is no notebook, or only a part of one") from exc
    if not isinstance(loaded, Mapping) or not ("cells" in loaded or "worksheets" in loaded):
        raise DamagedPostError(path, "it is no notebook: it has no cells")
    return loaded


def _cells(notebook: Mapping[str, object]) -> Iterator[_Cell]:
    listed = notebook.get("cells")
    if not isinstance(listed, list):
        sheets = notebook.get("worksheets")
        inside = (
            [sheet.get("cells") for sheet in sheets if isinstance(sheet, Mapping)]
            if isinstance(sheets, list)
            else []
        )
        listed = [cell for sheet in inside if isinstance(sheet, list) for cell in sheet]
    for number, cell in enumerate(listed, start=1):
        if not isinstance(cell, Mapping):
            continue
        source = _LINE_END.sub("\n", _joined(cell.get("source")))
        kind = cell.get("cell_type")
        if kind == "heading":
            level = cell.get("level")
            yield _Cell(
                number, f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 1)} {source}"
            )
        elif kind == "markdown" or (kind == "raw" and number == 1 and _FRONT_MATTER.fullmatch(source)):
            yield _Cell(number, source)


def _joined(source: object) -> str:
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _closed(source: str) -> str:
    """Return the cell with a fence of code that it leaves open closed: it ends with its cell."""
    if "```" not in source and "~~~" not in source:
        return source
    fence = ""
    for line in source.split("\n"):
        found = _FENCE.match(line)
        if found is None:
            continue
        if not fence:
            fence = found["marks"]
        elif found["marks"].startswith(fence) and not found["info"].strip():
            fence = ""
    return f"{source}\n{fence}" if fence else source


def _in_its_cell(point: SourcePoint, cells: list[_Cell], starts: list[int]) -> SourcePoint:
    at = max(bisect_right(starts, point.line) - 1, 0)
    return point._replace(part=f"cell {cells[at].number}, line {point.line - starts[at] + 1}")


def _names(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else ():
        name = author.get("name") if isinstance(author, Mapping) else author
        if isinstance(name, str) and name.strip():
            yield name.strip()
