"""Match many strings against a pool on disk, a set at a time, on an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyarrow as pa

from litman.actions.match.decide_batch import DECISIONS, decide_batch
from litman.batch.engine import Engine, Step
from litman.batch.engines import open_engine
from litman.batch.manifest import Manifest
from litman.batch.remote import PoolPlace
from litman.batch.shown_pool import show_pool
from litman.batch.sql import CANDIDATES
from litman.batch.strings import ASKED, STRINGS, asked_of_strings
from litman.errors import MatchEngineError
from litman.matching.blocking_keys import MOST_WORKS
from litman.matching.match import CANDIDATES as MOST_CANDIDATES
from litman.matching.weights import MODEL, Model
from litman.parts import in_parts


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a string; `said` is what `litman match --json` prints of it, as JSON."""

    number: int  # from 1, in the order in which they were given
    text: str
    outcome: str
    doi: str | None
    score: float | None
    reason: str | None
    said: str | None
    id: str | None = None  # what the file calls it


class Answer(NamedTuple):
    """What became of a text, whoever gave it."""

    outcome: str
    doi: str | None
    score: float | None
    reason: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class Matcher:
    """An open engine that has a pool."""

    strings_a_set: int  # that are best matched together
    match: Callable[[Sequence[str]], list[Answer]]  # texts that are distinct; raises MatchEngineError


@contextmanager
def open_matcher(
    folder: PoolPlace, manifest: Manifest, *, engine: str, today: date, in_full: bool = True
) -> Iterator[Matcher]:
    """Give what matches texts against a pool. Without `in_full` nothing but the decision is given.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
    """
    with TemporaryDirectory() as spill, open_engine(engine, spill=Path(spill) / "spill") as running:
        yield matcher_on(running, folder, manifest, today=today, in_full=in_full)


def matcher_on(
    running: Engine, folder: PoolPlace, manifest: Manifest, *, today: date, in_full: bool = True
) -> Matcher:
    """Return what matches texts against a pool on an engine that is open.

    Raises:
        MatchEngineError: it failed.
    """
    show_pool(running, folder, manifest)
    deciding = partial(decide_batch, today=today, in_full=in_full, model=model_of(manifest))

    def match(texts: Sequence[str]) -> list[Answer]:
        decided = _decide(running, texts, deciding)
        return [Answer(*(decided[place][name] for name in Answer._fields)) for place in range(len(texts))]

    # All keys are looked through for each set: of many keys that pays for many strings only.
    large = min(_MOST_STRINGS, manifest.keys // _KEYS_A_STRING)
    return Matcher(max(running.strings_a_set, large), match)


def match_batch(
    texts: Sequence[str],
    folder: PoolPlace,
    manifest: Manifest,
    *,
    engine: str,
    today: date,
    in_full: bool = True,
) -> Iterator[Decided]:
    """Yield what becomes of each string, in order; strings that are the same are matched once in a set.

    Without `in_full` nothing but the decision is given.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
    """
    with open_matcher(folder, manifest, engine=engine, today=today, in_full=in_full) as matcher:
        numbers = iter(range(1, len(texts) + 1))
        for some in in_parts(texts, matcher.strings_a_set):
            distinct = list(dict.fromkeys(some))
            answers = dict(zip(distinct, matcher.match(distinct), strict=True))
            for text in some:
                yield Decided(next(numbers), text, *answers[text])


_FINAL = ("accepted", "set-aside")
_KEYS_A_STRING, _MOST_STRINGS = 10_000, 100_000


def model_of(manifest: Manifest) -> Model:
    """Return what candidates of a pool are weighed with: the bounds are its own where it was measured."""
    measured = manifest.calibration
    return MODEL.accepting(measured.accept_at, measured.margin) if measured else MODEL


def _decide(engine: Engine, texts: Sequence[str], deciding: Step) -> dict[int, dict[str, Any]]:
    """Return decisions by the place of their text.

    The keys that tell less are asked for those alone that telling ones did not find, as `litman match` does.
    """
    decided: dict[int, dict[str, Any]] = {}
    left = list(range(len(texts)))
    for weak in (False, True) if texts else ():
        asked = {"string": left, "text": [texts[place] for place in left]}
        engine.show("strings", pa.Table.from_pydict(asked, schema=STRINGS))
        engine.show_made("asked", "strings", partial(asked_of_strings, weak=weak), ASKED)
        question = CANDIDATES.format(
            most=MOST_WORKS, limit=MOST_CANDIDATES, weak_limit=MOST_CANDIDATES if weak else 0
        )
        answers = engine.ask_through(question, deciding, DECISIONS, order=("string", "stage", "place"))
        found = {row["string"]: row for batch in answers for row in batch.to_pylist()}
        if lost := len(left) - len(found):
            raise MatchEngineError(engine.name, f"it gave no answer for {lost:,} of {len(left):,} references")
        decided |= found
        left = [place for place in left if decided[place]["outcome"] not in _FINAL]
        if not left:
            break
    return decided
