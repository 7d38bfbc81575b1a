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


Feature = str | bytes  # the tagger encodes each text anew, so that those which are kept are kept encoded


def encoded(*names: str) -> tuple[Feature, ...]:
    """Return features as the tagger takes them without further ado."""
    return tuple([name.encode() for name in names])


class Look:
    """What words that look alike tell. Features stay in one order: sums of their weights come out the same."""

    __slots__ = (
        "after",
        "after2",
        "after3",
        "before",
        "before2",
        "before3",
        "ending",
        "form",
        "kind",
        "kt",
        "shape",
        "used",
    )

    def __init__(
        self,
        shape: str,
        kind: str,
        head: str,
        tail: str,
        length: int,
        classes: tuple[str, ...],
        usual: str,
        is_ascii: bool,
    ) -> None:
        self.shape, self.kind = shape, kind
        self.used = used = f"{shape[:2]}{usual or '?'}"
        self.kt = kt = f"kt={kind}{tail[:1]}"
        self.form = encoded(
            f"s={shape}", f"k={kind}", f"h={head}", f"t={tail}", f"ht={head[:1]}{tail[:1]}", kt,
            f"kh={kind}{head[:1]}", f"st={shape}{tail[:2]}", f"len={length}",
        )  # fmt: skip
        told = (*(f"c={name}" for name in classes), f"L={used}", *(f"l={part}" for part in usual))
        self.ending = encoded(*told) if is_ascii else encoded(*told, "foreign")
        near = (f"k={kind}", f"s={shape}", f"h={head[:1]}", f"t={tail[:2]}", kt, *told)
        self.before = encoded(*["-1" + name for name in near])
        self.after = encoded(*["+1" + name for name in near])
        far = (f"k={kind}", f"L={used}", f"t={tail[:1]}", f"s={shape}")
        self.before2 = encoded(*["-2" + name for name in far])
        self.after2 = encoded(*["+2" + name for name in far])
        self.before3 = encoded(f"-3k={kind}", f"-3t=t={tail}")
        self.after3 = encoded(f"+3k={kind}", f"+3t=t={tail}")


class Word:
    """What a word alone tells."""

    __slots__ = ("after", "after2", "bare", "before", "before2", "ends_sentence", "here", "kind", "look")

    def __init__(self, word: str) -> None:
        match = _CORE.search(word)
        core = match.group() if match else ""
        head = word[: match.start()] if match else word
        tail = word[match.end() :] if match else ""
        low = core.lower()
        classes = word_classes(low)
        self.kind = kind = _kind(word, core, low, tail, classes)
        self.ends_sentence = tail[:1] in (".", "?", "!") and len(core) > 2 and not _INITIALS.match(word)
        length, is_ascii = min(len(core), 8), core.isascii()
        self.look = look = _look(
            _shape(core), kind, head[:3], tail[:3], length, classes, usual_parts(low), is_ascii
        )
        is_alpha = core.isalpha()
        self.bare = bare = f"w={low if is_alpha else _DIGIT.sub('9', low)}"
        if is_alpha and len(low) > 3:
            affixes = encoded(
                f"p2={low[:2]}", f"p3={low[:3]}", f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}"
            )
            self.here = (bare.encode(), *look.form, *affixes, *look.ending)
        else:
            self.here = (bare.encode(), *look.form, *look.ending)
        self.before, self.after = (f"-1{bare}".encode(), *look.before), (f"+1{bare}".encode(), *look.after)
        self.before2, self.after2 = (
            (*look.before2, f"-2{bare}".encode()),
            (*look.after2, f"+2{bare}".encode()),
        )


_look = lru_cache(maxsize=4_096)(Look)


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
