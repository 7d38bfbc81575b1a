"""What the words of a reference tell by themselves: shape, kind, usual part."""

from __future__ import annotations

import re
from functools import lru_cache

from litman.posts.references.wordlists import usual_parts, word_classes
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import EARLY_YEAR

_DIGIT = lazy_pattern(r"\d")
_CORE = lazy_pattern(r"\w(?:.*\w)?", re.S)
_YEAR = lazy_pattern(rf"{EARLY_YEAR}[a-z]?$")
_RANGE = lazy_pattern(r"[A-Za-z]{0,3}\d+\s?[-‐‑‒–—−?]{1,2}\s?[A-Za-z]{0,3}\d+$")
_VOLUME = lazy_pattern(r"\d+\s?[(/.:]\s?\d+(?:[-–/]\d+)?\)?$")
_LABEL = lazy_pattern(r"(?:\[\w{1,8}\]|\(\d{1,3}\)|\d{1,3}[.)]|\d{1,3})$")
_ROMAN = lazy_pattern(r"[ivxlc]+$|[IVXLC]+$")
_ADDRESS = lazy_pattern(r"https?:|www\.|\w\.(?:org|com|net|edu|gov|html?)\b|/\w+\.\w+", re.I)
_DOI = lazy_pattern(r"10\.\d{4,9}/|^\W?doi\b", re.I)
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.[-–]?){1,4}[,;:]?$|[^\W\d_][,;.]?$")
_TELLING_CLASSES = ("ed", "in", "month", "vol", "no", "pp", "edition", "retrieved", "thesis", "and", "etal")
OPENERS = "“\"«„‘'‹「『"
CLOSERS = "”\"»“’'›」』"


class Word:
    """What a word alone tells."""

    __slots__ = ("after", "after2", "before", "before2", "ends_sentence", "here", "kind", "shape", "used")

    def __init__(self, word: str) -> None:
        match = _CORE.search(word)
        core = match.group() if match else ""
        head = word[: match.start()] if match else word
        tail = word[match.end() :] if match else ""
        low = core.lower()
        self.shape = _shape(core)
        classes = word_classes(low)
        self.kind = _kind(word, core, low, tail, classes)
        self.ends_sentence = tail[:1] in (".", "?", "!") and len(core) > 2 and not _INITIALS.match(word)
        is_alpha = core.isalpha()
        bare = low if is_alpha else _DIGIT.sub("9", low)
        here = [
            f"w={bare}", f"s={self.shape}", f"k={self.kind}", f"h={head[:3]}", f"t={tail[:3]}",
            f"ht={head[:1]}{tail[:1]}", f"kt={self.kind}{tail[:1]}", f"kh={self.kind}{head[:1]}",
            f"st={self.shape}{tail[:2]}", f"len={min(len(core), 8)}",
        ]  # fmt: skip
        if is_alpha and len(low) > 3:
            here += [f"p2={low[:2]}", f"p3={low[:3]}", f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}"]
        usual = len(here)
        here += [f"c={name}" for name in classes]
        parts = usual_parts(low)
        used = f"{self.shape[:2]}{parts or '?'}"
        self.used = used
        here += [f"L={used}", *(f"l={part}" for part in parts)]
        ending = len(here)
        if not core.isascii():
            here.append("foreign")
        self.here = tuple(here)
        context = [
            f"w={bare}", f"k={self.kind}", f"s={self.shape}", f"h={head[:1]}", f"t={tail[:2]}", here[6],
            *here[usual:ending],
        ]  # fmt: skip
        self.before = tuple(["-1" + name for name in context])
        self.after = tuple(["+1" + name for name in context])
        far = [here[2], f"L={used}", f"t={tail[:1]}", here[1], here[0]]
        self.before2 = tuple(["-2" + name for name in far])
        self.after2 = tuple(["+2" + name for name in far])


@lru_cache(maxsize=10_000)
def read_word(word: str) -> Word:
    """Return what the word tells; words are kept, since most come again."""
    return Word(word)


def _shape(core: str) -> str:
    if core.isascii() and core.isalnum():  # most words, at a tenth of the time
        if core.islower() and core.isalpha():
            return "a+" if len(core) > 1 else "a"
        if core.isdigit():
            return "9+" if len(core) > 1 else "9"
        if core.isalpha() and core[0].isupper() and core[1:].islower():
            return "Aa+" if len(core) > 2 else "Aa"
    shape, last = [], ""
    for c in core[:24]:
        if c.isdigit():
            kind = "9"
        elif c.isupper():
            kind = "A"
        elif c.isalpha():
            kind = "a"
        else:
            kind = c
        if kind != last:
            shape.append(kind)
            last = kind
        elif len(shape) < 2 or shape[-2:] != [kind, "+"]:
            shape.append("+") if shape[-1] != "+" else None
    return "".join(shape)


def _kind(word: str, core: str, low: str, tail: str, classes: tuple[str, ...]) -> str:
    if not core:
        return f"punct{word[:1]}"
    if not (word.isascii() and word.isalpha() and low != "doi"):  # of letters alone neither can be made
        if _DOI.search(word):
            return "doi"
        if _ADDRESS.search(word):
            return "url"
    if core[0].isdigit() or core[-1].isdigit():
        return _number_kind(word, core)
    for name in _TELLING_CLASSES if classes else ():
        if name in classes:
            return name
    if _INITIALS.match(core + tail) and core[0].isupper():
        return "init"
    if core.isupper() and len(core) <= 3:
        return "caps" if not _ROMAN.match(core) else "capsroman"
    if core.isupper():
        return "upper"
    if core[0].isupper():
        return "cap"
    return "low" if core[0].islower() else "other"


def _number_kind(word: str, core: str) -> str:
    if _YEAR.match(core):
        return "year"
    if _RANGE.match(core):
        return "range"
    if _VOLUME.match(core) or (_VOLUME.match(core + ")") and "(" in core):
        return "volume"
    if core.isdigit():
        return f"n{min(len(core), 5)}"
    return "numword"
