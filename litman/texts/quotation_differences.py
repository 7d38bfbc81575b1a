"""What differs between a quotation and the text in which it stands: left out, added, changed, denied or hedged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from litman.text.cjk import begins_in_cjk
from litman.text.doubt import DENIAL, DENIAL_IN_CJK, HEDGE, denial_in_front
from litman.text.folding import collapse_white_space
from litman.text.han_variants import simplified
from litman.text.terminal import shorten
from litman.texts.aligned_words import Aligned
from litman.texts.stored_text import StoredText

_HYPHEN = re.compile(r"(?<!\s)\s*+[-\u00ad\u2010][^\S\n]*+\n\s*+|\u00ad")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s|[。！？]")
_SHOWN = 160  # characters of each side, as the difference is said
_WIDEST = 30  # characters by which a word that is shown is completed: `8` of `9.8%`
_EDGES = '.,;:!?()[]“”"«»'

Kind = Literal["left-out", "added", "changed", "omitted", "in-front", "variant"]
Turned = Literal["dropped", "added"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a quotation and its text part."""

    # `omitted`: behind an ellipsis; `in-front`: a denial right before the words; `variant`: traditional for simplified
    kind: Kind
    source: str  # as the text has it; empty where it has nothing
    quoted: str  # as the quotation has it
    denial: Turned | None = None  # a word by which something is said not to be so
    hedge: Turned | None = None  # one by which it is not sure

    def in_words(self) -> str:
        """Return how the difference is said."""
        source, quoted = shorten(self.source, _SHOWN), shorten(self.quoted, _SHOWN)
        said = {
            "left-out": f"left out: {source}",
            "added": f"added: {quoted}",
            "changed": f"changed: {source} → {quoted}",
            "omitted": f"behind the ellipsis: {source}",
            "in-front": f"right before the words the source says: {source}",
            "variant": f"other forms of the characters: {source} → {quoted}",
        }[self.kind]
        turned = [f"a denial is {self.denial}"] if self.denial else []
        turned += [f"a hedge is {self.hedge}"] if self.hedge else []
        return f"{said} ({', '.join(turned)})" if turned else said

    def to_json(self) -> dict[str, str | None]:
        """Return the difference as a JSON object."""
        return {
            "kind": self.kind,
            "source": self.source,
            "quoted": self.quoted,
            "denial": self.denial,
            "hedge": self.hedge,
        }


class Piece(NamedTuple):
    """A piece of a quotation, and its words."""

    written: str
    text: StoredText


class WholeWords:
    """The words of a text, those whole that a line end parts."""

    def __init__(self, text: str, reading: StoredText) -> None:
        """Take a text as it is stored, and as it is read."""
        self.text = text
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        parted = {match.span() for match in _HYPHEN.finditer(text) if match.end() - match.start() > 1}
        if not parted:
            self.words, self.spans = reading.words, reading.spans
            return
        behind = 0
        for word, (start, end) in zip(reading.words, reading.spans, strict=True):
            if self.words and (behind, start) in parted:
                self.words[-1] += word
                self.spans[-1] = (self.spans[-1][0], end)
            else:
                self.words.append(word)
                self.spans.append((start, end))
            behind = end


def piece_differences(
    piece: Piece, source: WholeWords, aligned: Aligned
) -> tuple[tuple[int, int], list[Difference], int]:
    """Return where a piece stands, what differs, and how many words that are."""
    regions = _regions(piece.text.words, source, aligned)
    kept = [there for wanted, there, same in regions if there]
    span = (source.spans[kept[0][0]][0], source.spans[kept[-1][-1]][1]) if kept else (0, 0)
    found, cost = [], 0
    for wanted, there, same in regions:
        if not same:
            found.append(
                _difference(
                    _shown(source.text, source.spans, there), _shown(piece.written, piece.text.spans, wanted)
                )
            )
            cost += max(len(wanted), len(there))
    return span, found, cost


