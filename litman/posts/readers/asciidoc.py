"""A post in AsciiDoc: the macros of asciidoctor-bibtex, references to a bibliography's anchors, footnotes.

A lexer of our own: no package in Python reads AsciiDoc.
"""

from __future__ import annotations

import re
from pathlib import Path

from litman.posts.markers.key_citations import key_citation_at
from litman.posts.post import BlockKind, CitedItem, Post
from litman.posts.readers.decode import decode_text
from litman.posts.readers.lexed import Brackets, ExactBuilder, Inline, Lexed, Line, lines_of

# Source: the AsciiDoc Language Documentation (Eclipse); asciidoctor-bibtex, README.
_TOKEN = re.compile(
    r"""(?P<cite>(?<![\w:])(?:foot)?cite(?:np|t|p|year|author)?:\w{0,20}\[)
    | (?P<note>footnote(?:ref)?:(?P<id>[\w-]{0,60})\[)
    | (?P<cross><<(?P<ref>[^<>,\n]{1,200})(?:,(?P<said>[^<>]{0,300}))?>>)
    | (?P<macro>(?<![\w:])(?P<name>stem|latexmath|asciimath|kbd|btn|menu|image|icon|pass|indexterm2?|anchor
        |xref|link|mailto):(?P<target>[^\s\[\]]{0,500})\[)
    | (?P<address>https?://[^\s\[\]<>"]{1,600}(?P<bracket>\[)?)
    | (?P<code>(?<![\w`])`{1,2}(?=[^\s`])(?P<raw>[^`\n]{1,400})(?<!\s)`{1,2}(?![\w`]))
    | (?P<plus>(?<![\w+])\+{1,3}(?=[^\s+])(?P<passed>[^+\n]{1,400})(?<!\s)\+{1,3}(?![\w+]))
    | (?P<raised>\^(?P<high>[^\s^]{1,60})\^)
    | (?P<gone>\[\[[\w:.,\s-]{1,200}\]\]|\[[.\#][\w.\#%-]{1,80}\](?=[*_\#`])|\(\(\([^()]{1,300}\)\)\))
    | (?P<attribute>\{(?P<key>[\w-]{1,60})\})
    | (?P<mark>(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?![\w*])
      |(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\w_])
      |(?<![\w\#])\#{1,2}(?=[^\s\#])|(?<=[^\s\#])\#{1,2}(?![\w\#]))
    | (?P<line>[ ]\+[ \t]*$)""",
    re.VERBOSE | re.MULTILINE,
)
_HEADING = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<words>\S.*)$")
_ATTRIBUTE = re.compile(r":(?P<name>!?[\w-]{1,60}!?):(?:[ \t]+(?P<value>.*))?$")
_FENCE = re.compile(
    r"(?P<fence>-{4,}|\.{4,}|/{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|`{3,}|--|[|,:!]={3,})[\w+-]*[ \t]*$"
)
_SKIPPED = ("----", "....", "////", "++++", "````", "```")
_STYLE = re.compile(
    r"\[(?P<inside>[^\[\]]{0,400}(?:\"[^\"]*\"[^\[\]]{0,200})*)\][ \t]*$|\[\[[^\[\]]{1,200}\]\][ \t]*$"
)
_ITEM = re.compile(
    r"[ \t]*(?P<marker>\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-z]\.|•)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)"
    r"|(?P<term>[^\s:|][^:|\n]{0,120}):{2,4}(?:[ \t]+|$)"
)
_ENTRY = re.compile(r"\[\[\[(?P<label>[^\[\],]{1,100})(?:,(?P<printed>[^\[\]]{1,100}))?\]\]\][ \t]*")
_BLOCK_MACRO = re.compile(r"(?P<name>[\w-]+)::(?P<target>[^\s\[\]]*)\[(?P<inside>.*)\][ \t]*$")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_AUTHOR = re.compile(r"(?P<name>[^\W\d][^<>:=\[\]]{2,80}?)[ \t]*(?:<[^<>]*>)?(?:;|$)")
_REVISION = re.compile(
    r"(?:v?[\d.]+,[ \t]*)?(?P<date>\d{4}-\d\d-\d\d|\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})\b"
)
_BIBLIOGRAPHIES = ("bibtex-file", "bibliography-database", "bibliography")


