"""A post in AsciiDoc: sections, lists, delimited blocks, tables, bibliographies, the files that it includes.

A lexer of our own: no package that is kept reads AsciiDoc in Python and says where things stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from litman.posts.post import BlockKind, Post
from litman.posts.readers.asciidoc_inline import MAY_BE_KEY, AsciiDocInline, Shared
from litman.posts.readers.asciidoc_source import NAMES_FILES, LeftOutFile, included, read_header, shown_lines
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.lexed import ExactBuilder, Lexed, Line

# Source: the AsciiDoc Language Documentation (Eclipse Foundation).
_HEADING = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINES = "=-~^+"
_UNDERLINE = re.compile(r"(?:={4,}|-{4,}|~{4,}|\^{4,}|\+{4,})[ \t]*$")
_ATTRIBUTES = re.compile(
    r"\[(?:\[[\w:.,\- ]{1,200}\]|[^\[\]]{0,500}|[^\[\]]{0,300}\[[^\[\]]{0,200}\])\][ \t]*$"
)
_DELIMITER = re.compile(
    r"(?P<mark>(?:-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|`{3,}|--|\"\"))(?P<of>(?<=`)[\w,+#-]*)?[ \t]*$"
)
_TABLE = re.compile(r"(?P<mark>[|,:!]={3,})[ \t]*$")
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>\*{1,6}|-|•|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|[ivx]{1,6}\)|<(?:\d{1,3}|\.)>)"
    r"[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_REFERENCE = re.compile(r"\[\[\[(?P<key>[^\],\s]{1,200})(?:,[^\]\n]{0,200})?\]\]\][ \t]*")
_TERM = re.compile(r"[ \t]*(?P<term>[^\n]{1,400}?)(?::{2,4}|;;)(?:[ \t]+|$)")
_BLOCK_MACRO = re.compile(r"[a-z][\w-]{1,40}::[^\s\[]{0,500}\[[^\n]{0,1000}\][ \t]*$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)[ \t]*$")
_ENTRY = re.compile(r":!?(?P<name>\w[\w-]{0,60})!?:(?:[ \t]+(?P<value>.*))?$")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(
    r"(?:(?<=\s)|(?<![^|\n]))(?:\d{1,3}(?:\.\d{1,3})?[*+]|\.\d{1,3}\+)?[<^>]?(?:\.[<^>])?[adehlmsv]?(?<!\\)\||(?<!\\)\|"
)
_COLUMNS = re.compile(r"\bcols=\"?([\d*,.<^>a-z% ]{1,200})")
_BEFORE_TABLE = 200  # code points, in which its attributes stand
_CODE_STYLES = re.compile(
    r"\[(?:source|listing|literal|comment|pass|stem|latexmath|asciimath|math|graphviz|plantuml|ditaa|mermaid)\b|\[,"
)
_CODE_MARKS = frozenset("-.+`")  # what begins a block of code; `--` is none
_LONGEST_STYLE = 2_000  # characters of the lines of attributes above one block
_DEEPEST = 8


def read_asciidoc_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of an AsciiDoc file and in those that it includes.

    Comments, listings, literal blocks and passthroughs are left out. `<<name>>` is a citation where the post's own
    bibliography has an entry of that name; the others lead to sections and figures.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    source = decode_text(path, data)
    refuse_many_lines(path, source)
    lexed = Lexed(ExactBuilder(source))
    shared = Shared()
    _Reader(lexed, shared, path, source, open_files=(path,)).read()
    _read_notes(lexed, shared)
    return lexed.finish(path, "asciidoc")


def _read_notes(lexed: Lexed, shared: Shared) -> None:
    while shared.notes:
        notes, shared.notes = shared.notes, []
        for note in notes:
            lexed.builder.enter_file(note.inline.source, note.inline.path)
            lexed.block("footnote", marker=note.label)
            note.inline.read(note.start, note.end)
            lexed.builder.close_block()
            lexed.builder.leave_file()


class _Reader:
    """Reads the lines of one file."""

    def __init__(
        self, lexed: Lexed, shared: Shared, path: Path, source: str, *, open_files: tuple[Path, ...]
    ) -> None:
        self.lexed, self._shared, self._path, self._open_files = lexed, shared, path, open_files
        self._lines, self._source = shown_lines(source)
        shared.entries |= {found["key"] for found in MAY_BE_KEY.finditer(self._source)}
        self._inline = AsciiDocInline(lexed, shared, source, self._source, path)
        self._start: int | None = None  # of the paragraph that is open
        self._last = 0
        self._open: tuple[BlockKind, int, str | None] = ("paragraph", 0, None)
        self._around: list[str] = []  # delimiters of the blocks that are open
        self._quoted: list[str] = []  # those of them that are quotations
        self._style = ""  # what the lines of attributes above say of the next block
        self._code = False  # in a paragraph of code
        self._until: str | None = None  # the delimiter that ends code
        self._cells: int | None = None  # where the open table begins
        self._in_item = False
        self._bibliography = 0  # level of the section that is one
        self._counts: dict[int, int] = {}  # how many items with dots there are so far, by their level
        self._attached = False  # whether a `+` binds what follows to the item before

    def read(self) -> None:
        """Read the lines in order."""
        first = read_header(self._lines, self.lexed.facts, self._shared.attributes, self._title)
        at = first
        while at < len(self._lines):
            line = self._lines[at]
            below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
            if self._is_underlined(line.text, below):
                self._heading(line, 0, _UNDERLINES.index(below[0]) + 1)
                at += 1
            else:
                self._line(line)
            at += 1
        self._flush()
        if self._cells is not None:
            self._table(self._cells, len(self._source))

    def _title(self, line: Line, shift: int) -> None:
        self.lexed.block("title")
        self._inline.read(line.start + shift, line.end)
        self.lexed.builder.close_block()

    def _is_underlined(self, text: str, below: str) -> bool:
        if below[:1] not in _UNDERLINES or not below:
            return False
        if self._start is not None or self._until or self._cells is not None or self._code:
            return False
        return (
            bool(_UNDERLINE.match(below))
            and abs(len(text.rstrip()) - len(below.rstrip())) <= 1
            and text[:1].isalnum()
        )

    def _line(self, line: Line) -> None:
        text = line.text
        if self._until is not None:
            if text.rstrip() == self._until:
                self._until = None
            return
        if self._cells is not None:
            if _TABLE.match(text):
                self._table(self._cells, line.start)
                self._cells = None
            return
        if not text.strip():
            self._flush()
            self._code = False
            return
        if self._code:
            return
        if self._is_structure(line):
            return
        if self._start is not None:
            self._last = line.end
        elif text[0] in " \t" and not self._in_item:
            self._code = True  # a literal paragraph
        elif _CODE_STYLES.match(self._style):
            self._style, self._code = "", True
        else:
            kind: BlockKind = (
                "quotation" if self._quoted or self._style.startswith(("[quote", "[verse")) else "paragraph"
            )
            noted = _ADMONITION.match(text)
            self._in_item = False
            if not self._attached:
                self._counts.clear()
            self._attached = False
            self._begin(line.start + (noted.end() if noted else 0), line.end, (kind, 0, None))

    def _is_structure(self, line: Line) -> bool:
        """Read a line that is more than text; say whether it was one."""
        text = line.text
        if (
            self._start is not None
            and not self._in_item
            and text[0].isalpha()
            and text[1:2] not in (".", ")")
        ):
            return False
        if found := _DELIMITER.match(text):
            self._flush()
            self._delimiter(found["mark"])
        elif _TABLE.match(text):
            self._flush()
            self._cells = line.end
            self._style = ""
        elif item := _ITEM.match(text):
            self._item(line, item)
        elif self._start is not None and not self._in_item:
            if text.rstrip() == "+":
                self._flush()
                return True
            return False
        elif text.rstrip() == "+":
            self._flush()
            self._attached = True
        elif _ATTRIBUTES.match(text):
            self._flush()
            self._style += text.strip() if len(self._style) < _LONGEST_STYLE else ""
        elif heading := _HEADING.match(text):
            self._heading(line, heading.end(), len(heading["marks"]))
        elif entry := _ENTRY.match(text):
            self._flush()
            self._shared.attributes[entry["name"]] = (entry["value"] or "").strip()
            if entry["name"] in NAMES_FILES:
                self.lexed.facts.bibliographies += NAMES_FILES[entry["name"]](entry["value"] or "")
        elif _BLOCK_MACRO.match(text):
            self._flush()
            self._style = ""
            self._include(line.start, text)
        elif _BREAK.match(text):
            self._flush()
        elif _BLOCK_TITLE.match(text):
            self._begin(line.start + 1, line.end, ("caption", 0, None))
            self._flush()
        elif term := _TERM.match(text):
            self._term(line, term)
        else:
            return False
        return True

    def _delimiter(self, mark: str) -> None:
        style, self._style = self._style, ""
        self._in_item = False
        if mark in self._around:
            while self._around:
                last = self._around.pop()
                if last in self._quoted:
                    self._quoted.remove(last)
                if last == mark:
                    return
        elif (mark[0] in _CODE_MARKS and mark != "--") or _CODE_STYLES.match(style):
            self._until = mark
        elif len(self._around) < _DEEPEST:
            self._around.append(mark)
            if mark[0] == "_" or style.startswith(("[quote", "[verse")):
                self._quoted.append(mark)

    def _begin(self, start: int, end: int, block: tuple[BlockKind, int, str | None]) -> None:
        self._flush()
        self._start, self._last, self._open, self._style = start, end, block, ""

    def _flush(self) -> None:
        if self._start is None:
            return
        kind, level, marker = self._open
        start, self._start = self._start, None
        self.lexed.block(kind, level=level, marker=marker)
        if kind == "reference-list":
            hint = self.lexed.builder.open_hint("reference-item", target=marker)
            self._inline.read(start, self._last)
            self.lexed.builder.close_hint(hint)
        else:
            self._inline.read(start, self._last)
        self.lexed.builder.close_block()

    def _heading(self, line: Line, shift: int, level: int) -> None:
        self._flush()
        self._in_item = False
        self._counts.clear()
        if self._bibliography and level <= self._bibliography:
            self._bibliography = 0
        if "bibliography" in self._style:
            self._bibliography = level
        self._style = ""
        self.lexed.block("heading", level=level)
        self._inline.read(line.start + shift, line.end)
        self.lexed.builder.close_block()

    def _item(self, line: Line, item: re.Match[str]) -> None:
        start = line.start + item.end()
        entry = _REFERENCE.match(line.text, item.end())
        if entry or self._bibliography or "bibliography" in self._style:
            style = self._style
            key = entry["key"] if entry else None
            self._begin(line.start + entry.end() if entry else start, line.end, ("reference-list", 1, key))
            self._style = style if "bibliography" in style else ""
        else:
            marks = item["marker"]
            level = len(marks) if marks[0] in "*." else len(item["indent"].expandtabs(4)) // 2 + 1
            marker = self._counted(level) if marks[0] == "." else marks[:1]
            self._begin(start, line.end, ("list-item", level, marker))
        self._in_item = True

    def _counted(self, level: int) -> str:
        """Return the number of the next item with dots at this level, as it is shown."""
        self._counts = {known: count for known, count in self._counts.items() if known <= level}
        self._counts[level] = self._counts.get(level, 0) + 1
        return f"{self._counts[level]}."

    def _term(self, line: Line, term: re.Match[str]) -> None:
        """Read what a list describes: it stands above the description as a heading does."""
        self._begin(line.start + term.start("term"), line.start + term.end("term"), ("heading", 6, None))
        self._flush()
        if term.end() < len(line.text):
            self._begin(line.start + term.end(), line.end, ("list-item", 1, "-"))
        self._in_item = True

    def _table(self, start: int, end: int) -> None:
        cells = list(_CELL.finditer(self._source, start, end))
        columns = self._columns(start, [cell.start() for cell in cells])
        tables = self.lexed.builder.tables
        tables.begin()
        for at, cell in enumerate(cells):
            if at % columns == 0:
                tables.row()
            tables.column()
            stop = cells[at + 1].start() if at + 1 < len(cells) else end
            if self._source[cell.end() : stop].strip():
                self.lexed.block("table-cell")
                self._inline.read(cell.end(), stop)
                self.lexed.builder.close_block()

        tables.end()

    def _columns(self, start: int, cells: Sequence[int]) -> int:
        """Return how many columns a table has: as it says, else as many as its first line has cells."""
        attributes = self._source[max(start - _BEFORE_TABLE, 0) : start].rpartition("\n\n")[2]
        said = _COLUMNS.search(attributes)
        if said is not None:
            times = (re.match(r"(\d{1,2})\*", part.strip()) for part in said[1].split(","))
            return sum(int(found[1]) if found else 1 for found in times) or 1
        first = self._source.find("\n", cells[0]) if cells else -1
        return sum(at < first for at in cells) or max(len(cells), 1)

    def _include(self, at: int, text: str) -> None:
        taken = included(text, self._path, self._shared, self._open_files)
        if taken is None:
            return
        if isinstance(taken, LeftOutFile):
            self.lexed.leave_out(taken.name, at, taken.reason)
            return
        path, source = taken
        self.lexed.builder.enter_file(source, path)
        _Reader(self.lexed, self._shared, path, source, open_files=(*self._open_files, path)).read()
        self.lexed.builder.leave_file()
