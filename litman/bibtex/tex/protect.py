"""Titles for BibTeX: words whose capitals a style must keep go in braces."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from litman.bibtex.tex.latex import encode_with, escape_text
from litman.text.language import language_of
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.text.titles.names import find_names
from litman.text.titles.sentence_case import is_english, is_title_case
from litman.text.titles.title_text import Word, begins_sentence, words_of

_WORD = lazy_pattern(r"[^\W_]+(?:['’.][^\W_]+)*")
# Below this share of capitalised words a title is in sentence case, and what is capitalised in it is a name.
_SENTENCE_CASE_SHARE = 0.34
_SMALL_WORD = 3  # letters
# Languages in which a word inside a title has a capital where it is a name; German has it for all nouns.
_SMALL_NOUNS = frozenset("fr es it pt nl pl ru".split())
_WITHIN_A_NAME = (" ", "-", "‐", "‑", "–")
_LEAST_WORDS = 3  # in languages whose names litman does not know


def encode_title(rich: str) -> str:
    """Return a title as TeX text, with `{DNA}`, `{eLife}` and, in sentence case, `{Parkinson}` in braces.

    BibTeX styles put titles in lower case except for the first letter, one after a colon, and what is in
    braces.
    """
    kept = protected_words(plain(rich))
    if not kept:
        return encode_with(rich, escape_text)
    return encode_with(rich, lambda text: _protect(text, kept))


def protected_words(title: str) -> frozenset[str]:
    """Return the words of a plain title that have to keep their capitals."""
    if not any(char.islower() for char in title):
        return frozenset()  # all capitals say nothing
    words = words_of(title)
    starts = {word.place for n, word in enumerate(words) if word.begins_subtitle or begins_sentence(words, n)}
    names = _places_of_names(words, starts)
    return frozenset(
        match[0]
        for match in _WORD.finditer(title)
        if _has_inner_capital(match[0])
        or match.start() in names
        or (_is_lone_capital(match[0]) and match.start() not in starts)
    )


def words_with_capitals_inside(title: str) -> frozenset[str]:
    """Return those of the words that have to keep their capitals that tell so themselves: `DNA`, `eLife`."""
    if not any(char.islower() for char in title):
        return frozenset()
    return frozenset(match[0] for match in _WORD.finditer(title) if _has_inner_capital(match[0]))


def _places_of_names(words: Sequence[Word], starts: Collection[int]) -> set[int]:
    """Return where names stand in a title in sentence case, and known ones in a title that is partly in title case."""
    inner = [w for w in words if w.place not in starts and w.text[0].isalpha()]
    longer = [word for word in inner if len(word.base) > _SMALL_WORD and not _has_inner_capital(word.text)]
    capitals = sum(word.is_capitalised for word in longer)
    is_mostly_small = capitals <= _SENTENCE_CASE_SHARE * len(longer)
    if is_mostly_small and (len(longer) >= _LEAST_WORDS or (capitals < len(longer) and is_english(words))):
        return {word.place for word in inner if word.text[0].isupper()}
    small = len(longer) - capitals
    if not is_english(words):
        has_small_nouns = language_of(" ".join(word.text for word in words)) in _SMALL_NOUNS
        is_told = has_small_nouns and small > max(capitals, _LEAST_WORDS - 1)
        return {word.place for word in inner if word.text[0].isupper()} if is_told else set()
    if is_title_case(words):
        return set()
    names = find_names(words)
    runs = _runs(words, starts)
    names |= {number for run in runs if _is_named(words, run, names) for number in run}
    others = [run for run in runs if run[0] not in names]
    if len(others) == 1 and small > max(capitals, _LEAST_WORDS - 1):
        names |= {*others[0]}  # all else is small: `treatments for disorders in Amber Eyelid Complex`
    return {w.place for n, w in enumerate(words) if n in names and w.is_capitalised and w.place not in starts}


def _runs(words: Sequence[Word], starts: Collection[int]) -> list[list[int]]:
    """Return the words with capitals that stand side by side, inside the title: `Mekong Delta`, `Indo-Pacific`."""
    runs: list[list[int]] = []
    for number, word in enumerate(words):
        if not word.is_capitalised or word.place in starts:
            continue
        is_next = bool(runs) and runs[-1][-1] == number - 1 and word.before in _WITHIN_A_NAME
        if is_next:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_named(words: Sequence[Word], run: Sequence[int], names: Collection[int]) -> bool:
    """Whether a name is among the words, or their acronym behind them: `the Quiet Evening Trial (QET)`."""
    if any(number in names for number in run):
        return True
    behind = words[run[-1] + 1] if run[-1] + 1 < len(words) else None
    is_acronym = behind is not None and behind.before == " (" and behind.text[:3].isupper()
    return is_acronym and behind is not None and len(run) > 1 and behind.text[0] == words[run[0]].text[0]


def _has_inner_capital(word: str) -> bool:
    return any(char.isupper() for char in word[1:])


def _is_lone_capital(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _protect(text: str, kept: frozenset[str]) -> str:
    pieces, position = [], 0
    for match in _WORD.finditer(text):
        if match[0] in kept:
            pieces += [escape_text(text[position : match.start()]), "{", escape_text(match[0]), "}"]
            position = match.end()
    return "".join(pieces) + escape_text(text[position:])
