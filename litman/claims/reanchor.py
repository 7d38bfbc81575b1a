"""Find the sentences of claims again in a post that was edited.

A sentence that is the same word for word is found by its fingerprint. The others are scored, as Hypothes.is
does it, by their wording, by what stood before and after them, and by their position. Where several claims could be
one sentence, the wording decides: the neighbours of a sentence that was deleted stand around the next one now.

Source: Hypothes.is client, src/annotator/anchoring/match-quote.ts (weights 50, 20, 20, 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from litman.claims.anchor_state import AnchorState, State
from litman.claims.assignment import Pair, best_pairs
from litman.claims.claim import Anchor
from litman.claims.likeness import (
    ALIKE,
    CLEAR,
    CLEARLY_ITS_OWN,
    CONTEXT_SHARE,
    MIN_QUOTE,
    POSITION_WEIGHT,
    PREFIX_WEIGHT,
    QUOTE_WEIGHT,
    SUFFIX_WEIGHT,
    THRESHOLD,
    WordIndex,
    likeness,
    likeness_of_texts,
    words_of,
)
from litman.claims.post_sentences import PostSentences, Shift, Span, fingerprint_of_span


def reanchor(
    anchors: Sequence[Anchor], text: str, sentences: Sequence[Span], *, markers: Sequence[Span] = ()
) -> list[AnchorState]:
    """Return what became of each anchor; no two get the same sentence, unless they were equal.

    Args:
        anchors: Of one post, as they were.
        text: The post's text now.
        sentences: Spans of its sentences.
        markers: Spans of its citation markers; those that a sentence's own text gives away may be missing.

    An anchor without `exact` is found by its fingerprint only. When that fails it is `gone` if its neighbours
    leave no sentence that could be it, else `ambiguous`. One that says nothing is `not-checked`.
    """
    unique = list(dict.fromkeys(anchors))  # one sentence can carry two claims
    states = dict(zip(unique, _reanchor(unique, PostSentences(text, sentences, markers)), strict=True))
    return [states[anchor] for anchor in anchors]


def _reanchor(anchors: Sequence[Anchor], post: PostSentences) -> list[AnchorState]:
    states: dict[int, AnchorState] = {}
    for number, anchor in enumerate(anchors):
        if anchor.fingerprint is None and anchor.exact is None:
            states[number] = AnchorState("not-checked")
        elif post.stands_at(anchor):
            states[number] = post.take(AnchorState("same", anchor.start, anchor.end, 1.0))
    for find in (_find_by_fingerprint, _find_verbatim, _find_by_score):
        rest = [number for number in range(len(anchors)) if number not in states]
        if rest:
            states |= find(post, anchors, rest, Shift(anchors, states))
    for number, anchor in enumerate(anchors):
        if number not in states:
            states[number] = AnchorState("gone") if anchor.exact else _without_wording(post, number, states)
    return [states[number] for number in range(len(anchors))]


def _find_by_fingerprint(
    post: PostSentences, anchors: Sequence[Anchor], rest: Sequence[int], shift: Shift
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
    post: PostSentences, anchors: Sequence[Anchor], rest: Sequence[int], shift: Shift
) -> dict[int, AnchorState]:
    """Find sentences whose wording is there, though the text's sentences were split elsewhere this time."""
    states = {}
    for number in rest:
        anchor = anchors[number]
        span = _verbatim_span(post, anchor, shift.expected(anchor))
        if span is not None:
            is_there = span == (anchor.start, anchor.end)
            states[number] = post.take(AnchorState("same" if is_there else "moved", *span, 1.0))
    return states


def _verbatim_span(post: PostSentences, anchor: Anchor, expected: int | None) -> Span | None:
    if anchor.exact:
        at = post.text.find(anchor.exact)
        is_once = at >= 0 and post.text.find(anchor.exact, at + 1) < 0
        is_it = is_once and post.is_free(at, at + len(anchor.exact))
        return (at, at + len(anchor.exact)) if is_it else None
    if anchor.start is None or anchor.end is None or anchor.fingerprint is None:
        return None
    length = anchor.end - anchor.start
    starts = [start for (start, _), free in zip(post.sentences, post.free, strict=True) if free]
    for start in [expected, *starts] if expected is not None else starts:
        span = (start, start + length)
        if (
            post.ends_word(*span)
            and post.is_free(*span)
            and fingerprint_of_span(post.text, span, post.markers) == anchor.fingerprint
        ):
            return span
    return None


