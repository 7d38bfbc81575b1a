"""A post in reStructuredText: footnotes, citations, the roles of sphinxcontrib-bibtex, directives.

A lexer of our own: docutils gives no line for what stands within a paragraph, and knows no role of Sphinx.
"""

from __future__ import annotations

import re
from pathlib import Path

from litman.posts.post import BlockKind, Post
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.lexed import ExactBuilder, Lexed, Line, lines_of
from litman.posts.readers.rst_included import DEFINITION, Shared, included
from litman.posts.readers.rst_inline import OF_NOTES, RstInline, note_label
from litman.posts.readers.rst_tables import SimpleTables
from litman.posts.readers.rst_targets import Targets, end_of_target

_ADORNMENT = re.compile(r"([=\-~`:.'\"^_*+#<>!$%&()\[\]{}|/\\;?@,])\1{2,}[ \t]*$")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?(?P<name>[\w:.+-]+)::[ \t]*(?P<args>.*)$")
_TARGET = re.compile(r"(?:\.\.[ \t]+_|__[ \t]|\.\.[ \t]+__)")
_BULLET = re.compile(r"(?P<marker>[-*+•‣⁃]|\d{1,3}[.)]|\(\d{1,3}\)|#\.|\([a-z]\)|[a-z][.)])[ \t]+(?=\S)")
_FIELD = re.compile(r":(?P<name>[^:`\n]{1,60}):(?:[ \t]+|$)")
_HEADER = re.compile(r"(?P<name>[A-Z][\w-]{1,30}):[ \t]+(?P<value>\S.*)$")
_BORDER = re.compile(r"[ \t]*(?:\+[-=+]{3,}\+|=+(?:[ \t]+=+)+)[ \t]*$")
# Directives that show no text of the post: code, pictures, what is made of it; all others hold text.
_UNSHOWN = re.compile(
    r"(?:code|code-block|code-cell|sourcecode|literalinclude|parsed-literal|math|image|raw|include|toctree|contents|plot"
    r"|ipython|doctest|testcode|testoutput|testsetup|prompt|graphviz|digraph|uml|mermaid|highlight|index|meta|default-role"
    r"|role|replace|unicode|date|sectnum|header|footer|target-notes|currentmodule|module|function|class|method|attribute"
    r"|data|exception|option|program|envvar|minigallery|gallery|video|youtube|iframe|tabularcolumns|bokeh-plot|exec"
    r"|todo|todolist|(?:foot)?bibliography|auto\w+|jupyter-\w+|(?:py|c|cpp|js|rst|std):[\w:]+|include\w*|console|terminal|bash|sh)"
)
# Directives whose argument is a file, a class, a version.
_OF_ARGUMENTS = frozenset(
    "figure only rst-class container versionadded versionchanged deprecated div cssclass".split()
)
# What the label of a footnote begins with; others are those of citations.
_OPEN_END = 10_000  # indentation of a paragraph that what is indented behind it goes on with
_QUOTING = frozenset(["epigraph", "pull-quote", "highlights"])


def read_rst_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a reStructuredText file and in those that it includes.

    Comments, code, literal blocks and directives that show no text are left out.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    source = decode_text(path, data)
    refuse_many_lines(path, source)
    lexed = Lexed(ExactBuilder(source))
    _Reader(lexed, Shared.of(path, source), path, source, open_files=(path,)).read()
    return lexed.finish(path, "rst")


