"""A post in a Word file: paragraphs, styles, superscripts, links, notes and the fields of reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from litman.errors import DamagedPostError
from litman.posts.post import BlockKind, CitedItem, Post
from litman.posts.prose import text_shapes as shapes
from litman.posts.readers.build import OpenHint, Tables, TextBuilder
from litman.posts.readers.docx_cells import columns_of_cell, rows_of_cells
from litman.posts.readers.docx_fields import is_own_of_word, read_field, read_mendeley_tag
from litman.posts.readers.docx_package import WORD, Package, open_package, value_of
from litman.posts.readers.office import office_post
from litman.posts.references.headings import (
    REFERENCE_HEADING,
    ends_list,
    is_further_reading,
    is_heading_shape,
)
from litman.text.raised import raised as powered

_COUNTED = tuple(f"{WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
_HEADING = re.compile(r"heading\s?(\d)", re.IGNORECASE)
_BIBLIOGRAPHY = re.compile(r"bibliograph|references?\b|endnote\s?bibliography|works\s?cited", re.IGNORECASE)
_BIBLIOGRAPHY_FIELD = re.compile(
    r"ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley\s+Bibliography|CSL_BIBLIOGRAPHY)|^\s*BIBLIOGRAPHY\b"
)
_QUOTE_STYLE = re.compile(r"quote|zitat|citation intense", re.IGNORECASE)


def read_docx_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a Word file.

    The file is opened as what it is, a ZIP of XML parts, each read to a bound; python-docx was weighed, but it reads
    every part without a bound and knows neither notes nor fields. A line of its source is a paragraph.

    Raises:
        EncryptedPostError: it has a password, or is an old .doc.
        DamagedPostError: it is no ZIP, a part is missing, or a part is no XML.
        PostSizeError: a part unpacks to more than is read.
        EmptyPostError: there is no text in it.
    """
    package = open_package(path, data)
    reader = _Reader(package)
    body = package.document.find(f"{WORD}body")
    if body is None:
        raise DamagedPostError(path, "its document has no body")
    reader.read_body(body)
    reader.read_notes()
    return office_post(path, "docx", reader.builder, package)


