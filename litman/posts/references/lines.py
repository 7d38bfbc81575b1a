"""Features of a text's lines, for the models that tell reference lists from prose and one reference from the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from string import ascii_uppercase, digits

from litman.posts.references.headings import is_heading_shape, is_reference_heading, is_self_citation_heading
from litman.posts.references.national import is_signed
from litman.posts.references.wordlists import name_a_month, usual_parts_of
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE
from litman.text.raised import RAISED_DIGITS
from litman.text.years import EARLY_YEAR

LABEL = lazy_pattern(
    r"\s*(?:[-•*·–]\s+)?(?:[\[［【〔]\^?(?P<tag>[\w+./:-]{1,20}(?:\s\d{4}\w?)?)[\]］】〕]:?|[(（](?P<round>\d{1,4})[)）]|(?P<stop>\d{1,4})[.)](?=\s|[^\W\d]|$)"
    rf"|(?P<sup>[{RAISED_DIGITS}]{{1,4}})|\^(?P<caret>\d{{1,4}})|(?P<bare>\d{{1,4}})(?=\s+[^\W\d_]|[\t]|(?=[A-Z“\"])))\s*"
)
_PARTICLES = rf"(?:{PARTICLE}\s+){{0,3}}"
_SURNAME = rf"{_PARTICLES}(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-ÞŁŠŽČА-Я][\w'’‐-]++(?:\s[A-ZÀ-ÖØ-ÞА-Я][\w'’-]++)?"
_STARTS = {
    "apa": lazy_pattern(rf"{_SURNAME},\s*(?:[A-ZÀ-ÖØ-ÞА-Я]\.[\s-]?)+"),
    "mla": lazy_pattern(rf"{_SURNAME},\s+[A-ZÀ-ÖØ-Þ][\w'’-]+"),
    "van": lazy_pattern(rf"{_SURNAME}\s+[A-ZÀ-ÖØ-Þ]{{1,3}}(?:[,.;:]|\s+\(|\s+and\b|$)"),
    "ini": lazy_pattern(rf"(?:[A-ZÀ-ÖØ-Þ]\.[\s-]?){{1,3}}\s*{_SURNAME}"),
    "full": lazy_pattern(rf"{_SURNAME}\s+(?:[A-Z]\.\s*)?{_SURNAME}[,.]"),
    "same": lazy_pattern(r"[-–—_]{2,}|―"),
    "quot": lazy_pattern(r"[“\"«„‘]"),
    "org": lazy_pattern(r"[A-Z][\w.’'&-]++(?:\s+[\w.’'&-]++){0,7}\s+\((?:\d{4}|n\.d)"),
    "low": lazy_pattern(r"[a-zà-ö]"),
    "num": lazy_pattern(r"\d"),
    "cap": lazy_pattern(r"[A-ZÀ-Þ]"),
}
_HOLDS = {
    "y()": lazy_pattern(
        rf"[(\[](?:[^()]{{0,14}}\s)?{EARLY_YEAR}[a-z]?(?:[,\s/][^()]{{0,14}})?[)\]]|\(n\.d\.\)|\(in press\)"
    ),
    "y": lazy_pattern(rf"(?<![\d–-]){EARLY_YEAR}[a-z]?(?=[.,;:)\s]|$)"),
    "pp": lazy_pattern(r"(?<![\w.])pp?\.\s?\d|\bpages?\s\d"),
    "rng": lazy_pattern(r"(?<![\d.])\d{1,5}\s?[-–—]\s?\d{1,5}(?![\d%])"),
    "v(i)": lazy_pattern(r"\b\d{1,4}\s?\(\d{1,3}[^)]{0,12}\)|\b\d{1,4}\s?:\s?[A-Za-z]?\d+|;\s?\d+"),
    "vol": lazy_pattern(r"\b(?:vol|no|nr|iss|bd|jg|heft)\b\.?\s*\d", re.I),
    "doi": lazy_pattern(r"\bdoi\b|\b10\.\d{4,9}/", re.I),
    "url": lazy_pattern(r"https?:|www\.|\w+\.(?:org|com|edu|gov|net)/"),
    "etal": lazy_pattern(r"\bet\.? al\b"),
    "ed": lazy_pattern(r"\b(?:eds?|hrsg|editors?)\b[.),]|\bedited by\b", re.I),
    "In": lazy_pattern(r"(?:[.,”\"]|\b)\sIn:?\s+[A-Z“\"]"),
    "acc": lazy_pattern(r"\b(?:retrieved|accessed|available (?:at|from|online)|cited \d)\b", re.I),
    "isbn": lazy_pattern(r"\bISBN\b|\bPMID\b|\bPMC\d|\barXiv\b"),
    "&": lazy_pattern(r",?\s&\s(?:[A-Z]\.|[A-Z]\w+,)"),
    "quo": lazy_pattern(r"[“\"].{8,}[.,?!]?[”\"]"),
    "inits": lazy_pattern(r"(?:\b[A-Z]\.[,\s-]*){2}|,\s[A-Z]\.,"),
    "colon": lazy_pattern(r"[A-Z]\w+(?:,\s[A-Z]{2})?:\s[A-Z]"),
    "thesis": lazy_pattern(
        r"\b(?:thesis|dissertation|technical report|proceedings|press|journal|conference)\b", re.I
    ),
}
# What a line has, in small letters, wherever such a pattern fits: quick to ask, and prose has it not.
_NEEDS = {
    "v(i)": ("(", ":", ";"),
    "y()": ("(", "["),
    "doi": ("doi", "10."),
    "url": ("http", "www.", ".org/", ".com/", ".edu/", ".gov/", ".net/"),
    "etal": ("et al", "et. al"),
    "ed": ("ed.", "ed)", "ed,", "eds", "hrsg", "editor", "edited"),
    "acc": ("retrieved", "accessed", "available", "cited"),
    "isbn": ("isbn", "pmid", "pmc", "arxiv"),
    "&": ("&",),
    "quo": ("“", '"', "”"),
    "colon": (":",),
    "thesis": ("thesis", "dissertation", "report", "proceedings", "press", "journal", "conference"),
}
# … and what begins every such pattern, of those that look for numbers.
_NEEDS_SHAPE = {
    "y": lazy_pattern(r"\d{4}"),
    "pp": lazy_pattern(r"p(?:\.|ages?)\s?\d"),
    "rng": lazy_pattern(r"\d\s?[-–—]"),
    "v(i)": lazy_pattern(r"\d"),
    "vol": lazy_pattern(r"(?:vol|no|nr|iss|bd|jg|heft)\.?\s*\d"),
}
_DIGIT, _INITIAL = lazy_pattern(r"\d"), lazy_pattern(r"[A-Z]\.")
_LINKS = ("10.", "http", "www.", ".htm", ".pdf", ".php")  # one of these ends in a DOI or an address
# Each with what its last character can be.
_ENDS = (
    ("hyphen", r"[-‐]", lazy_pattern(r"[a-z][-‐]$")),
    (
        "doi",
        r"\S",
        lazy_pattern(r"(?:10\.\d{4,9}/\S+|https?:\S+|www\.\S+|\w\.(?:html?|pdf|php)\S*)[>)\].]*$", re.I),
    ),
    ("pages", r"[\d.]", lazy_pattern(r"\d\s?[-–—]\s?[A-Za-z]?\d+\.?$")),
    ("year", r"[a-z\d).]", lazy_pattern(rf"{EARLY_YEAR}[a-z]?[).]*$")),
    ("num", r"[\d.)\]]", lazy_pattern(r"\d[.)\]]*$")),
    ("init", r"\.", lazy_pattern(r"\b[A-Z]\.$")),
    ("stop", r"[.\"”’)\]]", lazy_pattern(r"[.][\"”’)\]]?$")),
    ("ask", r"[?!\"”’)]", lazy_pattern(r"[?!][\"”’)]?$")),
    ("comma", r"[,;:&]", lazy_pattern(r"[,;:&]$")),
    ("close", r"[)\]”\"’]", lazy_pattern(r"[)\]”\"’]$")),
    ("lower", r"[a-z]", lazy_pattern(r"[a-z]$")),
    ("upper", r"[A-Z]", lazy_pattern(r"[A-Z]$")),
)
_PROSE = frozenset(
    re.findall(
        r"\w+",
        "is are was were be been being has have had do does did will would can could may might "
        "should must this that these those we our us they their them it its he she his her which "
        "who whose there here because however therefore thus although while when where if then "
        "than so such not no also only more most very you your i my what how why but or as at by "
        "from with into about between after before during through both each other some any all "
        "one two ",
    )
)
_PRINTED = frozenset("CPL")
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LEADER, _FAR_NUMBER = lazy_pattern(r"\.\s?\.\s?\.\s?\."), lazy_pattern(r"\s{3,}\d+\s*$")
_PAGE_NUMBER = lazy_pattern(
    r"\s*+(?:[-–—]?\s*+(?:\d{1,4}|[ivxlc]{1,6})\s*+[-–—]?|page\s++\d++(?:\s++of\s++\d++)?)\s*+$", re.I
)
_DIGITS = lazy_pattern(r"[\d\s]+")
_ASCII_DIGITS, _ASCII_CAPITALS = digits.encode(), ascii_uppercase.encode()
_HEAD, _TAIL = 500, 160
_CITING = (
    "y()",
    "pp",
    "rng",
    "v(i)",
    "vol",
    "doi",
    "etal",
    "ed",
    "In",
    "acc",
    "isbn",
    "&",
    "quo",
    "inits",
    "colon",
    "thesis",
)


class Line:
    """A line that is not blank, and what it alone tells."""

    __slots__ = (
        "blank_before",
        "end",
        "features",
        "indent",
        "index",
        "length",
        "repeated",
        "score",
        "signed",
        "start",
        "text",
        "title",
        "words",
    )

    def __init__(self, text: str, index: int, *, blank_before: int) -> None:
        self.index, self.blank_before, self.repeated = index, blank_before, False
        body = text.strip()
        self.indent = len(text) - len(text.lstrip())
        self.length = len(text.rstrip())
        self.text = body[:80]
        head = body[:_HEAD]
        tail = body[-_TAIL:]
        label = LABEL.match(head)
        rest = head[label.end() :] if label else head
        self.start = next((name for name, pattern in _STARTS.items() if pattern.match(rest)), "other")
        lowered = head.lower()
        may_link = any(map(tail.lower().__contains__, _LINKS))
        self.end = next(
            (
                name
                for name, pattern in _ends_with(tail[-1:])
                if (may_link or name != "doi") and pattern.search(tail)
            ),
            "other",
        )
        holds = [name for name, pattern in _may_hold(head, lowered) if pattern.search(head)]
        self.signed = is_signed(head)
        small = _WORD.findall(lowered) if head.isascii() else map(str.lower, _WORD.findall(head))
        self.words = list(small)
        self.title = _title(body)
        prose = sum(map(_PROSE.__contains__, self.words)) / max(1, len(self.words))
        citing = sum(name in _CITING for name in holds) + (self.start in ("apa", "van", "same"))
        self.score = min(citing, 5) - (2 if prose > 0.14 else 1 if prose > 0.09 else 0)
        self.features = [
            f"start={self.start}",
            f"end={self.end}",
            f"label={label.lastgroup if label else ''}",
            f"len={_step(len(body), (4, 20, 40, 60, 90, 150, 300, 800))}",
            f"title={self.title}",
            f"prose={_step(int(prose * 100), (1, 5, 9, 14, 20, 30))}",
            f"score={self.score}",
            *_shares(head, self.words),
            *(f"has={name}" for name in holds),
            f"start|end={self.start}|{self.end}",
        ]


@lru_cache(maxsize=500)
def _ends_with(last: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the ends that a line with this last character can have."""
    return tuple((name, pattern) for name, letters, pattern in _ENDS if re.fullmatch(letters, last))


