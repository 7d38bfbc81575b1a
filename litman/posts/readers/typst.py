"""A post in Typst: `@key` where a bibliography has the key, `#cite(<key>)`, footnotes, the files that it includes.

A lexer of our own: the packages that are there for Typst make documents of it and give no syntax tree.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from litman.posts.markers.key_citations import key_citation_at
from litman.posts.markers.pandoc_citations import is_cross_reference
from litman.posts.post import BlockKind, CitedItem, Post
from litman.posts.readers.bibliographies import find_bibliographies
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import Brackets, ExactBuilder, Inline, Lexed, Line, lines_of
from litman.posts.readers.typst_source import (
    INCLUDE,
    QUOTED,
    file_of,
    included_in,
    named_bibliographies,
    read_arguments,
    without_comments,
)

# Source: the reference of Typst 0.13, "Syntax".
_TOKEN = re.compile(
    r"""(?P<key>(?<![\w.@/\\])@(?P<name>[^\W_](?:[\w:.-]*\w)?)(?P<supplement>\[)?)
    | (?P<code>(?P<ticks>`{1,6})(?!`)(?P<raw>[^`]{1,4000})(?P=ticks))
    | (?P<math>\$[^$]{1,4000}\$)
    | (?P<call>\#(?P<function>[a-zA-Z][\w.-]{0,60}))
    | (?P<label><[\w:.-]{1,100}>)
    | (?P<escape>\\(?P<char>\S))
    | (?P<line>\\(?=\s|$))
    | (?P<mark>(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))
    | (?P<dash>---?)
    | (?P<address>https?://[^\s\[\]<>"')]{1,400})""",
    re.VERBOSE,
)
_HEADING = re.compile(r"[ \t]*(?P<marks>={1,6})[ \t]+")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<marker>[-+]|\d{1,4}\.|/(?=[ \t][^:\n]{1,200}:))[ \t]+")
_CODE_LINE = re.compile(
    r"[ \t]*#(?:let|import|include|set|show|pagebreak|v|h|outline|counter|context|par|align|line)\b"
)
# Functions whose bracketed arguments are text of the post.
_PROSE = frozenset(
    "emph strong quote figure text block box align footnote link caption columns par smallcaps underline highlight"
    " overline strike super sub list enum table grid rect note callout info theorem abstract page".split()
)
_BLOCKS = frozenset(["figure", "table", "grid"])
_COLUMNS = re.compile(r"\bcolumns\s*:\s*(?:(?P<count>\d{1,2})\b|\((?P<widths>[^()]{1,300})\))")
_OF_CAPTION = re.compile(r"\b(?:caption|attribution)\s*:\s*\[\Z")
_LABEL = re.compile(r"<([\w:.-]{1,100})>")
_BESIDE = (".bib", ".bibtex", ".yml", ".yaml")


def read_typst_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a Typst file and in those that it includes.

    `@key` is a citation only where a bibliography that the post names, or one beside it, has the key: the others are
    labels of figures and sections. Without any it is one unless the file itself has such a label.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    source = decode_text(path, data)
    refuse_many_lines(path, source)
    lexed = Lexed(ExactBuilder(source))
    shown = without_comments(source)
    within = list(included_in(shown, Inclusion(len(source)), (path,)))
    named = [
        os.path.relpath(file.parent / name, path.parent) if file.parent != path.parent else name
        for file, text in ((path, shown), *within)
        for name in named_bibliographies(text)
    ]
    lexed.facts.bibliographies = tuple(dict.fromkeys(named))
    bibliographies = find_bibliographies(path, named, endings=_BESIDE)
    names = _Names(
        frozenset(key for one in bibliographies for key in one.keys),
        frozenset(label for text in (shown, *(text for _, text in within)) for label in _LABEL.findall(text)),
    )
    _Reader(lexed, source, names, Inclusion(len(source)), open_files=(path,)).read()
    return replace(lexed.finish(path, "typst"), bibliographies=bibliographies)


@dataclass(frozen=True, slots=True)
class _Names:
    """What `@name` may mean in a file and in those that it includes."""

    keys: frozenset[str]  # of the bibliographies
    labels: frozenset[str]  # of figures, sections, equations


class _Reader:
    """Reads one file; the last of `open_files` is its own, the others are those that include it."""

    def __init__(
        self, lexed: Lexed, source: str, names: _Names, inclusion: Inclusion, *, open_files: tuple[Path, ...]
    ) -> None:
        self.source = source
        self.shown = without_comments(source)
        self.lexed = lexed
        self._names, self._inclusion, self._open_files = names, inclusion, open_files
        self._square = Brackets(self.shown, "[]")
        self._round = Brackets(self.shown, "()")
        self._curly = Brackets(self.shown, "{}")
        self._inline = Inline(self.lexed, self.shown, _TOKEN, self._token)
        self._start: int | None = None
        self._last = 0
        self._open: tuple[BlockKind, int, str | None] = ("paragraph", 0, None)
        self._code_end = 0
        self._until = -1

    def read(self) -> None:
        """Read the lines in order, then the footnotes that stood within them."""
        if len(self._open_files) == 1:
            read_arguments(self.shown, self._square, self._round, self.lexed.facts)
        for line in lines_of(self.shown):
            self._line(line)
        self._flush()
        self.lexed.read_notes(self._inline)

    def _include(self, at: int, name: str) -> None:
        file = file_of(name, self._open_files)
        source = self._inclusion.take_in(file, within=self._open_files)
        if source is None:
            self.lexed.leave_out(name, at, self._inclusion.why_not([file], within=self._open_files))
            return
        around, self.lexed.notes = self.lexed.notes, []  # which stand in the file around
        self.lexed.builder.enter_file(source, file)
        open_files = (*self._open_files, file)
        _Reader(self.lexed, source, self._names, self._inclusion, open_files=open_files).read()
        self.lexed.builder.leave_file()
        self.lexed.notes = around

    def _line(self, line: Line) -> None:
        if line.end <= self._code_end:
            return  # within a call that began above
        text = line.text
        if self._start is not None and line.start < self._until:
            self._go_on(line)
        elif not text.strip():
            self._flush()
        elif _CODE_LINE.match(text):
            self._flush()
            if included := INCLUDE.match(text):
                self._include(line.start + included.start("file"), included["file"])
            else:
                self._code(line)
        elif heading := _HEADING.match(text):
            self._flush()
            self.lexed.block("heading", level=len(heading["marks"]))
            self._inline.read(line.start + heading.end(), line.end)
            self.lexed.builder.close_block()
        elif item := _ITEM.match(text):
            level = len(item["indent"].expandtabs(4)) // 2 + 1
            self._begin(line.start + item.end(), line.end, ("list-item", level, item["marker"]))
        elif self._start is None:
            self._begin(line.start, line.end, ("paragraph", 0, None))
        else:
            self._go_on(line)

    def _go_on(self, line: Line) -> None:
        """Take a line into the block; the lines of a bracket that opens in it are no blocks of their own."""
        self._last = line.end
        at = self.shown.rfind("[", line.start, line.end)
        if at >= 0:
            self._until = max(self._until, self._square.closing(at, len(self.shown)))

    def _code(self, line: Line) -> None:
        """Pass over a statement; text that a `#show` or `#set` wraps is none of it."""
        at = line.start + len(line.text) - len(line.text.lstrip())
        end = line.end
        for brackets in (self._round, self._curly, self._square):
            opened = re.compile(f"[{re.escape(brackets.pair[0])}]").search(self.shown, at, end)
            if opened is not None:
                end = max(end, brackets.closing(opened.start(), len(self.shown)) + 1)
        self._code_end = max(self._code_end, end)

    def _begin(self, start: int, end: int, block: tuple[BlockKind, int, str | None]) -> None:
        self._flush()
        self._start, self._open, self._until = start, block, -1
        self._go_on(Line(self.shown[start:end], start))

    def _flush(self) -> None:
        if self._start is None:
            return
        kind, level, marker = self._open
        self.lexed.block(kind, level=level, marker=marker)
        self._inline.read(self._start, self._last)
        self.lexed.builder.close_block()
        self._start = None

    # Marks within lines

    def _token(self, match: re.Match[str], end: int) -> int:
        lexed, at = self.lexed, match.start()
        if match["key"]:
            return self._key(match, end)
        if match["call"]:
            return self._call(match, end)
        if match["code"]:
            lexed.verbatim(match["raw"], match.start("raw"))
        elif match["math"]:
            inside = match["math"][1:-1]
            is_display = inside[:1].isspace() and inside[-1:].isspace()
            (lexed.display if is_display else lexed.verbatim)(match["math"], at)
        elif match["escape"]:
            lexed.text(match["char"], match.start("char"))
        elif match["line"]:
            lexed.builder.line_break()
        elif match["dash"]:
            lexed.text("—" if match["dash"] == "---" else "–", at)
        elif match["address"]:
            lexed.text(match["address"], at)
        return match.end()

    def _key(self, match: re.Match[str], end: int) -> int:
        key, stop = match["name"], match.end("name")
        while key not in self._names.keys and key[-1:] in ".:-":
            key, stop = key[:-1], stop - 1
        if not self._may_cite(key):
            return match.start()
        locator = None
        if match["supplement"] and stop == match.end("name"):
            closed = self._square.closing(stop, end)
            if closed > 0:
                locator, stop = self.source[stop + 1 : closed], closed + 1
        items = (CitedItem(key, locator=locator),)
        self.lexed.cite(self.source[match.start() : stop], match.start(), items)
        return stop

    def _may_cite(self, key: str) -> bool:
        """Whether a bibliography has the key; without any, whether nothing in the file has it as its label."""
        if self._names.keys:
            return key in self._names.keys
        return key not in self._names.labels and not is_cross_reference(key)

    def _call(self, match: re.Match[str], end: int) -> int:
        name, at = match["function"].rstrip("."), match.end()
        if name == "cite":
            cited = key_citation_at(self.shown, match.start(), ("Typst function",))
            if cited is not None:
                self.lexed.cite(self.source[cited.start : cited.end], cited.start, cited.items)
                return cited.end
        at = match.start() + 1 + len(name)
        arguments = (0, 0)
        if self.shown[at : at + 1] == "(":
            closed = self._round.closing(at, end)
            if closed < 0:
                return match.end()
            arguments, at = (at + 1, closed), closed + 1
        bodies: list[tuple[int, int]] = []
        while self.shown[at : at + 1] == "[" and (closed := self._square.closing(at, end)) > 0:
            bodies.append((at + 1, closed))
            at = closed + 1
        if name == "footnote" and (bodies or arguments[1]):
            start, stop = bodies[0] if bodies else arguments
            inner = f" of {self._open_files[-1]}" if len(self._open_files) > 1 else ""
            label = f"at {match.start()}{inner}"
            self.lexed.call(self.source[match.start() : start], match.start(), label)
            self.lexed.notes.append((label, start, stop))
            return at
        if name == "link" and arguments[1]:
            self._link(arguments, bodies)
            return at
        if name == "super" and len(bodies) == 1 and not arguments[1]:
            hint = self.lexed.builder.open_hint("superscript")
            self._inline.read(*bodies[0])
            self.lexed.builder.close_hint(hint)
            return at
        inside = self._bodies(*arguments) if name in _PROSE else []
        said = self.shown[slice(*arguments)]
        if name in _BLOCKS or (name == "quote" and re.search(r"\bblock\s*:\s*true", said)):
            self._blocks(name, said, inside, bodies)
        else:
            for start, stop in [*([] if name == "quote" else inside), *bodies]:
                self._inline.read(start, stop)
        if at < end and self.shown[at] == ";":
            at += 1
        return at

    def _blocks(
        self, name: str, said: str, inside: list[tuple[int, int]], bodies: list[tuple[int, int]]
    ) -> None:
        """Read the texts of a figure, table or quotation: each is a block of its own."""
        is_table = name in ("table", "grid") or bool(re.search(r"\b(?:table|grid)\(", said))
        columns = _columns(said) if is_table else 0
        tables = self.lexed.builder.tables
        if columns:
            tables.begin()
        count = 0
        for start, stop in [*inside, *bodies]:
            kind: BlockKind = "table-cell" if is_table else "quotation" if name == "quote" else "paragraph"
            if _OF_CAPTION.search(self.shown, max(0, start - 40), start):
                kind = "caption"
            if columns and kind == "table-cell":
                if count % columns == 0:
                    tables.row()
                tables.column()
                count += 1
            self.lexed.block(kind)
            self._inline.read(start, stop)
            self.lexed.builder.close_block()

        if columns:
            tables.end()

    def _bodies(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the bracketed texts among arguments, such as a caption or the cells of a table."""
        found: list[tuple[int, int]] = []
        at = self.shown.find("[", start, end)
        while at >= 0 and len(found) < 2_000:
            closed = self._square.closing(at, end)
            if closed < 0:
                break
            found.append((at + 1, closed))
            at = self.shown.find("[", closed, end)
        return found

    def _link(self, arguments: tuple[int, int], bodies: list[tuple[int, int]]) -> None:
        target = QUOTED.search(self.shown, *arguments)
        inside = bodies or self._bodies(*arguments)
        if target is None or not inside:
            if target is not None:
                self.lexed.link(target[1], target.start(1), target[1])
            for start, stop in inside:
                self._inline.read(start, stop)
            return
        hint = self.lexed.builder.open_hint("link", target=target[1])
        self._inline.read(*inside[0])
        self.lexed.builder.close_hint(hint)


def _columns(said: str) -> int:
    """Return how many columns a table has by its arguments; 0 where they do not say it."""
    found = _COLUMNS.search(said)
    if found is None:
        return 0
    return int(found["count"]) if found["count"] else found["widths"].strip(" ,").count(",") + 1
