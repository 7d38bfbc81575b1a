"""A run of matching: references as a stream, in parts that are whole or not there, over processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path

from litman.actions.match.kept_parts import digest_of_part, keep_part, kept_part
from litman.actions.match.match_batch import Answer, Decided, Matcher, open_matcher
from litman.actions.match.read_references import GivenReference
from litman.batch.engines import works_alone
from litman.batch.manifest import Manifest
from litman.batch.processes import Processes
from litman.batch.remote import PoolPlace
from litman.second_process import begin_second_process

_MOST_IN_A_PART = 200_000  # references, many of which are the same
_REMEMBERED = 20_000  # answers, the latest


@dataclass(slots=True)
class _Part:
    """References that are matched together."""

    first: int  # the number of the first, from 1
    references: list[GivenReference] = field(default_factory=list)
    texts: dict[str, None] = field(default_factory=dict)


def match_run(
    references: Iterable[GivenReference],
    folder: PoolPlace,
    manifest: Manifest,
    *,
    engine: str,
    today: date,
    in_full: bool = True,
    parts: Path | None = None,
    done: Callable[[float], None] = lambda size: None,
) -> Iterator[Decided]:
    """Yield what becomes of each reference, in order; of those near that are the same one is matched.

    Where a folder for `parts` is given, a run that was killed goes on where it was when it is given again. `done` is
    told how many bytes of the file are through.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
        FileWriteError: a part cannot be written.
    """
    with ExitStack() as stack:
        matcher = stack.enter_context(
            open_matcher(folder, manifest, engine=engine, today=today, in_full=in_full)
        )
        processes = Processes()
        stack.callback(processes.close)
        run = _Run(matcher, processes, f"{manifest.digest} {manifest.calibration} {in_full}", parts, done)
        cut = _cut(references, matcher.strings_a_set)
        begun = [part for part in (next(cut, None), next(cut, None)) if part is not None]
        if len(begun) > 1 and works_alone(engine):
            processes.start(_start_worker, (folder, manifest, engine, today, in_full))
        for part in chain(begun, cut):
            yield from run.add(part)
        yield from run.finish()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A part on its way."""

    part: _Part
    path: Path | None  # where it is kept
    known: dict[str, Answer]  # of texts that were matched before
    asked: list[str]  # the others
    future: Future[list[Answer]] | None


class _Run:
    """Parts on their way; memory is bounded, since few are."""

    def __init__(
        self,
        matcher: Matcher,
        processes: Processes,
        made_from: str,
        parts: Path | None,
        done: Callable[[float], None],
    ) -> None:
        self._matcher, self._processes = matcher, processes
        self._made_from, self._parts, self._done = made_from, parts, done
        self._waiting: deque[_Waiting] = deque()
        self._known: dict[str, Answer] = {}

    def add(self, part: _Part) -> Iterator[Decided]:
        """Take a part in; yield what is through meanwhile."""
        path = self._parts / self._name(part) if self._parts is not None else None
        known = {text: self._known[text] for text in part.texts if text in self._known}
        asked = [text for text in part.texts if text not in known]
        is_kept = path is not None and path.is_file()
        future = None if is_kept or not asked else self._processes.submit(_match_in_worker, asked)
        self._waiting.append(_Waiting(part, path, known, asked, future))
        ahead = self._processes.count + 1 if self._processes.count else 0
        while len(self._waiting) > ahead:
            yield from self._through(self._waiting.popleft())

    def finish(self) -> Iterator[Decided]:
        """Yield what is left."""
        while self._waiting:
            yield from self._through(self._waiting.popleft())

    def _name(self, part: _Part) -> str:
        texts = (f"{one.id}\x1f{one.problem}\x1f{one.text}" for one in part.references)
        return f"{part.first:012}-{digest_of_part(self._made_from, texts)}.parquet"

    def _through(self, waiting: _Waiting) -> Iterator[Decided]:
        part, path = waiting.part, waiting.path
        decided = kept_part(path) if path is not None else None
        if decided is None:
            known = waiting.known | dict(zip(waiting.asked, self._answers(waiting), strict=True))
            self._remember(known)
            decided = [
                _decided(part.first + at, one, known.get(one.text)) for at, one in enumerate(part.references)
            ]
            if path is not None:
                keep_part(path, decided)
        for one, reference in zip(decided, part.references, strict=True):
            yield one
            self._done(reference.size)

    def _answers(self, waiting: _Waiting) -> list[Answer]:
        made = self._processes.made(waiting.future)
        if made is None:
            made = self._matcher.match(waiting.asked) if waiting.asked else []
        return made

    def _remember(self, known: dict[str, Answer]) -> None:
        for text, answer in known.items():
            self._known.pop(text, None)
            self._known[text] = answer
        for text in list(islice(self._known, max(0, len(self._known) - _REMEMBERED))):
            del self._known[text]


def _cut(references: Iterable[GivenReference], most: int) -> Iterator[_Part]:
    """Yield references in parts, the same whenever they are given again."""
    part = _Part(1)
    for number, reference in enumerate(references, start=1):
        part.references.append(reference)
        if reference.problem is None:
            part.texts[reference.text] = None
        if len(part.texts) >= most or len(part.references) >= _MOST_IN_A_PART:
            yield part
            part = _Part(number + 1)
    if part.references:
        yield part


def _decided(number: int, reference: GivenReference, answer: Answer | None) -> Decided:
    if answer is None:
        answer = Answer("set-aside", None, None, reference.problem, None)
    return Decided(number, reference.text, *answer, reference.id)


_matcher: Matcher | None = None
_open = ExitStack()  # closed with the process


def _start_worker(folder: PoolPlace, manifest: Manifest, engine: str, today: date, in_full: bool) -> None:
    global _matcher
    begin_second_process()
    opened = open_matcher(folder, manifest, engine=engine, today=today, in_full=in_full)
    _matcher = _open.enter_context(opened)


def _match_in_worker(texts: list[str]) -> list[Answer]:
    assert _matcher is not None
    return _matcher.match(texts)
