"""A post in an OpenDocument text: paragraphs, lists, notes, links, and the marks of reference managers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from litman.posts.post import BlockKind, CitedItem, Post
from litman.posts.prose import text_shapes as shapes
from litman.posts.readers.build import OpenHint, TextBuilder
from litman.posts.readers.docx_fields import read_field
from litman.posts.readers.odt_package import OFFICE, TABLE, TEXT, Package, open_odt
from litman.posts.readers.office import office_post
from litman.posts.references.headings import is_reference_heading
from litman.text.raised import raised as powered

_LINK = "{http://www.w3.org/1999/xlink}href"
_BIBLIOGRAPHY = re.compile(r"bibliograph|references?\b", re.IGNORECASE)
_QUOTE = re.compile(r"quot|zitat|citation", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|figure|illustration|table|drawing)\Z", re.IGNORECASE)
# What is no part of the text that a reader sees.
_UNSEEN = frozenset(
    [f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}sequence-decls", f"{OFFICE}forms"]
)
_NAVIGATION = frozenset([f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}alphabetical-index"])
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


def read_odt_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of an OpenDocument text. A line of its source is a paragraph.

    Citations are the reference marks of Zotero, whose names hold CSL-JSON, and the bibliography marks of LibreOffice.

    Raises:
        EncryptedPostError: it has a password.
        DamagedPostError: it is no ZIP, its text is missing, or a part is no XML.
        PostSizeError: a part unpacks to more than is read.
        EmptyPostError: there is no text in it.
    """
    package = open_odt(path, data)
    reader = _Reader(package)
    reader.read_body(package.body)
    reader.read_notes()
    return office_post(path, "odt", reader.builder, package)


