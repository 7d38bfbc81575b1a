"""A document as a Word file, which pandoc writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from litman.actions.post_view.html import safe_address
from litman.actions.publish.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from litman.export.documents.convert import write_document
from litman.export.documents.tree import Node, paragraph, table
from litman.export.documents.tree import inlines as rich_inlines
from litman.export.styles.pandoc_ast import API_VERSION
from litman.export.styles.rich import Rich, Run


def docx(document: Document, *, pandoc: Path) -> bytes:
    """Return the document as a Word file.

    Raises:
        EngineError: pandoc fails, hangs or is killed.
    """
    meta = {
        "pagetitle": {"t": "MetaString", "c": document.title},
        "lang": {"t": "MetaString", "c": document.language},
    }
    blocks = [node for block in document.blocks for node in _nodes(block)]
    tree = {"pandoc-api-version": [*API_VERSION, 1], "meta": meta, "blocks": blocks}
    return write_document(pandoc, tree, "docx", folder=Path())


def _nodes(block: Block) -> list[Node]:
    match block:
        case Heading(level, words, name):
            return [{"t": "Header", "c": [level, [name, [], []], _inlines(words)]}]
        case Paragraph(words):
            return [paragraph(_inlines(words))]
        case Quotation(words, whose, is_source):
            runs = _rich(words)
            if is_source:
                runs = (Run("“"), *runs, Run("”"))
            said = [paragraph(rich_inlines(tuple(replace(run, italic=is_source) for run in runs)))]
            return [{"t": "BlockQuote", "c": [*said, paragraph(_inlines(whose))] if whose else said}]
        case Items(items):
            return [{"t": "BulletList", "c": [[{"t": "Plain", "c": _inlines(item)}] for item in items]}]
        case Table(head, rows, widths):
            return [table(head, [[_rich(cell) for cell in row] for row in rows], widths=widths)]
    raise AssertionError(block)


def _inlines(words: Words) -> list[Node]:
    return rich_inlines(_rich(words))


def _rich(words: Words) -> Rich:
    return tuple(
        Run(piece.text, bold=piece.strong, link=safe_address(piece.link) if piece.link else None)
        for piece in words
    )
