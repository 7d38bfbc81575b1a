"""The tokens of a Markdown parser turned into blocks of a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from litman.identifiers.doi import parse_doi
from litman.posts.post import BlockKind, CitedItem
from litman.posts.prose import text_shapes as shapes
from litman.posts.readers.build import OpenHint, TextBuilder
from litman.posts.references.headings import REFERENCE_HEADING
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import raised as powered

if TYPE_CHECKING:
    from markdown_it.token import Token

# of a heading: `{#sec-growth .unnumbered}`
_ATTRIBUTES = lazy_pattern(r"(?:(?<!\s)\s++)?\{(?:[#.-]|\w++=)[^{}]*+\}\s*+\Z")
_TAG = lazy_pattern(r"</?[a-z][a-z\d]{0,10}(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)  # of HTML within a text
_RAISED_TAG = lazy_pattern(r"<(?P<close>/)?sup\b[^>]*>", re.IGNORECASE)
_ANCHOR_TAG = lazy_pattern(r"<(?:a|span)\b[^>]*\b(?:id|name)\s*=\s*[\"']?(?P<name>[^\"'\s>]+)", re.IGNORECASE)


class BlockReader:
    """Turns the parser's tokens into blocks."""

    def __init__(self, source: str) -> None:
        self.builder = TextBuilder(source)
        self.front_matter = ""
        self._lists: list[int] = []  # numbers of the lists around, 0 for bullets
        self._marker: str | None = None  # of the list item whose first block comes
        self._quotes = 0
        self._cell = self._after_table = False
        self._footnote: str | None = None
        self._in_references: int = 0  # level of the heading of a reference list above, 0 outside
        self._is_bold_list = False  # that heading is a bold line
        self._line = 0  # of the block that is read, from 0
        self.verbatim: list[tuple[int, int]] = []  # spans of the text that are code or formulas
        self.escaped: list[tuple[int, int]] = []  # those of marks that a backslash makes plain
        self._called: dict[int, int] = {}  # on which line a footnote is called first
        self._notes: list[Token] = []  # footnotes that stand within the text

    def read(self, tokens: list[Token]) -> None:
        """Read the tokens of a whole file, in order."""
        for at, token in enumerate(tokens):
            if token.map:
                if token.map[0] < self._line and self.builder.source is not None:
                    # a footnote's text
                    self.builder.source.seek(self.builder.source.line_start(token.map[0] + 1))
                self._line = token.map[0]
            self._read_one(token, tokens[at + 1] if at + 1 < len(tokens) else None)
        notes, self._notes = self._notes, []
        for note in notes:
            self._line = note.meta["line"]
            if self.builder.source is not None:
                self.builder.source.seek(self.builder.source.line_start(self._line + 1))
            self.builder.open_block("footnote", marker=note.meta["label"])
            self._read_inline(note)
            self.builder.close_block()

    def _read_one(self, token: Token, following: Token | None) -> None:
        kind = token.type
        if kind == "front_matter":
            self.front_matter = token.content
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(int(token.attrGet("start") or 1) if kind == "ordered_list_open" else 0)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._marker = self._next_marker()
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += 1 if kind == "blockquote_open" else -1
        elif kind in ("td_open", "th_open", "td_close", "th_close"):
            self._cell = kind.endswith("open")
            if self._cell:
                self.builder.tables.column(is_head=kind == "th_open")
        elif kind == "table_open":
            self.builder.tables.begin()
        elif kind == "tr_open":
            self.builder.tables.row()
        elif kind == "footnote_open":
            self._footnote = str(token.meta.get("label") or int(token.meta.get("id", 0)) + 1)
            line = None if token.meta.get("label") else self._called.get(int(token.meta.get("id", 0)))
            # One that stands within the text: `^[A note.]`.
            if line is not None and self.builder.source is not None:
                self._line = line
                self.builder.source.seek(self.builder.source.line_start(line + 1))
        elif kind == "footnote_close":
            self._footnote = None
        elif kind == "heading_open" and following is not None:
            self._read_heading(int(token.tag[1]), following)
        elif kind == "table_close":
            self._after_table = True
            self.builder.tables.end()
        elif kind == "inline" and not (following is not None and following.type == "heading_close"):
            self._read_block(token)
            self._after_table = False
        elif kind in ("fence", "code_block"):
            self.builder.open_block("boilerplate")
            before = self.builder.here
            self.builder.add(token.content, near=self._near())
            self.verbatim.append((before, self.builder.here))
            self.builder.close_block()
        elif kind == "html_block":
            self._read_html(token.content)

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else 0
        if not number:
            return "-"
        self._lists[-1] += 1
        return f"{number}."

    def _read_heading(self, level: int, inline: Token) -> None:
        line = shapes.flat(inline.content)
        if REFERENCE_HEADING.fullmatch(re.sub(r"[*_`#]|\{[^{}]*+\}", "", line).strip()):
            self._in_references, self._is_bold_list = level, _is_bold(inline)
        elif self._in_references and (level <= self._in_references or self._is_bold_list):
            # A bold line is the heading of a part of the list: `Further reading`.
            self._in_references = self._in_references if _is_bold(inline) else 0
        self.builder.open_block("heading", level=level)
        if inline.children and inline.children[-1].type == "text":
            inline.children[-1].content = _ATTRIBUTES.sub("", inline.children[-1].content)
        self._read_inline(inline)
        self.builder.close_block()

    def _read_block(self, token: Token) -> None:
        if not self._lists and not self._cell and self._footnote is None and self._is_bold_heading(token):
            self._read_heading(6, token)
            return
        shown = _TAG.sub("", token.content[:1_000])
        kind, level, marker = self._kind(shapes.flat(shown).strip("*_")), 0, None
        if kind in ("list-item", "reference-list"):
            level, marker = len(self._lists), self._marker
        elif kind == "footnote":
            marker = self._footnote
        elif kind == "navigation" and any(child.type == "footnote_ref" for child in token.children or ()):
            kind = "paragraph"  # no menu has footnotes
        self._marker = None
        caption = _caption(token)
        if caption is not None and kind == "paragraph":
            kind, token.children = "caption", caption
        elif kind == "paragraph" and _is_printed_caption(token, after_table=self._after_table):
            kind = "caption"
        self.builder.open_block(kind, level=level, marker=marker)
        item = self._is_reference_item(kind, marker)
        hint = self.builder.open_hint("reference-item") if item else None
        self._read_inline(token)
        if hint is not None:
            self.builder.close_hint(hint)
        self.builder.close_block()

    def _is_bold_heading(self, token: Token) -> bool:
        """Whether a bold line is the heading of a list of references, or of what stands in one or behind it."""
        if not _is_bold(token):
            return False
        return bool(self._in_references or REFERENCE_HEADING.fullmatch(token.content.strip("*_: \n")))

    def _is_reference_item(self, kind: BlockKind, marker: str | None) -> bool:
        return kind == "reference-list" and marker is not None

    def _kind(self, line: str) -> BlockKind:
        if self._footnote is not None:
            return "footnote"
        if self._in_references and self._lists:
            return "reference-list"
        if self._cell:
            return "table-cell"
        if shapes.is_navigation(line):
            return "navigation"
        if shapes.is_about_itself(line):
            return "boilerplate"
        if shapes.is_byline(line) and not self._lists:
            return "byline"
        if self._quotes:
            return "quotation"
        return "list-item" if self._lists else "paragraph"

    def _near(self) -> int:
        assert self.builder.source is not None, "the file's text was given"
        return self.builder.source.line_start(self._line + 1)

    def _read_inline(self, token: Token) -> None:
        opened: list[OpenHint] = []
        raised: list[OpenHint] = []
        near = self._near()
        numbered: list[bool] = []  # for each open link, whether it is a number of a reference: `[1]`
        children = token.children or []
        is_list = self._is_list_in_lines(token)
        for at, child in enumerate(children):
            kind = child.type
            if kind == "text":
                # a power that the mark-up raises keeps its place
                self.builder.add(
                    powered(self.builder.tail(), child.content) if raised else child.content, near=near
                )
            elif kind == "escaped_at":
                self.builder.add("@", near=near)
                self.escaped.append((self.builder.here - 1, self.builder.here))
            elif kind in ("code_inline", "math_inline"):
                before = self.builder.here
                self.builder.add(child.content, near=near)
                self.verbatim.append((before, self.builder.here))
            elif kind == "hardbreak" or (kind == "softbreak" and is_list):
                self.builder.line_break()
            elif kind == "softbreak":
                self.builder.add("\n")
            elif kind == "link_open":
                if children[at + 1].type == "link_close":
                    self._read_empty_link(str(child.attrGet("href") or ""), near)
                opened.append(self.builder.open_hint("link", target=str(child.attrGet("href") or "")))
                numbered.append(_is_number(child, children[at + 1 : at + 2]))
                self.builder.add("[" if numbered[-1] else "")
            elif kind == "link_close" and opened:
                self.builder.add("]" if numbered.pop() else "")
                self.builder.close_hint(opened.pop())
                if self.builder.source is not None:
                    self.builder.source.leave_link()
            elif kind == "sup_open":
                raised.append(self.builder.open_hint("superscript"))
            elif kind == "sup_close" and raised:
                self.builder.close_hint(raised.pop())
            elif kind == "footnote_ref":
                self._read_footnote_reference(child, near)
            elif kind == "key_citation":
                self.builder.add_citation(
                    child.content, child.meta["items"], hidden=child.content.startswith("<"), near=near
                )
            elif kind == "inline_note":
                self._read_inline_note(child, near)
            elif kind == "html_inline":
                self._read_html_inline(child.content, raised)
        for hint in (*opened, *raised):
            self.builder.close_hint(hint)

    def _is_list_in_lines(self, token: Token) -> bool:
        """Whether a paragraph is a list of references, a line each, with no empty lines between."""
        if not self._in_references or self._lists or "\n" not in token.content:
            return False
        from litman.posts.references.plain_starts import are_references

        return are_references(token.content)

    def _read_empty_link(self, address: str, near: int) -> None:
        """Add a link to a DOI that shows no words: `[](doi:10.1000/abc)`, which MyST makes a citation of."""
        doi = parse_doi(address)
        if doi is not None:
            items = (CitedItem(f"doi:{doi}"),)
            self.builder.add_citation(f"[]({address})", items, hidden=True, near=near)

    def _read_footnote_reference(self, token: Token, near: int) -> None:
        label = str(token.meta.get("label") or int(token.meta.get("id", 0)) + 1)
        self._called.setdefault(int(token.meta.get("id", 0)), self._line)
        hint = self.builder.open_hint("footnote-reference", target=label)
        self.builder.add(f"[^{label}]", near=near)
        self.builder.close_hint(hint)

    def _read_inline_note(self, token: Token, near: int) -> None:
        self._notes.append(token)
        label = f"note {self._line + 1}:{len(self._notes)}"
        token.meta = {"label": label, "line": self._line}
        hint = self.builder.open_hint("footnote-reference", target=label)
        self.builder.add(token.content, near=near)
        self.builder.close_hint(hint)

    def _read_html_inline(self, tag: str, raised: list[OpenHint]) -> None:
        if match := _RAISED_TAG.match(tag):
            if not match["close"]:
                raised.append(self.builder.open_hint("superscript"))
            elif raised:
                self.builder.close_hint(raised.pop())
        elif tag.casefold().startswith("<br"):
            self.builder.line_break()
        elif anchor := _ANCHOR_TAG.match(tag):
            self.builder.close_hint(self.builder.open_hint("anchor", target=anchor["name"]))

    def _read_html(self, content: str) -> None:
        """Read a block of HTML within the Markdown; comments and what cannot be parsed leave nothing."""
        from lxml import etree, html

        from litman.posts.readers.html_main import MainPart
        from litman.posts.readers.html_references import find_reference_elements
        from litman.posts.readers.html_walk import walk_page

        self.builder.close_block()
        try:
            root = html.document_fromstring(
                content.encode("utf-8", "replace"),
                parser=html.HTMLParser(
                    encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
                ),
            )
        except (etree.ParserError, etree.XMLSyntaxError):
            return
        body = root.find("body")
        page = root if body is None else body
        inner = walk_page(root, MainPart(page), find_reference_elements(page), content)
        self.builder.append(inner, line=self._line + 1)


