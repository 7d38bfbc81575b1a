"""Which services answer: one that does not is found out once, and left alone for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

_FAILURES_BEFORE_PAUSE = 4  # questions in a row that a service left unanswered, after which it is left alone
_TRIES_OF_A_NEW_ONE = 4  # in a row, whoever asked: so many of one that has not answered yet are enough
_PAUSE_S = 60.0


class Peer(NamedTuple):
    """Who is asked."""

    service: str  # as people know it
    host: str  # one may play several services, or one service have several


@dataclass
class _Service:
    """What is known of one service."""

    has_answered: bool = False
    tries: int = 0  # in a row, without an answer
    failures: int = 0  # questions in a row that were given up
    left_alone_until: float = 0.0
    reason: str = ""  # why it is left alone; reads on after its name


class Services:
    """What is known of the services that are asked, where they are asked; safe between threads.

    One that has answered is trusted: four questions in a row have to fail before it is left alone. One that never has
    is left alone after the first. After a minute one question finds out whether it is back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[Peer, _Service] = {}
        self._is_nobody_else_there = False

    @property
    def has_answered(self) -> bool:
        """Whether any service answered so far, and not only that it cannot now."""
        with self._lock:
            return any(service.has_answered for service in self._known.values())

    def is_trusted(self, peer: Peer) -> bool:
        """Return whether a service has answered, and did not leave the last question without an answer."""
        with self._lock:
            known = self._known.get(peer)
            return known is not None and known.has_answered and not known.failures

    def why_left_alone(self, peer: Peer, *, begins: bool = False) -> str | None:
        """Return why a service is not to be asked now; None: it may be. With `begins` the question is asked then."""
        with self._lock:
            known = self._known.get(peer)
            if (
                self._is_nobody_else_there
                and (known is None or not known.failures)
                and self._is_one_left_alone()
            ):
                return "was not asked: no service answers"
            if known is None or known.failures < _FAILURES_BEFORE_PAUSE:
                return None
            if self._clock() < known.left_alone_until:
                return known.reason
            if begins:  # one question finds out for all
                known.left_alone_until = self._clock() + _PAUSE_S
            return None

    def answered(self, peer: Peer) -> None:
        """Note that a service answered."""
        with self._lock:
            known = self._known.setdefault(peer, _Service())
            known.has_answered, known.tries, known.failures = True, 0, 0
            self._is_nobody_else_there = False

    def tried(self, peer: Peer, reason: str) -> None:
        """Note that a service was tried once, and why there was no answer; that it asks to wait is one."""
        with self._lock:
            known = self._known.setdefault(peer, _Service())
            known.tries += 1
            if not known.has_answered and known.tries >= _TRIES_OF_A_NEW_ONE:
                self._leave_alone(known, reason)

    def gave_up(self, peer: Peer, reason: str, *, is_slow: bool = False, has_come: bool = False) -> None:
        """Note that a question was given up, and why.

        Args:
            peer: The service.
            reason: Reads on after its name.
            is_slow: It took all the time there was.
            has_come: Something came, half an answer or that we should wait: the next may come whole.
        """
        with self._lock:
            known = self._known.setdefault(peer, _Service())
            known.failures += 2 if is_slow else 1
            is_new = not known.has_answered and not has_come
            if is_new or known.failures >= _FAILURES_BEFORE_PAUSE:
                self._leave_alone(known, reason)

    def nobody_else_is_there(self) -> None:
        """Note that nobody answers whom a roll call asked: once one more is given up, no further one is waited for."""
        with self._lock:
            self._is_nobody_else_there = not any(known.has_answered for known in self._known.values())

    def _is_one_left_alone(self) -> bool:
        return any(known.failures >= _FAILURES_BEFORE_PAUSE for known in self._known.values())

    def _leave_alone(self, known: _Service, reason: str) -> None:
        known.failures = max(known.failures, _FAILURES_BEFORE_PAUSE)
        known.left_alone_until = self._clock() + _PAUSE_S
        known.reason = reason
