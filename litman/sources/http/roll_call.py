"""Is anybody there? Asked once of all services together, when the first that is asked keeps silent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager


class RollCall:
    """Knocks at each service of a list, all at once, at most once in a run; safe between threads.

    Services are asked one after the other. Where none of them answers, each would be waited for in turn; a roll call
    knows it in the time that one takes.
    """

    def __init__(
        self,
        roll: Mapping[str, str],
        *,
        after_s: float,
        knock: Callable[[str], bool],
        nobody: Callable[[], None],
    ) -> None:
        """
        Args:
            roll: Base addresses of services by their names.
            after_s: How long the first question may take before the others are asked.
            knock: Returns whether a service answers, and not only that it cannot now.
            nobody: Called in the end where none does.
        """
        self._roll = {**roll}
        self.after_s = after_s
        self._knock = knock
        self._nobody = nobody
        self._lock = threading.Lock()
        self._has_begun = False

    @contextmanager
    def awaiting(self, service: str) -> Iterator[None]:
        """While a question to a service is under way, ask the others whether they are there if it lasts."""
        if self._has_begun or not self._roll:
            yield
            return
        timer = threading.Timer(self.after_s, self.begin, [service])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def begin(self, service: str) -> None:
        """Ask all services but one whether they are there; nobody waits for it."""
        others = [url for other, url in self._roll.items() if other != service]
        with self._lock:
            if self._has_begun or not others:
                return
            self._has_begun = True
        answers: list[bool] = []

        def knock(url: str) -> None:
            is_there = self._knock(url)
            with self._lock:
                answers.append(is_there)
                is_last = len(answers) == len(others)
            if is_last and not any(answers):
                self._nobody()

        for url in others:
            # Daemons: who knocks must not keep a command that is done from ending.
            threading.Thread(target=knock, args=(url,), name="roll call", daemon=True).start()
