"""Where a stretch of a post's text stands in its source, with the mark-up that is part of a marker."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right

from litman.posts.post import Format, Post, Span
from litman.text.lazy_pattern import lazy_pattern

_LINE_END = re.compile(r"\r\n|\r|\n")
_REACH = 600  # characters of mark-up before a marker, such as an address
_EMPHASIS = "*_~"
_MOST_ESCAPES = 6  # in one word
_MOST_LAYERS = 6  # marks within marks around one marker

# What may stand around a marker and goes with it: how it opens, how it closes.
_RAISED = ((r"<sup\b[^<>]{0,80}>\s?", r"\s?</sup>"), (r"(?<![\[^\\])\^", r"\^"))
_LINKED = (
    (
        r"(?<![!\\])\[",
        r"\]\([^()\s]{0,500}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?(?:\s\"[^\"\n]{0,200}\")?\)(?:\{[^{}\n]{0,80}\})?",
    ),
    (r"(?<![!\\])\[", r"\]\[[^\[\]\n]{0,100}\]"),
    (r"<a\b[^<>]{0,400}>", r"</a>"),
    (r"<", r">"),
)
_LAYERS: dict[Format, tuple[tuple[str, str], ...]] = {
    "markdown": (*_RAISED, *_LINKED, (r"\\", "")),
    "text": (),
    "latex": (
        (r"\\textsuperscript\{", r"\}"),
        (r"\$\s?\^\{", r"\}\s?\$"),
        (r"\\(?:href|hyperlink|hyperref)(?:\[[^\[\]]{0,200}\])?(?:\{[^{}\s]{0,300}\})?\{", r"\}"),
    ),
    "org": ((r"\^\{", r"\}"), (r"\[\[[^\[\]]{1,400}\]\[", r"\]\]"), (r"\[\[", r"\]\]")),
    "rst": ((r":sup:`", r"`"), ("", r"__?(?!\w)"), (r"`", r" <[^<>`]{1,400}>`__?")),
    "typst": ((r"#super\[", r"\]"), (r"#link\(\"[^\"]{1,400}\"\)\[", r"\]")),
    "asciidoc": (
        (r"\^", r"\^"),
        (r"(?:link:)?https?://[^\s\[\]]{1,400}\[", r"\]"),
        (r"<<[\w-]{1,80},", r">>"),
    ),
}
_MARKUP = lazy_pattern(
    r"<[^<>]{1,400}>|\]\([^()\s]{0,500}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?(?:\s\"[^\"\n]{0,200}\")?\)(?:\{[^{}\n]{0,80}\})?"
    r"|(?<=\])\[[^\[\]\n]{0,100}\]|\]\[[^\[\]\n]{0,100}\]|\[\[[^\[\]]{1,400}\]\["
    r"|\\[A-Za-z]{2,20}\*?(?:\{[^{}\s]{0,300}\}(?=\{))?"
    r"|:sup:|#super|#link\(\"[^\"]{1,400}\"\)|(?:link:)?https?://[^\s\[\]]{1,400}(?=\[)|<<[\w-]{1,80},"
    r"| <[^<>`]{1,400}>`"
)
_ADDRESS = lazy_pattern(r"<(?=(?:https?:|doi:|mailto:)[^<>\s]{0,400}+>(?!`))")
_WORD = lazy_pattern(r"[^\W_]+")


class SourcePlaces:
    """The way back from a post's text to its source, in code points of both."""

    def __init__(self, post: Post, source: str) -> None:
        self._post, self._source = post, source
        self._offsets = [point.offset for point in post.source_points]
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
        layers = _LAYERS.get(post.format, ())
        self._layers = [(re.compile(rf"(?:{opens})\Z"), re.compile(closes)) for opens, closes in layers]

    def offset(self, at: int) -> int | None:
        """Return where the text's offset stands in the source; None where that is in another file."""
        found = bisect_right(self._offsets, at) - 1
        if found < 0:
            return None
        point = self._post.source_points[found]
        if point.path is not None or point.part is not None or point.line > len(self._lines):
            return None
        return self._lines[point.line - 1] + point.column - 1 + at - point.offset

    def span(self, start: int, end: int) -> Span | None:
        """Return the stretch of the source that shows this stretch of the text, None where it does not."""
        first, last = self.offset(start), self.offset(end - 1)
        if first is None or last is None:
            return None
        first = self._aligned(first, self._post.text[start])
        written = self._written(first, self._post.text[start:end])
        last = self._aligned(last, self._post.text[end - 1]) if written is None else written - 1
        if not 0 <= first <= last < len(self._source):
            return None
        return Span(first, last + 1)

    def _written(self, at: int, text: str) -> int | None:
        """Return where a text ends that is written as it is shown but for backslashes; None where it is not."""
        for char in text:
            if self._source.startswith("\\", at) and char != "\\":
                at += 1
            if not self._source.startswith(char, at):
                return None
            at += 1
        return at

    def _aligned(self, at: int, char: str) -> int:
        """Return where exactly a character stands: within a word, backslashes before marks are not counted."""
        if char.isalnum() or char.isspace():
            return at
        near = self._source[at : at + _MOST_ESCAPES]
        found = near.find(char)
        return at + found if found > 0 and not any(c.isalnum() or c.isspace() for c in near[:found]) else at

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Return the line and the column of an offset of the source, both from 1."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def link_words(self, span: Span) -> Span:
        """Return the stretch with the marks of emphasis that its first and last words have."""
        start, end = span
        while start > 0 and self._source[start - 1] in _EMPHASIS:
            start -= 1
        while end < len(self._source) and self._source[end] in _EMPHASIS:
            end += 1
        opens, closes = self._source[start - 1 : start], self._source[end : end + 1]
        return Span(start, end) if (opens, closes) == ("[", "]") else span

    def marker(self, start: int, end: int, *, is_link: bool = False) -> Span | None:
        """Return where a marker of the text is written, its mark-up included; None where that is not certain.

        `is_link`: it shows words, which may be emphasised.
        """
        found = self.span(start, end)
        if found is None:
            return None
        shown = words_of(self._post.text[start:end])
        if is_link:
            found = self.link_words(found)
        for _ in range(_MOST_LAYERS):
            wider = self._widened(found)
            if wider is None:
                break
            found = wider
        return found if shown_words(self._source[found.start : found.end]) == shown else None

    def _widened(self, span: Span) -> Span | None:
        before = self._source[max(0, span.start - _REACH) : span.start]
        for opens, closes in self._layers:
            opened = opens.search(before)
            closed = closes.match(self._source, span.end)
            if opened is None or closed is None or not (opened.group() or closed.group()):
                continue
            return Span(span.start - len(opened.group()), closed.end())
        return None


def words_of(text: str) -> str:
    """Return the letters and digits of a text, raised ones lowered."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text)))


def shown_words(source: str) -> str:
    """Return the letters and digits that a stretch of a source shows."""
    return words_of(html.unescape(_MARKUP.sub(" ", _ADDRESS.sub(" ", source))))