class _Reader:
    """Reads the lines of one file."""

    def __init__(
        self, lexed: Lexed, shared: Shared, path: Path, source: str, *, open_files: tuple[Path, ...]
    ) -> None:
        self.source, self._path, self._shared, self._open_files = source, path, shared, open_files
        self.lines = lines_of(source)
        self.lexed = lexed
        self._start: int | None = None
        self._last = 0
        self._indent = 0  # of the paragraph that is open
        self._open: tuple[BlockKind, int, str | None] = ("paragraph", 0, None)
        self._tables = SimpleTables(self.lines)
        self._levels = shared.levels
        self._lists: list[int] = []  # where the text of the items around begins
        self._defined = shared.defined
        self._table = -1  # indentation of a table that is written as a list
        self._quoting = -1  # indentation of a directive that quotes
        self._note_label: str | None = None  # of the footnote that was read last
        self._inline = RstInline(
            lexed, source, Targets(self.lines, source, shared.named), shared.keys, shared.called
        )

    def read(self) -> None:
        """Read the lines in order."""
        at = self._header() if len(self._open_files) == 1 else 0
        while at < len(self.lines):
            at = self._read_at(at)
        self._flush()

    def _header(self) -> int:
        """Read header lines such as those of a PEP, or fields, at the very start; return the first line behind."""
        facts = self.lexed.facts
        at = 0
        while at < len(self.lines):
            text = self.lines[at].text
            found = _HEADER.match(text)
            if found is None and not (at and text[:1] in " \t" and text.strip()):
                break
            if found and found["name"] == "Title":
                facts.title = found["value"].strip()
            elif found and found["name"] in ("Author", "Authors"):
                people = re.sub(r"<[^<>]*>", "", found["value"]).split(",")
                facts.authors = tuple(name.strip() for name in people if name.strip())
            elif found and found["name"] in ("Created", "Date"):
                facts.date = found["value"].strip()
            at += 1
        is_header = at > 1 and at < len(self.lines) and not self.lines[at].text.strip()
        if not is_header:
            facts.title, facts.authors, facts.date = None, (), None
        return at if is_header else 0

    def _read_at(self, at: int) -> int:
        """Read what begins at a line; return the number of the line to go on with."""
        line = self.lines[at]
        text = line.text
        bare = text.strip()
        indent = len(text) - len(text.lstrip())
        if not bare:
            literal = self._start is not None and self.source[self._start : self._last].rstrip().endswith(
                "::"
            )
            before = self._indent
            self._flush()
            return self._behind(at, before) if literal else at + 1
        goes_on = self._start is not None and indent == self._indent and not self._lists
        if goes_on and bare[0].isalpha() and bare[1:2] not in (".", ")"):
            self._last = line.end
            return at + 1
        if indent < self._indent and bare.startswith(".. "):
            self._flush()  # explicit mark-up right behind a footnote
        if self._start is None:
            if heading := self._heading_at(at):
                return heading
            if bare == ".." or bare.startswith((".. ", "..\t")):
                return self._explicit(at, indent)
            if bare.startswith("__ "):
                return end_of_target(self.lines, at)
            if (end := self._tables.end(at)) is not None:
                return self._simple_table(at, end)
            if _BORDER.match(text):
                return at + 1
            if bare.startswith(">>>"):
                return self._to_empty_line(at)
        elif _BORDER.match(text):
            self._flush()
            return at + 1
        while self._lists and indent < self._lists[-1]:
            self._lists.pop()
        if bare.startswith("|") and self._row(line):
            return at + 1
        if (item := _BULLET.match(bare)) and (self._start is None or indent != self._indent or self._lists):
            content = indent + item.end()
            while within := _BULLET.match(text, content):  # an item that begins with a list
                content = within.end()
            self._lists.append(content)
            kind = self._kind(indent)
            if kind == "table-cell":
                self._flush()
                if content > indent + item.end():  # an item of items is a row
                    self.lexed.builder.tables.row()
                self.lexed.builder.tables.column()
            self._begin(
                line, content, (kind, 0 if kind == "table-cell" else len(self._lists), item["marker"])
            )
        elif (field := _FIELD.match(bare)) and self._start is None:
            return self._field(at, indent, field)
        elif self._start is None and self._goes_on(indent):
            self._begin(line, indent, ("footnote", 0, self._note_label))
        elif self._start is None or (indent > self._indent and not self._lists):
            self._begin(line, indent, (self._kind(indent), len(self._lists), None))
        else:
            self._last = line.end
        return at + 1

    def _kind(self, indent: int) -> BlockKind:
        if 0 <= self._table < indent:
            return "table-cell"
        self._end_table()
        if self._lists:
            return "list-item"
        if 0 <= self._quoting < indent:
            return "quotation"
        self._quoting = -1
        return "paragraph"

    def _goes_on(self, indent: int) -> bool:
        """Whether a paragraph is one more of the footnote above it."""
        if not indent:
            self._note_label = None
        return self._note_label is not None

    def _begin(self, line: Line, shift: int, block: tuple[BlockKind, int, str | None]) -> None:
        self._flush()
        self._start, self._last, self._indent, self._open = line.start + shift, line.end, shift, block

    def _flush(self) -> None:
        if self._start is None:
            return
        kind, level, marker = self._open
        self.lexed.block(kind, level=level, marker=marker)
        hint = (
            self.lexed.builder.open_hint("reference-item", target=marker)
            if kind == "reference-list"
            else None
        )
        end = self._last
        while end > self._start and self.source[end - 1].isspace():
            end -= 1
        if self.source.endswith("::", self._start, end):
            end -= 1
        self._inline.read(self._start, end)
        if hint is not None:
            self.lexed.builder.close_hint(hint)
        self.lexed.builder.close_block()
        self._start = None

    def _heading_at(self, at: int) -> int:
        """Read a heading that begins at a line; return the line behind it, 0 where none does."""
        lines, text = self.lines, self.lines[at].text
        over = bool(_ADORNMENT.match(text)) and at + 2 < len(lines)
        title = lines[at + 1] if over else lines[at]
        under = lines[at + 2] if over else lines[at + 1] if at + 1 < len(lines) else None
        if under is None or not title.text.strip() or not _ADORNMENT.match(under.text):
            return at + 1 if _ADORNMENT.match(text) and len(text.strip()) > 3 else 0
        if (over and under.text.strip()[0] != text.strip()[0]) or (not over and title.text[:1].isspace()):
            return 0
        style = ("over" if over else "") + under.text.strip()[0]
        if style not in self._levels:
            self._levels.append(style)
        level = min(self._levels.index(style) + 1, 6)
        is_title = level == 1 and not self.lexed.builder.blocks
        self._lists.clear()
        self.lexed.block("title" if is_title else "heading", level=level)
        self._inline.read(title.start, title.end)
        self.lexed.builder.close_block()
        return at + (3 if over else 2)

    def _explicit(self, at: int, indent: int) -> int:
        """Read explicit mark-up: a footnote, a directive, a target, or a comment."""
        line = self.lines[at]
        bare = line.text[indent:]
        if indent <= self._table:
            self._end_table()
        self._quoting = -1 if indent <= self._quoting else self._quoting
        if definition := DEFINITION.match(bare):
            is_note = definition["label"][0] in OF_NOTES
            label = note_label(definition["label"], self._defined)
            kind: BlockKind = "footnote" if is_note else "reference-list"
            self._lists.clear()
            self._note_label = label if kind == "footnote" else None
            self._begin(line, indent + definition.end(), (kind, 1 if kind == "reference-list" else 0, label))
            self._indent = _OPEN_END
            return at + 1
        if directive := _DIRECTIVE.match(bare):
            return self._directive(at, indent, directive)
        if _TARGET.match(bare):
            return end_of_target(self.lines, at)
        return self._behind(at + 1, indent)

    def _directive(self, at: int, indent: int, directive: re.Match[str]) -> int:
        name, line = directive["name"].casefold(), self.lines[at]
        if name in ("bibliography", "footbibliography"):
            facts = self.lexed.facts
            facts.bibliographies = (*facts.bibliographies, *directive["args"].split())
        if name == "rubric":
            self.lexed.block("heading", level=6)
            self._inline.read(line.start + indent + directive.start("args"), line.end)
            self.lexed.builder.close_block()
        if _UNSHOWN.fullmatch(name):
            after = self._behind(at + 1, indent)
            if name == "include":
                self._include(
                    line, directive["args"], " ".join(line.text for line in self.lines[at + 1 : after])
                )
            return after
        at += 1
        while at < len(self.lines) and _FIELD.match(self.lines[at].text.strip()):
            at += 1  # its options
        if name == "list-table":
            self._end_table()
            self._table = indent
            self.lexed.builder.tables.begin()
        if name in _QUOTING:
            self._quoting = indent
        args = directive["args"].strip()
        if args and name not in (
            "figure",
            "list-table",
            "table",
            "only",
            "rst-class",
            "container",
            "versionadded",
        ):
            start = indent + directive.start("args")
            self._begin(line, start, ("paragraph", 0, None))
            self._indent = _OPEN_END
        return at

    def _include(self, line: Line, name: str, options: str) -> None:
        taken = included(name, options, self._path, self._shared, self._open_files)
        if taken is None:
            return
        if isinstance(taken, str):
            at = line.start + len(line.text) - len(line.text.lstrip())
            self.lexed.leave_out(name.strip(), at, taken)
            return
        path, source = taken
        self.lexed.builder.enter_file(source, path)
        _Reader(self.lexed, self._shared, path, source, open_files=(*self._open_files, path)).read()
        self.lexed.builder.leave_file()

    def _behind(self, at: int, indent: int) -> int:
        """Return the first line from here that is indented no deeper."""
        while at < len(self.lines):
            text = self.lines[at].text
            if text.strip() and len(text) - len(text.lstrip()) <= indent if indent < _OPEN_END else 0:
                return at
            at += 1
        return at

    def _to_empty_line(self, at: int) -> int:
        while at < len(self.lines) and self.lines[at].text.strip():
            at += 1
        return at

    def _field(self, at: int, indent: int, field: re.Match[str]) -> int:
        """Read a field; return the line to go on with."""
        facts, name, line = self.lexed.facts, field["name"].casefold(), self.lines[at]
        value = line.text[indent + field.end() :].strip()
        if all(block.kind == "title" for block in self.lexed.builder.blocks):  # what the post says of itself
            stop = end_of_target(self.lines, at)
            more = [";" + below.text.strip().lstrip("-* ") for below in self.lines[at + 1 : stop]]
            value = "".join([value.lstrip("-* "), *more])
            at = stop - 1
        if name in ("author", "authors") and value:
            facts.authors = (
                *facts.authors,
                *(part.strip() for part in re.split(r"[;,]", value) if part.strip()),
            )
        elif name == "date" and value:
            facts.date = facts.date or value
        elif name == "title" and value:
            facts.title = facts.title or value
        elif self.lexed.builder.blocks and value and " " in value:
            self._begin(line, indent + field.end(), ("paragraph", 0, None))
            self._indent = _OPEN_END
        return at + 1

    def _end_table(self) -> None:
        if self._table >= 0:
            self._flush()
            self.lexed.builder.tables.end()
        self._table = -1

    def _row(self, line: Line) -> bool:
        """Read a line of a grid table, or of a block of lines; False where it is neither."""
        text = line.text.rstrip()
        at = text.index("|") + 1
        if not text.endswith("|"):
            if text[at : at + 1] not in ("", " "):
                return False
            self._begin(line, at, ("quotation", 0, None))
            self._flush()
            return True
        self._flush()
        self._end_table()
        for cell in text[at:-1].split("|"):
            if cell.strip():
                self.lexed.block("table-cell")
                self._inline.read(line.start + at, line.start + at + len(cell))
                self.lexed.builder.close_block()
            at += len(cell) + 1
        return True

    def _simple_table(self, at: int, end: int) -> int:
        self._end_table()
        for cell in self._tables.cells(at, end):
            self.lexed.block("table-cell")
            for start, stop in cell:
                self.lexed.text(" ", start)
                self._inline.read(start, stop)
            self.lexed.builder.close_block()
        return end + 1

    # Marks within lines
