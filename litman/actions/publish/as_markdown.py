"""A document as Markdown that reads well as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.actions.post_view.html import INVISIBLE, safe_address
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
from litman.text.terminal import terminal_safe

# What would begin a heading, a list, a quotation or a rule at the start of a line.
_OPENS = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~{3,}|={3,}|-{3,}|\[(?=[^\]]*\]:))"
)

# What Markdown would take for mark-up within a line; brackets are text where no address or definition can follow.
_MARKS = re.compile(r"[\\`*|]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|\[(?=\^)")
_LINKS = re.compile(r"\]\s?[(\[]")


def markdown(document: Document) -> str:
    """Return the document as Markdown, with one kind of line end."""
    return "\n\n".join("\n".join(_block(block)) for block in document.blocks) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield f"{'#' * level} {_plain(words)}"
        case Paragraph(words):
            yield _line(words)
        case Quotation(words, whose, is_source):
            marks = f"“{_inner(words)}”" if is_source else _inner(words)
            yield f"> {_opened(marks)}" + (f" — {_inner(whose)}" if whose else "")
        case Items(items):
            for item in items:
                yield f"- {_line(item)}"
        case Table(head, rows):
            yield f"| {' | '.join(map(_text, head))} |"
            yield f"|{'---|' * len(head)}"
            for row in rows:
                yield f"| {' | '.join(map(_inner, row))} |"


def _line(words: Words) -> str:
    return _opened(_inner(words))


def _opened(line: str) -> str:
    return _OPENS.sub(lambda found: f"{found[1]}{_escaped(found[2])}", line)


def _escaped(opening: str) -> str:
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"  # `1\\.` is no list


def _inner(words: Words) -> str:
    parts = []
    for piece in words:
        text = _text(piece.text)
        bare = text.strip()
        if piece.strong and bare:
            text = text.replace(bare, f"**{bare}**")
        address = safe_address(piece.link) if piece.link else None
        if address is not None and bare:
            text = f"<{address}>" if piece.text == address else f"[{bare}](<{address}>)"
        parts.append(text)
    return "".join(parts)


def _plain(words: Words) -> str:
    return _text("".join(piece.text for piece in words))


def _text(text: str) -> str:
    """Return a text as Markdown that shows it, with no more escapes than it needs."""
    text = _MARKS.sub(lambda found: f"\\{found.group()}", terminal_safe(text.translate(INVISIBLE)))
    if _LINKS.search(text):
        text = text.replace("\\[", "[").replace("[", "\\[").replace("]", "\\]")
    return text
