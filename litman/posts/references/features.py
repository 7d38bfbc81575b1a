"""Features of a reference's tokens, for the model that labels them.

Features are short strings. What depends on the word alone is computed once a word and kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from litman.posts.references.tokens import Token
from litman.posts.references.wordlists import usual_parts, word_classes

_CORE = re.compile(r"\w(?:.*\w)?", re.S)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?$")
_RANGE = re.compile(r"[A-Za-z]{0,3}\d+\s?[-‐‑‒–—−?]{1,2}\s?[A-Za-z]{0,3}\d+$")
_VOLUME = re.compile(r"\d+\s?[(/.:]\s?\d+(?:[-–/]\d+)?\)?$")
_LABEL = re.compile(r"(?:\[\w{1,8}\]|\(\d{1,3}\)|\d{1,3}[.)]|\d{1,3})$")
_ROMAN = re.compile(r"[ivxlc]+$|[IVXLC]+$")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:org|com|net|edu|gov|html?)\b|/\w+\.\w+", re.I)
_DOI = re.compile(r"10\.\d{4,9}/|^\W?doi\b", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-–]?){1,4}[,;:]?$|[^\W\d_][,;.]?$")
_OPENERS = "“\"«„‘'‹「『"
_CLOSERS = "”\"»“’'›」』"


def token_features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return a list of features for each word of one reference, in order."""
    words = [token.text for token in tokens]
    known = [_word(word[:64]) for word in words]
    count = len(words)
    items = []
    state = _Running()
    style = _style(known, words)
    for i in range(count):
        own = known[i]
        features = list(own.here)
        if i:
            features += known[i - 1].before
            features.append(f"s-1|s={known[i - 1].shape}|{own.shape}")
            features.append(f"k-1|k={known[i - 1].kind}|{own.kind}")
            features.append(f"w-1|w={known[i - 1].here[0]}|{own.here[0]}")
            features.append(f"kt-1|kt={known[i - 1].here[6]}|{own.here[6]}")
            features.append(f"L-1|L={known[i-1].used}|{own.used}")
            if i > 2:
                features.append(f"-3k={known[i-3].kind}"); features.append(f"-3t={known[i-3].here[4]}")
            if i > 1:
                features += known[i - 2].before2
                features.append(f"k-2|k-1|k={known[i - 2].kind}|{known[i - 1].kind}|{own.kind}")
        else:
            features.append("first")
        if i + 1 < count:
            features += known[i + 1].after
            features.append(f"k|k+1={own.kind}|{known[i + 1].kind}")
            features.append(f"k-1|k+1={known[i - 1].kind if i else '^'}|{known[i + 1].kind}")
            features.append(f"kt|kt+1={own.here[6]}|{known[i + 1].here[6]}")
            features.append(f"L|L+1={own.used}|{known[i+1].used}")
            if i + 3 < count:
                features.append(f"+3k={known[i+3].kind}"); features.append(f"+3t={known[i+3].here[4]}")
            if i + 2 < count:
                features += known[i + 2].after2
                features.append(f"k|k+1|k+2={own.kind}|{known[i + 1].kind}|{known[i + 2].kind}")
        else:
            features.append("last")
        if own.kind == "in" and i and (words[i][0] == "I" or words[i - 1][-1] in ".,”\"?!"):
            state.container = True
            features.append("In!")
        features += state.step(words[i], own, i, count)
        if i and tokens[i].start == tokens[i - 1].end:
            features += ["glued", f"glued|k={known[i - 1].kind}|{own.kind}"]
        if i + 1 < count and tokens[i + 1].start == tokens[i].end:
            features += ["glue+", f"glue+|k={own.kind}|{known[i + 1].kind}"]
        features.append(f"style|sent|k={style}|{min(state.sentences, 4)}|{own.kind}")
        features.append(f"style|seen={style}|{state.seen}")
        items.append(features)
    _look_ahead(items, words, known)
    _rank_years(items, words, known)
    return items


class _Running:
    """What stood before: quotation marks, brackets, years, names."""

    __slots__ = ("brackets", "container", "editor", "pages", "quote_closed", "quoted", "seen", "sentences", "year", "volume")

    def __init__(self) -> None:
        self.quoted = self.quote_closed = self.year = self.pages = self.volume = self.editor = False
        self.container = False
        self.brackets = self.sentences = 0
        self.seen = ""

    def step(self, word: str, known: _Word, i: int, count: int) -> list[str]:
        opens = word[0] in _OPENERS and not self.quoted and (len(word) > 1 or not self.quote_closed)
        if opens:
            self.quoted = True
        self.brackets += word.count("(") + word.count("[")
        features = [
            f"pos={i * 10 // count}",
            f"i={min(i, 5)}",
            f"sent={min(self.sentences, 4)}",
        ]
        if self.quoted:
            features.append("q")
        if self.quote_closed:
            features.append("qdone")
        if self.brackets > 0:
            features.append("br")
        seen = f"{'y' if self.year else ''}{'q' if self.quote_closed else ''}{'e' if self.editor else ''}"
        seen += "i" if self.container else ""
        seen += f"{'v' if self.volume else ''}{'p' if self.pages else ''}"
        self.seen = seen
        features.append(f"seen={seen}")
        features.append(f"seen|k={seen}|{known.kind}")
        features.append(f"sent|k={min(self.sentences, 4)}|{known.kind}")
        self._close(word, known)
        return features

    def _close(self, word: str, known: _Word) -> None:
        tail = word.rstrip(".,;:)]?!")
        if self.quoted and tail and tail[-1] in _CLOSERS and not (len(tail) == 1 and tail in _OPENERS[:3]):
            self.quoted, self.quote_closed = False, True
        self.brackets = max(0, self.brackets - word.count(")") - word.count("]"))
        self.year = self.year or known.kind == "year"
        self.pages = self.pages or known.kind in ("range", "pp")
        self.volume = self.volume or known.kind in ("vol", "no", "volume")
        self.editor = self.editor or known.kind == "ed"
        if known.ends_sentence:
            self.sentences += 1


