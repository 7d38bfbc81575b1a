"""On how many examples a property is tried."""

from __future__ import annotations

import os

LOOKS_FOR_NEW = os.environ.get("HYPOTHESIS_PROFILE") == "random"
_LEAST = 25


def trials(number: int) -> int:
    """Return how many examples are tried: all, where each run looks for new ones; else, always the same, a quarter."""
    return number if LOOKS_FOR_NEW else min(number, max(number // 4, _LEAST))