def _may_hold(head: str, lowered: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield what is to be looked for in a line, given as it is and in small letters."""
    has_digits = bool(_DIGIT.search(head))
    for name, pattern in _HOLDS.items():
        shape = _NEEDS_SHAPE.get(name)
        if shape is not None and not (has_digits and shape.search(lowered)):
            continue
        if (name == "In" and "In" not in head) or (name == "inits" and not _INITIAL.search(head)):
            continue
        needs = _NEEDS.get(name)
        if needs is None or any(map(lowered.__contains__, needs)):
            yield name, pattern


def read_lines(lines: Sequence[str]) -> list[Line]:
    """Return the lines that are not blank, with their index among all of them."""
    read, blank = [], 0
    for index, text in enumerate(lines):
        if not text or text.isspace():
            blank += 1
            continue
        read.append(Line(text, index, blank_before=blank + text.startswith("\f")))
        blank = 0
    _mark_repeated(read, lines)
    return read


def _mark_repeated(read: list[Line], lines: Sequence[str]) -> None:
    """Mark the running heads: short lines that stand in the text three times or more but for their numbers."""
    bare = {line.index: _DIGITS.sub("", lines[line.index]).strip() for line in read if line.length < 160}
    counts = Counter(bare.values())
    for line in read:
        text = bare.get(line.index, "")
        if len(text) > 3 and counts[text] >= 3:
            line.repeated = True
            line.features.append("repeated")


def list_features(lines: Sequence[Line]) -> list[list[str]]:
    """Return the features that tell lines of a reference list from others, one list a line."""
    totals = [0, *accumulate(line.score for line in lines)]
    count, since = len(lines), 999
    items = []
    for i, line in enumerate(lines):
        since = 0 if line.title == "refs" else since + 1
        features = [*line.features, f"head={_step(since, (1, 2, 4, 12, 60, 400, 999))}"]
        features.append(f"blank={min(line.blank_before, 3)}")
        for reach in (2, 5, 12):
            low, high = max(0, i - reach), min(count, i + reach + 1)
            mean = (totals[high] - totals[low]) / (high - low)
            features.append(f"near{reach}={_step(int(mean * 4 + 8), (4, 6, 8, 9, 10, 12, 14, 16, 20))}")
        for offset in (-2, -1, 1, 2):
            if 0 <= i + offset < count:
                other = lines[i + offset]
                features += [
                    f"{offset}:score={other.score}",
                    f"{offset}:start={other.start}",
                    f"{offset}:title={other.title}",
                ]
                features.append(f"{offset}:end={other.end}")
            else:
                features.append(f"{offset}:none")
        items.append(features)
    return items


def _title(body: str) -> str:
    if is_self_citation_heading(body):
        return "self"
    if is_reference_heading(body):
        return "refs"
    if _PAGE_NUMBER.match(body):
        return "page"
    if _LEADER.search(body[:400]) or _FAR_NUMBER.search(body[:400]):
        return "toc"
    return "head" if is_heading_shape(body) else ""


def _shares(head: str, words: list[str]) -> list[str]:
    size = max(1, len(head))
    first = words[:60]
    parts = usual_parts_of(first)
    known = max(1, len(parts) - parts.count(""))
    return [
        f"digits={_step(100 * _count(str.isdigit, head, _ASCII_DIGITS) // size, (1, 4, 8, 15, 25, 50))}",
        f"caps={_step(100 * _count(str.isupper, head, _ASCII_CAPITALS) // size, (2, 5, 9, 14, 25, 50))}",
        f"punct={_step(100 * sum(map(head.count, '.,;:()')) // size, (2, 4, 6, 9, 14))}",
        f"names={_step(100 * sum(map(_names_people, parts)) // known, (5, 15, 30, 50, 70))}",
        f"journal={_step(100 * sum(map(_is_printed, parts)) // known, (5, 15, 30, 50))}",
        f"month={name_a_month(first)}",
    ]


@cache  # there are some dozens of such codes
def _names_people(part: str) -> bool:
    return "F" in part or "G" in part


@cache
def _is_printed(part: str) -> bool:
    return not _PRINTED.isdisjoint(part)


def _count(is_one: Callable[[str], bool], text: str, of_ascii: bytes) -> int:
    """Return how many characters of the text are such; `of_ascii` are those of ASCII, which are counted quickly."""
    if not text.isascii():
        return sum(map(is_one, text))
    return len(text) - len(text.encode().translate(None, of_ascii))


def _step(value: int, bounds: tuple[int, ...]) -> int:
    return bisect_right(bounds, value)