def _find_by_score(
    post: PostSentences, anchors: Sequence[Anchor], rest: Sequence[int], shift: Shift
) -> dict[int, AnchorState]:
    rest = [number for number in rest if anchors[number].exact]
    if not rest:
        return {}
    sentence_words = [words_of(post.text[start:end]) for start, end in post.sentences]
    index = WordIndex(sentence_words)
    scores: dict[Pair, float] = {}
    weights: dict[Pair, float] = {}
    for number in rest:
        anchor = anchors[number]
        words = words_of(anchor.exact or "")
        for sentence in index.likely(words, post.free):
            start, end = post.sentences[sentence]
            quote = likeness(words, sentence_words[sentence], anchor.exact or "", post.text[start:end])
            if quote >= MIN_QUOTE:
                context, weight = _context_sum(post, anchor, sentence, shift)
                score = (QUOTE_WEIGHT * quote + context) / (QUOTE_WEIGHT + weight)
                weights[number, sentence] = quote + CONTEXT_SHARE * (context / weight if weight else 0.0)
                if score >= THRESHOLD or quote >= ALIKE:
                    scores[number, sentence] = score
    # A claim that is too unlike to be found has its sentence all the same: no other claim gets it.
    pairs = {
        number: sentence for number, sentence in best_pairs(weights).items() if (number, sentence) in scores
    }
    for sentence in pairs.values():
        post.free[sentence] = False
    rivals = _Rivals(post, pairs, scores, weights)
    states = {}
    for number, sentence in pairs.items():
        state: State = "ambiguous" if rivals.has(number, sentence) else "changed"
        states[number] = AnchorState(state, *post.sentences[sentence], round(scores[number, sentence], 3))
        if state == "ambiguous":
            states |= dict.fromkeys(rivals.of_sentence(number, sentence), AnchorState("ambiguous"))
    return states


class _Rivals:
    """What a sentence could be as well, or whose it could be as well: then nobody can tell."""

    def __init__(
        self,
        post: PostSentences,
        pairs: Mapping[int, int],
        scores: Mapping[Pair, float],
        weights: Mapping[Pair, float],
    ) -> None:
        self._scores, self._weights = scores, weights
        # Sentences that are free, by anchor; anchors without a sentence, by the sentence that they are like.
        self._sentences: dict[int, list[int]] = defaultdict(list)
        self._anchors: dict[int, list[int]] = defaultdict(list)
        for number, sentence in scores:
            if post.free[sentence]:
                self._sentences[number].append(sentence)
            if number not in pairs:
                self._anchors[sentence].append(number)

    def has(self, number: int, sentence: int) -> bool:
        """Whether another sentence is nearly as good for the anchor, or the sentence for another anchor."""
        score = self._scores[number, sentence]
        is_one_of_several = any(
            score - self._scores[number, other] < CLEAR for other in self._sentences[number]
        )
        return is_one_of_several or bool(self.of_sentence(number, sentence))

    def of_sentence(self, number: int, sentence: int) -> list[int]:
        """Return the anchors without a sentence whose sentence this could be as well."""
        weight = self._weights[number, sentence]
        return [
            other
            for other in self._anchors[sentence]
            if weight - self._weights[other, sentence] < CLEARLY_ITS_OWN
        ]


def _assign(post: PostSentences, scored: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return pairs of anchor and sentence, the best score first, each of both once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for number, sentence, _ in sorted(scored, key=lambda item: (-item[2], item[0], item[1])):
        if number not in pairs and sentence not in taken and post.free[sentence]:
            pairs[number] = sentence
            taken.add(sentence)
    return list(pairs.items())


def _context_sum(post: PostSentences, anchor: Anchor, sentence: int, shift: Shift) -> tuple[float, float]:
    """Return the weighted likeness of what is known of the anchor's surroundings, and the weights' sum."""
    start, end = post.sentences[sentence]
    total, weight = 0.0, 0.0
    if anchor.prefix is not None:
        weight += PREFIX_WEIGHT
        total += PREFIX_WEIGHT * likeness_of_texts(anchor.prefix, post.text[max(start - 32, 0) : start])
    if anchor.suffix is not None:
        weight += SUFFIX_WEIGHT
        total += SUFFIX_WEIGHT * likeness_of_texts(anchor.suffix, post.text[end : end + 32])
    expected = shift.expected(anchor)
    if expected is not None and post.text:
        weight += POSITION_WEIGHT
        total += POSITION_WEIGHT * max(1 - abs(expected - start) / len(post.text), 0)
    return total, weight


def _context(post: PostSentences, anchor: Anchor, sentence: int, shift: Shift) -> float:
    total, weight = _context_sum(post, anchor, sentence, shift)
    return total / weight if weight else 0.0


def _is_clear(post: PostSentences, anchor: Anchor, chosen: int, free: Sequence[int], shift: Shift) -> bool:
    if anchor.prefix is None and anchor.suffix is None:
        return False
    best = _context(post, anchor, chosen, shift)
    return all(best - _context(post, anchor, other, shift) >= CLEAR for other in free if other != chosen)


def _without_wording(post: PostSentences, number: int, states: Mapping[int, AnchorState]) -> AnchorState:
    """Tell, from the neighbours alone, whether a sentence of unknown wording can still be there."""
    before = [s.end for n, s in states.items() if n < number and s.end is not None]
    after = [s.start for n, s in states.items() if n > number and s.start is not None]
    low, high = max(before, default=0), min(after, default=len(post.text))
    is_room = any(
        free and low <= start and end <= high
        for (start, end), free in zip(post.sentences, post.free, strict=True)
    )
    return AnchorState("ambiguous" if is_room or low > high else "gone")