def _regions(
    words: Sequence[str], source: WholeWords, aligned: Aligned
) -> list[tuple[list[int], list[int], bool]]:
    """Return runs of words of the piece and of the text, each with whether they are the same letters."""
    regions: list[tuple[list[int], list[int], bool]] = []
    for wanted, there in aligned.steps:
        same = wanted is not None and there is not None and words[wanted] == source.words[there]
        if not regions or regions[-1][2] != same:
            regions.append(([], [], same))
        regions[-1][0].extend([] if wanted is None else [wanted])
        regions[-1][1].extend([] if there is None else [there])
    for at in (0, len(regions) - 1):
        wanted_run, there_run, same = regions[at]
        if not same:
            regions[at] = (wanted_run, _in_sentence(source, there_run, is_first=at == 0), same)
    return [
        (
            mine,
            theirs,
            same or "".join(words[one] for one in mine) == "".join(source.words[one] for one in theirs),
        )
        for mine, theirs, same in regions
    ]


def _in_sentence(source: WholeWords, there: list[int], *, is_first: bool) -> list[int]:
    """Return the words at an end of a piece without those of the sentence before or behind it."""
    kept = list(there)
    if is_first:
        for at in reversed(range(len(there))):
            if _has_end_behind(source, there[at]):
                kept = there[at + 1 :]
                break
        return kept
    for number, at in enumerate(there):
        if at and _has_end_behind(source, at - 1):
            return there[:number]
    return kept


def _has_end_behind(source: WholeWords, at: int) -> bool:
    following = source.spans[at + 1][0] if at + 1 < len(source.spans) else len(source.text)
    return _SENTENCE_END.search(source.text, source.spans[at][1], following) is not None


def _shown(text: str, spans: Sequence[tuple[int, int]], run: Sequence[int]) -> str:
    """Return words as they are written, with what is joined to them: `9.8%` of `8`."""
    if not run:
        return ""
    start, end = spans[run[0]][0], spans[run[-1]][1]
    least, most = max(0, start - _WIDEST), min(len(text), end + _WIDEST)
    while start > least and not text[start - 1].isspace() and not begins_in_cjk(text[start - 1 : start + 1]):
        start -= 1
    while end < most and not text[end].isspace() and not begins_in_cjk(text[end - 1 : end]):
        end += 1
    return collapse_white_space(text[start:end]).strip(_EDGES)


def _difference(source: str, quoted: str, kind: Kind | None = None) -> Difference:
    kind = kind or ("added" if not source else "left-out" if not quoted else "changed")
    denial = _turned(DENIAL, source, quoted) or _turned(DENIAL_IN_CJK, source, quoted)
    return Difference(kind, source, quoted, denial, _turned(HEDGE, source, quoted))


def _turned(pattern: re.Pattern[str], source: str, quoted: str) -> Turned | None:
    is_there, is_quoted = pattern.search(source) is not None, pattern.search(quoted) is not None
    return None if is_there == is_quoted else "dropped" if is_there else "added"


def denied_in_front(text: str, start: int) -> list[Difference]:
    """Return the denial right before the first quoted word, where there is one."""
    denial = denial_in_front(text, start)
    return [_difference(denial[0].strip(), "", "in-front")] if denial is not None else []


def omitted_between(text: str, spans: Sequence[tuple[int, int]]) -> list[Difference]:
    """Return what is left out between the pieces, where words stand there."""
    found = []
    for (_, end), (start, _) in pairwise(spans):
        words = collapse_white_space(text[end:start]).strip(_EDGES + " ")
        if words:
            one = _difference(words, "", "omitted")
            is_whole = _SENTENCE_END.search(text, end, start) is not None  # whole sentences may be left out
            found.append(Difference("omitted", words, "", None if is_whole else one.denial, one.hedge))
    return found


def variants_between(source: str, quoted: str) -> list[Difference]:
    """Return the characters that a quotation writes in another form, traditional or simplified, than its source."""
    in_quoted = dict.fromkeys(quoted)
    forms = {simplified(one): one for one in in_quoted}
    pairs = [(one, forms[simplified(one)]) for one in dict.fromkeys(source) if simplified(one) in forms]
    other = [(one, form) for one, form in pairs if one != form and one not in in_quoted]
    if not other:
        return []
    theirs, mine = zip(*other, strict=True)
    return [Difference("variant", "".join(theirs), "".join(mine))]
