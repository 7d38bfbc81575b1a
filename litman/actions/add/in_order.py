"""Works are added in the order in which they were given, though answers come as they come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

_PATIENCE_S = 10.0  # what came is held back no longer than this for what was given before it
_MOST = 1_000  # held at once: what is held when somebody stops must be saved in a few seconds

Held = TypeVar("Held")


class InOrder(Generic[Held]):
    """Holds back what came until all that was given before it has come, too, or patience ends."""

    def __init__(
        self, given: Iterable[Hashable], *, clock: Callable[[], float], patience_s: float = _PATIENCE_S
    ) -> None:
        """`given` are the names in their order, each once."""
        self._place = {name: place for place, name in enumerate(given)}
        self._held: dict[int, tuple[float, Held]] = {}  # by place: since when, and what
        self._came: set[int] = set()
        self._next = 0  # the first place of which nothing has come
        self._clock, self._patience_s = clock, patience_s

    def __len__(self) -> int:
        return len(self._held)

    def put(self, name: Hashable, value: Held) -> None:
        """Take what came under a name."""
        self._held[self._place[name]] = (self._clock(), value)
        self._pass(name)

    def miss(self, name: Hashable) -> None:
        """Note that nothing will come under a name."""
        self._pass(name)

    def ready(self) -> dict[int, Held]:
        """Return what need not be held back any more, by its place, in order; it is held until it is dropped."""
        too_long = self._clock() - self._patience_s
        if len(self._held) >= _MOST or any(since <= too_long for since, _ in self._held.values()):
            return self.rest()
        return self._at(place for place in self._held if place < self._next)

    def rest(self) -> dict[int, Held]:
        """Return all that is held, by its place, in order; it is held until it is dropped."""
        return self._at(self._held)

    def drop(self, places: Iterable[int]) -> None:
        """Hold these no longer: they are kept elsewhere now."""
        for place in list(places):
            del self._held[place]

    def _pass(self, name: Hashable) -> None:
        self._came.add(self._place[name])
        while self._next in self._came:
            self._came.discard(self._next)
            self._next += 1

    def _at(self, places: Iterable[int]) -> dict[int, Held]:
        return {place: self._held[place][1] for place in sorted(places)}
