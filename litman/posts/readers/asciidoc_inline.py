"""Marks within lines of AsciiDoc: macros, cross-references, footnotes, formatting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from litman.posts.markers.key_citations import key_citation_at
from litman.posts.post import CitedItem
from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import Brackets, Inline, Lexed

_TOKEN = re.compile(
    r"""(?P<escape>\\(?=[*_`^~#<{+(\[]|[a-z]{2,20}:)(?:\w+:{1,2}\w*\[?|<<|\(\(|.))
    | (?P<pass>\+\+\+(?P<p3>[^+]{0,2000})\+\+\+|\+\+(?P<p2>[^+\n]{1,600})\+\+
        |(?<!\w)\+(?=[^\s+])(?P<p1>[^+\n]{1,600})(?<!\s)\+(?!\w))
    | (?P<quotes>["']`|`["'](?!\w))
    | (?P<code>``(?P<c2>[^`]{1,600})``|(?<![\w"'`])`(?=[^\s`])(?P<c1>[^`]{1,600})(?<!\s)`(?![\w"'`]))
    | (?P<cite>(?<![\w:])(?:foot|full)?cite[a-z]{0,12}:\w{0,20}\[)
    | (?P<note>footnote(?P<ref>ref)?:(?P<id>[\w-]{0,60})\[)
    | (?P<xref><<\#?(?P<target>[^<>,\n]{1,200})(?:,(?P<words>[^<>]{0,400}))?>>)
    | (?P<macro>(?<!\w)(?P<name>link|xref|mailto|image|icon|kbd|btn|menu|pass|stem|latexmath|asciimath|anchor
        |indexterm2?|bibitem|nocite|bibliography|footcitefull|doi|counter):(?P<to>[^\s\[\]]{0,400})\[)
    | (?P<unknown>(?<![\w:])(?!\w{0,20}footnote)[a-z]\w{1,20}::?[\w.-]{0,60}(?:\[[^\[\]\n]{0,200}\])+)
    | (?P<address>(?<![\w/])https?://(?P<rest>[^\s\[\]<>"']{1,400})(?P<opened>\[)?)
    | (?P<anchor>\[\[\[?[\w:.-]{1,100}(?:,[^\[\]\n]{0,200})?\]\]\]?)
    | (?P<role>\[[\w.%\#:, -]{1,100}\](?=[\#*_`]))
    | (?P<hidden>\(\(\([^()\n]{1,300}\)\)\))
    | (?P<index>\(\((?P<term>[^()\n]{1,200})\)\))
    | (?P<attribute>\{(?P<attr>\w[\w-]{0,60})\})
    | (?P<raised>\^(?P<up>[^\s^]{1,60})\^)
    | (?P<lowered>~(?P<low>[^\s~]{1,60})~)
    | (?P<double>\*\*|__|\#\#)
    | (?P<strong>(?<![\w*])\*(?=[^\s*])(?P<a>[^*]{1,2000})(?<!\s)\*(?!\w))
    | (?P<slant>(?<![\w_])_(?=[^\s_])(?P<b>[^_]{1,2000})(?<!\s)_(?!\w))
    | (?P<light>(?<![\w\#&])\#(?=[^\s\#])(?P<c>[^\#]{1,2000})(?<!\s)\#(?!\w))
    | (?P<line>[ ]\+[ \t]*$)
    | (?P<dash>(?<=\w)--(?=\w)|(?<=[ ])--(?=\s))""",
    re.VERBOSE | re.MULTILINE,
)
# The anchor of an entry of a bibliography.
MAY_BE_KEY = re.compile(r"(?<!\[)\[\[\[(?P<key>[^\[\],\s]{1,200})(?=[,\]])")
_BUILT_IN = {
    "nbsp": " ", "sp": " ", "empty": "", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "deg": "°", "plus": "+", "amp": "&", "lt": "<", "gt": ">", "startsb": "[", "endsb": "]",
    "vbar": "|", "caret": "^", "asterisk": "*", "tilde": "~", "backtick": "`", "zwsp": "", "wj": "", "two-colons": "::",
}  # fmt: skip
_FORMULAS = frozenset(["stem", "latexmath", "asciimath"])
_UNSHOWN = frozenset(["image", "icon", "anchor", "indexterm", "bibitem", "nocite", "bibliography", "counter"])


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that stood within a text: where it is read from."""

    label: str
    inline: AsciiDocInline
    start: int
    end: int


@dataclass(slots=True)
class Shared:
    """What the files of one post have in common."""

    attributes: dict[str, str] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)  # names of the entries of its bibliographies
    notes: list[Note] = field(default_factory=list)
    called: int = 0
    inclusion: Inclusion = field(default_factory=Inclusion)


class AsciiDocInline:
    """Reads stretches of one file."""

    def __init__(self, lexed: Lexed, shared: Shared, source: str, shown: str, path: Path) -> None:
        """Take the file; `shown` is its source with what nobody sees blank."""
        self.source, self.path = source, path
        self._lexed, self._shared, self._shown = lexed, shared, shown
        self._brackets = Brackets(shown)
        self._inline = Inline(lexed, shown, _TOKEN, self._token)

    def read(self, start: int, end: int) -> None:
        """Add a stretch of the file."""
        self._inline.read(start, end)

    def _token(self, match: re.Match[str], end: int) -> int:
        lexed, at = self._lexed, match.start()
        kind = match.lastgroup or ""
        if match["cite"]:
            return self._cite(match, end)
        if match["note"]:
            return self._note(match, end)
        if match["macro"]:
            return self._macro(match, end)
        if match["address"]:
            return self._address(match, end)
        if match["xref"]:
            self._reference(match["target"], "words", match)
        elif match["escape"]:
            lexed.text(match["escape"][1:], at + 1)
        elif match["quotes"]:
            double = '"' in match["quotes"]
            lexed.text(
                ("“" if double else "‘") if match["quotes"][0] in "\"'" else "”" if double else "’", at
            )
        elif match["attribute"]:
            name = match["attr"].casefold()
            value = self._shared.attributes.get(name, _BUILT_IN.get(name))
            lexed.text(match.group() if value is None else value, at)
        elif match["raised"]:
            hint = lexed.builder.open_hint("superscript")
            self._inline.read(match.start("up"), match.end("up"))
            lexed.builder.close_hint(hint)
        elif match["line"]:
            lexed.builder.line_break()
        elif match["unknown"]:
            lexed.verbatim(match.group(), at)
        elif match["dash"]:
            lexed.text("—", at)
        elif code := next((name for name in ("p3", "p2", "p1", "c2", "c1") if match[name]), None):
            lexed.verbatim(match[code], match.start(code))
        elif inside := next((name for name in ("a", "b", "c", "low", "term") if match[name]), None):
            self._inline.read(match.start(inside), match.end(inside))
        elif kind == "anchor" and match.group().startswith("[[["):
            return at
        return match.end()

    def _cite(self, match: re.Match[str], end: int) -> int:
        cited = key_citation_at(self._shown, match.start(), ("AsciiDoc macro",))
        if cited is None or cited.end > end:
            return match.start()
        self._lexed.cite(self.source[cited.start : cited.end], cited.start, cited.items)
        return cited.end

    def _closing(self, opened: int, end: int) -> int:
        """Return where the bracket that opens here is closed; one within that is not closed does not count."""
        stop = self._brackets.closing(opened, end)
        return stop if stop >= 0 else self._shown.find("]", opened, min(end, opened + 2_000))

    def _note(self, match: re.Match[str], end: int) -> int:
        at, start = match.start(), match.end()
        stop = self._closing(start - 1, end)
        if stop < 0:
            return at
        label = match["id"]
        if match["ref"]:  # footnoteref:[name,text], footnoteref:[name]
            label, comma, _ = self._shown[start:stop].partition(",")
            start = start + len(label) + 1 if comma else stop
        if not label:
            self._shared.called += 1
            label = str(self._shared.called)
        elif start == stop:
            self._lexed.call(self.source[at : stop + 1], at, label)
            return stop + 1
        self._lexed.call(self.source[at : match.end()], at, label)
        self._shared.notes.append(Note(label, self, start, stop))
        return stop + 1

    def _macro(self, match: re.Match[str], end: int) -> int:
        name, to = match["name"], match["to"]
        start, stop = match.end(), self._closing(match.end() - 1, end)
        if stop < 0:
            return match.start()
        lexed = self._lexed
        if name in _FORMULAS or name == "pass":
            lexed.verbatim(self._shown[start:stop], start)
        elif name == "xref" and to.lstrip("#") in self._shared.entries:
            lexed.cite(self.source[match.start() : stop + 1], match.start(), (CitedItem(to.lstrip("#")),))
        elif name in ("link", "mailto", "doi"):
            address = f"https://doi.org/{to}" if name == "doi" else to
            self._link(address if name != "mailto" else None, start, stop, match.start("to"), to)
        elif name not in _UNSHOWN:
            self._inline.read(start, stop)
        return stop + 1

    def _address(self, match: re.Match[str], end: int) -> int:
        if match["opened"]:
            stop = self._closing(match.end() - 1, end)
            if stop >= 0:
                address = match.group()[:-1]
                self._link(address, match.end(), stop, match.start(), address)
                return stop + 1
        address = match.group().rstrip("[.,;:!?)")
        self._lexed.link(address, match.start(), address)
        return match.start() + len(address)

    def _link(self, address: str | None, start: int, stop: int, at: int, shown: str) -> None:
        """Add a link; its words end at a caret or at attributes (`[words^]`, `[words,window=_blank]`)."""
        found = re.search(r"(?:\^|,[ ]?\w+=[^\[\]]{0,200})+$", self._shown[max(start, stop - 300) : stop])
        stop -= len(found.group()) if found else 0
        hint = self._lexed.builder.open_hint("link", target=address) if address else None
        if self._shown[start:stop].strip():
            self._inline.read(start, stop)
        else:
            self._lexed.text(shown, at)
        if hint is not None:
            self._lexed.builder.close_hint(hint)

    def _reference(self, target: str, words: str, match: re.Match[str]) -> None:
        target = target.strip()
        if target in self._shared.entries:
            self._lexed.cite(self.source[match.start() : match.end()], match.start(), (CitedItem(target),))
        elif match[words]:
            self._inline.read(match.start(words), match.end(words))
        else:
            self._lexed.verbatim(target, match.start("target"))