class _Reader:
    """Turns the parts of a package into blocks."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.builder = TextBuilder()
        self._paragraphs = 0
        self._fields: list[_Field] = []  # that are open, the innermost last
        self._in_references = False
        self._behind = False  # a list of references has ended
        self._notes: list[tuple[str, str]] = []  # kind and id, in the order in which the text calls them
        self._titled = False

    def read_body(self, body: Any) -> None:
        for paragraph, in_table in _paragraphs(body, self.builder.tables):
            self._read_paragraph(paragraph, "table-cell" if in_table else None)

    def read_notes(self) -> None:
        """Read the foot- and endnotes that the text calls, after the text."""
        for number, (kind, identifier) in enumerate(self._notes, start=1):
            note = self.package.note(kind, identifier)
            if note is not None:
                for paragraph, _ in _paragraphs(note, Tables()):
                    self._read_paragraph(paragraph, "footnote", marker=str(number))

    def _read_paragraph(self, paragraph: Any, forced: BlockKind | None, *, marker: str | None = None) -> None:
        self._paragraphs += 1
        text = shapes.flat("".join(node.text or "" for node in paragraph.iter(f"{WORD}t")))
        kind, level = self._kind(paragraph, text, forced)
        self.builder.open_block(kind, level=level, marker=marker or ("•" if kind == "list-item" else None))
        self.builder.point(self._paragraphs)
        item = self.builder.open_hint("reference-item") if kind == "reference-list" and text else None
        self._read_runs(paragraph)
        if item is not None:
            self.builder.close_hint(item)
        if forced is None and self._fields and self._fields[-1].hint is not None:
            self._fields[-1].end_hint(self.builder)  # a field that goes on in the next paragraph
        self.builder.close_block()

    def _kind(self, paragraph: Any, text: str, forced: BlockKind | None) -> tuple[BlockKind, int]:
        style = self.package.style_name(value_of(paragraph, "pPr/pStyle"))
        heading = _HEADING.match(style)
        outline = value_of(paragraph, "pPr/outlineLvl")
        if forced is not None and forced != "paragraph":
            return forced, 0
        if style.casefold() == "title" and text:
            goes_on = bool(self.builder.blocks) and self.builder.blocks[-1].kind == "title"
            if self._titled and not goes_on:
                return "heading", 1
            self._titled = True
            return "title", 1
        if heading or (outline and outline.isdigit() and int(outline) < 9):
            level = int(heading[1]) if heading else int(outline or 0) + 1
            self._in_references = bool(REFERENCE_HEADING.fullmatch(text))
            if level == 1 and not self._titled and not self.builder.blocks:
                self._titled = True
                return "title", 1
            return "heading", level
        if REFERENCE_HEADING.fullmatch(text) and len(text) < 40:
            self._in_references = True
            return "heading", 2
        if self._in_references and is_further_reading(text):
            self._in_references = False  # its items are found by what they say
            return "heading", 2
        if (self._in_references or self._behind) and ends_list(text):
            # what manuscripts put behind their list: legends, sections of which only the text says what they are
            self._in_references, self._behind = False, True
            return ("heading", 2) if is_heading_shape(text) else ("boilerplate", 0)
        if _BIBLIOGRAPHY.search(style) or self._in_bibliography(paragraph) or (self._in_references and text):
            return "reference-list", 0
        return self._body_kind(paragraph, text, style)

    def _body_kind(self, paragraph: Any, text: str, style: str) -> tuple[BlockKind, int]:
        if shapes.is_boilerplate(text) or shapes.starts_self_citation(text):
            return "boilerplate", 0
        if shapes.is_byline(text):
            return "byline", 0
        if paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None or style.casefold().startswith("list"):
            return "list-item", int(value_of(paragraph, "pPr/numPr/ilvl") or 0) + 1
        if style.casefold() == "caption":
            return "caption", 0
        return ("quotation", 0) if _QUOTE_STYLE.search(style) else ("paragraph", 0)

    def _in_bibliography(self, paragraph: Any) -> bool:
        if any(_BIBLIOGRAPHY_FIELD.search(one.code) for one in self._fields):
            return True
        return any(_BIBLIOGRAPHY_FIELD.search(node.text or "") for node in paragraph.iter(f"{WORD}instrText"))

    def _read_runs(self, paragraph: Any) -> None:
        """Read the runs of a paragraph in order, those in links, insertions and content controls too."""
        from lxml.etree import iterwalk

        open_hints: dict[Any, OpenHint] = {}
        for event, node in iterwalk(paragraph, events=("start", "end")):
            if not isinstance(node.tag, str) or not node.tag.startswith(WORD):
                continue
            name = node.tag[len(WORD) :]
            if event == "start":
                hint = self._open_hint(node, name)
                if hint is not None:
                    open_hints[node] = hint
                if name == "r" and not _is_within(node, paragraph, "del"):
                    self._read_run(node)
            elif node in open_hints:
                self.builder.close_hint(open_hints.pop(node))

    def _open_hint(self, node: Any, name: str) -> OpenHint | None:
        if name == "hyperlink":
            target = self.package.link(node)
            return self.builder.open_hint("link", target=target) if target else None
        if name == "fldSimple":
            items = self._cited(node.get(f"{WORD}instr") or "", "")
            return self.builder.open_hint("citation", items=items) if items else None
        if name == "sdt":
            items = read_mendeley_tag(value_of(node, "sdtPr/tag") or "")
            return self.builder.open_hint("citation", items=items) if items else None
        return None

    def _cited(self, code: str, data: str) -> tuple[CitedItem, ...]:
        """Return the works of a field; none of Word's own whose source the file lacks: what it prints says more."""
        items = read_field(code, data)
        if not is_own_of_word(code):
            return items
        sources = self.package.sources
        known = tuple(replace(item, csl=sources.get(item.key or "")) for item in items)
        return known if all(item.csl for item in known) else ()

    def _read_run(self, run: Any) -> None:
        raised = value_of(run, "rPr/vertAlign") == "superscript"
        hidden = run.find(f"{WORD}rPr/{WORD}vanish") is not None
        hint = self.builder.open_hint("superscript") if raised else None
        for node in run:
            name = node.tag[len(WORD) :] if isinstance(node.tag, str) and node.tag.startswith(WORD) else ""
            if name == "fldChar":
                self._read_field_mark(node)
            elif name == "instrText" and self._fields:
                self._fields[-1].code += node.text or ""
            elif self._fields and not self._fields[-1].shown:
                continue  # what a field computes from, not what it shows
            elif name == "t" and not hidden:
                self._start_field()
                text = node.text or ""
                self.builder.add(powered(self.builder.tail(), text) if raised else text)
            elif name in ("tab", "noBreakHyphen", "softHyphen"):
                self.builder.add({"tab": " ", "noBreakHyphen": "-"}.get(name, ""))
            elif name in ("br", "cr"):
                self.builder.line_break()
            elif name in ("footnoteReference", "endnoteReference"):
                self._call_note(name.removesuffix("Reference"), node.get(f"{WORD}id") or "")
        if hint is not None:
            self.builder.close_hint(hint)

    def _call_note(self, kind: str, identifier: str) -> None:
        self._notes.append((kind, identifier))
        label = str(len(self._notes))
        hint = self.builder.open_hint("footnote-reference", target=label)
        self.builder.add(f"[^{label}]")
        self.builder.close_hint(hint)

    def _read_field_mark(self, node: Any) -> None:
        kind = node.get(f"{WORD}fldCharType")
        if kind == "begin":
            data = node.find(f"{WORD}fldData")
            self._fields.append(_Field(data=(data.text or "") if data is not None else ""))
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop().end_hint(self.builder)

    def _start_field(self) -> None:
        for one in self._fields:
            if one.hint is None and not one.finished:
                items = self._cited(one.code, one.data)
                one.finished = not items
                if items:
                    one.hint = self.builder.open_hint("citation", items=items)


