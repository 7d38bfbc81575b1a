"""Count in which part of a reference words stand, and write the lexicon that the reference model reads.

Counted are words of Crossref-shaped records, of `.bib` files and of the labelled references that are not kept
aside; what is written are single words with the parts they are usual in, nothing of the texts.

    python benchmarks/build_lexicon.py
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import anystyle

SHARED = anystyle.FOLDER.parents[1]
PACKAGE = Path(__file__).resolve().parents[1] / "litman" / "posts" / "references"
# One letter a part: title, container, publisher, place, family name, given name.
PARTS = "TCPLFG"
WEIGHT = {"T": 1.0, "C": 1.5, "P": 4.0, "L": 4.0, "F": 2.0, "G": 2.0}
_WORD = re.compile(r"\w(?:\S*\w)?")
_BIB_FIELDS = {
    "title": "T",
    "journal": "C",
    "booktitle": "C",
    "publisher": "P",
    "address": "L",
    "series": "C",
}
_BIB = re.compile(
    r"^\s*(title|journal|booktitle|publisher|address|series|author)\s*=\s*[{\"](.*?)[}\"],?\s*$", re.I | re.M
)


def count_words() -> dict[str, Counter[str]]:
    """Return for each word (lower case) how often it stands in each part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part, text in _texts():
        for word in _WORD.findall(text.lower()):
            if len(word) > 1 and not any(c.isdigit() for c in word):
                counts[word][part] += 1
    return counts


def _texts() -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for part, text in _all_texts():
        if part in "FG" or (part, text) not in seen:
            seen.add((part, text))
            yield part, text


def _recorded_texts() -> Iterator[tuple[str, str]]:
    with gzip.open(SHARED / "references" / "pool.jsonl.gz", "rt", encoding="utf-8") as handle:
        for row in handle:
            yield from _of_record(json.loads(row))
    for path in sorted((SHARED / "bib").rglob("*.bib")):
        yield from _of_bib(path.read_text("utf-8", "replace"))


def _all_texts() -> Iterator[tuple[str, str]]:
    yield from _recorded_texts()
    develop, _ = anystyle.split_references(
        anystyle.read_references("core") + anystyle.read_references("good")
    )
    labels = {"title": "T", "container-title": "C", "publisher": "P", "location": "L"}
    for item in develop:
        for label, start, end in item.segments:
            if label in labels:
                yield labels[label], item.text[start:end]


def _of_record(record: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, part in (("title", "T"), ("container-title", "C"), ("short-container-title", "C")):
        for text in record.get(name) or ():  # type: ignore[attr-defined]
            yield part, text
    if record.get("publisher"):
        yield "P", str(record["publisher"])
    if record["_src"] in ("crossref", "recon-crossref2018", "plos"):
        for author in record.get("author") or ():  # type: ignore[attr-defined]
            yield "F", author.get("family") or ""
            yield "G", author.get("given") or ""


def _of_bib(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _BIB.findall(text):
        value = value.replace("{", "").replace("}", "")
        if "\\" in value:
            continue
        if name.lower() != "author":
            yield _BIB_FIELDS[name.lower()], value
            continue
        for person in value.split(" and "):
            family, comma, given = person.partition(",")
            if not comma:
                *first, family = person.split() or [""]
                given = " ".join(first)
            yield "F", family
            yield "G", given


def codes(counts: Counter[str]) -> str:
    """Return the parts a word is usual in: capital where half of its uses are, small where a sixth is."""
    weighed = {part: counts[part] * WEIGHT[part] for part in PARTS}
    total = sum(weighed.values())
    return "".join(
        part if weighed[part] >= total / 2 else part.lower() for part in PARTS if weighed[part] >= total / 6
    )


def main() -> None:
    lines: dict[str, list[str]] = defaultdict(list)
    for word, counts in count_words().items():
        if sum(counts.values()) >= 4 and len(word) <= 30:
            lines[codes(counts)].append(word)
    text = "".join(f"{code}\t{' '.join(sorted(words))}\n" for code, words in sorted(lines.items()))
    _write("lexicon.txt.gz", text)


def _write(name: str, text: str) -> None:
    data = gzip.compress(text.encode(), mtime=0)
    (PACKAGE / name).write_bytes(data)
    print(name, len(text.split()), "words,", len(data), "bytes")


if __name__ == "__main__":
    main()
