"""Pairs of two kinds of things, each of both once, the best of all together rather than one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

_TOGETHER = 32  # of one kind that are weighed against each other; more of them are paired the best first
_LEAST = 1e-9  # a gain that is one

Pair = tuple[int, int]


def best_pairs(weights: Mapping[Pair, float]) -> dict[int, int]:
    """Return which of the second kind each of the first gets, so that the sum of the weights is the highest.

    Args:
        weights: Of the pairs that may be, all above 0; what has no pair here gets none.

    Where more than a few dozen of the first kind want the same, the best pairs are taken one after the other: the
    time stays in proportion to the number of pairs.
    """
    pairs: dict[int, int] = {}
    for group in _groups(weights):
        firsts = {one for one, _ in group}
        pairs |= _best_first(group, weights) if len(firsts) > _TOGETHER else _together(group, weights)
    return pairs


def _groups(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """Return the pairs by what hangs together."""
    of_first: dict[int, list[Pair]] = {}
    of_second: dict[int, list[Pair]] = {}
    for pair in sorted(weights):
        of_first.setdefault(pair[0], []).append(pair)
        of_second.setdefault(pair[1], []).append(pair)
    groups: list[list[Pair]] = []
    seen: set[int] = set()
    for start in of_first:
        if start in seen:
            continue
        seen.add(start)
        group, waiting, met = [], [start], set()
        while waiting:
            for pair in of_first[waiting.pop()]:
                group.append(pair)
                if pair[1] in met:
                    continue
                met.add(pair[1])
                for other, _ in of_second[pair[1]]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        groups.append(group)
    return groups


def _best_first(group: Sequence[Pair], weights: Mapping[Pair, float]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one, other in sorted(group, key=lambda pair: (-weights[pair], pair)):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _together(group: Sequence[Pair], weights: Mapping[Pair, float]) -> dict[int, int]:
    """Add one pair after the other along the chain of changes that gains most, while one gains.

    Source: successive shortest paths, R. K. Ahuja et al., Network Flows (1993), chapter 12.
    """
    wanted: dict[int, list[int]] = {}
    for one, other in group:
        wanted.setdefault(one, []).append(other)
    pairs: dict[int, int] = {}
    holder: dict[int, int] = {}
    while True:
        end, came_from = _best_chain(wanted, pairs, holder, weights)
        if end is None:
            return pairs
        while end is not None:
            one = came_from[end]
            before = pairs.get(one)
            pairs[one], holder[end] = end, one
            end = before


def _best_chain(
    wanted: Mapping[int, Sequence[int]],
    pairs: Mapping[int, int],
    holder: Mapping[int, int],
    weights: Mapping[Pair, float],
) -> tuple[int | None, dict[int, int]]:
    """Return the free one of the second kind at the end of the best chain, and who asks for each on the way."""
    gain = {one: 0.0 for one in wanted if one not in pairs}
    asked: dict[int, float] = {}
    came_from: dict[int, int] = {}
    waiting = deque(gain)
    while waiting:
        one = waiting.popleft()
        for other in wanted[one]:
            if pairs.get(one) == other:
                continue
            sum_of_gains = gain[one] + weights[one, other]
            if sum_of_gains <= asked.get(other, 0.0) + _LEAST:
                continue
            asked[other], came_from[other] = sum_of_gains, one
            if other in holder:
                pushed = holder[other]
                gain[pushed] = sum_of_gains - weights[pushed, other]
                waiting.append(pushed)
    free = [other for other in asked if other not in holder]
    return max(free, key=lambda other: (asked[other], -other), default=None), came_from
