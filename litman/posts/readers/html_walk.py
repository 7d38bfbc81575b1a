"""An HTML page walked in the order of its text: blocks, superscripts, links, anchors and reference items."""

from __future__ import annotations

import re
from typing import Any

from litman.posts.readers.build import OpenHint, Tables, TextBuilder
from litman.posts.readers.html_distill import CITING, INNER_NOTES, add_key_citation, enter_note, leave_note
from litman.posts.readers.html_kinds import (
    BLOCKS,
    HEADINGS,
    Walk,
    forced_kind,
    kind_of,
    reference_of,
    text_of,
)
from litman.posts.readers.html_main import MainPart
from litman.posts.readers.html_notes import InlineNote, find_inline_notes
from litman.posts.readers.html_references import ReferenceElements
from litman.text.raised import raised

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "head",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "datalist",
        "map",
    ]
)
# not `pre`, which whole articles stand in
_VERBATIM = frozenset(["code", "kbd", "samp", "tt", "var", "math"])
_OF_TABLES = frozenset(["table", "tr", "td", "th"])
_HINTING = _VERBATIM | {"sup"}  # by their tags alone
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_UNSEEN_ROLES = frozenset(["doc-backlink", "doc-pagebreak"])
_BACK_LINK = re.compile(r"[\s↩↑^⤴⏎\ufe0e\ufe0f]*|(?:jump\sup|back)\b.{0,20}", re.IGNORECASE)