class _Field:
    """A complex field that is open: its code, then, once `shown`, the text that it shows."""

    def __init__(self, data: str = "") -> None:
        self.code = ""
        self.data = data
        self.shown = False
        self.hint: OpenHint | None = None
        self.finished = False  # it is no citation, or its citation has ended

    def end_hint(self, builder: TextBuilder) -> None:
        if self.hint is not None:
            builder.close_hint(self.hint)
            self.hint, self.finished = None, True


def _paragraphs(root: Any, counted: Tables) -> Iterator[tuple[Any, bool]]:
    """Yield the paragraphs in order, each once, and whether it stands in a table; text boxes within one are its own.

    `counted` says meanwhile in which cell it stands.
    """
    from lxml.etree import iterwalk

    tables = inside = 0
    reach: dict[Any, int] = {}  # of cells: over how many rows, where that is not one
    for event, node in iterwalk(root, events=("start", "end"), tag=_COUNTED):
        step = 1 if event == "start" else -1
        if node.tag == f"{WORD}tbl":
            tables += step
            counted.begin() if event == "start" else counted.end()
            if event == "start":
                reach |= rows_of_cells(node)
        elif node.tag == f"{WORD}tr" and event == "start":
            counted.row()
        elif node.tag == f"{WORD}tc" and event == "start" and (rows := reach.pop(node, 1)):
            counted.column(columns=columns_of_cell(node), rows=rows)
        if node.tag != f"{WORD}p":
            continue
        if event == "start" and inside == 0:
            yield node, tables > 0
        inside += step


def _is_within(node: Any, paragraph: Any, name: str) -> bool:
    for ancestor in node.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == f"{WORD}{name}":
            return True
    return False
