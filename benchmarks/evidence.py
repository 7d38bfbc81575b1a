"""How well the work, and the sentence in it, that carries a claim is found.

    python benchmarks/evidence.py [--half train|kept|all] [--set FOLDER] [--show]

A made-up library of 200 works with abstracts (`evidence_data.py`), 120 claims in other words than the works', and 40
claims that nothing in the library carries. Printed are, for today's search with the claim's words as words and for what
`litman claims suggest` asks: nDCG@10 of the works, how often the work is the first or among the first five, how often
the sentence is the first or among the first three of those shown (of the right work), and of how many of the 40 it
is said that no work of the library speaks of them. Weights are chosen on `train`; `kept` is looked at last.

`--set FOLDER` asks the claims of `claims.jsonl` of the works in `corpus.jsonl`, shaped as SciFact's.

Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002).
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from evidence_data import Claim, Study, made_up_set, read_set, write_library

from litman.actions.suggest.from_library import Works
from litman.evidence.claimed import claimed
from litman.evidence.passages import rank_passages
from litman.index.doors.open import IndexDoors, index_of
from litman.index.freshness import Progresses
from litman.index.query.find import search_works
from litman.index.query.nodes import Query, Words
from litman.index.query.passages import Source, mark_sources
from litman.library.library import Library
from litman.library.library_files import LibraryFiles
from litman.meaning.vectors import has_meaning
from litman.settings import Settings
from litman.texts.of_work import TextOfWork
from litman.texts.source_text import Sentence, SourceText

DEPTH = 10
HALVES = {"train": (0,), "kept": (1,), "all": (0, 1)}


class Answer(NamedTuple):
    """What was found for a claim: the works, best first, and the order of the right work's sentences."""

    works: Sequence[str]
    sentences: Sequence[int]  # of the right work, best first; empty where none was asked for


Ask = Callable[[Claim, Study | None], Answer]  # the study: the right work


def open_library(folder: Path) -> Library:
    """Return the library in a folder, behind its index."""
    settings = Settings()
    files = LibraryFiles(folder, settings.bibliography)

    def ignore(*_: object) -> None:
        pass

    doors = IndexDoors(files, {}, notify=ignore, progress=Progresses(ignore, ignore, ignore))
    return Library(folder, settings, doors=doors)


def asked_by_search(library: Library) -> Ask:
    """Return what `litman search` finds for a claim's words, none of them obeyed, and the sentence in its passage."""
    index = index_of(library)

    def ask(claim: Claim, work: Study | None) -> Answer:
        words = tuple(Words(word) for word in dict.fromkeys(re.findall(r"[^\W_]+", claim.text)))
        found = index.ask(lambda opened: search_works(opened.connection, Query(words), limit=DEPTH))
        shown: list[int] = []
        if work is not None:
            passage = mark_sources([Source("abstract", " ".join(work.sentences))], words)[0]
            if passage is not None:
                shown = _sentence_of(work.sentences, passage.text)
        return Answer([hit.key for hit in found.hits], shown)

    return ask


def asked_by_suggest(library: Library, *, with_meaning: bool = False) -> Ask:
    """Return what `litman claims suggest` shows for a claim."""

    library_works = Works(library, with_meaning=with_meaning)

    def ask(claim: Claim, work: Study | None) -> Answer:
        found = library_works.suggest(claim.text, limit=DEPTH)
        shown: list[int] = []
        if work is not None:
            text = _text_of(work.sentences)
            places = {sentence.start: number for number, sentence in enumerate(text.text.sentences)}
            (passages,) = rank_passages(claimed(claim.text), [text])
            starts = {text.text.words(one): one.start for one in text.text.sentences}
            shown = [places[starts[passage.text]] for passage in passages]
        return Answer([one.name for one in found], shown)

    return ask


