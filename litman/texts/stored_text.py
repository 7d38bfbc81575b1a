"""The stored text of a source, in which quotations are looked up: letters in order, and where each stands.

What printing put between the words of the source does not count: line ends and the hyphens at them, numbers of pages
with the heads that run beside them, numbers of notes, citations and remarks in brackets. A quotation that has them is
found as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from litman.text.cjk import WORD
from litman.text.folding import fold
from litman.text.raised import RAISED_NUMBERS
from litman.text.years import YEAR

_WORD = re.compile(WORD)
_PAGE = re.compile(
    r"^[ \t\f]*+(?:page|seite|pages?|p\.|s\.|pág\.?|página|pagina)?[ \t]*+[-–—]?[ \t]*+\d{1,4}"
    r"(?:[ \t]*+(?:of|/|von|de)[ \t]*+\d{1,4})?[ \t]*+[-–—]?[ \t\f]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_DIGITS = re.compile(r"\d+")
_FEWEST_PAGES = 2  # beside which a line stands that is a running head
_FEWEST_BROKEN = 6  # words of a quotation that may be parted
_FEWEST_BEFORE = 2  # of them before what parts it
_FARTHEST = 3_000  # letters that are set between
_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_CITATION = re.compile(
    r"\[[^\[\]]{0,60}\]"  # a citation, a remark
    rf"|\((?=[^()]{{0,160}}\b{YEAR}[a-z]?\b)[^()]{{0,160}}\)"  # (Smith et al., 2010)
    rf"|\({_NUMBERS}\)|\((?:see |cf\. )?(?:Fig|Tab|Suppl)[^()]{{0,60}}\)"
    rf"|{RAISED_NUMBERS}|(?<=[a-z)”\"][.,;]){_NUMBERS}(?=\s|\Z)|(?<=[a-z]{{3}}){_NUMBERS}(?=[.,;:)\s]|\Z)"
)


class Stretch(NamedTuple):
    """Where words stand: places in the letters of a text."""

    start: int
    end: int


class StoredText:
    """A text as quotations are looked up in it."""

    def __init__(self, text: str, *, is_bare: bool) -> None:
        """Take a text; where it is bare, citations and remarks in brackets do not count."""
        self.is_bare = is_bare
        self._text = text
        shown = _blank(_PAGE, _without_running_heads(text))
        shown = _blank(_CITATION, shown) if is_bare else shown
        self._shown = shown
        if shown.isascii():
            self.words = _WORD.findall(shown.lower())
        else:
            self.words = [word for written in _WORD.findall(shown) if (word := _folded(written))]
        self._letters = "".join(self.words)

    # Most texts are asked for words that they do not have, and never where these stand.
    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where in the text each word stands."""
        found = _WORD.finditer(self._shown)
        if self._shown.isascii():
            return [match.span() for match in found]
        return [match.span() for match in found if _folded(match[0])]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(map(len, self.words))]

    def find(self, words: Sequence[str], start: int = 0) -> Stretch | None:
        """Return where the words stand one after another from a place on, whole; None if they do not."""
        wanted = "".join(words)
        at = self._letters.find(wanted, start) if wanted else -1
        while at >= 0:
            if self._is_border(at) and self._is_border(at + len(wanted)):
                return Stretch(at, at + len(wanted))
            at = self._letters.find(wanted, at + 1)
        return None

    def find_broken(self, words: Sequence[str], start: int = 0) -> Stretch | None:
        """Return where the words stand with something set between them: a caption, a table, the foot of a page.

        The first of them end a paragraph, and the others begin one a little further on.
        """
        if len(words) < _FEWEST_BROKEN:
            return None
        least, most = 1, len(words)  # how many of the first words stand somewhere
        while most - least > 1:
            middle = (least + most) // 2
            least, most = (middle, most) if self.find(words[:middle], start) is not None else (least, middle)
        first = self.find(words[:least], start) if least >= _FEWEST_BEFORE else None
        while first is not None:
            rest = self.find(words[least:], first.end) if self._begins_paragraph(first.end) else None
            while rest is not None and rest.start - first.end <= _FARTHEST:
                if self._begins_paragraph(rest.start):
                    return Stretch(first.start, rest.end)
                rest = self.find(words[least:], rest.start + 1)
            first = self.find(words[:least], first.end)
        return None

    def _begins_paragraph(self, letter: int) -> bool:
        at = bisect_left(self._starts, letter)
        if not 0 < at < len(self.spans):
            return False
        between = self._text[self.spans[at - 1][1] : self.spans[at][0]]
        return "\f" in between or between.count("\n") > 1

    def place(self, letter: int) -> int:
        """Return where in the text the word that begins with a letter begins; the end for what is past the last."""
        at = bisect_left(self._starts, letter)
        return self.spans[at][0] if at < len(self.spans) else self.spans[-1][1] if self.spans else 0

    def span(self, stretch: Stretch) -> tuple[int, int]:
        """Return where in the text the words of a stretch begin and end."""
        first, behind = bisect_left(self._starts, stretch.start), bisect_left(self._starts, stretch.end)
        return self._span_of(first)[0], self._span_of(behind - 1)[1]

    def _span_of(self, word: int) -> tuple[int, int]:
        """Return where a word stands; of one word it is counted off, which is quicker than to know it of all."""
        if "spans" in self.__dict__ or not self._shown.isascii():
            return self.spans[word]
        return next(islice(_WORD.finditer(self._shown), word, None)).span()

    def _is_border(self, letter: int) -> bool:
        at = bisect_left(self._starts, letter)
        return at < len(self._starts) and self._starts[at] == letter


def readings_of(text: str) -> Iterator[StoredText]:
    """Yield a source's text in the ways that it may be quoted: with what stands in brackets, and without."""
    yield reading_of(text, is_bare=False)
    yield reading_of(text, is_bare=True)


@lru_cache(maxsize=16)
def reading_of(text: str, *, is_bare: bool) -> StoredText:
    """Return a source's text in one of the ways that it may be quoted."""
    return StoredText(text, is_bare=is_bare)


def without_citations(quotation: str) -> str:
    """Return words as a bare text has them."""
    return _blank(_CITATION, quotation)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else "".join(_WORD.findall(fold(word)))


def _without_running_heads(text: str) -> str:
    """The text with spaces for lines that stand beside several numbers of pages, their own digits aside."""
    if len(_PAGE.findall(text)) < _FEWEST_PAGES:
        return text
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    is_page = [bool(_PAGE.fullmatch(lines[at])) for at in filled]
    beside = [
        at
        for number, at in enumerate(filled)
        if not is_page[number] and any(is_page[max(0, number - 1) : number + 2])
    ]
    shapes = Counter(_DIGITS.sub("", lines[at].strip()) for at in beside)
    for at in beside:
        if shapes[_DIGITS.sub("", lines[at].strip())] >= _FEWEST_PAGES:
            lines[at] = " " * len(lines[at])
    return "\n".join(lines)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with what the pattern finds as spaces, so that every place stays."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