def read_asciidoc_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of an AsciiDoc file.

    Comments, listings, literal and passthrough blocks are left out.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    reader = _Reader(decode_text(path, data))
    reader.read()
    return reader.lexed.finish(path, "asciidoc")


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lexed = Lexed(ExactBuilder(source))
        self._inline = Inline(self.lexed, source, _TOKEN, self._token)
        self._square = Brackets(source)
        self._entries = frozenset(match["label"] for match in _ENTRY.finditer(source))
        self._attributes: dict[str, str] = {}
        self._notes: list[tuple[str, int, int]] = []
        self._start: int | None = None
        self._last = 0
        self._open: tuple[BlockKind, int, str | None] = ("paragraph", 0, None)
        self._fences: list[str] = []
        self._style = ""  # of the block that comes
        self._skips = False  # the paragraph that is open is code

    def read(self) -> None:
        """Read the lines in order, then the footnotes that stood within them."""
        lines = lines_of(self.source)
        at = self._header(lines)
        skipped: str | None = None
        for line in lines[at:]:
            bare = line.text.rstrip()
            if skipped is not None:
                skipped = None if bare == skipped else skipped
                continue
            fence = _FENCE.match(bare)
            if fence:
                self._flush()
                if bare.startswith(_SKIPPED):
                    skipped = fence["fence"]
                elif fence["fence"] in self._fences:
                    del self._fences[self._fences.index(fence["fence"]) :]
                else:
                    self._fences.append(fence["fence"])
                self._style = "" if skipped else self._style
            else:
                self._line(line)
        self._flush()
        while self._notes:
            notes, self._notes = self._notes, []
            for label, start, end in notes:
                self.lexed.block("footnote", marker=label)
                self._inline.read(start, end)
                self.lexed.builder.close_block()

    def _header(self, lines: list[Line]) -> int:
        """Read title, authors, revision and attributes at the start; return the first line behind them."""
        at, facts = 0, self.lexed.facts
        while at < len(lines) and (not lines[at].text.strip() or self._is_set(lines[at].text)):
            at += 1
        found = _HEADING.match(lines[at].text) if at < len(lines) else None
        if found is None or len(found["marks"]) != 1:
            return 0 if at >= len(lines) else at
        self.lexed.block("title", level=1)
        self._inline.read(lines[at].start + found.start("words"), lines[at].end)
        self.lexed.builder.close_block()
        at += 1
        for number in range(2):
            text = lines[at].text.strip() if at < len(lines) else ""
            if not text or text.startswith((":", "=", "[", "//", "*", ".")):
                break
            if number == 0 and not text.endswith((".", "!", "?")):
                facts.authors = tuple(match["name"].strip() for match in _AUTHOR.finditer(text))
            elif revised := _REVISION.match(text):
                facts.date = revised["date"]
            else:
                break
            at += 1
        while at < len(lines) and self._is_set(lines[at].text):
            at += 1
        return at

    def _is_set(self, text: str) -> bool:
        """Take an attribute or a comment; False where the line is neither."""
        if text.startswith("//") and not text.startswith("////"):
            return True
        found = _ATTRIBUTE.match(text.rstrip())
        if found is None:
            return False
        name, value, facts = found["name"].casefold(), (found["value"] or "").strip(), self.lexed.facts
        self._attributes[name] = value
        if name in _BIBLIOGRAPHIES and value:
            facts.bibliographies = (*facts.bibliographies, *(part.strip() for part in value.split(",")))
        elif name in ("author", "authors") and value:
            facts.authors = tuple(part.strip() for part in value.split(";"))
        elif name in ("revdate", "date") and value:
            facts.date = value
        elif name == "title" and value:
            facts.title = value
        return True

    def _line(self, line: Line) -> None:
        text = line.text
        bare = text.strip()
        if not bare or bare == "+":
            self._flush()
        elif (self._start is None and self._is_set(text)) or bare.startswith("//"):
            return
        elif heading := _HEADING.match(text):
            self._flush()
            self.lexed.block("heading", level=len(heading["marks"]))
            self._inline.read(line.start + heading.start("words"), line.end)
            self.lexed.builder.close_block()
        elif style := _STYLE.match(bare):
            self._flush()
            self._style = (style["inside"] or "").casefold()
        elif macro := _BLOCK_MACRO.match(bare):
            self._flush()
            self._style = ""
            del macro
        elif any(fence.endswith("===") and fence[0] in "|,:!" for fence in self._fences):
            self._row(line)
        elif item := _ITEM.match(text):
            self._item(line, item)
        elif self._start is None:
            self._paragraph(line)
        else:
            self._last = line.end

    def _paragraph(self, line: Line) -> None:
        text = line.text
        if re.match(r"\.[^\s.]", text):  # the title of a block
            self.lexed.block("heading", level=6)
            self._inline.read(line.start + 1, line.end)
            self.lexed.builder.close_block()
            return
        style, self._style = self._style, ""
        self._skips = style.startswith(
            ("source", "listing", "stem", "latexmath", "asciimath", "literal", "pass")
        )
        self._skips = self._skips or (text[:1] in " \t" and not self._fences)
        is_quoted = style.startswith(("quote", "verse")) or any(
            fence.startswith("____") for fence in self._fences
        )
        admonition = _ADMONITION.match(text)
        self._begin(
            line, admonition.end() if admonition else 0, ("quotation" if is_quoted else "paragraph", 0, None)
        )

    def _item(self, line: Line, item: re.Match[str]) -> None:
        self._style = self._style if "bibliography" in self._style else ""
        marker = item["marker"] or "-"
        entry = _ENTRY.match(line.text, item.end())
        if entry:
            self._begin(line, entry.end(), ("reference-list", 1, entry["label"]))
        elif item["term"]:
            if item.end() < len(line.text.rstrip()):
                self._begin(line, item.end(), ("list-item", 1, "-"))
            else:
                self._flush()
        else:
            level = len(marker) if marker[0] in "*." else 1
            self._begin(line, item.end(), ("list-item", level, marker if marker[0].isdigit() else "-"))

    def _begin(self, line: Line, shift: int, block: tuple[BlockKind, int, str | None]) -> None:
        self._flush(keep=True)
        self._start, self._last, self._open = line.start + shift, line.end, block

    def _flush(self, *, keep: bool = False) -> None:
        skips = self._skips
        self._skips = self._skips and keep
        if self._start is None:
            return
        kind, level, marker = self._open
        if not skips:
            self.lexed.block(kind, level=level, marker=marker)
            hint = (
                self.lexed.builder.open_hint("reference-item", target=marker)
                if kind == "reference-list"
                else None
            )
            self._inline.read(self._start, self._last)
            if hint is not None:
                self.lexed.builder.close_hint(hint)
            self.lexed.builder.close_block()
        self._start = None

    def _row(self, line: Line) -> None:
        at = 0
        for cell in re.split(r"(?<!\\)\|", line.text):
            if cell.strip() and not re.fullmatch(r"\s*[\d.+*<>^aelmhsdv]{1,6}", cell):
                self.lexed.block("table-cell")
                self._inline.read(line.start + at, line.start + at + len(cell))
                self.lexed.builder.close_block()
            at += len(cell) + 1

    # Marks within lines

    def _token(self, match: re.Match[str], end: int) -> int:
        lexed, at = self.lexed, match.start()
        if match["cite"]:
            cited = key_citation_at(self.source, at, ("AsciiDoc macro",))
            if cited is None or cited.end > end:
                return at
            lexed.cite(self.source[at : cited.end], at, cited.items)
            return cited.end
        if match["note"]:
            return self._note(match, end)
        if match["cross"]:
            self._cross(match)
        elif match["macro"]:
            return self._macro(match, end)
        elif match["address"]:
            return self._address(match, end)
        elif match["code"]:
            lexed.verbatim(match["raw"], match.start("raw"))
        elif match["plus"]:
            lexed.verbatim(match["passed"], match.start("passed"))
        elif match["raised"]:
            hint = lexed.builder.open_hint("superscript")
            lexed.text(match["high"], match.start("high"))
            lexed.builder.close_hint(hint)
        elif match["attribute"]:
            lexed.text(self._attributes.get(match["key"].casefold(), match.group()), at)
        elif match["line"]:
            lexed.builder.line_break()
        return match.end()

    def _note(self, match: re.Match[str], end: int) -> int:
        stop = self._square.closing(match.end() - 1, end)
        if stop < 0:
            return match.start()
        start, label = match.end(), match["id"]
        if match.group().startswith("footnoteref:"):
            label, comma, _ = self.source[start:stop].partition(",")
            start = start + len(label) + 1 if comma else stop
        label = label.strip() or f"at {match.start()}"
        self.lexed.call(match.group(), match.start(), label)
        if self.source[start:stop].strip():
            self._notes.append((label, start, stop))
        return stop + 1

    def _cross(self, match: re.Match[str]) -> None:
        if match["ref"].strip() in self._entries:
            said = (match["said"] or "").strip() or None
            self.lexed.cite(match.group(), match.start(), (CitedItem(match["ref"].strip(), locator=said),))
        elif match["said"]:
            self._inline.read(match.start("said"), match.end("said"))

    def _macro(self, match: re.Match[str], end: int) -> int:
        name, start = match["name"], match.end()
        stop = self._square.closing(start - 1, end)
        if stop < 0:
            return match.start()
        if name in ("stem", "latexmath", "asciimath", "kbd", "pass"):
            self.lexed.verbatim(self.source[start:stop], start)
        elif name in ("link", "mailto"):
            words = self.source[start:stop].rstrip("^")
            self.lexed.link(
                words or match["target"], start if words else match.start("target"), match["target"]
            )
        elif name in ("xref", "btn", "menu", "indexterm2"):
            self._inline.read(start, stop)
        return stop + 1

    def _address(self, match: re.Match[str], end: int) -> int:
        address = match["address"].rstrip("[")
        if not match["bracket"]:
            trimmed = address.rstrip(".,;:)")
            self.lexed.text(trimmed, match.start())
            return match.start() + len(trimmed)
        stop = self._square.closing(match.end() - 1, end)
        if stop < 0:
            return match.start()
        words = self.source[match.end() : stop].rstrip("^")
        self.lexed.link(words or address, match.end() if words else match.start(), address)
        return stop + 1
