"""Works are added in the order in which they were given, though answers come as they come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

_PATIENCE_S = 10.0  # what came is held back no longer than this for what was given before it

Held = TypeVar("Held")


class InOrder(Generic[Held]):
    """Holds back what came until all that was given before it has come, too, or patience ends."""

    def __init__(
        self, given: Iterable[Hashable], *, clock: Callable[[], float], patience_s: float = _PATIENCE_S
    ) -> None:
        """`given` are the names in their order, each once."""
        self._place = {name: place for place, name in enumerate(given)}
        self._held: dict[int, Held] = {}
        self._came: set[int] = set()
        self._next = 0  # the first place of which nothing has come
        self._clock, self._patience_s = clock, patience_s
        self._since = clock()  # something was let go, or there was nothing to let go

    def __len__(self) -> int:
        return len(self._held)

    def put(self, name: Hashable, value: Held) -> None:
        """Take what came under a name."""
        if not self._held:
            self._since = self._clock()
        self._held[self._place[name]] = value
        self._pass(name)

    def miss(self, name: Hashable) -> None:
        """Note that nothing will come under a name."""
        self._pass(name)

    def ready(self) -> list[Held]:
        """Return what need not be held back any more, in order, and hold it no longer."""
        if self._held and self._clock() - self._since >= self._patience_s:
            return self.rest()
        return self._let_go([place for place in self._held if place < self._next])

    def rest(self) -> list[Held]:
        """Return all that is held, in order, and hold it no longer."""
        return self._let_go(list(self._held))

    def _pass(self, name: Hashable) -> None:
        self._came.add(self._place[name])
        while self._next in self._came:
            self._came.discard(self._next)
            self._next += 1

    def _let_go(self, places: list[int]) -> list[Held]:
        if places:
            self._since = self._clock()
        return [self._held.pop(place) for place in sorted(places)]
