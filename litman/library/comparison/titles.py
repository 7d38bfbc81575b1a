"""Whether two titles are one: subtitles, spelling, slips and mark-up apart, but not parts, numbers, replies."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal

from litman.library.comparison.number_words import means
from litman.library.comparison.words import american, is_near, raw_words_of, unmarked, words_of
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.taken_back import unmarked_title

Likeness = Literal["same", "close", "other"]

# What publishers put before the title of a work that was taken back, and translators around theirs.
_STATUS = lazy_pattern(
    r"^\W*(?:retracted(?: (?:article|paper))?|withdrawn|removed|notice of retraction)\s*[:\]]\s*",
    re.IGNORECASE,
)
_SHOUTED = lazy_pattern(r"^\W*(?:RETRACTED|WITHDRAWN)\b\W*")
_NOTICE = lazy_pattern(
    r"^\W*(?:(?:publisher|author) )?(?:correction|erratum|errata|corrigendum|retraction(?: note)?|addendum"
    r"|expression of concern)(?: to)?\W*[:\]]",
    re.IGNORECASE,
)
_TRAILER = lazy_pattern(
    r"(?:(?<!\s)\s++)?[\[(](?:in |article in |internet|online|preprint|abstract|review|letter|author manuscript"
    r"|see comments)[^\])]{0,300}[\])]\W*+$",
    re.IGNORECASE,
)
_BREAK = lazy_pattern(r"(?:(?<!\s)\s+)?(?:[:?!;]|\.(?=\s)|\s-+\s|--+|[\[(])\s*")
_SMALL = frozenset(
    """
    a an the of and in on for to de la le les des du der die das und et el y
    """.split()
)
# Words that make another work of a title: `Tea and sleep: reply` is not the paper `Tea and sleep`.
_OTHER_WORK = lazy_pattern(
    r"\b(?:reply|replies|respon[ds]e?s?|comments?|commentary|letters?|correction|corrigendum|erratum|addendum"
    r"|retraction|rejoinder|editorial|discussion|rebuttal|part|chapter|volume|supplement|appendix|reviewed|answer"
    r"|authors?|invited|update|protocol|reconsidered|revisited|again)\b"
)
# Those that stand in the midst of ordinary subtitles too: `percolation and representative volume element`.
_ORDINARY = frozenset(
    "respond response responses letter letters discussion part chapter volume supplement".split()
)
_LONG = 5  # words of a subtitle
_NUMERAL = lazy_pattern(r"[0-9]+|[ivx]{1,4}")
_LETTERS = (("alpha", "a"), ("beta", "b"), ("gamma", "g"), ("delta", "d"), ("kappa", "k"), ("mu", "u"))
_LABEL_END = lazy_pattern(r":|\s[-–—]\s|—|[.?!]\s|\s\(")
_MOST_BREAKS = 16  # of a title that are looked at: real ones have one or two
_LONGEST = 5_000  # characters: what is longer is no title, and is compared as it stands
_CLOSE_FROM = 0.6  # of the words in common, from which two titles are called alike


def compare_titles(ours: str, theirs: str) -> Likeness:
    """Return whether the titles are the same, close (many words in common) or others.

    Tolerated: case, accents, dashes, quotes, mark-up, `&`, spelling, a slip in a word, an article more or less, and
    a subtitle that only one has. Not tolerated: another number or numeral, a word more, and a subtitle that makes
    another work of it (a reply, a part).
    """
    if ours == theirs:
        return "same"
    a, b = _trimmed(ours), _trimmed(theirs)
    words_a, words_b = words_of(a), words_of(b)
    if not words_a or not words_b:
        return "other"
    if words_a == words_b or "".join(words_a) == "".join(words_b):
        return "same"
    if len(a) + len(b) > 2 * _LONGEST:
        return "other"
    if (
        _agree(raw_words_of(a), raw_words_of(b))
        or _is_main_of(raw_words_of(a), b)
        or _is_main_of(raw_words_of(b), a)
    ):
        return "same"
    return "close" if _share(words_a, words_b) >= _CLOSE_FROM else "other"


def is_notice(title: str) -> bool:
    """Return whether a title is that of a correction or retraction of a work: `Correction to: …`, `Erratum: …`."""
    return bool(_NOTICE.match(unmarked(title)))


def is_short_title(ours: str, theirs: str) -> bool:
    """Return whether ours is theirs up to its first colon, dash or stop: `NeRF` of `NeRF: Representing…`."""
    head, *rest = _LABEL_END.split(unmarked(theirs), maxsplit=1)
    words = raw_words_of(unmarked(ours))
    if not words or not rest or not rest[0].strip():
        return False
    return words == raw_words_of(head) and not _makes_another(fold(rest[0]))


def _trimmed(title: str) -> str:
    text = _STATUS.sub("", fold(_SHOUTED.sub("", unmarked_title(unmarked(title)))))
    return _TRAILER.sub("", text) or text


def _is_main_of(main: list[str], title: str) -> bool:
    """Whether the words are the title's part before (or, in short, after) its subtitle."""
    for match in islice(_BREAK.finditer(title), _MOST_BREAKS):
        rest = title[match.end() :]
        if _makes_another(rest) or not rest.strip():
            continue
        head = raw_words_of(title[: match.start()])
        if len(head) >= 2 and (main == head or _agree(main, head)) and not _starts_with_number(rest):
            return True
        tail = raw_words_of(rest)
        is_label = len(tail) >= 4 and not _makes_another(title[: match.start()])
        if is_label and _agree(main, tail):
            return True
    return _breaks_off(main, title)