def _is_printed_caption(token: Token, *, after_table: bool) -> bool:
    """Whether a paragraph is what Pandoc and bookdown print with a table or figure; its mark is taken off.

    Such are `: Doses {#tbl-doses}` and `Table: Doses` below a table, and `(ref:doses) Doses` anywhere.
    """
    first = token.children[0] if token.children else None
    if first is None or first.type != "text":
        return False
    mark = re.match(
        r"\(ref:[\w-]{1,60}\)\s|:\s|[Tt]able:\s" if after_table else r"\(ref:[\w-]{1,60}\)\s", first.content
    )
    if mark is None:
        return False
    first.content = first.content[mark.end() :]
    last = (token.children or [first])[-1]
    last.content = _ATTRIBUTES.sub("", last.content) if last.type == "text" else last.content
    return True


def _is_bold(token: Token) -> bool:
    """Whether all of a short paragraph is bold."""
    children = [child for child in token.children or () if child.content or child.type != "text"]
    if len(children) < 3 or len(token.content) > 100 or "\n" in token.content:
        return False
    inner = (child.type for child in children[1:-1])
    return (
        children[0].type == "strong_open"
        and children[-1].type == "strong_close"
        and "strong_close" not in inner
    )


def _is_number(link: Token, inside: list[Token]) -> bool:
    """Whether a link is written as the number or key of a reference, with its address elsewhere: `[1]: https://…`."""
    label = str(link.meta.get("label") or "").casefold()
    if not inside or inside[0].type != "text" or inside[0].content.casefold() != label:
        return False
    return label.isdigit() or label.startswith("@")


def _caption(token: Token) -> list[Token] | None:
    """Return the caption of a figure: what is said of an image, or in a shortcode, that is a paragraph itself."""
    children = token.children or []
    image = children[0] if children and children[0].type in ("image", "caption") else None
    alone = image is not None and all(
        child.type in ("softbreak", "left_out")
        or (child.type == "text" and _ATTRIBUTES.fullmatch(child.content or " "))
        for child in children[1:]
    )
    return image.children if alone and image is not None else None
