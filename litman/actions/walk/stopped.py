"""Where walks through posts stopped: disposable, in the library's state folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from litman.memory import STATE_FOLDER, Memory

if TYPE_CHECKING:
    from litman.actions.walk.post_walk import PostWalk, WalkItem

_MOST = 500  # posts


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a walk stopped."""

    post_id: str
    claim_id: str
    number: int  # of the claim in the post then, for when the claim is gone
    at: datetime  # in UTC


class Place(Protocol):
    """A claim on the way, as far as a stop remembers it."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...


class Stops:
    """The stops of a library's walks, one a post."""

    def __init__(self, root: Path) -> None:
        """Take the library's folder."""
        self._memory = Memory(root / STATE_FOLDER / "walks.json", "walks 1", root=root, is_of_program=False)

    def all(self) -> list[Stop]:
        """Return the stops, the last one first."""
        kept = self._memory.read_json()
        items = kept.items() if isinstance(kept, dict) else ()
        return sorted((_stop(post, item) for post, item in items), key=lambda stop: stop.at, reverse=True)

    def of(self, post_id: str) -> Stop | None:
        """Return where the walk through a post stopped."""
        return next((stop for stop in self.all() if stop.post_id == post_id), None)

    def keep(self, post_id: str, item: Place, *, now: datetime) -> None:
        """Remember that the walk is at a claim; failing costs only the way back to it."""
        stop = Stop(post_id, item.id, item.number, now)
        others = [other for other in self.all() if other.post_id != post_id]
        kept = {other.post_id: _item(other) for other in [stop, *others][:_MOST]}
        self._memory.write_json(kept)


def resume(walk: PostWalk, stop: Stop | None) -> WalkItem | None:
    """Return the claim at which a walk goes on; None where the post has no claims.

    Where the claim is gone, that is the one in its place; without a stop, the first that asks for something, else the
    first.
    """
    if not walk.items:
        return None
    if stop is None:
        return next((item for item in walk.items if item.asks), walk.items[0])
    there = walk.item(stop.claim_id)
    return there or walk.items[min(max(stop.number - 1, 0), len(walk.items) - 1)]


def _item(stop: Stop) -> list[object]:
    return [stop.claim_id, stop.number, stop.at.isoformat()]


def _stop(post_id: str, item: Mapping[int, object] | list[object]) -> Stop:
    claim_id, number, at = item
    return Stop(post_id, str(claim_id), int(str(number)), datetime.fromisoformat(str(at)))
