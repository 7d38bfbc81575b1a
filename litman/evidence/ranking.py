"""Which works speak of a claim: the index's order, looked at more closely, and whether any speaks of it at all.

Works on one subject use the same words; what tells them apart is in single sentences: whether one has the claim's
numbers, and went its way. And a work that has one word of a claim, or only those that say little, does not speak of it:
better to say so than to show what only looks like an answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from litman.evidence.claimed import Claimed
from litman.evidence.cues import directions
from litman.evidence.passages import Passage
from litman.index.query.candidate_works import FoundWork, FoundWorks
from litman.index.query.term_rows import Spans, term_rows
from litman.texts.plain_text import text_of_plain

# Chosen on one half of the claims of benchmarks/evidence.py, and so that abstracts of other fields, of which a sentence
# says the same in other words, come to the front as well.
_SAME_WAY, _NUMBERS = 3.0, 8.0
_OVERLAP = 0.8  # of the weight of the claim's words in the sentence
_LENGTH, _USUAL = 0.2, 22.0  # how much longer sentences count less; words of one as long as most
_ENOUGH = 0.2  # of the weight of the claim: in a sentence that has it, way and numbers count in full
_SAME_YEAR = 1.0
# What a work must have of the weight of a claim's words to speak of it: of all, or of those that the library knows at
# all, or less where it has three of them.
_LEAST_SHARE, _LEAST_KNOWN, _LEAST_OF_THREE = 0.15, 0.4, 0.3
_LEAST_WORDS, _MANY_WORDS = 2, 3
# Two words are soon found in a title: one about the risk of cancer says nothing of coffee and cancer of the liver.
_LEAST_SHARE_OF_TITLE, _LEAST_KNOWN_OF_TITLE = 0.3, 0.7
_FUSED = 6  # of reciprocal ranks, which count from 0
_NEAR, _NEAR_BESIDE = 0.6, 0.4  # nearness in meaning that says as much as words in common
_BESIDE_SHARE, _BESIDE_KNOWN = 0.06, 0.2  # of works that are named beside one that speaks of it


@dataclass(frozen=True, slots=True)
class RankedWork:
    """A work, and how much of the claim it has."""

    work: FoundWork
    score: float
    # numbers of the claim's words that are in its title, keywords, abstract, or passage
    shared: frozenset[int]


class Weights:
    """How much each word of a claim tells: the rarer in the library, the more."""

    def __init__(self, counts: Sequence[int], total: int) -> None:
        self._known = [number for number, count in enumerate(counts) if count]
        self._of = [math.log(1 + (max(total, count) - count + 0.5) / (count + 0.5)) for count in counts]

    def of(self, words: Iterable[int]) -> float:
        """Return the weight of some of the words, by their numbers."""
        return sum(self._of[number] for number in words)

    def share(self, words: Iterable[int]) -> float:
        """Return which part of the claim's weight these words have."""
        return self.of(words) / (sum(self._of) or 1.0)

    def known_share(self, words: Iterable[int]) -> float:
        """Return which part they have of the weight of the words that the library knows."""
        return self.of(words) / (self.of(self._known) or 1.0)


def rank_works(claim: Claimed, found: FoundWorks) -> list[RankedWork]:
    """Return the works that the index found, those to look at first in front."""
    weights = Weights(found.counts, found.total)
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    for work in found.works:
        start = len(texts)
        texts += [f"{work.line.title}\n{work.keywords}\n{work.line.who}", *_sentences(work.abstract)]
        spans.append((start, len(texts)))
    rows = term_rows(texts, claim.words)
    ranked = [
        _ranked(claim, work, texts, rows, span, weights)
        for work, span in zip(found.works, spans, strict=True)
    ]
    ranked.sort(key=lambda one: -one.score)
    return _fused(ranked) if any(one.work.nearness is not None for one in ranked) else ranked