def walk_page(root: Any, main: MainPart, references: ReferenceElements, source: str) -> TextBuilder:
    """Return the page's text in a builder. What lies outside `main` becomes navigation or boilerplate.

    Its time grows with the length of the page; no step calls itself, so that depth costs no stack.
    """
    from lxml.etree import iterwalk

    body = root.find("body")
    page = body if body is not None else root
    walk = Walk(
        TextBuilder(source), main.element, main.outside, references, find_inline_notes(page, references.items)
    )
    assert walk.builder.source is not None, "the page's source was given"
    for event, node in iterwalk(page, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            _enter(walk, node)
        else:
            _leave(walk, node)
            if node is not page and node.tail and not walk.skipped:
                _add(walk, node, node.tail, tail=True)
    walk.builder.close_block()
    _add_notes(walk)
    for note in walk.inner_notes:
        walk.builder.append(note, line=1)
    return walk.builder


def _add_notes(walk: Walk) -> None:
    """Add the notes that stood within sentences, after the text and each with its label."""
    for count, note in enumerate(walk.called, start=1):
        walk.builder.open_block("footnote", marker=note.label or str(count))
        finder = walk.builder.source
        assert finder is not None, "the page's source was given"
        finder.seek(finder.line_start(note.line))
        item = walk.builder.open_hint("reference-item") if note.label else None
        walk.builder.add(note.text, near=finder.line_start(note.line))
        if item is not None:
            walk.builder.close_hint(item)
        walk.builder.close_block()


def _call(walk: Walk, note: InlineNote) -> None:
    """Take a note out of its sentence; where the page counts it by its style sheet, print what calls it."""
    walk.called.append(note)
    if note.label is None:
        label = str(len(walk.called))
        hint = walk.builder.open_hint("footnote-reference", target=label)
        walk.builder.add(f"[^{label}]")
        walk.builder.close_hint(hint)


def _enter(walk: Walk, node: Any) -> None:
    note = None if walk.skipped else walk.inline.notes.get(node)
    if note is not None:
        _call(walk, note)
    if walk.skipped or _is_hidden(walk, node) or (note is not None and node.tag not in ("a", "sup")):
        walk.skipped += 1
        return
    tag = node.tag
    if node is walk.main:
        walk.in_main += 1
    forced = forced_kind(walk, node)
    walk.kinds.append(forced or (walk.kinds[-1] if walk.kinds else ""))  # type: ignore[arg-type]
    if tag in ("ol", "ul"):
        walk.lists.append(1 if tag == "ol" else 0)
    if tag == "blockquote":
        walk.quotes += 1
    if tag in _OF_TABLES:
        _enter_table(walk.builder.tables, tag, node)
    if tag == "br":
        _break_line(walk, node)
    elif tag in BLOCKS:
        _open(walk, node)
    _open_hints(walk, node)
    if tag == "q":
        walk.builder.add("“")
    if tag in INNER_NOTES:
        enter_note(walk, node)
    if node.text:
        _add(walk, node, node.text)
    elif tag in CITING:
        add_key_citation(walk, node)


def _leave(walk: Walk, node: Any) -> None:
    if walk.skipped:
        walk.skipped -= 1
        return
    tag = node.tag
    if tag == "q":
        walk.builder.add("”")
    for hint in walk.hints.pop(node, []):
        walk.builder.close_hint(hint)
    if tag in INNER_NOTES:
        leave_note(walk)
    if tag in BLOCKS:
        walk.builder.close_block()
        if tag in ("ol", "ul") and walk.lists:
            walk.lists.pop()
        if tag == "blockquote":
            walk.quotes -= 1
    if tag == "table":
        walk.builder.tables.end()
    walk.kinds.pop()
    if node is walk.main:
        walk.in_main -= 1


def _enter_table(tables: Tables, tag: str, node: Any) -> None:
    if tag == "table":
        tables.begin()
    elif tag == "tr":
        tables.row()
    else:
        columns, rows = _number(node.get("colspan")), _number(node.get("rowspan"))
        tables.column(is_head=tag == "th", columns=columns, rows=rows)


def _number(said: str | None) -> int:
    """Return over how many columns or rows a cell says that it reaches: 1 where that is no number."""
    digits = (said or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else 1


def _add(walk: Walk, node: Any, text: str, *, tail: bool = False) -> None:
    if not walk.builder.in_block and not text.strip():
        return
    finder = walk.builder.source
    assert finder is not None, "the page's source was given"
    if not walk.builder.in_block and walk.builder._block is None:
        _open(walk, node.getparent() if node.tag not in BLOCKS and node.getparent() is not None else node)
    if node.tag == "sup" and not tail and len(node) == 0:
        text = raised(walk.builder.tail(), text)
    walk.builder.add(text, near=finder.line_start(node.sourceline or 1))


def _open(walk: Walk, node: Any) -> None:
    kind = kind_of(walk, node)
    level, marker = 0, None
    if kind in ("heading", "title"):
        level = int(node.tag[1]) if node.tag in HEADINGS else 1
        walk.titled = walk.titled or kind == "title"
    item = node if node.tag == "li" else next(node.iterancestors("li"), None) if walk.lists else None
    if kind == "list-item":
        level = len(walk.lists) or 1
    if kind in ("list-item", "reference-list", "footnote"):
        marker = _item_marker(walk, node, item)
    walk.builder.open_block(kind, level=level, marker=marker)


def _is_hidden(walk: Walk, node: Any) -> bool:
    elements = walk.elements
    if node.tag in _SKIPPED or node in elements.unread or node in walk.inline.unread:
        return node not in elements.shown
    if node in elements.shown or not node.keys():
        return False
    if node.get("hidden") is not None or node.get("role") in _UNSEEN_ROLES:
        return True
    if node.tag == "a" and (node.get("href") or "").startswith("#"):
        shown = text_of(node)
        back = bool(shown) and bool(_BACK_LINK.fullmatch(shown))
        if back or (shown.strip("[]().").isdigit() and reference_of(walk, node) is not None):
            return True  # it leads back to the text
    names = node.get("class") or ""
    return (
        bool(_HIDDEN.search(node.get("style") or ""))
        or "mw-cite-backlink" in names
        or "mw-editsection" in names
    )


def _break_line(walk: Walk, node: Any) -> None:
    """Two line breaks in a row part paragraphs, one ends a line."""
    following = node.getnext()
    if following is not None and following.tag == "br" and not (node.tail or "").strip():
        if walk.builder.in_block:  # else a block is open already, or opens with the next text
            _open(walk, node.getparent())
    elif walk.builder.in_block:
        walk.builder.line_break()


def _open_hints(walk: Walk, node: Any) -> None:
    opened: list[OpenHint] = []
    listed = node in walk.references or node in walk.elements.names
    if not listed and not node.keys() and node.tag not in _HINTING:
        return
    name = node.get("id") or (node.get("name") if node.tag == "a" else None)
    if node in walk.references and not walk.elements.calls.get(name or ""):
        opened.append(walk.builder.open_hint("reference-item", target=name))
    for anchor in (name, *walk.elements.names.get(node, ())):
        if anchor:
            opened.append(walk.builder.open_hint("anchor", target=anchor))
    if node.tag == "sup" or _RAISED.search(node.get("style") or ""):
        opened.append(walk.builder.open_hint("superscript"))
    if node.tag in _VERBATIM:
        opened.append(walk.builder.open_hint("verbatim"))
    href = node.get("href") if node.tag == "a" else None
    called = walk.elements.calls.get(href[1:]) if href and href.startswith("#") else None
    if called is not None:
        opened.append(walk.builder.open_hint("footnote-reference", target=called))
    elif href:
        opened.append(walk.builder.open_hint("link", target=href.strip()))
    if opened:
        walk.hints[node] = opened[::-1]


def _item_marker(walk: Walk, node: Any, item: Any) -> str | None:
    reference = reference_of(walk, node)
    if reference is not None:
        return walk.references[reference] or None
    if not walk.lists or node is not item:
        return None
    number = walk.lists[-1]
    if not number:
        return "•"
    walk.lists[-1] += 1
    return f"{number}."
