"""Questions that are asked side by side, each by a function; an interrupt ends them and waits for none."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from litman.sources.http.session import Session

_LOOK_S = 0.1  # a wait without an end cannot be interrupted on Windows
Asked = TypeVar("Asked")
Said = TypeVar("Said")


class _Raised(NamedTuple):
    error: Exception  # of a question; one that is what came of it is no such


def side_by_side(
    session: Session, ask: Callable[[Session, Asked], Said], questions: Sequence[Asked], *, at_once: int
) -> Iterator[tuple[Asked, Said]]:
    """Yield each question with what came of it, as they come.

    Args:
        session: Its lanes decide how many are really asked at once.
        ask: Asks one question by a view of the session that stops with the iterator.
        questions: What is asked.
        at_once: How many may be under way.

    Raises:
        Exception: what `ask` raised; the rest is not asked.
    """
    waiting: queue.SimpleQueue[Asked] = queue.SimpleQueue()
    for question in questions:
        waiting.put(question)
    done: queue.SimpleQueue[tuple[Asked, Said] | _Raised] = queue.SimpleQueue()
    stop = threading.Event()
    view = session.until(stop)

    def work() -> None:
        while not stop.is_set():
            try:
                question = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((question, ask(view, question)))
            except Exception as exc:
                done.put(_Raised(exc))
                stop.set()
                return

    # Daemons: an answer that is under way must not keep an interrupted command from ending.
    for _ in range(min(at_once, len(questions))):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in questions:
            outcome = _take(done)
            if isinstance(outcome, _Raised):
                raise outcome.error
            yield outcome
    finally:
        stop.set()


def _take(done: queue.SimpleQueue[tuple[Asked, Said] | _Raised]) -> tuple[Asked, Said] | _Raised:
    while True:
        try:
            return done.get(timeout=_LOOK_S)
        except queue.Empty:
            continue
