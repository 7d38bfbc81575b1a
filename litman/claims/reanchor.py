"""Find the sentences of claims again in a post that was edited.

A sentence that is the same word for word is found by its fingerprint. The others are scored, as Hypothes.is
does it, by their wording, by what stood before and after them, and by their position.

Source: Hypothes.is client, src/annotator/anchoring/match-quote.ts (weights 50, 20, 20, 2).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from litman.claims.fingerprint import fingerprint
from litman.claims.model import Anchor

State = Literal["same", "moved", "changed", "gone", "ambiguous", "not-checked"]
Span = tuple[int, int]

QUOTE_WEIGHT, PREFIX_WEIGHT, SUFFIX_WEIGHT, POSITION_WEIGHT = 50, 20, 20, 2
THRESHOLD = 0.6  # of the weighted score; measured in benchmarks/reanchoring.py
MIN_QUOTE = 0.4  # context alone must not make a sentence of one that took its place
CLEAR = 0.05  # two scores nearer than this do not say which sentence is meant
_CANDIDATES = 6  # sentences that are scored for one anchor
_RARE_WORDS = 12  # of an anchor that pick them
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AnchorState:
    """What became of an anchor in a text; `start` and `end` are where it stands now, None if nowhere."""

    state: State
    start: int | None = None
    end: int | None = None
    score: float = 0.0  # 0–1, how sure; 1.0 is the same wording


def fingerprint_of_span(text: str, span: Span, markers: Sequence[Span] = ()) -> str:
    """Return the fingerprint of a part of the text, less the markers (spans in the text) that lie in it."""
    start, end = span
    inside = [(first - start, last - start) for first, last in markers if start <= first and last <= end]
    return fingerprint(text[start:end], markers=inside)


def reanchor(
    anchors: Sequence[Anchor], text: str, sentences: Sequence[Span], *, markers: Sequence[Span] = ()
) -> list[AnchorState]:
    """Return what became of each anchor; no two get the same sentence.

    Args:
        anchors: Of one post, as they were.
        text: The post's text now.
        sentences: Spans of its sentences.
        markers: Spans of its citation markers; those that a sentence's own text gives away may be missing.

    An anchor without `exact` is found by its fingerprint only. When that fails it is `gone` if its neighbours
    leave no sentence that could be it, else `ambiguous`. One that says nothing is `not-checked`.
    """
    post = _Post(text, sentences, markers)
    states: dict[int, AnchorState] = {}
    for number, anchor in enumerate(anchors):
        if anchor.fingerprint is None and anchor.exact is None:
            states[number] = AnchorState("not-checked")
        elif post.stands_at(anchor):
            states[number] = post.take(AnchorState("same", anchor.start, anchor.end, 1.0))
    for find in (_find_by_fingerprint, _find_verbatim, _find_by_score):
        rest = [number for number in range(len(anchors)) if number not in states]
        if rest:
            states |= find(post, anchors, rest, _Shift(anchors, states))
    for number, anchor in enumerate(anchors):
        if number not in states:
            states[number] = AnchorState("gone") if anchor.exact else _without_wording(post, number, states)
    return [states[number] for number in range(len(anchors))]


class _Post:
    """The text with its sentences, what stands in them, and which of them are taken."""

    def __init__(self, text: str, sentences: Sequence[Span], markers: Sequence[Span]) -> None:
        self.text = text
        self.markers = markers
        self.sentences = sorted(sentences)
        self.free = [True] * len(self.sentences)
        self.by_fingerprint: dict[str, list[int]] = defaultdict(list)
        for number, span in enumerate(self.sentences):
            self.by_fingerprint[fingerprint_of_span(text, span, markers)].append(number)

    def stands_at(self, anchor: Anchor) -> bool:
        if anchor.start is None or anchor.end is None or anchor.end > len(self.text):
            return False
        if anchor.fingerprint is None:
            return self.text[anchor.start : anchor.end] == anchor.exact
        return fingerprint_of_span(self.text, (anchor.start, anchor.end), self.markers) == anchor.fingerprint

    def take(self, state: AnchorState) -> AnchorState:
        """Mark every sentence that the place overlaps as taken."""
        assert state.start is not None, state
        assert state.end is not None, state
        number = max(bisect_left(self.sentences, (state.start, state.start)) - 1, 0)
        while number < len(self.sentences) and self.sentences[number][0] < state.end:
            if self.sentences[number][1] > state.start:
                self.free[number] = False
            number += 1
        return state

    def words(self) -> list[list[str]]:
        return [_words(self.text[start:end]) for start, end in self.sentences]


class _Shift:
    """Where an anchor is to be expected, since text before it grew or shrank."""

    def __init__(self, anchors: Sequence[Anchor], states: Mapping[int, AnchorState]) -> None:
        moved = (
            (anchors[number].start, state.start)
            for number, state in states.items()
            if state.start is not None and anchors[number].start is not None
        )
        self._found = sorted((old, new - old) for old, new in moved if old is not None)

    def expected(self, anchor: Anchor) -> int | None:
        if anchor.start is None:
            return None
        before = bisect_left(self._found, (anchor.start, 0)) - 1
        return anchor.start + (self._found[before][1] if before >= 0 else 0)


def _find_by_fingerprint(
    post: _Post, anchors: Sequence[Anchor], rest: Sequence[int], shift: _Shift
) -> dict[int, AnchorState]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for number in rest:
        wanted[anchors[number].fingerprint or ""].append(number)
    states = {}
    for print_, numbers in wanted.items():
        free = [n for n in post.by_fingerprint.get(print_, ()) if post.free[n]]
        if len(numbers) == len(free):  # alike sentences keep their order
            pairs = list(zip(sorted(numbers, key=lambda n: anchors[n].start or 0), free, strict=True))
        else:
            pairs = _assign(
                post, [(n, s, _context(post, anchors[n], s, shift)) for n in numbers for s in free]
            )
        for number, sentence in pairs:
            start, end = post.sentences[sentence]
            is_told_apart = len(numbers) >= len(free) or _is_clear(
                post, anchors[number], sentence, free, shift
            )
            state: State = "moved" if is_told_apart else "ambiguous"
            states[number] = AnchorState(state, start, end, 1.0)
        for state_ in list(states.values()):
            post.take(state_)
    return states


def _find_verbatim(
    post: _Post, anchors: Sequence[Anchor], rest: Sequence[int], shift: _Shift
) -> dict[int, AnchorState]:
    """Find sentences whose wording is there, though the text's sentences were split elsewhere this time."""
    states = {}
    for number in rest:
        anchor = anchors[number]
        span = _verbatim_span(post, anchor, shift.expected(anchor))
        if span is not None:
            states[number] = post.take(AnchorState("moved", *span, 1.0))
    return states


