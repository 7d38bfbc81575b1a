"""How many forged references `litman audit` finds, and how many true ones it accuses, among recorded works.

    python benchmarks/audit_forger.py [--pool FILE] [--seed N …] [--half even|odd] [--count N] [--show N]

From recorded works (a `pool.jsonl.gz` of Crossref's records, no part of litman): true references with the slips that
people make, and as many forged ones of the kinds of `audit_kinds.py`, in the styles of `printed.py`. A server on this
machine has all works of the half, and finds for every search those that share most words with it. A forgery is found
where it is not `verified` and not `not checked`; a true one accused where its verdict is a fault. Rules are written on
the even half, figures are those of the odd one. Aims: .97 found, at most 1 % accused.
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
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from contextlib import nullcontext

from audit_kinds import FORGERIES, Pool, true_reference
from field_comparison import SHARED
from forger import is_whole

from litman.actions.audit.ask import Answers
from litman.actions.audit.audit import audit
from litman.actions.audit.model import FAULTS, Audited
from litman.actions.audit.read_references import read_references
from litman.csl.from_json import work_from_item
from litman.read_settings import read_settings
from litman.sources.crossref.message import work_from_message
from litman.sources.http.session import Session
from litman.text.folding import fold
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
    parser.add_argument("--seed", type=int, nargs="+", default=[7])
    parser.add_argument("--half", choices=["even", "odd"], default="odd")
    parser.add_argument(
        "--count", type=int, default=COUNT, help="how many true ones, and how many forged ones"
    )
    parser.add_argument("--show", type=int, default=0, help="how many of those that went wrong are shown")
    options = parser.parse_args()
    if not options.pool.is_file():
        sys.exit(f"the pool of references is absent ({options.pool})")
    messages = _read(options.pool, odd=options.half == "odd")
    pool = make_pool(messages)
    with Recorded(messages) as server, tempfile.TemporaryDirectory() as folder:
        for doi, message in messages.items():
            server.crossref(doi, played_json(envelope(message)))
        os.environ.update(server.environment)
        for seed in options.seed:
            report(measure(pool, random.Random(seed), options.count, Path(folder)), options.show)


class Measured(NamedTuple):
    """True references and forged ones, each with its kind, after an audit."""

    trues: Sequence[Audited]
    forged: Sequence[tuple[str, Audited]]

    @property
    def accused(self) -> list[Audited]:
        """The true ones that are called false."""
        return [item for item in self.trues if item.verdict in FAULTS]

    @property
    def missed(self) -> list[tuple[str, Audited]]:
        """The forged ones that pass, or of which nothing is said."""
        return [(kind, item) for kind, item in self.forged if item.verdict in ("verified", "not-checked")]


def make_pool(messages: Mapping[str, dict[str, Any]]) -> Pool:
    """Return the works of messages, and those of which references are made: papers that are whole."""
    by_doi = {doi: work_from_message(message) for doi, message in messages.items()}
    papers = [work for work in by_doi.values() if work.type in ("article-journal", "paper-conference")]
    return Pool([work for work in papers if is_whole(work)], by_doi)


def measure(pool: Pool, rng: random.Random, count: int, folder: Path) -> Measured:
    """Audit so many true references and so many forged ones against the server that the environment names."""
    drawn = rng.sample(list(pool.works), 2 * count)
    trues = [true_reference(work, pool, rng) for work in drawn[:count]]
    kinds = [list(FORGERIES)[number % len(FORGERIES)] for number in range(count)]
    forged = [FORGERIES[kind](work, pool, rng) for kind, work in zip(kinds, drawn[count:], strict=True)]
    settings = read_settings(folder / "litman.toml", {**os.environ, "LITMAN_MAILTO": "a@example.org"})
    session = Session(settings, cache=None, limits={})
    said = []
    for texts in (trues, forged):
        read = read_references(Path("-"), "\n".join(texts).encode())
        assert len(read.references) == count, len(read.references)
        answers = Answers(session, None, date(2026, 1, 1), lambda count: nullcontext(lambda: None))
        said.append(audit([read], answers, is_offline=False).references)
    return Measured(said[0], list(zip(kinds, said[1], strict=True)))


def report(found: Measured, show: int) -> None:
    """Print the figures, and what went wrong."""
    print("true  ", Counter(item.verdict for item in found.trues))
    for kind in FORGERIES:
        print(f"{kind:22}", Counter(item.verdict for name, item in found.forged if name == kind))
    share = 1 - len(found.missed) / len(found.forged)
    print(f"forged found {share:.3f}, true accused {len(found.accused) / len(found.trues):.1%}")
    for item in found.accused[:show]:
        _show("true", item)
    for kind, item in found.missed[:show]:
        _show(kind, item)


def _show(kind: str, item: Audited) -> None:
    said = "; ".join(reason.message for reason in item.reasons)
    print(f"{kind}: {item.verdict}\n    {item.reference.text}\n    {said}")
    if item.item is not None:
        work = work_from_item(item.item)
        print("   ", [name.family for name in work.author], work.year, work.title, work.container_title)


def _read(pool: Path, *, odd: bool) -> dict[str, dict[str, Any]]:
    with gzip.open(pool, "rt") as lines:
        found = [json.loads(line) for number, line in enumerate(lines) if number % 2 == odd]
    return {str(message["DOI"]).lower(): message for message in found}


def _words(message: dict[str, Any]) -> set[str]:
    people = " ".join(str(one.get("family", "")) for one in message.get("author", []))
    places = " ".join(message.get("container-title", []))
    return set(fold(f"{' '.join(message.get('title', []))} {people} {places}").split())


if __name__ == "__main__":
    main()
