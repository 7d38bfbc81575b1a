"""A post's text as anchors see it: its sentences, what stands in them, and which are taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor
from litman.claims.fingerprint import fingerprint

Span = tuple[int, int]


def fingerprint_of_span(text: str, span: Span, markers: Sequence[Span] = ()) -> str:
    """Return the fingerprint of a part of the text, less the markers (spans in the text, in order) that lie in it."""
    start, end = span
    here = markers[bisect_left(markers, (start, start)) : bisect_left(markers, (end, end))]
    inside = [(first - start, last - start) for first, last in here if last <= end]
    return fingerprint(text[start:end], markers=inside)


class PostSentences:
    """The text with its sentences, what stands in them, and which of them are taken."""

    def __init__(self, text: str, sentences: Sequence[Span], markers: Sequence[Span]) -> None:
        self.text = text
        self.markers = markers = sorted(markers)
        self.sentences = sorted(sentences)
        self.free = [True] * len(self.sentences)
        self.taken: list[Span] = []
        self.by_fingerprint: dict[str, list[int]] = defaultdict(list)
        for number, span in enumerate(self.sentences):
            self.by_fingerprint[fingerprint_of_span(text, span, markers)].append(number)

    def stands_at(self, anchor: Anchor) -> bool:
        """Whether the anchor's sentence stands where it stood."""
        if anchor.start is None or anchor.end is None or anchor.end > len(self.text):
            return False
        if anchor.fingerprint is None:
            return self.text[anchor.start : anchor.end] == anchor.exact
        return fingerprint_of_span(self.text, (anchor.start, anchor.end), self.markers) == anchor.fingerprint

    def take(self, state: AnchorState) -> AnchorState:
        """Mark the place, and every sentence that it overlaps, as taken."""
        assert state.start is not None, state
        assert state.end is not None, state
        insort(self.taken, (state.start, state.end))
        number = max(bisect_left(self.sentences, (state.start, state.start)) - 1, 0)
        while number < len(self.sentences) and self.sentences[number][0] < state.end:
            if self.sentences[number][1] > state.start:
                self.free[number] = False
            number += 1
        return state

    def ends_word(self, start: int, end: int) -> bool:
        """Whether a sentence could end there: cheap to see, and it spares most fingerprints."""
        if not 0 <= start < end <= len(self.text) or self.text[end - 1].isspace():
            return False
        return end == len(self.text) or not self.text[end].isalpha()

    def is_free(self, start: int, end: int) -> bool:
        """Whether no anchor has a part of that place."""
        number = bisect_left(self.taken, (end, end))  # the places that begin before `end`
        return number == 0 or self.taken[number - 1][1] <= start


class Shift:
    """Where an anchor is to be expected, since text before it grew or shrank."""

    def __init__(self, anchors: Sequence[Anchor], states: Mapping[int, AnchorState]) -> None:
        moved = (
            (anchors[number].start, state.start)
            for number, state in states.items()
            if state.start is not None and anchors[number].start is not None
        )
        self._found = sorted((old, new - old) for old, new in moved if old is not None)

    def expected(self, anchor: Anchor) -> int | None:
        """Return the start that the anchor should have now, None if it had none."""
        if anchor.start is None:
            return None
        before = bisect_left(self._found, (anchor.start, 0)) - 1
        return anchor.start + (self._found[before][1] if before >= 0 else 0)