def _verbatim_span(post: _Post, anchor: Anchor, expected: int | None) -> Span | None:
    if anchor.exact:
        at = post.text.find(anchor.exact)
        is_once = at >= 0 and post.text.find(anchor.exact, at + 1) < 0
        return (at, at + len(anchor.exact)) if is_once else None
    if anchor.start is None or anchor.end is None or anchor.fingerprint is None:
        return None
    length = anchor.end - anchor.start
    starts = [start for (start, _), free in zip(post.sentences, post.free, strict=True) if free]
    for start in [expected, *starts] if expected is not None else starts:
        if 0 <= start <= len(post.text) - length:
            span = (start, start + length)
            if fingerprint_of_span(post.text, span, post.markers) == anchor.fingerprint:
                return span
    return None


def _find_by_score(
    post: _Post, anchors: Sequence[Anchor], rest: Sequence[int], shift: _Shift
) -> dict[int, AnchorState]:
    rest = [number for number in rest if anchors[number].exact]
    if not rest:
        return {}
    sentence_words = post.words()
    index, weights = _index_words(sentence_words)
    scored: list[tuple[int, int, float]] = []
    for number in rest:
        anchor = anchors[number]
        words = _words(anchor.exact or "")
        for sentence in _likely(words, index, weights, post.free):
            quote = _likeness(words, sentence_words[sentence], anchor.exact or "", post, sentence)
            if quote >= MIN_QUOTE:
                context, weight = _context_sum(post, anchor, sentence, shift)
                score = (QUOTE_WEIGHT * quote + context) / (QUOTE_WEIGHT + weight)
                if score >= THRESHOLD:
                    scored.append((number, sentence, score))
    scores = {(number, sentence): score for number, sentence, score in scored}
    states = {}
    for number, sentence in _assign(post, scored):
        score = scores[number, sentence]
        post.free[sentence] = False
        states[number] = AnchorState("changed", *post.sentences[sentence], round(score, 3))
    for number, state in states.items():
        rivals = [s for n, s, score in scored if n == number and post.free[s] and state.score - score < CLEAR]
        if rivals:
            states[number] = AnchorState("ambiguous", state.start, state.end, state.score)
    return states


