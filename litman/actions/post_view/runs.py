"""A stretch of a post cut into runs: where claims, markers, links and raised or verbatim text begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from litman.actions.post_view.model import Look, MarkerView, Run
from litman.posts.post import Hint, Post

_LONGEST = 5_000  # code points of a link, of something raised, of code in a line


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something that holds from one offset to another."""

    start: int
    end: int
    claim: str | None = None
    marker: int | None = None
    link: str | None = None
    look: Look | None = None


class Cutter:
    """Cuts stretches of one post, given in order or not; time grows with what lies in them."""

    def __init__(
        self,
        post: Post,
        claims: Sequence[tuple[int, int, str]],
        markers: Sequence[MarkerView],
        shown: Mapping[int, str],
    ) -> None:
        """Take the post, where which claim stands, its markers, and what is shown for some of them."""
        self._text = post.text
        self._shown = shown
        marks = [_Mark(start, end, claim=claim) for start, end, claim in claims]
        marks += [_Mark(m.start, m.end, marker=number) for number, m in enumerate(markers)]
        marks += [mark for hint in post.hints if (mark := _of_hint(hint)) is not None]
        marks = [mark for mark in marks if mark.end > mark.start]
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]
        # The furthest end of all marks up to each: what begins before a stretch may reach into it.
        self._reach: list[int] = []
        for mark in self._marks:
            self._reach.append(max(mark.end, self._reach[-1] if self._reach else 0))

    def cut(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the stretch as runs, in order; together they are its text, but for what is shown otherwise."""
        marks = self._within(start, end)
        edges = {start, end}
        for mark in marks:
            edges |= {max(mark.start, start), min(mark.end, end)}
        runs: list[Run] = []
        active: list[_Mark] = []
        waiting = iter(marks)
        following = next(waiting, None)
        ordered = sorted(edges)
        for at, to in pairwise(ordered):
            while following is not None and max(following.start, start) <= at:
                active.append(following)
                following = next(waiting, None)
            active = [mark for mark in active if mark.end > at]
            run = self._run(at, to, active)
            if run is not None:
                runs.append(run)
        return tuple(runs)

    def _within(self, start: int, end: int) -> list[_Mark]:
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def _run(self, start: int, end: int, active: Sequence[_Mark]) -> Run | None:
        text = self._text[start:end]
        marker = next((mark for mark in active if mark.marker is not None), None)
        number = marker.marker if marker is not None else None
        if marker is not None and number is not None and number in self._shown:
            if start != marker.start:  # the whole of it stands where it begins
                return None
            text = self._shown[number]
        looks = [mark.look for mark in active if mark.look is not None]
        return Run(
            text,
            start,
            tuple(dict.fromkeys(mark.claim for mark in active if mark.claim is not None)),
            number,
            next((mark.link for mark in reversed(active) if mark.link is not None), None),
            looks[-1] if looks else "plain",
        )


def _of_hint(hint: Hint) -> _Mark | None:
    if hint.end - hint.start > _LONGEST:  # round half the page: no reader sees it as one
        return None
    if hint.kind == "link" and hint.target:
        return _Mark(hint.start, hint.end, link=hint.target)
    if hint.kind == "superscript":
        return _Mark(hint.start, hint.end, look="raised")
    return _Mark(hint.start, hint.end, look="code") if hint.kind == "verbatim" else None
