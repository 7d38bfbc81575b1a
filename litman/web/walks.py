"""What each claim of a post needs, found out behind the page and kept until a file is saved."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from litman.actions.post_view.model import ClaimView
from litman.actions.walk.post_walk import PostWalk, WalkItem, walk_through
from litman.errors import LitmanError
from litman.web.desk import Desk


class Walks:
    """The last walk through each post."""

    def __init__(self, desk: Desk, told: Callable[[], None]) -> None:
        """Take the library, and what is called when a walk was made."""
        self._desk = desk
        self._told = told
        self._lock = threading.Lock()
        self._walks: dict[str, tuple[str, PostWalk]] = {}
        self._making: set[str] = set()

    def latest(self, post_id: str, mark: str) -> PostWalk | None:
        """Return the last walk through a post, which may be of the post as it was; a new one is begun then.

        Args:
            post_id: The post.
            mark: Of all that the walk depends on.
        """
        with self._lock:
            kept = self._walks.get(post_id)
            if (kept is None or kept[0] != mark) and post_id not in self._making:
                self._making.add(post_id)
                args = (post_id, mark, kept[1] if kept is not None else None)
                threading.Thread(target=self._walk, args=args, daemon=True, name="walk").start()
            return kept[1] if kept is not None else None

    def known(self, post_id: str) -> PostWalk | None:
        """Return the last walk through a post, and begin none."""
        with self._lock:
            kept = self._walks.get(post_id)
            return kept[1] if kept is not None else None

    def now(self, post_id: str, mark: str) -> PostWalk:
        """Return the walk through a post as it is; it is waited for."""
        with self._lock:
            kept = self._walks.get(post_id)
        if kept is not None and kept[0] == mark:
            return kept[1]
        before = kept[1] if kept is not None else None
        made = walk_through(self._desk.library(), post_id, today=self._desk.today(), before=before)
        with self._lock:
            self._walks[post_id] = (mark, made)
        return made

    def _walk(self, post_id: str, mark: str, before: PostWalk | None) -> None:
        made = None
        with contextlib.suppress(LitmanError, OSError):  # the page says what is wrong
            made = walk_through(self._desk.library(), post_id, today=self._desk.today(), before=before)
        with self._lock:
            self._making.discard(post_id)
            if made is not None:
                self._walks[post_id] = (mark, made)
        if made is not None:
            self._told()


def asks_now(claim: ClaimView, item: WalkItem | None) -> bool:
    """Return whether a claim asks for a decision; of one that was decided about since the walk, by what it is now."""
    if item is None:
        return claim.state != "checked"
    if item.report.claim == claim.standing.claim and item.state == claim.state:
        return item.asks
    if claim.state in ("linked", "stale"):
        return True
    return claim.state != "checked" and item.asks and claim.standing.claim.comment is None
