"""What publishers deposit as a subtitle: a subtitle, or a running head, a section of the journal, a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.library.comparison.words import raw_words_of
from litman.text.folding import fold
from litman.text.language import language_of
from litman.text.plain import plain
from litman.text.years import DATE_YEAR

# Wiley and the houses that it took over register the line at the top of a page as the subtitle.
_RUNNING_HEADS = re.compile(r"\b(?:wiley|blackwell|munksgaard|hindawi)\b", re.IGNORECASE)
_PART = re.compile(r"\s*(?:(?:part|teil|partie|parte)\b|[ivx]+[.:]|\d+[.:])", re.IGNORECASE)
_SECTIONS = frozenset(
    """
    editorial|editorials|leading article|letter|letters|letters to the editor|letter to the editor|correspondence
    original article|original articles|original paper|original research|research article|research articles|reviews
    perspectives|news|short communications|commentaries|book reviews|case reports|abstracts|contents
    """.replace("\n", "|").split("|")
)
_TOKEN = re.compile(r"[^\W_]+")
_YEAR = re.compile(DATE_YEAR)
_SAY_LITTLE = frozenset(
    """
    a an the of in on and or for to with by from at as is are be its using via und der die das des et la le de du
    """.split()
)
_ENOUGH = 3  # words of a subtitle that the title says, too, so that it is none
_FOREIGN_SHARE = 0.12  # of letters with accents, from which on a long subtitle is not English


def with_subtitle(title: str, subtitles: Sequence[str], *, publisher: str) -> str:
    """Return the title with the subtitle of a record, in rich text; without what only stands in its place."""
    subtitle = next(iter(subtitles), None)
    if subtitle is None or _is_none(plain(title), plain(subtitle), publisher):
        return title
    return f"{title} {subtitle}" if plain(title)[-1:] in ":?!." else f"{title}: {subtitle}"


def _is_none(title: str, subtitle: str, publisher: str) -> bool:
    folded = fold(subtitle).strip(" .:")
    return (
        folded in fold(title)
        or folded in _SECTIONS
        or _is_code(folded)
        or _repeats(title, subtitle, is_head=bool(_RUNNING_HEADS.search(publisher)))
        or _is_translation(title, subtitle)
    )


def _is_code(subtitle: str) -> bool:
    """Whether it is a number of the publisher's (`(718982007-001)`); years are none (`1914–1918`)."""
    tokens = _TOKEN.findall(subtitle)
    have_digits = all(any(map(str.isdigit, token)) for token in tokens)
    return have_digits and not all(map(_YEAR.fullmatch, tokens))


def _repeats(title: str, subtitle: str, *, is_head: bool) -> bool:
    """Whether the subtitle says in fewer words what the title says."""
    if _PART.match(subtitle):
        return False
    there = raw_words_of(title)
    words = [word for word in raw_words_of(subtitle) if word not in _SAY_LITTLE]
    if not words:
        return False
    known = sum(any(_is_same(word, other) for other in there) or _is_initials(word, there) for word in words)
    if is_head:
        return known >= len(words) / 2
    return known == len(words) >= _ENOUGH


def _is_same(word: str, other: str) -> bool:
    if word == other or (len(word) == 1 and other.startswith(word)):
        return True
    common = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= 4 and common >= 0.6 * max(len(word), len(other))


def _is_initials(word: str, there: Sequence[str]) -> bool:
    """Whether letters (`DKA`) come from words of the title in their order (`diabetic ketoacidosis`)."""
    if not 2 <= len(word) <= 5:
        return False
    letters = "".join(there)
    starts = (letters.find(other) for other in there if other[0] == word[0])
    for start in starts:
        rest = iter(letters[start : start + 40])
        if all(letter in rest for letter in word):
            return True
    return False


def _is_translation(title: str, subtitle: str) -> bool:
    """Whether it is the title once more in a language with many accents, behind an English one that is whole."""
    letters = [char for char in subtitle if char.isalpha()]
    foreign = sum(not char.isascii() for char in letters)
    is_long = len(subtitle.split()) > 5 and ":" in title
    return (
        is_long and foreign > _FOREIGN_SHARE * len(letters) and title.isascii() and language_of(title) == "en"
    )
