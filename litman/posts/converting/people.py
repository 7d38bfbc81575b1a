"""Whether names that a post prints are those of the work that it cites with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from litman.posts.markers.citing_words import AND, OTHERS, PREFIX
from litman.posts.markers.marker import Cited
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import last_word_key, name_key


class Authors(NamedTuple):
    """Whom a work is by."""

    families: tuple[str, ...] = ()  # family names and organisations, in order
    given: frozenset[str] = frozenset()  # the words of their given names, folded


_REACH = 160  # characters before a marker in which the names of its authors may stand
_JOINED = lazy_pattern(rf"(?<!\w){OTHERS}|(?<!\w){AND}(?!\w)|[\s,&;]+")
_OTHERS_AT_END = lazy_pattern(rf"(?:,\s?)?(?<!\w){OTHERS}\s*\Z")
_POSSESSIVE = lazy_pattern(r"['’ʼ]s?\s*\Z")
_KNOWN = lazy_pattern(rf"(?:{PREFIX}[\s,;:]*){{1,4}}", re.IGNORECASE)
_WORDS = lazy_pattern(r"[^\W\d_](?:[\w'’ʼ‐‑-]*[^\W_])?")
_AND_AT_END = lazy_pattern(rf"(?<!\w){AND}(?=\s\Z)")
_LONGEST_AND = 8  # characters of a word that joins names, and some more


def are_people(printed: str, cited: Cited, own: Sequence[str]) -> bool:
    """Whether names as printed are what a style would print of the work: all its authors, or the first and `et al.`.

    Args:
        printed: The names as they stand in the sentence, nothing of the year.
        cited: As they were read.
        own: The family names and organisations of the work.
    """
    if not own or _POSSESSIVE.search(printed):
        return False
    theirs, ours = [name_key(name) for name in cited.names], [name_key(name) for name in own]
    left = printed
    for name in sorted(cited.names, key=len, reverse=True):
        left = left.replace(name, " ")
    if re.search(r"\w", _JOINED.sub(" ", left)):
        return False  # initials, a title, `the study of`
    if cited.et_al:
        return len(ours) > len(theirs) and theirs == ours[: len(theirs)]
    return theirs == ours


def without_given(words: str, own: Authors) -> str | None:
    """Return the words before names without the given names of the authors; None where other names stand there.

    `see` stays; `Klaus` of `(Klaus Holm, 2008)` goes, where the work has a Klaus.
    """
    if not words or _KNOWN.fullmatch(words):
        return words
    said = words.split()
    while said and fold(said[-1]).strip(".,") in own.given:
        said.pop()
    named = [word for word in said if word[:1].isupper()]
    is_left = not said or bool(_KNOWN.fullmatch(" ".join(said))) or not named
    return " ".join(said) if is_left else None


def end_before(text: str, at: int, own: Sequence[str]) -> bool:
    """Whether the text ends, before an offset, with the names of the authors: `Short et al.`, `Short and Lee’s`.

    `own` are the family names and organisations of the work, in its order.
    """
    if not own:
        return False
    before = text[max(0, at - _REACH) : at].rstrip()
    before = _POSSESSIVE.sub("", before[before.rfind("\n\n") + 1 :])
    before = _OTHERS_AT_END.sub("", before).rstrip(" ,")
    keys = [last_word_key(name) for name in own]
    left = set(keys)
    while (word := _last_word(before)) is not None and (key := last_word_key(word[0])) in left:
        if key == keys[0]:
            return word[0][:1].isupper() or not word[0].isascii()
        left.discard(key)
        before = before[: word[1]]
        joint = _joint_at_end(before)
        if joint == len(before):
            return False
        before = before[:joint]
    return False


def _joint_at_end(text: str) -> int:
    """Return where what joins names begins at the end of a text: signs, `and`; the text's length where nothing does."""
    start = at = len(text)
    while True:
        while at and (text[at - 1].isspace() or text[at - 1] in ",&"):
            at -= 1
        joined = _AND_AT_END.search(text, max(0, at - _LONGEST_AND), at + 1) if at < start else None
        if joined is None:
            return at
        start = at = joined.start()


def _last_word(text: str) -> tuple[str, int] | None:
    """Return the last word of a text and where it begins, None where something else stands there."""
    words = list(_WORDS.finditer(text, max(0, len(text) - 60)))
    return (words[-1].group(), words[-1].start()) if words and words[-1].end() == len(text) else None