class _Word:
    """What a word alone tells."""

    __slots__ = ("after", "after2", "before", "before2", "ends_sentence", "here", "kind", "shape","used")

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
        digits = re.sub(r"\d", "9", low) if core and not core.isalpha() else low
        here = [
            f"w={digits}", f"s={self.shape}", f"k={self.kind}", f"h={head[:3]}", f"t={tail[:3]}",
            f"ht={head[:1]}{tail[:1]}", f"kt={self.kind}{tail[:1]}", f"kh={self.kind}{head[:1]}",
            f"st={self.shape}{tail[:2]}", f"len={min(len(core), 8)}",
        ]  # fmt: skip
        if core.isalpha() and len(low) > 3:
            here += [f"p2={low[:2]}", f"p3={low[:3]}", f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}"]
        here += [f"c={name}" for name in classes]
        parts = usual_parts(low)
        used = f"{self.shape[:2]}{parts or '?'}"
        self.used=used
        here += [f"L={used}", *(f"l={part}" for part in parts)]
        if not core.isascii():
            here.append("foreign")
        self.here = tuple(here)
        context = [f"w={digits}", f"k={self.kind}", f"s={self.shape}", f"h={head[:1]}", f"t={tail[:2]}"]
        context.append(f"kt={self.kind}{tail[:1]}")
        context += [f"c={name}" for name in classes]
        context += [f"L={used}", *(f"l={part}" for part in parts)]
        self.before = tuple(f"-1{name}" for name in context)
        self.after = tuple(f"+1{name}" for name in context)
        far = [f"k={self.kind}", f"L={used}", f"t={tail[:1]}", f"s={self.shape}", f"w={digits}"]
        self.before2 = tuple(f"-2{name}" for name in far)
        self.after2 = tuple(f"+2{name}" for name in far)


@lru_cache(maxsize=50_000)
def _word(word: str) -> _Word:
    return _Word(word)


def _shape(core: str) -> str:
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
    if _DOI.search(word):
        return "doi"
    if _ADDRESS.search(word):
        return "url"
    if core[0].isdigit() or core[-1].isdigit():
        return _number_kind(word, core)
    for name in ("ed", "in", "month", "vol", "no", "pp", "edition", "retrieved", "thesis", "and", "etal"):
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


def _rank_years(items: list[list[str]], words: Sequence[str], known: list[_Word]) -> None:
    """Say of each year which one it is, and whether another stands in brackets or at the end."""
    years = [i for i, word in enumerate(known) if word.kind == "year"]
    bracketed = any(words[i][0] in "([" for i in years)
    for rank, i in enumerate(years):
        last = "e" if i >= len(known) - 2 else ""
        own = "(" if words[i][0] in "([" else ""
        items[i].append(f"yr={rank}/{len(years)}|{own}{last}|{bracketed}")
        items[i].append(f"yr-1={len(years) - rank}|{own}|{bracketed}")


def _style(known: list[_Word], words: Sequence[str]) -> str:
    """Return a code of the whole reference's habits: quotation marks, where its year stands, volume, editors."""
    kinds = [word.kind for word in known]
    year = kinds.index("year") if "year" in kinds else -1
    place = "n" if year < 0 else "(" if words[year][0] in "([" and year < len(kinds) * 0.6 else ""
    place = place or ("e" if year < len(kinds) * 0.4 else "l" if year >= len(kinds) - 2 else "m")
    quoted = "q" if any(word[0] in _OPENERS[:3] for word in words) else ""
    volume = "v" if any(kind in ("volume", "vol", "no") for kind in kinds) else ""
    pages = "p" if any(kind in ("range", "pp") for kind in kinds) else ""
    return f"{place}{quoted}{volume}{pages}{'i' if 'in' in kinds else ''}{'d' if 'ed' in kinds else ''}"


def _look_ahead(items: list[list[str]], words: Sequence[str], known: list[_Word]) -> None:
    """Add what stands after each word: how far the next year, full stop, editor word and address are."""
    year = stop = editor = container = 99
    stops = commas = 0
    counting = False
    for i in range(len(items) - 1, -1, -1):
        items[i].append(f"year+{_bin(year)}")
        items[i].append(f"stop+{_bin(stop)}|{known[i].kind}")
        items[i].append(f"ed+{_bin(editor)}")
        items[i].append(f"in+{_bin(container)}")
        kind = known[i].kind
        if counting:
            stops += known[i].ends_sentence
            commas += words[i][-1] == ","
            items[i].append(f"cl={min(stops, 4)}|{min(commas, 3)}")
            items[i].append(f"cl|k={min(stops, 4)}|{kind}")
        if kind in ("volume", "vol", "range", "pp", "no"):
            counting, stops, commas = True, 0, 0
        year = 1 if kind == "year" else year + 1
        stop = 1 if known[i].ends_sentence else stop + 1
        editor = 1 if kind == "ed" else editor + 1
        container = 1 if kind in ("volume", "vol", "range", "pp") else container + 1


def _bin(distance: int) -> str:
    if distance <= 4:
        return str(distance)
    return "5-8" if distance <= 8 else "9-15" if distance <= 15 else "far" if distance < 99 else "none"
