"""AnyStyle's labelled references and documents: reading them, and the parts that are kept aside.

Nothing of the data is part of litman; `FOLDER` says where they are looked for.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "references" / "anystyle"
Document = list[tuple[str, str]]
KEPT_ASIDE_PERCENT = 20
# CSL knows one variable for both; AnyStyle tells a journal from any other container.
_YEAR_AND_VOLUME = re.compile(r"\(?(?:1[4-9]|20)\d\d(?: [A-Z][a-z]{2,8}\.?)?(?: \d{1,2})?\)?\s?;\s?(?=\d)")
SAME_LABEL = {"journal": "container-title"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference and its labelled segments: (label, start, end) in code points of the text."""

    text: str
    segments: tuple[tuple[str, int, int], ...]
    source: str


def read_references(name: str) -> list[Labelled]:
    """Return the references of one file (`core`, `good`, `bad`); segments are joined with one space."""
    found = []
    for sequence in ET.parse(FOLDER / f"{name}.xml").getroot():
        text, segments = "", []
        for part in sequence:
            words = " ".join((part.text or "").split())
            if not words:
                continue
            start = len(text) + 1 if text else 0
            text = f"{text} {words}" if text else words
            for label, low, high in _pieces(part.tag, words):
                if segments and segments[-1][0] == label:
                    segments[-1] = (label, segments[-1][1], start + high)
                else:
                    segments.append((label, start + low, start + high))
        found.append(Labelled(text, tuple(segments), name))
    return found


def _pieces(tag: str, words: str) -> list[tuple[str, int, int]]:
    """Return one labelled segment as litman's parts have it: see `SAME_LABEL`, and two rules.

    AnyStyle labels whole words only, so that `2000;31(2):` is one volume: here it is a date and a volume. A link to
    doi.org is labelled sometimes `url`, sometimes `doi`: here it is always `doi`.
    """
    if tag == "volume" and (year := _YEAR_AND_VOLUME.match(words)):
        cut = year.end()
        return [("date", 0, cut), ("volume", cut, len(words))]
    if tag == "url" and "doi.org/10." in words:
        return [("doi", 0, len(words))]
    return [(SAME_LABEL.get(tag, tag), 0, len(words))]


def split_references(items: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return (for developing, kept aside): 20 % by a hash, near-duplicates always on one side.

    Two references are near-duplicates when they share half of the rarer one's four-word runs, or their title.
    """
    groups = _groups(items)
    develop, aside = [], []
    for group in groups:
        name = min(_folded(items[i].text) for i in group)
        bucket = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100
        (aside if bucket < KEPT_ASIDE_PERCENT else develop).extend(items[i] for i in sorted(group))
    return develop, aside


def without_duplicates(items: list[Labelled], known: list[Labelled]) -> list[Labelled]:
    """Return the items that are no near-duplicate of a known one."""
    both = known + items
    groups = _groups(both)
    return [both[i] for group in groups if min(group) >= len(known) for i in group]


def read_documents() -> dict[str, Document]:
    """Return the finder's documents by name: each a list of (label, line)."""
    documents = {}
    for path in sorted((FOLDER / "finder").glob("*.ttx.gz")):
        label, lines = "", []
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            for row in handle:
                name, _, line = row.rstrip("\n").partition("|")
                label = name.strip() or label
                lines.append((label, line[1:] if line.startswith(" ") else line))
        documents[path.name.partition(".")[0]] = lines
    return documents


def split_documents(documents: dict[str, Document]) -> tuple[dict[str, Document], dict[str, Document]]:
    """Return (for developing, kept aside) by a hash of the name: three of the eight documents are kept aside."""
    aside = {name for name in documents if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 8 >= 3}
    return (
        {name: lines for name, lines in documents.items() if name not in aside},
        {name: lines for name, lines in documents.items() if name in aside},
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _groups(items: list[Labelled]) -> list[list[int]]:
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    runs = [_runs(item) for item in items]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, mine in enumerate(runs):
        for run in mine:
            holders[run].append(i)
    for i, mine in enumerate(runs):
        shared = Counter(j for run in mine if len(holders[run]) < 50 for j in holders[run] if j < i)
        for j, count in shared.items():
            if count * 2 >= min(len(mine), len(runs[j])):
                parent[root(i)] = root(j)
    titles: dict[str, int] = {}
    for i, item in enumerate(items):
        for label, start, end in item.segments:
            title = _folded(item.text[start:end])
            if label == "title" and len(title) > 12:
                parent[root(i)] = root(titles.setdefault(title, i))
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(items)):
        groups[root(i)].append(i)
    return list(groups.values())


def _runs(item: Labelled) -> set[str]:
    words = _folded(item.text).split()
    return {" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))}