class _Reader:
    """Turns the elements of a text into blocks."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.builder = TextBuilder()
        self._paragraphs = 0
        self._lists: list[int] = []  # the next number of each list around, 0 for bullets
        self._list_styles: list[str] = []
        self._marker: str | None = None  # of the list item that begins
        self._forced: list[BlockKind] = []
        self._in_references = False
        self._titled = False
        self._notes: list[Any] = []
        self._later: list[Any] = []  # paragraphs in boxes that stand within a paragraph
        self._open: dict[str, OpenHint] = {}  # reference marks whose end has not come

    def read_body(self, body: Any) -> None:
        """Read the paragraphs in the order of the text; no step calls itself, so that depth costs no stack."""
        from lxml.etree import iterwalk

        skipped = 0
        for event, node in iterwalk(body, events=("start", "end")):
            inside = node.tag in _UNSEEN or node.tag in _PARAGRAPHS
            if event == "start":
                if not skipped and node.tag in _PARAGRAPHS:
                    self._read_paragraph(node)
                elif not skipped:
                    self._enter(node)
                skipped += inside
            else:
                skipped -= inside
                if not skipped and not inside:
                    self._leave(node)

    def read_notes(self) -> None:
        """Read the notes that the text calls, after the text."""
        for number, note in enumerate(self._notes, start=1):
            for paragraph in note.iter(*_PARAGRAPHS):
                self._read_paragraph(paragraph, forced="footnote", marker=str(number))

    def _enter(self, node: Any) -> None:
        if node.tag == f"{TEXT}list":
            style = node.get(f"{TEXT}style-name") or (self._list_styles[-1] if self._list_styles else "")
            self._list_styles.append(style)
            self._lists.append(1 if style in self.package.numbered else 0)
        elif node.tag == f"{TEXT}list-item":
            number = self._lists[-1] if self._lists else 0
            self._marker = f"{number}." if number else "•"
            if number:
                self._lists[-1] += 1
        elif node.tag == f"{TABLE}table":
            self.builder.tables.begin()
        elif node.tag == f"{TABLE}table-row":
            self.builder.tables.row()
        elif kind := _forced_kind(node):
            self._forced.append(kind)
            if kind == "table-cell":
                columns, rows = (_reach(node, name) for name in ("columns", "rows"))
                self.builder.tables.column(columns=columns, rows=rows)

    def _leave(self, node: Any) -> None:
        if node.tag == f"{TABLE}table":
            self.builder.tables.end()
        if node.tag == f"{TEXT}list":
            self._lists.pop()
            self._list_styles.pop()
        elif _forced_kind(node):
            self._forced.pop()

    def _read_paragraph(
        self, paragraph: Any, *, forced: BlockKind | None = None, marker: str | None = None
    ) -> None:
        self._paragraphs += 1
        line = shapes.flat("".join(paragraph.itertext()))
        kind, level = (forced, 0) if forced else self._kind(paragraph, line)
        if kind in ("list-item", "reference-list") and marker is None:
            marker, self._marker = self._marker, None
        self.builder.open_block(kind, level=level, marker=marker)
        self.builder.point(self._paragraphs)
        item = self.builder.open_hint("reference-item") if kind == "reference-list" and line else None
        self._read_inline(paragraph)
        if item is not None:
            self.builder.close_hint(item)
        for name in list(self._open):
            self.builder.close_hint(self._open.pop(name))
        self.builder.close_block()
        boxes, self._later = self._later, []
        for box in boxes:
            for inner in box.iter(*_PARAGRAPHS):
                self._read_paragraph(inner, forced="caption")

    def _kind(self, paragraph: Any, line: str) -> tuple[BlockKind, int]:
        style = self.package.style_name(paragraph.get(f"{TEXT}style-name"))
        if self._forced:
            is_title = self._forced[-1] == "reference-list" and is_reference_heading(line)
            return ("heading", 2) if is_title else (self._forced[-1], 0)
        if style.casefold() == "title" and line and not self._titled:
            self._titled = True
            return "title", 1
        if paragraph.tag == f"{TEXT}h" or (is_reference_heading(line) and not self._lists):
            level = int(paragraph.get(f"{TEXT}outline-level") or 1)
            self._in_references = is_reference_heading(line)
            if level == 1 and not self._titled and not self.builder.blocks:
                self._titled = True
                return "title", 1
            return "heading", level
        if line and (self._in_references or _BIBLIOGRAPHY.match(style)):
            return "reference-list", 0
        if shapes.is_boilerplate(line) or shapes.starts_self_citation(line):
            return "boilerplate", 0
        if shapes.is_byline(line) and not self._lists:
            return "byline", 0
        if self._lists:
            return "list-item", len(self._lists)
        if _CAPTION.search(style):
            return "caption", 0
        return ("quotation", 0) if _QUOTE.search(style) else ("paragraph", 0)

    def _read_inline(self, paragraph: Any) -> None:
        from lxml.etree import iterwalk

        hints: dict[Any, OpenHint] = {}
        raised = skipped = 0
        for event, node in iterwalk(paragraph, events=("start", "end")):
            is_box = node.tag.endswith("}text-box") or node.tag.endswith("}note") or node.tag in _UNSEEN
            if event == "start":
                if not skipped and is_box:
                    self._set_aside(node)
                skipped += is_box
                if skipped:
                    continue
                if hint := self._open_hint(node):
                    hints[node] = hint
                raised += self._is_raised(node)
                self._add(node.text, raised)
                continue
            skipped -= is_box
            if skipped:
                continue
            if not is_box:
                raised -= self._is_raised(node)
                if node in hints:
                    self.builder.close_hint(hints.pop(node))
            if node is not paragraph:
                self._add(node.tail, raised)

    def _add(self, text: str | None, raised: int) -> None:
        if text:
            self.builder.add(powered(self.builder.tail(), text) if raised else text)

    def _is_raised(self, node: Any) -> int:
        return int(node.tag == f"{TEXT}span" and (node.get(f"{TEXT}style-name") or "") in self.package.raised)

    def _set_aside(self, node: Any) -> None:
        """Call a note in its place, or keep a box for after the paragraph."""
        if node.tag == f"{TEXT}note":
            self._notes.append(node.find(f"{TEXT}note-body"))
            label = str(len(self._notes))
            hint = self.builder.open_hint("footnote-reference", target=label)
            self.builder.add(f"[^{label}]")
            self.builder.close_hint(hint)
        elif node.tag.endswith("}text-box"):
            self._later.append(node)

    def _open_hint(self, node: Any) -> OpenHint | None:
        """Begin what an element is a sign of; a reference mark ends at an element of its own."""
        if node.tag in (f"{TEXT}tab", f"{TEXT}s"):
            self.builder.add(" ")
        elif node.tag == f"{TEXT}line-break":
            self.builder.line_break()
        elif node.tag == f"{TEXT}a":
            return self.builder.open_hint("link", target=(node.get(_LINK) or "").strip())
        elif node.tag == f"{TEXT}span" and self._is_raised(node):
            return self.builder.open_hint("superscript")
        elif node.tag == f"{TEXT}bibliography-mark":
            return self.builder.open_hint("citation", items=(_marked_work(node.attrib),))
        elif node.tag == f"{TEXT}reference-mark-start":
            name = node.get(f"{TEXT}name") or ""
            if items := read_field(f"ADDIN {name}", ""):
                self._open[name] = self.builder.open_hint("citation", items=items)
        elif node.tag == f"{TEXT}reference-mark-end":
            hint = self._open.pop(node.get(f"{TEXT}name") or "", None)
            if hint is not None:
                self.builder.close_hint(hint)
        return None


def _reach(cell: Any, name: str) -> int:
    """Return over how many columns or rows a cell reaches, empty ones of a row that are written as one included."""
    said = cell.get(f"{TABLE}number-{name}-spanned") or cell.get(f"{TABLE}number-{name}-repeated") or ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 1


def _forced_kind(node: Any) -> BlockKind | None:
    """Return the kind of all blocks in an element, or None where it decides nothing."""
    if node.tag in _NAVIGATION:
        return "navigation"
    if node.tag == f"{TABLE}table-cell":
        return "table-cell"
    name = node.get(f"{TEXT}name") or ""
    is_list = node.tag == f"{TEXT}bibliography"
    if is_list or (node.tag == f"{TEXT}section" and _is_list_of_references(name)):
        return "reference-list"
    return None


def _is_list_of_references(section: str) -> bool:
    return "ZOTERO_BIBL" in section or "CSL_BIBLIOGRAPHY" in section


# Source: OpenDocument 1.3, 7.8.11 <text:bibliography-mark>, and LibreOffice's own fields.
_CSL_OF_MARK = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "address": "publisher-place",
    "url": "URL",
    "isbn": "ISBN",
}


def _marked_work(attributes: Mapping[str, str]) -> CitedItem:
    said = {name.removeprefix(TEXT): value.strip() for name, value in attributes.items() if value.strip()}
    csl: dict[str, object] = {csl: said[name] for name, csl in _CSL_OF_MARK.items() if name in said}
    if "author" in said:
        csl["author"] = [{"literal": name.strip()} for name in said["author"].split(";")]
    if said.get("year", "")[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(said["year"][:4])]]}
    return CitedItem(said.get("identifier"), csl=csl or None)
