"""Nodes of pandoc's document tree, made and walked.

Source: pandoc-types 1.23, `Text.Pandoc.Definition`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from litman.export.styles.rich import Rich, Run

Node = dict[str, Any]
NO_ATTRIBUTES: list[Any] = ["", [], []]
_WORDS = re.compile(r"(\n| +)")


def inlines(runs: Rich) -> list[Node]:
    """Return formatted text as inline nodes."""
    nodes: list[Node] = []
    for run in runs:
        nodes += _looked(run, words(run.text))
    return nodes


def words(text: str) -> list[Node]:
    """Return plain text as inline nodes; nothing in it is mark-up."""
    nodes: list[Node] = []
    for part in _WORDS.split(text):
        if part == "\n":
            nodes.append({"t": "LineBreak"})
        elif part.isspace() and not part.strip(" "):
            nodes.append({"t": "Space"})
        elif part:
            nodes.append({"t": "Str", "c": part})
    return nodes


def _looked(run: Run, nodes: list[Node]) -> list[Node]:
    looks = (
        ("Superscript", run.shift == "super"),
        ("Subscript", run.shift == "sub"),
        ("SmallCaps", run.small_caps),
        ("Underline", run.underline),
        ("Strong", run.bold),
        ("Emph", run.italic),
    )
    for kind, is_so in looks:
        nodes = [{"t": kind, "c": nodes}] if is_so else nodes
    if run.link:
        nodes = [{"t": "Link", "c": [NO_ATTRIBUTES, nodes, [run.link, ""]]}]
    return nodes


def paragraph(nodes: list[Node]) -> Node:
    """Return a paragraph of these inline nodes."""
    return {"t": "Para", "c": nodes}


def heading(level: int, text: str, *, name: str = "") -> Node:
    """Return a heading of this level, 1 to 6; `name` is its anchor."""
    return {"t": "Header", "c": [level, [name, [], []], words(text)]}


def division(blocks: list[Node], *, name: str = "", classes: Sequence[str] = (), look: str = "") -> Node:
    """Return blocks that belong together; `look` names the paragraph style of a DOCX."""
    attributes = [["custom-style", look]] if look else []
    return {"t": "Div", "c": [[name, list(classes), attributes], blocks]}


def table(head: Sequence[str], rows: Sequence[Sequence[Rich]], *, widths: Sequence[float]) -> Node:
    """Return a table: words of its head, then rows of formatted cells; widths are shares of the line, 0–1."""
    assert len(widths) == len(head), "a width for each column"
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    head_row = [NO_ATTRIBUTES, [_cell(words(word)) for word in head]]
    body = [[NO_ATTRIBUTES, [_cell(inlines(cell)) for cell in row]] for row in rows]
    return {
        "t": "Table",
        "c": [
            NO_ATTRIBUTES,
            [None, []],
            columns,
            [NO_ATTRIBUTES, [head_row]],
            [[NO_ATTRIBUTES, 0, [], body]],
            [NO_ATTRIBUTES, []],
        ],
    }


def _cell(nodes: list[Node]) -> list[Any]:
    return [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": nodes}]]


def walk(node: Any, kind: str) -> Iterator[Node]:
    """Give the nodes of a kind, in the order of the document, none inside another of the same kind."""
    if isinstance(node, Mapping):
        if node.get("t") == kind:
            yield dict(node)
            return
        for value in node.values():
            yield from walk(value, kind)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value, kind)


def plain_runs(text: str, *, italic: bool = False, bold: bool = False) -> Rich:
    """Return plain text as formatted text of one look."""
    return (replace(Run(text), italic=italic, bold=bold),) if text else ()