def _assign(post: _Post, scored: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return pairs of anchor and sentence, the best score first, each of both once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for number, sentence, _ in sorted(scored, key=lambda item: (-item[2], item[0], item[1])):
        if number not in pairs and sentence not in taken and post.free[sentence]:
            pairs[number] = sentence
            taken.add(sentence)
    return list(pairs.items())


def _context_sum(post: _Post, anchor: Anchor, sentence: int, shift: _Shift) -> tuple[float, float]:
    """Return the weighted likeness of what is known of the anchor's surroundings, and the weights' sum."""
    start, end = post.sentences[sentence]
    total, weight = 0.0, 0.0
    if anchor.prefix is not None:
        weight += PREFIX_WEIGHT
        total += PREFIX_WEIGHT * _alike(anchor.prefix, post.text[max(start - 32, 0) : start])
    if anchor.suffix is not None:
        weight += SUFFIX_WEIGHT
        total += SUFFIX_WEIGHT * _alike(anchor.suffix, post.text[end : end + 32])
    expected = shift.expected(anchor)
    if expected is not None and post.text:
        weight += POSITION_WEIGHT
        total += POSITION_WEIGHT * max(1 - abs(expected - start) / len(post.text), 0)
    return total, weight


def _context(post: _Post, anchor: Anchor, sentence: int, shift: _Shift) -> float:
    total, weight = _context_sum(post, anchor, sentence, shift)
    return total / weight if weight else 0.0


def _is_clear(post: _Post, anchor: Anchor, chosen: int, free: Sequence[int], shift: _Shift) -> bool:
    if anchor.prefix is None and anchor.suffix is None:
        return False
    best = _context(post, anchor, chosen, shift)
    return all(best - _context(post, anchor, other, shift) >= CLEAR for other in free if other != chosen)


def _without_wording(post: _Post, number: int, states: Mapping[int, AnchorState]) -> AnchorState:
    """Tell, from the neighbours alone, whether a sentence of unknown wording can still be there."""
    before = [s.end for n, s in states.items() if n < number and s.end is not None]
    after = [s.start for n, s in states.items() if n > number and s.start is not None]
    low, high = max(before, default=0), min(after, default=len(post.text))
    is_room = any(
        free and low <= start and end <= high
        for (start, end), free in zip(post.sentences, post.free, strict=True)
    )
    return AnchorState("ambiguous" if is_room or low > high else "gone")


def _index_words(sentences: Sequence[Sequence[str]]) -> tuple[dict[str, list[int]], dict[str, float]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for word in set(words):
            index[word].append(number)
    return index, {word: log(1 + len(sentences) / len(numbers)) for word, numbers in index.items()}


def _likely(
    words: Sequence[str],
    index: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    free: Sequence[bool],
) -> list[int]:
    """Return the sentences that share the rarest words, a handful."""
    shared: Counter[int] = Counter()
    rare = sorted((word for word in set(words) if word in index), key=lambda word: (len(index[word]), word))
    for word in rare[:_RARE_WORDS]:
        for number in index[word]:
            if free[number]:
                shared[number] += weights[word]  # type: ignore[assignment]
    return [number for number, _ in shared.most_common(_CANDIDATES)]


def _likeness(one: Sequence[str], other: Sequence[str], exact: str, post: _Post, sentence: int) -> float:
    """Return how alike two wordings are, 0–1: by words in their order and by letters."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    by_words = Indel.normalized_similarity(one, other)
    start, end = post.sentences[sentence]
    return float(by_words + fuzz.ratio(exact, post.text[start:end]) / 100) / 2


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) / 100 if one or other else 1.0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
