"""A document as the body of a page."""

from __future__ import annotations

import html
from collections.abc import Iterator

from litman.actions.post_view.html import safe_address, text_html
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


def body_html(document: Document) -> str:
    """Return the document's blocks as HTML: text only, nothing in it is mark-up."""
    return "".join(part for block in document.blocks for part in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words, name):
            yield f"<h{level}{_attribute('id', name)}>{words_html(words)}</h{level}>\n"
        case Paragraph(words, look):
            yield f"<p{_attribute('class', look)}>{words_html(words)}</p>\n"
        case Quotation(words, whose, is_source):
            kind = "source" if is_source else "sentence"
            yield f'<figure class="{kind}"><blockquote dir="auto"><p>{words_html(words)}</p></blockquote>'
            yield f"<figcaption>{words_html(whose)}</figcaption></figure>\n" if whose else "</figure>\n"
        case Items(items):
            yield f"<ul>\n{''.join(f'<li>{words_html(item)}</li>{chr(10)}' for item in items)}</ul>\n"
        case Table():
            yield _table(block)


def _table(block: Table) -> str:
    caption = f"<caption>{text_html(block.caption)}</caption>\n" if block.caption else ""
    head = "".join(f'<th scope="col">{text_html(word)}</th>' for word in block.head)
    rows = "".join(
        # On a narrow page each cell stands on a line of its own, behind the name of its column.
        "<tr>"
        + "".join(
            f'<td data-column="{text_html(name)}">{words_html(cell)}</td>'
            for name, cell in zip(block.head, row, strict=True)
        )
        + "</tr>\n"
        for row in block.rows
    )
    return f"<table>\n{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"


def words_html(words: Words) -> str:
    """Return words as HTML."""
    parts = []
    for piece in words:
        text = text_html(piece.text)
        tag = "strong" if piece.strong else "span" if piece.look else ""
        if tag:
            text = f"<{tag}{_attribute('class', piece.look)}>{text}</{tag}>"
        address = safe_address(piece.link) if piece.link else None
        if address is not None:
            text = f'<a href="{html.escape(address)}" rel="noopener noreferrer">{text}</a>'
        parts.append(text)
    return "".join(parts)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{html.escape(value)}"' if value else ""
