"""How many forged references `litman audit` finds, and how many true ones it accuses, among recorded works.

    python benchmarks/audit_forger.py [--pool FILE] [--seed N] [--half even|odd] [--show N]

From recorded works (a `pool.jsonl.gz` of Crossref's records, no part of litman): 100 true references with the slips
that people make (`slips.py`), and 100 forged ones: an invented title, or invented authors, under a real DOI; a DOI
that nobody registered; a work without a DOI that is made of two. All are printed in the styles of `printed.py`. A
server on this machine has all works of the half, and finds for every search those that share most words with it. A
forgery is found where it is not `verified` and not `not checked`; a true one accused where its verdict is a fault.
Rules are written on the even half, figures are those of the odd one. Aims: .97 found, at most 1 % accused.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from contextlib import nullcontext

from field_comparison import SHARED
from forger import FAMILIES, FIELDS, GIVEN, THINGS, is_whole
from printed import print_reference
from slips import OF_STRINGS, slipped

from litman.actions.audit.ask import Answers
from litman.actions.audit.audit import audit
from litman.actions.audit.model import FAULTS, Audited
from litman.actions.audit.read_references import read_references
from litman.read_settings import read_settings
from litman.sources.crossref.message import work_from_message
from litman.sources.http.session import Session
from litman.text.folding import fold
from litman.work import Name, Work
from tests.sources.server import Asked, Played, RegistryServer, envelope, played_json

COUNT = 100
CANDIDATES = 10


class Recorded(RegistryServer):
    """Crossref and doi.org with recorded works."""

    def __init__(self, works: dict[str, dict[str, Any]]) -> None:
        super().__init__()
        self.works = works
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for doi, message in works.items():
            for word in _words(message):
                self._by_word[word].append(doi)

    def _begin(self, request: Asked) -> Played:
        played = super()._begin(request)
        path, _, query = request.path.partition("?")
        if path.startswith("/ra/"):
            return played_json([{"DOI": unquote(path[4:]), "status": "DOI does not exist"}])
        if path != "/works":
            return played
        said = parse_qs(query)
        if "filter" in said:
            dois = [one.partition(":")[2] for one in said["filter"][0].split(",") if one.startswith("doi:")]
            return self._items([self.works[doi] for doi in dois if doi in self.works])
        found: Counter[str] = Counter()
        for word in set(fold(said["query.bibliographic"][0]).split()):
            there = self._by_word.get(word, ())
            for doi in there if len(there) < 500 else ():
                found[doi] += 1
        return self._items([self.works[doi] for doi, _ in found.most_common(CANDIDATES)])

    def _items(self, items: list[dict[str, Any]]) -> Played:
        return played_json({"status": "ok", "message": {"items": items}})


def main() -> None:
    """Print how many are found and accused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pool", type=Path, default=SHARED / "pool.jsonl.gz")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--half", choices=["even", "odd"], default="odd")
    parser.add_argument("--show", type=int, default=0, help="how many of each kind that went wrong are shown")
    options = parser.parse_args()
    if not options.pool.is_file():
        sys.exit(f"the pool of references is absent ({options.pool})")
    messages = _read(options.pool, odd=options.half == "odd")
    rng = random.Random(options.seed)
    whole = [work for message in messages.values() if is_whole(work := work_from_message(message))]
    whole = [work for work in whole if work.type in ("article-journal", "paper-conference")]
    drawn = rng.sample(whole, 2 * COUNT)
    trues = [
        _with_doi(print_reference(slipped(work, rng, OF_STRINGS), rng), work, rng) for work in drawn[:COUNT]
    ]
    forged = [_forged(work, number, whole, rng) for number, work in enumerate(drawn[COUNT:])]
    with Recorded(messages) as server, tempfile.TemporaryDirectory() as folder:
        for doi, message in messages.items():
            server.crossref(doi, played_json(envelope(message)))
        os.environ.update(server.environment)
        settings = read_settings(
            Path(folder) / "litman.toml", {**os.environ, "LITMAN_MAILTO": "a@example.org"}
        )
        session = Session(settings, cache=None, limits={})
        report_of = [
            audit(
                [read_references(Path("-"), "\n".join(texts).encode())],
                Answers(session, None, date(2026, 1, 1), lambda count: nullcontext(lambda: None)),
                is_offline=False,
            )
            for texts in (trues, [text for text, _ in forged])
        ]
    accused = [item for item in report_of[0].references if item.verdict in FAULTS]
    missed = [item for item in report_of[1].references if item.verdict in ("verified", "not-checked")]
    print("true  ", len(report_of[0].references), Counter(item.verdict for item in report_of[0].references))
    print("forged", len(report_of[1].references), Counter(item.verdict for item in report_of[1].references))
    print(f"forged found {1 - len(missed) / COUNT:.2f}, true accused {len(accused) / COUNT:.1%}")
    for item in [*accused[: options.show], *missed[: options.show]]:
        _show(item)


def _show(item: Audited) -> None:
    print(item.verdict, item.reference.text, "\n    ", "; ".join(reason.message for reason in item.reasons))


def _read(pool: Path, *, odd: bool) -> dict[str, dict[str, Any]]:
    with gzip.open(pool, "rt") as lines:
        found = [json.loads(line) for number, line in enumerate(lines) if number % 2 == odd]
    return {str(message["DOI"]).lower(): message for message in found}


def _words(message: dict[str, Any]) -> set[str]:
    people = " ".join(str(one.get("family", "")) for one in message.get("author", []))
    places = " ".join(message.get("container-title", []))
    return set(fold(f"{' '.join(message.get('title', []))} {people} {places}").split())


def _with_doi(text: str, work: Work, rng: random.Random) -> str:
    return f"{text.rstrip()} https://doi.org/{work.DOI}" if rng.random() < 0.6 else text


def _forged(work: Work, number: int, works: list[Work], rng: random.Random) -> tuple[str, str]:
    people = tuple(
        Name(family=family, given=given)
        for family, given in zip(rng.sample(FAMILIES, 3), rng.sample(GIVEN, 3), strict=True)
    )
    title = f"{rng.choice(FIELDS)} {rng.choice(THINGS).lower()} and the {rng.choice(THINGS).lower()} of everyday life"
    match number % 4:
        case 0:
            made = replace(work, title=title, author=people)
            return f"{print_reference(made, rng)} https://doi.org/{work.DOI}", "invented title"
        case 1:
            return (
                f"{print_reference(replace(work, author=people), rng)} https://doi.org/{work.DOI}",
                "invented authors",
            )
        case 2:
            made = replace(work, title=title, author=people)
            return (
                f"{print_reference(made, rng)} https://doi.org/{work.DOI}{rng.randrange(100, 999)}",
                "unregistered",
            )
    other = rng.choice(works)
    made = replace(work, title=title, author=other.author[:3])
    return print_reference(made, rng), "invented"


if __name__ == "__main__":
    main()