def _makes_another(part: str) -> bool:
    """Whether a part of a title says that it is another work's: in a long one, ordinary words only at its ends."""
    if not _OTHER_WORK.search(part):
        return False
    words = raw_words_of(part)
    inner = words[2:-2] if len(words) >= _LONG else []
    rest = [*words[:2], *words[-2:], *(word for word in inner if word not in _ORDINARY)] if inner else words
    return bool(_OTHER_WORK.search(" ".join(rest)))


def _breaks_off(main: list[str], title: str) -> bool:
    """Whether the words are the title up to where mark-up swallowed the rest: they end in `of`, `in`, `the`."""
    whole = raw_words_of(title)
    return len(main) >= 3 and main[-1] in _SMALL and whole[: len(main)] == main


def _starts_with_number(rest: str) -> bool:
    words = words_of(rest)
    return bool(words) and len(words) < 3 and bool(_NUMERAL.fullmatch(words[0]))


def _agree(one: list[str], other: list[str]) -> bool:
    """Whether the words, as they are spelt, agree but for spelling, slips, small words and where words are joined."""
    if abs(len(one) - len(other)) > 4 + min(len(one), len(other)) // 4:
        return False
    slips = 0
    for kind, a, b, c, d in SequenceMatcher(None, _spelt(one), _spelt(other), autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        left = [word for word in one[a:b] if word not in _SMALL]
        right = [word for word in other[c:d] if word not in _SMALL]
        if left == right or _are_same_numbers(left, right):
            continue
        if kind == "replace" and not (left and right):  # `p110 a` for `p110 α`: the `a` is no article
            left, right = one[a:b], other[c:d]
        if _numerals(left) != _numerals(right) or not _is_slip("".join(left), "".join(right)):
            return False
        slips += 1
    return slips <= 1 + min(len(one), len(other)) // 5


def _are_same_numbers(left: list[str], right: list[str]) -> bool:
    """Whether one side has in digits what the other has in words or Roman numerals: `dos` and `2`, `II` and `2`."""
    return len(left) == len(right) > 0 and all(
        (a.isdigit() and means(b, a)) or (b.isdigit() and means(a, b))
        for a, b in zip(left, right, strict=True)
    )


def _spelt(words: list[str]) -> list[str]:
    return [american(word) for word in words]


def _is_slip(left: str, right: str) -> bool:
    if not left or not right:
        return False
    return is_near(left, right) or is_near(american(left), american(right)) or _bare(left) == _bare(right)


def _bare(word: str) -> str:
    # Where a symbol font was lost, `p110α` is printed `p110a`; keyboards have no `μm`.
    for name, letter in _LETTERS:
        word = word.replace(name, letter)
    return word


def _numerals(words: list[str]) -> list[str]:
    return [word for word in words if _NUMERAL.fullmatch(word)]


def _share(one: list[str], other: list[str]) -> float:
    a, b = set(one) - _SMALL, set(other) - _SMALL
    return len(a & b) / max(min(len(a), len(b)), 1)