def speaks(
    weights: Weights,
    words: int,
    shared: frozenset[int],
    *,
    has_text: bool = True,
    nearness: float | None = None,
) -> bool:
    """Whether a work that has these words of a claim speaks of what it is about.

    Args:
        weights: Of the claim's words.
        words: How many there are.
        shared: Those that the work has.
        has_text: Whether more than its title is known.
        nearness: In meaning, where that is known.
    """
    if nearness is not None and nearness >= _NEAR:
        return True
    if len(shared) < max(min(_LEAST_WORDS, words), 1):
        return False
    share, known = weights.share(shared), weights.known_share(shared)
    has_many = len(shared) >= _MANY_WORDS
    if not (has_text or has_many):
        return share >= _LEAST_SHARE_OF_TITLE or known >= _LEAST_KNOWN_OF_TITLE
    return share >= _LEAST_SHARE or known >= _LEAST_KNOWN or (has_many and known >= _LEAST_OF_THREE)


def is_beside(
    weights: Weights, shared: frozenset[int], *, has_text: bool = True, nearness: float | None = None
) -> bool:
    """Whether a work has enough of a claim to be named after, or before, one that speaks of it."""
    if nearness is not None and nearness >= _NEAR_BESIDE:
        return True
    if not has_text and len(shared) < _LEAST_WORDS:
        return False
    return weights.share(shared) >= _BESIDE_SHARE or weights.known_share(shared) >= _BESIDE_KNOWN


def with_passages(ranked: RankedWork, passages: Sequence[Passage]) -> RankedWork:
    """Return the work with the words of the passage that fits best, which may be from a whole text."""
    best = passages[0].shared if passages else frozenset()
    return RankedWork(ranked.work, ranked.score, ranked.shared | best)


def _fused(ranked: Sequence[RankedWork]) -> list[RankedWork]:
    """Return works in an order to which words and meaning say the same: by the sum of their reciprocal ranks.

    Source: G. Cormack, C. Clarke, S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet" (2009).
    """
    by_meaning = sorted(range(len(ranked)), key=lambda at: -(ranked[at].work.nearness or 0.0))
    sums = [1 / (_FUSED + place) for place in range(len(ranked))]
    for place, at in enumerate(by_meaning):
        sums[at] += 1 / (_FUSED + place)
    order = sorted(range(len(ranked)), key=lambda at: -sums[at])
    return [replace(ranked[at], score=sums[at]) for at in order]


def _ranked(
    claim: Claimed,
    work: FoundWork,
    texts: Sequence[str],
    rows: Sequence[Mapping[int, Spans]],
    span: tuple[int, int],
    weights: Weights,
) -> RankedWork:
    start, end = span
    shared: set[int] = set()
    best = 0.0
    for at in range(start, end):
        here = [number for number, marks in enumerate(rows) if at in marks]
        shared.update(here)
        if here and at > start:
            best = max(best, _agreement(claim, texts[at], weights.of(here), weights.share(here), best))
    is_of_year = work.line.year is not None and work.line.year in claim.years
    return RankedWork(work, work.score + best + _SAME_YEAR * is_of_year, frozenset(shared))


def _agreement(claim: Claimed, sentence: str, weight: float, share: float, least: float) -> float:
    """Return how much a sentence speaks for its work beyond the words that all works of the subject have.

    Its numbers are not looked at where it could not reach `least` with them.
    """
    same = _SAME_WAY * bool(directions(sentence) & claim.ways)
    length = 1 - _LENGTH + _LENGTH * len(sentence.split()) / _USUAL
    counts, overlap = min(1.0, share / _ENOUGH), _OVERLAP * weight / length
    if claim.numbers.all and (same + _NUMBERS) * counts + overlap > least:
        same += _NUMBERS * claim.share_of_numbers(sentence)
    return same * counts + overlap


def _sentences(abstract: str) -> list[str]:
    if not abstract:
        return []
    text = text_of_plain(abstract)
    return [text.words(sentence) for sentence in text.sentences]
