"""Raised numbers that are labels: of affiliations behind authors' names, of notes below a table."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from litman.posts.post import Post, Span
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE
from litman.text.raised import RAISED_DIGITS

_MOST_LINE = 1_200  # code points of a line of authors
_NEAR_TOP = 12  # blocks, among which authors stand without anything else to tell them by
_NOTE_DISTANCE = 6_000  # code points from a table's cell to the notes below it
_MARKS = lazy_pattern(rf"[\d{RAISED_DIGITS},;*†‡§¶#&+^\[\]().|/–—-]+")
_SMALL_WORDS = lazy_pattern(
    rf"(?:{PARTICLE}|and|und|et|y|e|en|i|og|och|и|with|mit|by|von|por|par|bin|ibn|al|el|la|le|dos|das|do|jr|sr)\Z",
    re.IGNORECASE,
)
_FOLLOWS_NAME = lazy_pattern(r"[^\W\d_.]{2}\.?\s?\Z|[^\W\d_]\.\s?\Z")


class RaisedLabels:
    """The raised numbers of one post, and which of them name something else than a reference."""

    def __init__(self, post: Post, raised: Sequence[tuple[Span, Collection[str]]]) -> None:
        """Take the post and its raised numbers in order, each with what it says."""
        self._post = post
        self._starts = [span.start for span, _ in raised]
        self._raised = raised
        # raised numbers that begin a line and have text behind them: an affiliation, a note
        self._heads = [(span.start, set(said)) for span, said in raised if self._begins_line(span)]
        self._head_starts = [start for start, _ in self._heads]
        self._head_said = frozenset(label for _, labels in self._heads for label in labels)
        self._labels = {start for start, _ in self._heads}
        for line in self._lines():
            self._labels.update(self._in_line(line))
        self._labels.update(span.start for span, said in raised if self._is_noted(span, said))

    def has(self, span: Span) -> bool:
        """Whether this raised number is a label."""
        return span.start in self._labels

    def _begins_line(self, span: Span) -> bool:
        text = self._post.text
        at = span.start
        while at > 0 and text[at - 1] in " \t\u00a0":
            at -= 1
        block = self._post.block_at(span.start)
        first = at == 0 or text[at - 1] == "\n" or (block is not None and block.start >= at)
        return first and bool(text[span.end : span.end + 40].partition("\n")[0].strip())

    def _lines(self) -> Iterator[Span]:
        """Yield the lines that have raised numbers, in order, each once."""
        text, last = self._post.text, 0
        for span, _ in self._raised:
            if span.start < last:
                continue
            block = self._post.block_at(span.start)
            low, high = (max(block.start, last), block.end) if block else (last, len(text))
            start = max(low, text.rfind("\n", low, span.start) + 1)
            end = text.find("\n", span.end, high)
            last = max(span.end, high if end < 0 else end)
            yield Span(start, last)

    def _in_line(self, line: Span) -> list[int]:
        """Return where the labels in a line begin, if it is one of authors or of affiliations."""
        here = self._raised[bisect_left(self._starts, line.start) : bisect_left(self._starts, line.end)]
        if here and here[0][0].start in self._labels:  # `¹ University of X ² University of Y`
            return [span.start for span, _ in here if self._post.text[span.start - 1 : span.start].isspace()]
        return [span.start for span, _ in here] if self._names_people(line, here) else []

    def _names_people(self, line: Span, here: Sequence[tuple[Span, Collection[str]]]) -> bool:
        if line.end - line.start > _MOST_LINE:
            return False
        text = self._post.text[line.start : line.end]
        words = _MARKS.sub(" ", text).split()
        names = [word for word in words if _is_name(word)]
        if len(names) < 2:
            return False
        if any(not _is_name(word) and not _SMALL_WORDS.match(word) for word in words):
            return False
        if not all(_FOLLOWS_NAME.search(self._post.text[line.start : span.start][-4:]) for span, _ in here):
            return False
        if any(self._head_said.intersection(labels) for _, labels in here):
            return True
        above = bisect_right(self._post.blocks, line.start, key=lambda block: block.start)
        return above <= _NEAR_TOP and len(here) > 1

    def _is_noted(self, span: Span, said: Collection[str]) -> bool:
        """Whether a number in a table's cell has its note below the table."""
        block = self._post.block_at(span.start)
        if block is None or block.kind != "table-cell":
            return False
        at = bisect_right(self._head_starts, span.start)
        wanted = set(said)
        for start, labels in self._heads[at : at + 40]:
            if start - span.start > _NOTE_DISTANCE:
                break
            if wanted & labels:
                return True
        return False


def _is_name(word: str) -> bool:
    """Whether the word begins with a capital, or is short and of a script that has none."""
    return word[:1].isupper() or (len(word) <= 4 and word.isalpha() and word.lower() == word.upper())
