"""What stands around a word in the whole reference: what was before, what comes, the reference's habits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from litman.posts.references.words import CLOSERS, OPENERS, Feature, Word

_FAR = 99  # words; nothing further is counted
_PLACE = frozenset(("volume", "vol", "range", "pp"))
_TELLING = frozenset(("year", "range", "pp", "vol", "no", "volume", "ed"))


class Running:
    """What stood before: quotation marks, brackets, years, names."""

    __slots__ = (
        "brackets",
        "container",
        "editor",
        "pages",
        "quote_closed",
        "quoted",
        "seen",
        "sentences",
        "volume",
        "year",
    )

    def __init__(self) -> None:
        self.quoted = self.quote_closed = self.year = self.pages = self.volume = self.editor = False
        self.container = False
        self.brackets = self.sentences = 0
        self.seen = ""

    def step(self, word: str, known: Word, i: int, count: int) -> list[str]:
        if word[0] in OPENERS and not self.quoted and (len(word) > 1 or not self.quote_closed):
            self.quoted = True
        if not word.isalnum():
            self.brackets += word.count("(") + word.count("[")
        sentences = self.sentences if self.sentences < 4 else 4
        features = [f"pos={i * 10 // count}", f"i={i if i < 5 else 5}", f"sent={sentences}"]
        if self.quoted:
            features.append("q")
        if self.quote_closed:
            features.append("qdone")
        if self.brackets > 0:
            features.append("br")
        self.seen = _seen(self.year, self.quote_closed, self.editor, self.container, self.volume, self.pages)
        features += _so_far(self.seen, sentences, known.kind)
        self._close(word, known)
        return features

    def _close(self, word: str, known: Word) -> None:
        if not word.isalnum():
            tail = word.rstrip(".,;:)]?!")
            is_closed = self.quoted and tail and tail[-1] in CLOSERS
            if is_closed and not (len(tail) == 1 and tail in OPENERS[:3]):
                self.quoted, self.quote_closed = False, True
            self.brackets = max(0, self.brackets - word.count(")") - word.count("]"))
        kind = known.kind
        if kind in _TELLING:
            self.year = self.year or kind == "year"
            self.pages = self.pages or kind in ("range", "pp")
            self.volume = self.volume or kind in ("vol", "no", "volume")
            self.editor = self.editor or kind == "ed"
        if known.ends_sentence:
            self.sentences += 1


@lru_cache(maxsize=64)
def _seen(year: bool, quoted: bool, editor: bool, container: bool, volume: bool, pages: bool) -> str:
    """Return a letter for each thing that stood before."""
    told = zip("yqeivp", (year, quoted, editor, container, volume, pages), strict=True)
    return "".join(letter for letter, was_seen in told if was_seen)


@lru_cache(maxsize=4_096)
def _so_far(seen: str, sentences: int, kind: str) -> tuple[str, str, str]:
    return f"seen={seen}", f"seen|k={seen}|{kind}", f"sent|k={sentences}|{kind}"


def rank_years(items: list[list[Feature]], words: Sequence[str], known: list[Word]) -> None:
    """Say of each year which one it is, and whether another stands in brackets or at the end."""
    years = [i for i, word in enumerate(known) if word.kind == "year"]
    bracketed = any(words[i][0] in "([" for i in years)
    for rank, i in enumerate(years):
        last = "e" if i >= len(known) - 2 else ""
        own = "(" if words[i][0] in "([" else ""
        items[i].append(f"yr={rank}/{len(years)}|{own}{last}|{bracketed}")
        items[i].append(f"yr-1={len(years) - rank}|{own}|{bracketed}")


def reference_style(known: list[Word], words: Sequence[str]) -> str:
    """Return a code of the whole reference's habits: quotation marks, where its year stands, volume, editors."""
    kinds = [word.kind for word in known]
    year = kinds.index("year") if "year" in kinds else -1
    place = "n" if year < 0 else "(" if words[year][0] in "([" and year < len(kinds) * 0.6 else ""
    place = place or ("e" if year < len(kinds) * 0.4 else "l" if year >= len(kinds) - 2 else "m")
    quoted = "q" if any(word[0] in OPENERS[:3] for word in words) else ""
    volume = "v" if any(kind in ("volume", "vol", "no") for kind in kinds) else ""
    pages = "p" if any(kind in ("range", "pp") for kind in kinds) else ""
    return f"{place}{quoted}{volume}{pages}{'i' if 'in' in kinds else ''}{'d' if 'ed' in kinds else ''}"


def add_look_ahead(items: list[list[Feature]], words: Sequence[str], known: list[Word]) -> None:
    """Add what stands after each word: how far the next year, full stop, editor word and address are."""
    year = stop = editor = container = _FAR
    stops = commas = 0
    counting = False
    for i in range(len(items) - 1, -1, -1):
        own = known[i]
        kind = own.kind
        items[i] += (
            f"year+{_BINS[year]}",
            f"stop+{_BINS[stop]}|{kind}",
            f"ed+{_BINS[editor]}",
            f"in+{_BINS[container]}",
        )
        if counting:
            stops += own.ends_sentence
            commas += words[i][-1] == ","
            of_stops = stops if stops < 4 else 4
            items[i] += (f"cl={of_stops}|{commas if commas < 3 else 3}", f"cl|k={of_stops}|{kind}")
        year = 1 if kind == "year" else year + 1 if year < _FAR else _FAR
        stop = 1 if own.ends_sentence else stop + 1 if stop < _FAR else _FAR
        editor = 1 if kind == "ed" else editor + 1 if editor < _FAR else _FAR
        container = 1 if kind in _PLACE else container + 1 if container < _FAR else _FAR
        if kind == "no" or kind in _PLACE:
            counting, stops, commas = True, 0, 0


def add_look_back(items: list[list[Feature]], words: Sequence[str], known: list[Word]) -> None:
    """Add how far before each word the last year, page range, address and end of a sentence stand."""
    year = pages = address = stop = 99
    for i, word in enumerate(known):
        items[i].append(f"year-{_bin(year)}")
        items[i].append(f"pages-{_bin(pages)}|{word.kind}")
        items[i].append(f"url-{_bin(address)}")
        items[i].append(f"back={_bin(year)}|{_bin(pages)}|{_bin(stop)}")
        year = 1 if word.kind == "year" else year + 1
        pages = 1 if word.kind in ("range", "pp", "volume") else pages + 1
        address = 1 if word.kind in ("url", "doi") else address + 1
        stop = 1 if word.ends_sentence or words[i][-1] == "." else stop + 1


def _bin(distance: int) -> str:
    if distance <= 4:
        return str(distance)
    return "5-8" if distance <= 8 else "9-15" if distance <= 15 else "far" if distance < 99 else "none"


_BINS = tuple(map(_bin, range(_FAR + 1)))
