"""A post in Org: org-cite, org-ref and TeX citations, footnotes, blocks, the files that it includes.

A lexer of our own: no package that is kept reads what stands within a line of Org with its place.
"""

from __future__ import annotations

import re
from pathlib import Path

from litman.posts.markers.key_citations import ORG_FORMS, key_citation_at
from litman.posts.post import BlockKind, Post
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import Brackets, ExactBuilder, Inline, Lexed, Line, lines_of

# Source: the syntax specification of Org (worg, "Org Syntax").
_TOKEN = re.compile(
    r"""(?P<cite>\[cite|\[\[[A-Za-z]*cite|(?<![\w:/\[\\])[A-Za-z]{0,12}[cC]ite[a-zA-Z]{0,12}\*?:(?=[\w&])|\\[A-Za-z]*[cC]ite)
    | (?P<fn>\[fn:(?P<label>[\w-]{0,60})(?P<inline>:)?(?(inline)|\]))
    | \[\[(?P<target>[^\[\]\n]{1,600})\](?:\[(?P<words>[^\[\]]{1,600})\])?\]
    | (?P<gone>(?<!\w)
        (?:src_\w{1,20}|call_\w{1,40})(?:\[[^\[\]\n]{0,200}\])?(?:\{[^{}\n]{0,400}\}|\([^()\n]{0,400}\))
        |\{\{\{[^{}\n]{1,400}\}\}\}|@@\w+:[^@\n]{0,400}@@|<<<?[^<>\n]{1,200}>>>?|\[\d{0,3}(?:/\d{0,3}|%)\])
    | (?P<code>(?<![\w=~])(?P<tick>[=~])(?=[^\s=~])(?:[^=~\n]|(?!(?P=tick))[=~]){1,400}(?P=tick)(?!\w))
    | (?P<math>\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{1,400}(?<!\s)\$(?!\w)
      |\\\([^\\\n]{0,400}\\\)|\\\[[^\\]{0,2000}\\\])
    | (?P<strong>(?<![\w*\\])\*(?=[^\s*])(?P<a>[^*\n]{1,600})(?<!\s)\*(?!\w))
    | (?P<slant>(?<![\w/:\\])/(?=[^\s/])(?P<b>[^/\n]{1,600})(?<!\s)/(?!\w))
    | (?P<under>(?<![\w_\\])_(?=[^\s_{])(?P<c>[^_\n]{1,600})(?<!\s)_(?!\w))
    | (?P<line>\\\\[ \t]*$)""",
    re.VERBOSE | re.MULTILINE,
)
_HEADING = re.compile(
    r"(?P<stars>\*++)[ \t]++(?P<words>.*?)(?:(?<![ \t])(?P<tags>[ \t]++:[\w@#%:]+:)?[ \t]*+)?$"
)
_STATE = re.compile(r"(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|DRAFT)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?")
_KEYWORD = re.compile(r"[ \t]*#\+(?P<name>[\w-]+)(?:\[[^\]]*\])?:[ \t]*(?P<value>.*)$")
_BEGIN = re.compile(r"[ \t]*#\+begin_(?P<name>[\w-]+)", re.IGNORECASE)
_END = re.compile(r"[ \t]*#\+end_(?P<name>[\w-]+)", re.IGNORECASE)
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-+]|(?<=[ \t])\*|\d{1,4}[.)])"
    r"(?:[ \t]+(?:\[@\d+\][ \t]*)?(?:\[[ X-]\][ \t]+)?|$)"
)
_NOTE = re.compile(r"\[fn:(?P<label>[\w-]{1,60})\][ \t]*")
_DRAWER = re.compile(r"[ \t]*:[\w-]+:[ \t]*$")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_BIBLIOGRAPHY = re.compile(
    r"(?:no)?bibliography:(?P<a>[^\s\]]+)|addbibresource:(?P<b>[^\s\]]+)|\\(?:bibliography|addbibresource)\{(?P<c>[^{}]+)\}"
)
# A whole file; parts of one, and what is shown as code, are no text of the post.
_INCLUDED = re.compile(
    r"(?:\"(?P<quoted>[^\":\n]{1,300}\.org)\"|(?P<bare>[^\s\":]{1,300}\.org))(?P<how>(?:\s.*)?)",
    re.IGNORECASE,
)
_IN_PARTS = re.compile(r"(?:\A|\s)(?:src|example|export)\b|:lines\b")
_FILE = re.compile(r"[\"'](?P<quoted>[^\"']+)[\"']|(?P<bare>.+?\.(?:bib|bibtex|json)(?=\s|$)|\S+)")
_OF_LINK = re.compile(
    r"\[?\[?(?:(?:no)?bibliography|bibliographystyle|addbibresource|printbibliography):\S*\s*$"
)
_CODE = frozenset("src example export comment verbatim html latex ascii".split())


