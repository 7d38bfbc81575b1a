"""On how many examples a property is tried."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

LOOKS_FOR_NEW = os.environ.get("HYPOTHESIS_PROFILE") == "random"
_LEAST = 25

T = TypeVar("T")


def trials(number: int) -> int:
    """Return how many examples are tried: all, where each run looks for new ones; else, always the same, a quarter."""
    return number if LOOKS_FOR_NEW else min(number, max(number // 4, _LEAST))


def one_of(step: int, items: Sequence[T]) -> Sequence[T]:
    """Return what is tried of many real things: all, where each run looks for new ones; else one of so many."""
    return items if LOOKS_FOR_NEW else items[::step]
