"""How the claims of a post stand, told to its page: all of them, or those that are others than it was told before."""

from __future__ import annotations

import secrets
import threading
from typing import Any, NamedTuple

from litman.actions.walk.post_walk import PostWalk
from litman.standing.claim_standing import ClaimStanding
from litman.standing.claim_state import CLAIM_STATES, ClaimState
from litman.web.page import Asked
from litman.web.shown_post import ShownPost
from litman.web.walks import asks_now

_KEPT = 12  # tellings of a post: pages that were told something older are told all


class _Row(NamedTuple):
    """A claim as a page was told of it."""

    id: str
    state: ClaimState
    needs: bool
    standing: ClaimStanding

    def is_as(self, other: _Row) -> bool:
        """Whether a page that was told one knows the other."""
        if self[:3] != other[:3]:
            return False
        return self.standing is other.standing or self.standing == other.standing


class _Told:
    """What the pages of one post were told, the last few times."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._name = secrets.token_hex(4)
        self._number = 0
        self._rows: dict[str, tuple[_Row, ...]] = {}  # by the mark that the page was given

    def tell(self, rows: tuple[_Row, ...], since: str) -> tuple[str, tuple[_Row, ...], bool]:
        """Return a mark of the rows, those to be told, and whether they are all there are."""
        with self._lock:
            before = self._rows.get(since)
            last = next(reversed(self._rows), None)
            mark = last if last is not None and _changed(self._rows[last], rows) == () else self._new_mark()
            self._rows[mark] = rows
            while len(self._rows) > _KEPT:
                del self._rows[next(iter(self._rows))]
        changed = _changed(before, rows) if before is not None else None
        return mark, rows if changed is None else changed, changed is None

    def _new_mark(self) -> str:
        self._number += 1
        return f"{self._name}-{self._number}"


def told_claims(asked: Asked, shown: ShownPost, walk: PostWalk | None, *, since: str) -> dict[str, Any]:
    """Return for the page's script how the claims stand, and what the head says of them all.

    Args:
        asked: The request.
        shown: The post.
        walk: The last one through it: what claims need.
        since: The mark `told` of what the page knows; empty where it knows nothing.
    """
    view = shown.view
    items = {item.id: item for item in walk.items} if walk is not None else {}
    rows = tuple(
        _Row(claim.id, claim.state, asks_now(claim, items.get(claim.id)), claim.standing)
        for claim in view.claims
    )
    told = asked.desk.keep(f"told {view.post_id}", None, _Told)
    mark, some, is_whole = told.tell(rows, since)
    return {
        "claims": [{"id": row.id, "state": row.state, "needs": row.needs} for row in some],
        "since": "" if is_whole else since,
        "told": mark,
        "mark": shown.mark,
        "text_mark": shown.text_mark,
        "coverage": asked.text("coverage.html", view=view, states=CLAIM_STATES),
    }


def _changed(before: tuple[_Row, ...], rows: tuple[_Row, ...]) -> tuple[_Row, ...] | None:
    """Return the rows that are others; None where there are other claims."""
    if [row.id for row in before] != [row.id for row in rows]:
        return None
    return tuple(new for old, new in zip(before, rows, strict=True) if not new.is_as(old))
