"""What each claim of a post needs, found out behind the page and kept until a file is saved."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from litman.actions.post_view.model import ClaimView
from litman.actions.walk.post_walk import PostWalk, WalkItem, walk_through
from litman.errors import LitmanError
from litman.web.desk import Desk
from litman.web.shown_post import ShownPost

# A walk looks at every claim: it waits until nobody has changed anything for a moment, but not for ever.
_PAUSE_S = 0.6
_LONGEST_PAUSE_S = 6.0


class _Wanted(NamedTuple):
    """A walk that was asked for."""

    shown: ShownPost
    since: float  # when the first one was asked for that was not made
    last: float  # when this one was


class Walks:
    """The last walk through each post."""

    def __init__(self, desk: Desk, told: Callable[[], None]) -> None:
        """Take the library, and what is called when a walk was made."""
        self._desk = desk
        self._told = told
        self._lock = threading.Lock()
        self._walks: dict[str, tuple[str, PostWalk | None]] = {}  # None: none could be made
        self._wanted: dict[str, _Wanted] = {}

    def latest(self, shown: ShownPost) -> PostWalk | None:
        """Return the last walk through a post, which may be of the post as it was; a new one is begun then."""
        post_id, now = shown.view.post_id, time.monotonic()
        with self._lock:
            mark, walk = self._walks.get(post_id, ("", None))
            if mark != shown.mark:
                wanted = self._wanted.get(post_id)
                if wanted is None:
                    self._wanted[post_id] = _Wanted(shown, now, now)
                    threading.Thread(target=self._walk, args=(post_id,), daemon=True, name="walk").start()
                elif wanted.shown.mark != shown.mark:
                    self._wanted[post_id] = _Wanted(shown, wanted.since, now)
            return walk

    def known(self, post_id: str) -> PostWalk | None:
        """Return the last walk through a post, and begin none."""
        with self._lock:
            return self._walks.get(post_id, ("", None))[1]

    def _walk(self, post_id: str) -> None:
        """Make the walks that are wanted, until none is."""
        while (shown := self._due(post_id)) is not None:
            made = None
            with contextlib.suppress(LitmanError, OSError):  # the page says what is wrong
                made = walk_through(
                    self._desk.library(), post_id, today=self._desk.today(), found=shown.found
                )
            with self._lock:
                self._walks[post_id] = (shown.mark, made or self._walks.get(post_id, ("", None))[1])
            if made is not None:
                self._told()

    def _due(self, post_id: str) -> ShownPost | None:
        """Return the post of the walk that is wanted, once its time has come; None where it is made already."""
        while True:
            with self._lock:
                wanted = self._wanted[post_id]
                if self._walks.get(post_id, ("", None))[0] == wanted.shown.mark:
                    del self._wanted[post_id]
                    return None
            wait = min(wanted.last + _PAUSE_S, wanted.since + _LONGEST_PAUSE_S) - time.monotonic()
            if wait <= 0:
                with self._lock:  # the next one waits anew
                    self._wanted[post_id] = self._wanted[post_id]._replace(since=time.monotonic())
                return wanted.shown
            time.sleep(wait)


def asks_now(claim: ClaimView, item: WalkItem | None) -> bool:
    """Return whether a claim asks for a decision; of one that was decided about since the walk, by what it is now."""
    if item is None:
        return claim.state != "checked"
    if item.report.claim == claim.standing.claim and item.state == claim.state:
        return item.asks
    if claim.state in ("linked", "stale"):
        return True
    return claim.state != "checked" and item.asks and claim.standing.claim.comment is None
