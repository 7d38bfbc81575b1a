"""Words and numbers as they are compared: ASCII, lower case, without accents, marks and apostrophes."""

from __future__ import annotations

import html
from functools import lru_cache

from litman.text.folding import fold, to_ascii
from litman.text.lazy_pattern import lazy_pattern

_TAG = lazy_pattern(r"</?[A-Za-z][^<>]{0,80}>")
_APOSTROPHE = lazy_pattern(r"(?<=\w)'(?=\w)")
_WORD = lazy_pattern(r"[a-z]+|[0-9]+")
_LINE_END = lazy_pattern(r"(?<=[^\W\d_])[-\u00ad\u2010][^\S\n]*+\n\s*+(?=[a-z])")
# Words that every other title has: they tell nothing.
_STOP = (
    "a an and are as at by de der des di die do does du el et for from how in into is its la le les of on or per some"
    " that the their this to und using via was what when which with within without von new study effect effects case"
    " report reply letter editorial introduction review preface comment comments notes abstract abstracts"
)
_SMALL = "a an and de der des di die du et for fur in la le les of on the und y e del"
STOP_WORDS = frozenset(_STOP.split())
SMALL_WORDS = frozenset(_SMALL.split())


def folded(text: str) -> str:
    """Return a text in lower-case ASCII, entities and tags taken out, words broken at line ends joined."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    if "\n" in text:
        text = _LINE_END.sub("", text)
    return to_ascii(_APOSTROPHE.sub("", fold(text))).lower()


def words_of(text: str) -> list[str]:
    """Return the runs of letters and of digits of a text, folded, in order (`e0122` is `e`, `0122`)."""
    return list(_words(text))


# What a record says is asked for by many features of a comparison.
@lru_cache(maxsize=2_048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def weight_of(word: str) -> float:
    """Return how much a word of a title tells: nearly nothing for stop words, more for longer ones."""
    if word in STOP_WORDS or len(word) == 1:
        return 0.2
    return float(min(len(word), 9))


def bare_number(digits: str) -> str:
    """Return a number without zeros in front."""
    return digits.lstrip("0") or "0"