def read_org_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of an Org file and in those that it includes.

    Comments, drawers, source and example blocks, and subtrees that are not exported are left out.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    text = decode_text(path, data)
    refuse_many_lines(path, text)
    lexed = Lexed(ExactBuilder(text))
    _Reader(lexed, text, Inclusion(len(text)), open_files=(path,)).read()
    return lexed.finish(path, "org")


class _Reader:
    """Reads one file; the last of `open_files` is its own, the others are those that include it."""

    def __init__(
        self, lexed: Lexed, source: str, inclusion: Inclusion, *, open_files: tuple[Path, ...]
    ) -> None:
        self.source = source
        self.lexed = lexed
        self._inclusion, self._open_files = inclusion, open_files
        self._inline = Inline(self.lexed, source, _TOKEN, self._token)
        self._brackets = Brackets(source)
        self._start: int | None = None  # of the paragraph that is open
        self._last = 0
        self._open: tuple[BlockKind, int, str | None] = ("paragraph", 0, None)
        self._blocks: list[str] = []
        self._left_out = 0  # level of the subtree that is not exported

    def read(self) -> None:
        """Read the lines in order, then the footnotes that stood within them."""
        code = drawer = False
        for line in lines_of(self.source):
            if code:
                code = not (_END.match(line.text) and _END.match(line.text)["name"].casefold() in _CODE)  # type: ignore[index]
            elif drawer:
                drawer = line.text.strip().casefold() != ":end:"
            elif found := _BEGIN.match(line.text):
                self._flush()
                code = found["name"].casefold() in _CODE
                if not code:
                    self._blocks.append(found["name"].casefold())
            elif _END.match(line.text):
                self._flush()
                if self._blocks:
                    self._blocks.pop()
            elif _DRAWER.match(line.text):
                self._flush()
                drawer = line.text.strip().casefold() != ":end:"
            else:
                self._line(line)
        self._flush()
        self.lexed.read_notes(self._inline)

    def _include(self, at: int, value: str) -> None:
        found = _INCLUDED.match(value)
        if found is None or _IN_PARTS.search(found["how"]):
            return
        name = found["quoted"] or found["bare"]
        file = self._open_files[-1].parent / name
        source = self._inclusion.take_in(file, within=self._open_files)
        if source is None:
            if not name.startswith("~"):  # which is read nowhere
                self.lexed.leave_out(name, at, self._inclusion.why_not([file], within=self._open_files))
            return
        around, self.lexed.notes = self.lexed.notes, []  # which stand in the file around
        self.lexed.builder.enter_file(source, file)
        _Reader(self.lexed, source, self._inclusion, open_files=(*self._open_files, file)).read()
        self.lexed.builder.leave_file()
        self.lexed.notes = around

    def _line(self, line: Line) -> None:
        text = line.text
        heading = _HEADING.match(text)
        if heading:
            self._flush()
            self._heading(line, heading)
        elif self._left_out:
            return
        elif not text.strip():
            self._flush()
        elif keyword := _KEYWORD.match(text):
            self._flush()
            self._keyword(line, keyword)
        elif text.lstrip().startswith(("# ", ": ")) or text.strip() in ("#", ":") or _PLANNING.match(text):
            self._flush()
        elif _OF_LINK.match(text):
            self._flush()
            self._name_bibliographies(text)
        elif note := _NOTE.match(text):
            self._begin(line.start + note.end(), line.end, ("footnote", 0, note["label"]))
        elif text.lstrip().startswith("|"):
            self._flush()
            self._row(line)
        elif item := _ITEM.match(text):
            level = len(item["indent"].expandtabs(8)) // 2 + 1
            self._begin(line.start + item.end(), line.end, ("list-item", level, item["marker"]))
        elif self._start is None:
            kind: BlockKind = "quotation" if {"quote", "verse"} & set(self._blocks) else "paragraph"
            self._begin(line.start, line.end, (kind, 0, None))
        else:
            self._last = line.end

    def _begin(self, start: int, end: int, block: tuple[BlockKind, int, str | None]) -> None:
        self._flush()
        self._start, self._last, self._open = start, end, block

    def _flush(self) -> None:
        if self._start is None:
            return
        kind, level, marker = self._open
        self.lexed.block(kind, level=level, marker=marker)
        self._inline.read(self._start, self._last)
        self.lexed.builder.close_block()
        self._start = None

    def _heading(self, line: Line, heading: re.Match[str]) -> None:
        level = len(heading["stars"])
        if self._left_out and level > self._left_out:
            return
        words = heading["words"]
        is_out = words.startswith("COMMENT") or ":noexport:" in (heading["tags"] or "")
        self._left_out = level if is_out else 0
        if is_out:
            return
        state = _STATE.match(words)
        shift = heading.start("words") + (state.end() if state else 0)
        self.lexed.block("heading", level=min(level, 6))
        self._inline.read(line.start + shift, line.start + heading.end("words"))
        self.lexed.builder.close_block()

    def _keyword(self, line: Line, keyword: re.Match[str]) -> None:
        facts, name, value = self.lexed.facts, keyword["name"].casefold(), keyword["value"].strip()
        if name == "title" and value:
            facts.title = f"{facts.title} {value}" if facts.title else value
        elif name == "author" and value:
            names = re.split(r",\s++(?:and\s++)?|(?<!\s)\s++and\s++", value)
            facts.authors = (*facts.authors, *(item.strip() for item in names if item.strip()))
        elif name == "date" and value:
            facts.date = value.strip("<>[]").split(" ")[0] if value[0] in "<[" else value
        elif name == "include":
            self._include(line.start + keyword.start("value"), value)
        elif name == "bibliography" and (named := _FILE.match(value)):
            facts.bibliographies = (*facts.bibliographies, named["quoted"] or named["bare"])
        elif name in ("caption", "description", "attr_caption") and name == "caption":
            self._begin(line.start + keyword.start("value"), line.end, ("paragraph", 0, None))
            self._flush()
        else:
            self._name_bibliographies(value)

    def _name_bibliographies(self, text: str) -> None:
        for found in _BIBLIOGRAPHY.finditer(text):
            names = (found["a"] or found["b"] or found["c"]).split(",")
            files = [
                name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib" for name in names
            ]
            self.lexed.facts.bibliographies = (*self.lexed.facts.bibliographies, *files)

    def _row(self, line: Line) -> None:
        if re.match(r"[ \t]*\|[-+|: \t]+$", line.text):
            return
        at = line.text.index("|") + 1
        for cell in line.text[at:].split("|"):
            if cell.strip():
                self.lexed.block("table-cell")
                self._inline.read(line.start + at, line.start + at + len(cell))
                self.lexed.builder.close_block()
            at += len(cell) + 1

    # Marks within lines

    def _token(self, match: re.Match[str], end: int) -> int:
        lexed, at = self.lexed, match.start()
        if match["cite"]:
            cited = key_citation_at(self.source, at, ORG_FORMS)
            if cited is None or cited.end > end:
                return at
            lexed.cite(self.source[at : cited.end], at, cited.items)
            return cited.end
        if match["fn"]:
            return self._note(match, end)
        if match["target"]:
            self._link(match)
        elif match["code"]:
            lexed.verbatim(match["code"][1:-1], at + 1)
        elif match["math"]:
            lexed.verbatim(match["math"], at)
        elif match["line"]:
            lexed.builder.line_break()
        else:
            inside = next((name for name in "abc" if match[name]), None)
            if inside:
                self._inline.read(match.start(inside), match.end(inside))
        return match.end()

    def _note(self, match: re.Match[str], end: int) -> int:
        at, label = match.start(), match["label"]
        if not match["inline"]:
            if not label:
                return at
            self.lexed.call(match.group(), at, label)
            return match.end()
        stop = self._brackets.closing(at, end)
        if stop < 0:
            return at
        inner = f" of {self._open_files[-1]}" if len(self._open_files) > 1 else ""
        label = label or f"at {at}{inner}"
        self.lexed.call(match.group(), at, label)
        self.lexed.notes.append((label, match.end(), stop))
        return stop + 1

    def _link(self, match: re.Match[str]) -> None:
        target, words = match["target"], match["words"]
        name = "words" if words else "target"
        if target.startswith(("http:", "https:", "doi:")):
            address = f"https://doi.org/{target[4:]}" if target.startswith("doi:") else target
            self.lexed.link(match[name], match.start(name), address)
        elif words:
            self._inline.read(match.start("words"), match.end("words"))
        elif target.startswith(("bibliography:", "nobibliography:", "addbibresource:")):
            self._name_bibliographies(target)
