"""A post in LaTeX: citations by key, footnotes, `thebibliography`, the files that it takes in.

A lexer of our own: the parser that is kept for LaTeX (pylatexenc 2.11) makes a tree of every token, takes eight seconds
for a megabyte, and knows neither `\\input` nor what a paragraph is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from litman.bibtex.tex.latex import decode_latex
from litman.posts.markers.key_citations import key_citation_at
from litman.posts.post import BlockKind, Post
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.latex_commands import (
    FORMULAS,
    HEADINGS,
    INPUTS,
    LISTS,
    NOTES,
    QUOTATIONS,
    SYMBOLS,
    TABLES,
    UNSHOWN,
)
from litman.posts.readers.latex_facts import LatexFacts
from litman.posts.readers.latex_source import HIDDEN, LatexSource, may_be_text, named_files
from litman.posts.readers.lexed import ExactBuilder, Lexed
from litman.text.raised import raised, raised_in_formula

_DEEPEST = 8  # files within files, notes within notes
_TOKEN = re.compile(
    r"""(?P<gone>\x00+[ \t\r]*\n?[ \t]*)
    | (?P<paragraph>\n[ \t\r]*\n\s*)
    | (?P<math>\$\$[^$]{0,4000}\$\$|\$(?:[^$\\\n]|\\.|\n(?![ \t\r]*\n)){1,2000}\$
        |\\\((?:[^\\]|\\[^()]){0,2000}\\\)|\\\[(?:[^\\]|\\[^\[\]]){0,4000}\\\])
    | \\verb\*?(?P<mark>[^\w\s*])(?P<verb>[^\n]{0,500}?)(?P=mark)
    | \\begin[ \t]*\{(?P<begin>[^{}]{1,60})\}
    | \\end[ \t]*\{(?P<end>[^{}]{1,60})\}
    | (?P<accent>\\(?:[`'^"~=.]|[uvHcdbktr](?![A-Za-z]))[ \t]*(?:\{\\?[A-Za-z]{1,2}\}|\\[ij](?![A-Za-z])|[A-Za-z])
        |\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])(?:\{\}|[ \t]+(?=[a-z]))?)
    | \\(?P<command>[A-Za-z@]+)\*?
    | (?P<symbol>\\[^A-Za-z])
    | (?P<brace>[{}])
    | (?P<ligature>``|''|---?|~|&)""",
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"``": "“", "''": "”", "---": "—", "--": "–", "~": " "}


def read_latex_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a LaTeX file and in those that it takes in.

    A chapter without a document of its own is read as a whole. What stands before `\\begin{document}` says title,
    authors and bibliographies only.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    text = decode_text(path, data)
    refuse_many_lines(path, text)
    source = LatexSource(path, text)
    reader = _Reader(source)
    begin = re.search(r"\\begin[ \t]*\{document\}", source.text)
    if begin is not None:
        reader.read_preamble(begin.start())
    reader.read(source, begin.end() if begin else 0, len(source.text))
    reader.read_notes()
    return reader.lexed.finish(path, "latex")


@dataclass(frozen=True, slots=True)
class _Note:
    label: str
    source: LatexSource
    start: int
    end: int
    depth: int


class _Reader:
    """Reads the files of one post, one after the other."""

    def __init__(self, source: LatexSource) -> None:
        self._source = source
        self.root = source.path.parent
        self._said = LatexFacts()
        self.lexed = Lexed(ExactBuilder(source.source), self._said.facts)
        self._notes: list[_Note] = []
        self._called = 0
        self._lists: list[int] = []
        self._kinds: list[BlockKind] = []  # of paragraphs in the environments around
        self._inclusion = Inclusion(len(source.text))
        self._open_files: tuple[Path, ...] = (source.path,)
        self._in_list = False  # of references
        self._item: object | None = None

    # The preamble

    def read_preamble(self, end: int) -> None:
        """Read what stands before the document: facts, macros, bibliographies."""
        source = self._source
        for match in _TOKEN.finditer(source.text, 0, end):
            name = match["command"]
            if name:
                self._said.take(source, name, match.end())

    # The text

    def read(self, source: LatexSource, start: int, end: int, *, depth: int = 0) -> None:
        """Read a stretch of a file."""
        lexed, text = self.lexed, source.text
        position = start
        while position < end:
            match = _TOKEN.search(text, position, end)
            if match is None:
                lexed.text(text[position:end], position)
                return
            if match.start() > position:
                lexed.text(text[position : match.start()], position)
            position = self._token(source, match, end, depth)

    def _token(self, source: LatexSource, match: re.Match[str], end: int, depth: int) -> int:
        lexed, builder = self.lexed, self.lexed.builder
        kind, at = match.lastgroup, match.start()
        if match["command"]:
            return self._command(source, match["command"], at, match.end(), end, depth)
        if match["begin"]:
            return self._begin(source, match["begin"].rstrip("*"), match["begin"], at, match.end(), end)
        if match["end"]:
            self._end(match["end"].rstrip("*"))
        elif kind == "paragraph":
            self._paragraph()
        elif kind == "math":
            if (inner := raised_in_formula(match.group())) is not None:
                self._raise(source, at + inner[0], at + inner[1])
                return match.end()
            shown = match.group().replace(HIDDEN, "")
            (lexed.display if shown.startswith(("$$", "\\[")) else lexed.verbatim)(shown, at)
        elif match["mark"]:
            lexed.verbatim(match["verb"], match.start("verb"))
        elif kind == "accent":
            lexed.text(decode_latex(match.group()), at)
        elif kind == "symbol":
            char = match.group()[1]
            if char == "\\":
                builder.line_break()
                after = source.after_option(match.end())
                if self._kinds and self._kinds[-1] == "table-cell":
                    builder.tables.row()
                    builder.tables.column()
                    self._paragraph()
                return after
            if char in "%&#_${} ":
                lexed.text(char, at + 1)
        elif kind == "ligature":
            char = match.group()
            if char == "&":
                if self._kinds and self._kinds[-1] == "table-cell":
                    builder.tables.column()
                    self._paragraph()
            else:
                lexed.text(_LIGATURES[char], at)
        return match.end()

    def _paragraph(self) -> None:
        if not self._in_list:
            self.lexed.builder.close_block()
            if self._kinds:
                self.lexed.block(self._kinds[-1], level=len(self._lists) if self._lists else 0)
        elif self.lexed.builder.in_block:
            self.lexed.builder.line_break()

    def _command(self, source: LatexSource, name: str, at: int, after: int, end: int, depth: int) -> int:
        lexed, text = self.lexed, source.text
        if "cite" in name.casefold() or name == "fullref":
            cited = key_citation_at(text, at, ("TeX command",))
            if cited is not None and cited.end <= end:
                lexed.cite(text[at : cited.end].replace(HIDDEN, ""), at, cited.items)
                return cited.end
        if name in NOTES:
            group = source.group(source.after_option(after))
            return after if group is None else self._note(source, at, group, depth)
        if name == "textsuperscript":
            group = source.group(after)
            if group is not None and text[group[0] : group[1]].strip(" []0123456789,;–-") == "":
                self._raise(source, *group)
                return group[1] + 1
        if name in HEADINGS:
            group = source.group(source.after_option(after))
            return after if group is None else self._heading(source, name, group, depth)
        if name == "item":
            return self._list_item(source, at, after)
        if name == "bibitem":
            return self._bibitem(source, after)
        if name in INPUTS:
            return self._input(source, name, at, after, depth)
        if name in ("href", "hyperref"):
            return self._link(source, after, depth)
        if name in ("url", "path", "nolinkurl", "doi"):
            group = source.group(after)
            if group is None:
                return after
            address = text[group[0] : group[1]].strip()
            lexed.link(address, group[0], f"https://doi.org/{address}" if name == "doi" else address)
            return group[1] + 1
        if name == "caption" or name == "captionof":
            lexed.builder.close_block()
            return source.after_option(after)
        said = self._said.take(source, name, after)
        if said > after:
            return said
        if name in UNSHOWN:
            return self._skip(source, after, UNSHOWN[name])
        if name in SYMBOLS:
            lexed.text(SYMBOLS[name], at)
            return after
        if name in self._said.macros:
            lexed.text(self._said.macros[name], at)
            return after + 2 if text.startswith("{}", after) else after
        if name in ("par", "newline", "linebreak"):
            self._paragraph() if name == "par" else lexed.builder.line_break()
        return source.after_option(after)

    def _raise(self, source: LatexSource, start: int, end: int) -> None:
        """Add raised numbers; a power keeps its place."""
        hint = self.lexed.builder.open_hint("superscript")
        self.lexed.text(raised(self.lexed.builder.tail(), source.text[start:end].replace(HIDDEN, "")), start)
        self.lexed.builder.close_hint(hint)

    def _skip(self, source: LatexSource, at: int, groups: int) -> int:
        at = source.after_option(at)
        for _ in range(groups):
            group = source.group(at)
            if group is None:
                return at
            at = source.after_option(group[1] + 1)
        return at

    def _note(self, source: LatexSource, at: int, group: tuple[int, int], depth: int) -> int:
        if depth < _DEEPEST:
            self._called += 1
            label = str(self._called)
            self.lexed.call(source.text[at : group[0]].replace(HIDDEN, ""), at, label)
            self._notes.append(_Note(label, source, *group, depth + 1))
        return group[1] + 1

    def read_notes(self) -> None:
        """Add the footnotes behind the text, those within them too."""
        self._kinds, self._lists, self._in_list = [], [], False
        while self._notes:
            notes, self._notes = self._notes, []
            for note in notes:
                self.lexed.builder.enter_file(note.source.source, note.source.path)
                self.lexed.block("footnote", marker=note.label)
                self._kinds = ["footnote"]
                self._in_list = True  # a paragraph of a note is no block of its own
                self.read(note.source, note.start, note.end, depth=note.depth)
                self.lexed.builder.close_block()
                self.lexed.builder.leave_file()

    def _heading(self, source: LatexSource, name: str, group: tuple[int, int], depth: int) -> int:
        if depth > _DEEPEST:
            return group[1] + 1
        self.lexed.block("heading", level=HEADINGS[name])
        self.read(source, *group, depth=depth + 1)
        self._paragraph()
        return group[1] + 1

    def _list_item(self, source: LatexSource, at: int, after: int) -> int:
        stop = source.after_option(after)
        marker = source.text[after + 1 : stop - 1].strip() if stop > after else "-"
        if self._lists and self._lists[-1] and stop == after:
            marker = f"{self._lists[-1]}."
            self._lists[-1] += 1
        self.lexed.block("list-item", level=len(self._lists) or 1, marker="-" if stop > after else marker)
        if stop > after:
            self.lexed.text(f"{decode_latex(marker)} ", after + 1)
        return stop

    def _bibitem(self, source: LatexSource, after: int) -> int:
        group = source.group(source.after_option(after))
        if group is None:
            return after
        self._close_item()
        key = source.text[group[0] : group[1]].strip()
        self.lexed.block("reference-list", level=1, marker=key)
        self._item = self.lexed.builder.open_hint("reference-item", target=key)
        return group[1] + 1

    def _close_item(self) -> None:
        if self._item is not None:
            self.lexed.builder.close_hint(self._item)  # type: ignore[arg-type]
            self._item = None
        self.lexed.builder.close_block()

    def _link(self, source: LatexSource, after: int, depth: int) -> int:
        first = source.group(source.after_option(after))
        second = source.group(first[1] + 1) if first else None
        if first is None or second is None or depth > _DEEPEST:
            return first[0] if first else after
        target = source.text[first[0] : first[1]].strip().replace("\\", "")
        hint = self.lexed.builder.open_hint("link", target=target)
        self.read(source, *second, depth=depth + 1)
        self.lexed.builder.close_hint(hint)
        return second[1] + 1

    def _input(self, source: LatexSource, name: str, at: int, after: int, depth: int) -> int:
        stop = after
        group = source.group(after)
        if group is not None:
            stop = group[1] + 1
            if "import" in name and (second := source.group(stop)) is not None:
                stop = second[1] + 1
        else:
            bare = re.compile(r"[ \t]*[^\s{}\\%\x00]{1,200}").match(source.text, after)
            stop = bare.end() if bare else after
        taken = self._take_in(source, name, at, after, depth)
        if taken is not None:
            if name != "input":
                self._paragraph()
            self.lexed.builder.enter_file(taken.source, taken.path)
            around, self._open_files = self._open_files, (*self._open_files, taken.path)
            inner = re.search(r"\\begin[ \t]*\{document\}", taken.text)
            self.read(taken, inner.end() if inner else 0, len(taken.text), depth=depth + 1)
            self._open_files = around
            self.lexed.builder.leave_file()
            if name != "input":
                self._paragraph()
        return stop

    def _take_in(self, source: LatexSource, name: str, at: int, after: int, depth: int) -> LatexSource | None:
        named = list(named_files(source, after, name))
        folders = dict.fromkeys((self.root, source.path.parent))
        paths = [folder / file for file in named for folder in folders]
        for path in paths if depth < _DEEPEST else ():
            text = self._inclusion.take_in(path, within=self._open_files)
            if text is not None:
                return LatexSource(path, text)
        if named and may_be_text(named[0]):
            self.lexed.leave_out(str(named[0]), at, self._inclusion.why_not(paths, within=self._open_files))
        return None

    # Environments

    def _begin(self, source: LatexSource, name: str, full: str, at: int, after: int, end: int) -> int:
        lexed = self.lexed
        if name in FORMULAS:
            stop = min(source.end_of(full, after)[1], end)
            lexed.display(source.text[at:stop].replace(HIDDEN, ""), at)
            return stop
        if name == "thebibliography":
            self._close_item()
            self._in_list = True
            group = source.group(after)
            return group[1] + 1 if group else after
        if name in LISTS:
            self._lists.append(1 if LISTS[name] else 0)
            lexed.builder.close_block()
        elif name in QUOTATIONS:
            self._kinds.append("quotation")
            self._paragraph()
        elif name in TABLES:
            self._kinds.append("table-cell")
            lexed.builder.tables.begin()
            lexed.builder.tables.row()
            lexed.builder.tables.column()
            self._paragraph()
            return self._skip(source, after, TABLES[name])
        elif name == "abstract":
            lexed.block("heading", level=2)
            lexed.text("Abstract", at)
            self._paragraph()
        elif name not in ("document",):
            lexed.builder.close_block()
            if self._kinds:
                self._paragraph()
        return source.after_option(after)

    def _end(self, name: str) -> None:
        if name == "thebibliography":
            self._close_item()
            self._in_list = False
        elif name in LISTS:
            if self._lists:
                self._lists.pop()
            self.lexed.builder.close_block()
        elif name in QUOTATIONS or name in TABLES:
            if self._kinds:
                self._kinds.pop()
            if name in TABLES:
                self.lexed.builder.tables.end()
            self._paragraph()
        else:
            self._paragraph()