def _text_of(sentences: Sequence[str]) -> TextOfWork:
    """Return an abstract cut where its set cuts it."""
    found, at = [], 0
    for sentence in sentences:
        found.append(Sentence(at, at + len(sentence)))
        at += len(sentence) + 1
    return TextOfWork("abstract", SourceText(" ".join(sentences), tuple(found)))


def _sentence_of(sentences: Sequence[str], passage: str) -> list[int]:
    """Return the sentences by how many words of the passage are theirs."""
    words = set(passage.split())
    shares = [-len(words & set(sentence.split())) for sentence in sentences]
    return sorted(range(len(sentences)), key=shares.__getitem__)


def ndcg(found: Sequence[str], relevant: Sequence[str]) -> float:
    """Return the discounted cumulated gain of the first results, 1.0 for the best order there could be."""
    reached = sum(1 / math.log2(place + 2) for place, key in enumerate(found[:DEPTH]) if key in relevant)
    return reached / sum(1 / math.log2(place + 2) for place in range(min(len(relevant), DEPTH)))


def measure(name: str, ask: Ask, works: Sequence[Study], claims: Sequence[Claim], *, show: bool) -> None:
    """Ask for all claims and print one line of figures."""
    by_key = {work.key: work for work in works}
    gains, first, five, best, three, silent, errors = [], 0, 0, 0, 0, 0, 0
    told = sum(len(claim.evidence) for claim in claims)
    start = time.process_time()
    for claim in claims:
        asked = [by_key[key] for key in claim.evidence if key in by_key] or [None]
        try:
            answers = [(work, ask(claim, work)) for work in asked]
        except Exception as exc:  # counted, and shown
            errors += 1
            print(f"{type(exc).__name__}: {exc} ({claim.text})")
            continue
        found = answers[0][1].works
        silent += not found and not claim.relevant
        if claim.relevant:
            gains.append(ndcg(found, claim.relevant))
            first += any(key in claim.relevant for key in found[:1])
            five += any(key in claim.relevant for key in found[:5])
        for work, answer in answers:
            carried = claim.evidence[work.key] if work is not None else ()
            best += any(number in carried for number in answer.sentences[:1])
            three += any(number in carried for number in answer.sentences[:3])
        if show:
            print(f"{gains[-1] if claim.relevant else -1:5.2f} {answers[0][1].sentences[:1]} {claim.text}")
    took = (time.process_time() - start) / max(len(claims), 1) * 1000
    nowhere = sum(1 for claim in claims if not claim.relevant)
    figures = [sum(gains) / max(len(gains), 1), first / max(len(gains), 1), five / max(len(gains), 1)]
    figures += [best / max(told, 1), three / max(told, 1), silent / max(nowhere, 1)]
    print(f"{name:14}", *(f"{figure:9.3f}" for figure in figures), f"{errors:7} {took:7.1f}", flush=True)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--half", choices=tuple(HALVES), default="train", help="which claims (default: train)"
    )
    parser.add_argument(
        "--set", type=Path, metavar="FOLDER", help="corpus.jsonl and claims.jsonl in a folder"
    )
    parser.add_argument("--show", action="store_true", help="print each claim with its gain and sentence")
    options = parser.parse_args()
    works, claims = read_set(options.set) if options.set else made_up_set()
    if not options.set:
        claims = tuple(claim for claim in claims if claim.half in HALVES[options.half])
    names = ("nDCG@10", "work@1", "work@5", "sent@1", "sent@3", "silent", "errors", "ms CPU")
    print(f"{len(claims)} claims on {len(works)} works")
    print(" " * 14, *(f"{name:>9}" if number < 6 else f"{name:>7}" for number, name in enumerate(names)))
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder) / "library", works)
        library = open_library(Path(folder) / "library")
        measure("search", asked_by_search(library), works, claims, show=False)
        measure("suggest", asked_by_suggest(library), works, claims, show=options.show)
        if has_meaning():
            measure("with meaning", asked_by_suggest(library, with_meaning=True), works, claims, show=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
